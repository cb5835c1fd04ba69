"""Words in any order: each names a profession or a section."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ptvspt.commands.options import directory, section_names
from ptvspt.errors import UsageError
from ptvspt.names import resolve, spelling, suggestion

if TYPE_CHECKING:
    import typer

    from ptvspt.profiles.records import Catalogue

FEWEST, MOST = 2, 6
"""How many professions stand side by side."""


class Named(NamedTuple):
    """What some words name: the catalogue of their professions alone, these as written and their ids, the sections."""

    catalogue: Catalogue
    professions: list[str]
    ids: list[str]
    sections: list[str]

    @property
    def repeated(self) -> str | None:
        """The first word for a profession that was named before, if there is one."""
        return next((word for at, word in enumerate(self.professions) if self.ids[at] in self.ids[:at]), None)


def load(
    ctx: typer.Context,
    data: str | None,
    words: Sequence[str],
    *,
    beside: Sequence[str] = (),
    default: Sequence[str] = (),
) -> Named:
    """Load the professions that the words and options name, or the default ones; a word that is both is a profession.

    `beside` are words that can only be professions. Raises UsageError for a word that is neither a profession
    nor a section, DataError when the data cannot be used.
    """
    from ptvspt.loading import library

    known: dict[str, str] = {}

    def choose(names: Mapping[str, str]) -> list[str]:
        known.update(names)
        found = [word for word in words if spelling(word) in names] + list(beside)
        ids = [resolve(word, names, "profession", "ptvspt list") for word in found]
        return list(dict.fromkeys(ids or [one for one in default if one in names]))

    catalogue = library.load(directory(ctx, data), choose)
    titles = section_names(catalogue)
    others = [word for word in words if spelling(word) not in known]
    for word in others:
        if spelling(word) not in titles:
            near = suggestion(spelling(word), [*known, *titles])
            remedy = near or "; 'ptvspt list' and 'ptvspt list --sections' list them"
            raise UsageError(f"no profession or section '{word}'{remedy}")
    named = [word for word in words if spelling(word) in known] + list(beside) or list(default)
    return Named(catalogue, named, [resolve(word, known, "profession", "ptvspt list") for word in named], others)
