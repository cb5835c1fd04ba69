"""The wheel's build hook: compile the data, so that an installed program parses no YAML."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledData(BuildHookInterface[Any]):
    """Puts the compiled form of the data into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile into a directory of its own; an editable install reads the YAML files themselves."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from ptvspt.loading import compiled, compiled_fit, compiled_interview, library

        self.work = tempfile.TemporaryDirectory()
        data, made = root / "data", Path(self.work.name)
        catalogue = library.read(data).catalogue
        compiled.write(catalogue, library.sizes(data), made)
        for interview in library.locate_interviews(data, catalogue.sources).interviews.values():
            compiled_interview.write(interview, library.sizes(data), made)
        fitting = library.locate_fitting(data, catalogue.sources)
        if fitting is not None:
            compiled_fit.write(fitting.fitting, library.sizes(data), made)
        build_data["force_include"][self.work.name] = "ptvspt/data/compiled"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - hatch's interface
        """Remove the directory."""
        if version != "editable":
            self.work.cleanup()
