"""Which career fits: the interview of `ptvspt career`, and its result."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ptvspt.document.screen import warn
from ptvspt.interview.records import JURISDICTION

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import typer

    from ptvspt.career.criteria import Fitting
    from ptvspt.commands.emit import Wish
    from ptvspt.commands.interviewing import Part, Shown
    from ptvspt.document.tree import Depth, Document
    from ptvspt.interview.conditions import Answers
    from ptvspt.interview.records import Interview
    from ptvspt.interview.voices import Audience
    from ptvspt.results import Grid


class Result:
    """What comes of complete answers; pages and data are made on demand."""

    page_name = "career.html"

    def __init__(self, fitting: Fitting, given: Answers, data: Path | None, state: str | None) -> None:
        """Hold every profession against the answers; a state that they name goes before another.

        Raises what `fit` does.
        """
        from ptvspt.career.fit import fit
        from ptvspt.loading import library

        asked = fitting.interview.questions.get(JURISDICTION)
        if asked is not None:
            code = next(iter(given.get(JURISDICTION, ())), None)
            state = None if code == asked.unsure else code
        self.fitting, self.data = fitting, data
        self.basis = library.fit_basis(data, state)
        self.fit = fit(fitting, self.basis, given)
        for id_ in self.fit.dropped:
            warn(f"warning: the question '{id_}' is not asked with these answers; dropped")

    def page(self, depth: Depth, more: str) -> Document:
        """Return the result to read, at the level that is wanted; `more` says where the rest is."""
        from ptvspt.career import fit_page  # what programs read does without it

        return fit_page.document(self.fitting, self.basis, self.fit, self._version, depth=depth, more=more)

    def parts(self) -> dict[str, Part]:
        """Return what can be shown beside it: what the first ones cost and pay."""
        from ptvspt.commands.interviewing import Part

        return {"pay": Part("Does it pay? Those that fit, side by side", self._pay, full=False)}

    def values(self) -> object:
        """Return the result for programs."""
        from ptvspt.career import fit_export

        return fit_export.result(self._version, self.fitting, self.basis, self.fit)

    def grid(self) -> Grid:
        """Return the result as rows."""
        from ptvspt.career import fit_export

        return fit_export.grid(self.fit)

    def lines(self) -> Grid:
        """Return the result as lines in words."""
        from ptvspt.career import fit_export

        return fit_export.lines(self.fit)

    @cached_property
    def _version(self) -> str:
        from ptvspt.loading import library

        return library.version(self.data)

    def _pay(self) -> Document:
        from ptvspt.career import page
        from ptvspt.career.compare import compare
        from ptvspt.career.fit import degree
        from ptvspt.career.fit_page import SHOWN
        from ptvspt.career.paths import Settings
        from ptvspt.career.weighing import AGAINST

        found, basis = self.fit, self.basis
        shown = (found.open or found.matches)[:SHOWN]
        held = next((one.prospect.path.id for one in found.matches if one.profession.id == AGAINST), "high-school")
        orders = {id_: one.order for id_, one in basis.professions.items()}
        settings = Settings(degree=degree(found.answers))
        ids = [one.prospect.path.id for one in shown]
        return page.document(compare(basis.careers, ids, held, settings, (basis.code, basis.place), orders))


def command(
    ctx: typer.Context,
    data: str | None,
    wish: Wish,
    *,
    state: str | None,
    answer: Sequence[str],
    answers: Sequence[str],
    save: Sequence[str],
    force: bool,
    no_input: bool,
) -> None:
    """Ask what somebody wants of a career, and show which professions fit."""
    from typer._click.core import ParameterSource  # Typer keeps its own click: ADR 0001

    from ptvspt.commands.interviewing import Call, hold
    from ptvspt.commands.options import directory
    from ptvspt.loading import library

    place = directory(ctx, data)
    found = library.fitting(place)
    code = None if state is None else library.place_code(place, state)
    asks = JURISDICTION in found.interview.questions
    named = {JURISDICTION: (code.lower(),)} if code is not None and asks else {}
    typed = ctx.get_parameter_source("state") is ParameterSource.COMMANDLINE
    call = Call(
        name="career",
        flags=answer,
        answers=answers,
        save=save,
        force=force,
        audience=None,
        no_input=no_input,
        whom=False,
        given=named if typed else {},
        default={} if typed else named,
    )

    def result(_logic: Interview, given: Answers, _audience: Audience) -> Shown:
        return Result(found, given, place, code)

    hold(call, lambda: found.interview, result, wish)
