"""Compare US movement and health professions, and find out which one you need."""

import os

__version__ = "0.2.0"


def versions() -> str:
    """Return the versions of the program and of the data that it ships, in one line."""
    here = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120 - pathlib costs 4 ms
    places = (os.path.join(here, "data"), os.path.join(here, "..", "..", "data"))  # noqa: PTH118 - as above
    for place in places:  # installed, and in a checkout
        try:
            with open(os.path.join(place, "professions.yaml"), encoding="utf-8") as file:  # noqa: PTH118, PTH123 - as above
                for line in file:
                    if line.startswith("version: "):
                        return f"ptvspt {__version__}, data {line.split()[1]}"
        except OSError:
            continue
    return f"ptvspt {__version__}"
