"""How long facts stay fresh, and what a page says of those that are not."""

from __future__ import annotations

import pytest

from ptvspt.profiles.freshness import NAMED, SHELF_MONTHS, months_old, warning
from ptvspt.profiles.records import (
    Attribute,
    Certainty,
    Checked,
    Citation,
    Fact,
    Grade,
    Kind,
    Missing,
    Shelf,
    Source,
    SourceKind,
    When,
)

TODAY = "2026-11-27"


def fact(as_of: str, issued: str = "undated", kind: SourceKind = SourceKind.LAW, checked: str = "never") -> Fact:
    source = Source("x", "A title", "A house", "https://e.org", kind, When(issued), Checked(checked), Grade.OFFICIAL)
    return Fact(value="1", as_of=When(as_of), citations=(Citation(source),))


def row(shelf: Shelf) -> Attribute:
    return Attribute(id="one", label="One", kind=Kind.TEXT, renew=shelf)


@pytest.mark.parametrize("shelf", NAMED)
def test_a_page_warns_from_the_month_after_the_shelf_life(shelf: Shelf) -> None:
    months = SHELF_MONTHS[shelf]
    year, month = divmod(2026 * 12 + 10 - months, 12)
    last = f"{year}-{month + 1:02}"
    assert months_old(last, TODAY) == months
    assert warning([(row(shelf), fact(last))], TODAY) == ""
    year, month = divmod(2026 * 12 + 9 - months, 12)
    assert "Newer ones may be out" in warning([(row(shelf), fact(f"{year}-{month + 1:02}"))], TODAY)


def test_the_oldest_date_of_each_kind_is_named_once() -> None:
    shown = [
        (row(Shelf.WAGES), fact("2024-05")),
        (row(Shelf.WAGES), fact("2023-05")),
        (row(Shelf.LAW), fact("2019")),
    ]
    assert warning(shown, TODAY) == 'Not new: "One" (2019), pay figures (May 2023). Newer ones may be out.'


@pytest.mark.parametrize(
    "shown",
    [
        (row(Shelf.GENERAL), fact("2001")),
        (row(Shelf.NEVER), fact("2001")),
        (row(Shelf.LAW), fact("2001", issued="2026-11")),
        (row(Shelf.LAW), fact("2001", kind=SourceKind.STUDY)),
        (row(Shelf.LAW), fact("undated", checked="2026-11-20")),
        (row(Shelf.LAW), Fact(value=Missing.UNKNOWN)),
        (row(Shelf.LAW), fact("2001")._replace(certainty=Certainty.OPINION)),
    ],
    ids=["other facts", "history", "issued since", "a study", "read since", "not known", "a view"],
)
def test_a_page_does_not_warn_of(shown: tuple[Attribute, Fact]) -> None:
    assert warning([shown], TODAY) == ""
