"""The shipped questions and criteria about careers, and answers to them for tests."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ptvspt.career.criteria import Fitting
from ptvspt.career.fit import Fit, fit
from ptvspt.career.weighing import Basis
from ptvspt.loading import library

SHIPPED = library.fitting()
BASES: dict[str, Basis] = {"unsure": library.fit_basis(None, None), "oh": library.fit_basis(None, "oh")}
"""What criteria are held against, by the answer to the question for the state."""


def left_open(
    answers: Mapping[str, str | Collection[str]], fitting: Fitting = SHIPPED
) -> dict[str, str | Collection[str]]:
    """Return answers with every other question left open."""
    return {id_: one.unsure or "" for id_, one in fitting.interview.questions.items()} | dict(answers)


def fitted(answers: Mapping[str, str | Collection[str]], fitting: Fitting = SHIPPED) -> Fit:
    """Return what fits some answers, every other question left open."""
    whole = left_open(answers, fitting)
    return fit(fitting, BASES[str(whole["jurisdiction"])], whole)
