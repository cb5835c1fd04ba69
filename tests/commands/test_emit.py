"""Writing a result in the format that was asked for: every command in every format."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser

import pytest
from rich.cells import cell_len

from running import CALLS, ESCAPE, FORMATS, apart, here

EVERY = [pytest.param(words, format_, id=f"{name}-{format_}") for name, words in CALLS.items() for format_ in FORMATS]


@pytest.mark.parametrize(("words", "format_"), EVERY)
def test_every_command_writes_every_format(
    capfd: pytest.CaptureFixture[str], words: tuple[str, ...], format_: str
) -> None:
    result = here(capfd, *words, "--format", format_)
    assert (result.status, result.err) == (0, "")
    assert ESCAPE not in result.out
    nothing = "find" in words and words[1] == "exercize" and format_ == "plain"
    assert result.out.endswith("\n") != nothing


@pytest.mark.parametrize("words", CALLS.values(), ids=CALLS)
def test_the_table_is_what_is_written_when_no_format_is_named(
    capfd: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    assert here(capfd, *words) == here(capfd, *words, "-f", "table")


@pytest.mark.parametrize("words", CALLS.values(), ids=CALLS)
def test_json_is_an_object_with_a_schema_and_the_version_of_the_data(
    capfd: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    found = json.loads(here(capfd, *words, "-f", "json").out)
    assert found["schema"] == 1
    assert found["data_version"] == "2026.11.22"


@pytest.mark.parametrize("words", CALLS.values(), ids=CALLS)
def test_csv_is_a_head_and_rows_of_its_length(capfd: pytest.CaptureFixture[str], words: tuple[str, ...]) -> None:
    text = here(capfd, *words, "-f", "csv").out
    head, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert len(set(head)) == len(head)
    assert {len(row) for row in rows} <= {len(head)}
    assert text.count("\r\n") == len(rows) + 1


@pytest.mark.parametrize("words", CALLS.values(), ids=CALLS)
def test_plain_is_lines_of_equally_many_cells(capfd: pytest.CaptureFixture[str], words: tuple[str, ...]) -> None:
    lines = here(capfd, *words, "-f", "plain").out.splitlines()
    assert len({line.count("\t") for line in lines}) <= 1


@pytest.mark.parametrize("words", CALLS.values(), ids=CALLS)
def test_html_closes_what_it_opens_and_shows_no_markup_of_the_data(
    capfd: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    page = Page()
    page.feed(here(capfd, *words, "-f", "html").out)
    assert page.open == []
    assert {"b", "i", "gym", "plans", "script"}.isdisjoint(page.seen)


class Page(HTMLParser):
    """Notes which elements are open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.seen.add(tag)
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("words", CALLS.values(), ids=CALLS)
def test_no_line_of_a_table_is_wider_than_columns(
    capfd: pytest.CaptureFixture[str], words: tuple[str, ...], columns: int
) -> None:
    lines = here(capfd, *words, COLUMNS=str(columns)).out.splitlines()
    assert max(map(cell_len, lines)) <= columns


@pytest.mark.parametrize("format_", ["markdown", "csv", "json", "html"])
def test_what_programs_read_is_utf8_in_every_locale(format_: str) -> None:
    result = apart("list", "-f", format_, LANG="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert "漢字" in result.out


def test_a_letter_that_the_terminal_cannot_show_becomes_a_question_mark() -> None:
    result = apart("list", LANG="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", COLUMNS="120")
    assert result.status == 0
    assert "Works on soft tissue by hand \\ ??." in result.out
