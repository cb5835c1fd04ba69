"""An advice with what decorates it: the place, the profiles, and the pages that are made of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ptvspt.document.screen import warn
from ptvspt.errors import DataError, UsageError
from ptvspt.interview.blanks import Filling
from ptvspt.interview.engine import advise, would_change
from ptvspt.interview.records import JURISDICTION
from ptvspt.interview.voices import Audience, spoken

if TYPE_CHECKING:
    from pathlib import Path

    from ptvspt.commands.interviewing import Part
    from ptvspt.document.tree import Depth, Document
    from ptvspt.interview.conditions import Answers
    from ptvspt.interview.records import Interview
    from ptvspt.profiles.records import Catalogue
    from ptvspt.results import Grid


class Result:
    """What comes of complete answers, in the words for whom they are; pages and data are made on demand."""

    page_name = "advice.html"

    def __init__(
        self, logic: Interview, given: Answers, audience: Audience, data: Path | None, *, note: bool = False
    ) -> None:
        """Decide, and warn of answers that are not asked for and of what is missing. Raises what `advise` does.

        With `note`, the page is the note to take along.
        """
        self.data, self.noted = data, note
        self.advice = advise(logic := spoken(logic, audience), given)
        local = self._place()
        for id_ in self.advice.dropped:
            warn(f"warning: the question '{id_}' is not asked with these answers; dropped")
        self.filling = Filling(logic, self.advice.answers, audience, local)
        self.changes = would_change(logic, given)

    def page(self, depth: Depth, more: str) -> Document:
        """Return the result to read, at the level that is wanted; `more` says where the rest is."""
        from ptvspt.interview import page  # what programs read does without it

        if self.noted:
            return page.note(self.filling)
        found = self._catalogue
        professions = list(found.professions.values())
        return page.document(
            self.filling, self.advice, self.changes, professions, found.version, depth=depth, more=more
        )

    def parts(self) -> dict[str, Part]:
        """Return what can be shown beside it: why it is no other answer, and the note to take along."""
        from ptvspt.commands.interviewing import Part
        from ptvspt.interview import page

        note = {"note": Part("The note to take along", lambda: page.note(self.filling), full=False)}
        if self.advice.outcome.ends:
            return note
        others = Part("Why not another answer", lambda: page.others(self.filling, self.advice, self.changes))
        return {"others": others, **note}

    def values(self) -> object:
        """Return the result for programs."""
        from ptvspt.interview import export  # after the questions, so that the first comes soon

        return export.result(self._profiles(()).version, self.filling, self.advice, self.changes)

    def grid(self) -> Grid:
        """Return the result as rows."""
        from ptvspt.interview import export

        return export.grid(self.filling, self.advice)

    def lines(self) -> Grid:
        """Return the result as lines in words."""
        from ptvspt.interview import export

        return export.lines(self.filling, self.advice)

    @cached_property
    def _catalogue(self) -> Catalogue:
        return self._profiles(self.advice.professions)

    def _place(self) -> dict[str, str]:
        """Add what holds where the person lives, when a therapist is named; return what fills blanks with it."""
        from ptvspt.interview import local
        from ptvspt.loading import library

        code = next(iter(self.advice.answers.get(JURISDICTION, ())), "")
        if "pt" not in self.advice.professions or not code:
            return {}
        try:
            if not library.has_places(self.data):
                warn("warning: there are no tables of places, so what holds where you live is left out")
                return {}
            place = library.law(self.data, code)
        except UsageError:  # the tables do not know it, like an answer that is no place
            return {}
        except DataError as error:
            warn(f"warning: what holds where you live is left out: {error.problems[0]}")
            return {}
        self.advice = local.placed(self.advice, place)
        return local.words(place)

    def _profiles(self, wanted: Sequence[str]) -> Catalogue:
        """Return the profiles that an advice is decorated with: those that can be had."""
        from ptvspt.loading import library
        from ptvspt.profiles.records import Catalogue

        missing: list[str] = []

        def choose(names: Mapping[str, str]) -> list[str]:
            missing.extend(id_ for id_ in wanted if id_ not in names.values())
            return [id_ for id_ in wanted if id_ not in missing]

        try:
            found = library.load(self.data, choose)
        except DataError as error:
            warn(f"warning: the profiles are left out: {error.problems[0]}")
            return Catalogue(version="unknown", sections={}, sources={}, publishers={}, professions={})
        if missing:
            warn(f"warning: there is no profile of {', '.join(missing)}, so it is left out")
        return found
