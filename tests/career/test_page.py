from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from ptvspt.career import page, words
from ptvspt.career.compare import Comparison, compare, turning
from ptvspt.career.paths import Settings
from ptvspt.document import html, linear, markdown, terminal
from ptvspt.document.screen import Screen
from ptvspt.document.tree import BulletList, Depth, LineChart, Table, plain
from ptvspt.loading import library

Compare = Callable[..., Comparison]


def cells(comparison: Comparison, depth: Depth = Depth.BRIEF) -> dict[str, list[str]]:
    """Return the rows of the first table by their heads."""
    table = page.document(comparison, depth=depth).blocks[0]
    assert isinstance(table, Table)
    return {
        re.sub(r"\[\d+\]", "", plain(first[0].content)): [plain(cell[0].content) for cell in others]
        for first, *others in table.rows
    }


def test_the_table_says_what_a_projection_holds(compared: Compare) -> None:
    comparison = compared()
    rows = cells(comparison)
    mine = comparison.prospects[0].projection
    assert rows["Years until you earn"] == ["7", "under 1"]
    assert rows["Owed when you start"] == [f"${mine.owed:,.0f}", "none"]
    assert rows["Loan payment a month"] == [f"${mine.monthly:,.0f}", "none"]
    assert rows["Ahead of the trainer"] == ["from year 15", "\N{EN DASH}"]
    assert rows["Worth in 20 years"][0] == f"${mine.present:,.0f}"


def test_a_cost_from_one_school_is_marked(compared: Compare) -> None:
    assert cells(compared())["Tuition, exams, license"] == ["$130,500*", "$1,100*"]
    assert cells(compared("high-school"))["Tuition, exams, license"] == ["$0"]


def test_an_age_that_is_given_is_told_when_work_begins(compared: Compare) -> None:
    rows = cells(compared(settings=Settings(age=30)))
    assert rows["Years until you earn"] == ["7 (at 37)", "under 1 (at 30)"]


def test_all_of_it_looks_ten_twenty_and_forty_years_ahead(compared: Compare) -> None:
    rows = cells(compared(settings=Settings(horizon=30)), Depth.FULL)
    assert [head for head in rows if head.startswith("Worth")] == [
        f"Worth in {years} years" for years in (10, 20, 30, 40)
    ]


def test_the_path_that_all_are_held_against_is_drawn_too(compared: Compare) -> None:
    chart = page.chart(compared("pt:public"))
    assert [curve.label for curve in chart.curves] == ["Therapist, public", "Trainer, certified"]
    assert len(page.chart(compared()).curves) == 2


@pytest.mark.parametrize("horizon", [1, 2, 3, 7, 20, 50])
def test_a_curve_ends_at_the_horizon(compared: Compare, horizon: int) -> None:
    chart = page.chart(compared(settings=Settings(horizon=horizon)))
    assert all(len(curve.values) == horizon + 1 for curve in chart.curves)
    assert all(len(curve.texts) == len(chart.columns) - 1 for curve in chart.curves)
    assert chart.ticks[-1][0] == 1.0


def test_each_path_is_a_sentence_in_linear_reading(compared: Compare) -> None:
    text = linear.render(page.document(compared()), Screen(500, colour=False, linear=True))
    (mine,) = [line for line in text.splitlines() if "left over" in line and "public" in line]
    assert mine.endswith("after 20; ahead of the trainer from year 15.")
    assert "───" not in text


def test_what_is_left_out_and_that_it_is_before_tax_is_said_at_once(compared: Compare) -> None:
    text = " ".join(terminal.render(page.document(compared()), Screen(80, colour=False)).split())
    assert "Today's dollars before tax" in text
    assert "Left out: living costs, tax, benefits" in text


def test_every_figure_stands_in_the_full_page_with_its_source(compared: Compare) -> None:
    comparison = compared()
    text = linear.render(page.document(comparison, depth=Depth.FULL), Screen(500, colour=False, linear=True))
    for figures in (comparison.careers.shared, *(one.path.figures for one in comparison.prospects)):
        for item, figure in figures.items():
            assert f"{words.ITEMS[item]}: " in text
            assert all(source.title in text for source in figure.sources)


def test_every_year_up_to_the_horizon_stands_in_the_full_page(compared: Compare) -> None:
    text = markdown.render(page.document(compared(), depth=Depth.FULL))
    assert text.count("| 20 (38) |") == 2
    assert "| 21 (39) |" not in text


def test_a_page_of_html_draws_a_line_for_each_path_and_says_it(compared: Compare) -> None:
    text = html.render(page.document(compared(), depth=Depth.FOLDED))
    assert text.count("<polyline") == 2
    assert text.count("stroke-dasharray") >= 1
    assert "<details>" in text


def test_four_paths_of_a_state_fit_a_screen() -> None:
    careers, code, place = library.careers(None, "OH")
    ids = ("pt:public", "pta:associate", "trainer:certified", "athletic-trainer:master")
    found = compare(careers, ids, "trainer:certified", Settings(), (code, place), {})
    text = terminal.render(
        page.document(found, more="ptvspt career pay --state OH --full, --help"), Screen(80, colour=False)
    )
    lines = text.splitlines()
    assert len(lines) <= 34
    assert max(map(len, lines)) <= 80
    assert "Years until you earn      7             2             under 1       6" in lines


def test_no_word_is_longer_than_what_four_columns_hold(compared: Compare) -> None:
    for depth in (Depth.BRIEF, Depth.FULL):
        for block in page.document(compared(), depth=depth).blocks:
            if isinstance(block, Table):
                assert all(len(plain(line.content)) <= 12 for row in block.rows for cell in row[1:] for line in cell)


def test_the_list_names_every_path(compared: Compare) -> None:
    careers = compared().careers
    text = markdown.render(page.listing(careers))
    assert all(path.id in text and path.name in text for path in careers.paths.values())


def test_a_chart_says_its_figures_as_a_table(compared: Compare) -> None:
    chart = page.chart(compared())
    assert isinstance(chart, LineChart)
    assert chart.columns == ("Path", "Year 5", "Year 10", "Year 15", "Year 20")


def test_each_year_tells_what_comes_in_what_goes_out_and_what_is_left(compared: Compare) -> None:
    comparison = compared()
    blocks = page.document(comparison, depth=Depth.FULL).blocks
    mine, _ = [block for block in blocks if isinstance(block, Table) and block.columns[0] == "Year (age)"]
    found = comparison.prospects[0].projection
    for year, row in enumerate(mine.rows):
        told = [float(plain(cell[0].content).replace("$", "").replace(",", "")) for cell in row[1:]]
        money = (found.earned, found.spent, found.repaid, found.left, found.total)
        assert told[:5] == pytest.approx([amount[year] for amount in money], abs=0.5)


def test_the_order_is_turned_of_each_two_paths_that_follow_each_other() -> None:
    careers, code, place = library.careers(None, "OH")
    ids = ("pt:public", "pta:associate", "trainer:certified", "athletic-trainer:master")
    found = compare(careers, ids, "trainer:certified", Settings(), (code, place), {})
    pairs = turning(found)
    worth = [pairs[0].ahead.projection.present, *(pair.behind.projection.present for pair in pairs)]
    assert (len(pairs), worth) == (3, sorted(worth, reverse=True))
    full = [block for block in page.document(found, depth=Depth.FULL).blocks if isinstance(block, BulletList)]
    assert len(full[0].items) == 3
    assert len(words.turning(found, page.ROOM)) <= page.ROOM


@pytest.mark.parametrize(("count", "width"), [(4, 40), (5, 80), (6, 80), (6, 120)])
def test_paths_stand_side_by_side(count: int, width: int) -> None:
    careers, code, place = library.careers(None, None)
    ids = [one.id for one in careers.paths.values() if one.usual and one.profession][:count]
    found = compare(careers, ids, "trainer:certified", Settings(), (code, place), {})
    lines = terminal.render(page.document(found), Screen(width, colour=False)).splitlines()
    assert max(map(len, lines)) <= width
    assert any(line.startswith("Key below") for line in lines) == (width == 40)
    (owed,) = [line for line in lines if line.startswith("Owed") and "$" in line and "first" not in line]
    assert len(re.findall(r"\$\d|none", owed)) == count
