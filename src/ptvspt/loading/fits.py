"""Which career fits: its questions and criteria from a file, and what they are held against from the tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from ptvspt.career.criteria import VALUE, Criterion, Fitting, questions_alone
from ptvspt.errors import DataError
from ptvspt.loading import statistics
from ptvspt.loading.decoding import Skip
from ptvspt.loading.files import present, read_data
from ptvspt.loading.interviews import CAREER, Reader
from ptvspt.loading.nodes import Location, Node, parse
from ptvspt.loading.tables import Reader as Rows
from ptvspt.profiles.join import MEANING
from ptvspt.profiles.records import Profession, Source
from ptvspt.profiles.statistics import Domain, Rating, first

LOOKS = ("fact", "amount", "interest")
"""What a criterion looks at: one of them, or nothing where professions are listed and sources cited."""


class Located(NamedTuple):
    """A fitting, and where each of its parts stands: `career`, `career.question.years`, `career.criterion.x`."""

    fitting: Fitting
    locations: dict[str, Location]


def locate(directory: Path, sources: dict[str, Source]) -> Located | None:
    """Return the fitting of a directory of interviews, or None when it has none. Raises DataError."""
    path = directory / CAREER
    if not path.exists():
        return None
    reader = _Reader(sources)
    found = _read(path, reader)
    return Located(found, {f"{path.stem}{key}": location for key, location in reader.locations.items()})


def read(directory: Path, sources: dict[str, Source]) -> Fitting:
    """Return the fitting of a directory of interviews. Raises DataError with every problem of its file."""
    return _read(directory / CAREER, _Reader(sources))


def _read(path: Path, reader: _Reader) -> Fitting:
    node = parse(read_data(path), str(path))
    try:
        fitting = reader.fitting(node)
    except Skip:
        fitting = None
    if reader.problems or fitting is None:
        raise DataError(*sorted(set(reader.problems)))
    return fitting


class _Head(NamedTuple):
    """What stands at the head of the file."""

    id: str
    title: str
    version: str
    sure: str


class _Reader(Reader):
    def __init__(self, sources: dict[str, Source]) -> None:
        super().__init__(sources)
        self.blanks = (VALUE,)

    def fitting(self, node: Node) -> Fitting:
        opening = self.asked(node)
        criteria: dict[str, Criterion] = {}
        for id_, one in self.parts(node, "criteria", "criterion"):
            for criterion in self.attempt(partial(self._criterion, id_), [one]):
                criteria[id_] = criterion
        limits, ask = (
            tuple(self.attempt(self.text, self.items(self.required(node, key, "Fitting")))) for key in ("limits", "ask")
        )
        links = self.mapping(self.required(node, "look", "Fitting")).entries
        look = {name: address for name, one in links.items() for address in self.attempt(self.text, [one])}
        head = self.record(node, _Head, elsewhere=("opening", "questions", "criteria", "limits", "look", "ask"))
        return Fitting(questions_alone(head, opening, self.questions), criteria, limits, look, ask)

    def _criterion(self, id_: str, node: Node) -> Criterion:
        entries = self.mapping(node).entries
        looks = [key for key in LOOKS if key in entries]
        citations = tuple(self.attempt(self._citation, self.items(entries["sources"]) if "sources" in entries else []))
        if len(looks) != (0 if citations else 1):
            wanted = "looks at one of fact, amount and interest, or cites sources"
            raise self.fail(node.location, f"the criterion '{id_}' {wanted}; give it one of these")
        if "interest" in entries:
            self.choice(entries["interest"], MEANING, "interest")
        criterion: Criterion = self.record(node, Criterion, elsewhere=("sources",), id=id_, citations=citations)
        self._hold(criterion, entries, node.location)
        return criterion

    def _hold(self, criterion: Criterion, entries: Mapping[str, Any], location: Location) -> None:
        """Note what a criterion could never say."""
        if not criterion.sides:
            self.fail(location, "it says nothing; give it supports, opposes or excludes")
        if criterion.excludes and (criterion.supports or criterion.opposes):
            self.fail(entries["excludes"].location, "a must is no wish; make two criteria of it")
        if criterion.weight not in (1, 2):
            self.fail(entries["weight"].location, "a wish counts 1 or 2")
        for name in ("supports", "opposes", "excludes"):
            side = getattr(criterion, name)
            if side is None:
                continue
            if bool(side.professions) + bool(side.has) + side.bounded != 1:
                message = "professions, or words after 'has', or bounds are wanted here, and one of them only"
                self.fail(entries[name].location, message)
            if not side.professions and criterion.citations:
                self.fail(entries[name].location, "a criterion that cites sources lists professions")


def interests(
    directory: Path, source_of: Callable[[str], Source | None], professions: Mapping[str, Profession]
) -> dict[str, dict[str, Rating]]:
    """Return how well each interest fits a profession by O*NET, by its id and the interest. Raises DataError."""
    if statistics.ONET not in present(directory):
        return {}
    reader = Rows(source_of)
    rows = reader.rows(
        directory / statistics.ONET, statistics.ONET_COLUMNS, lambda row: row[1] == Domain.INTEREST.value
    )
    rated: dict[str, dict[str, Rating]] = {}
    for row in rows:
        one = statistics.rating(reader, row)
        rated.setdefault(one.code, {})[one.element] = one
    if reader.problems:
        raise DataError(*reader.problems)
    codes = {id_: first(one.codes.get("onet", ()), rated) for id_, one in professions.items()}
    return {id_: rated[code] for id_, code in codes.items() if code}
