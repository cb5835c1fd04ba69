from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any, NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ptvspt.loading.decoding import Decoder, Skip
from ptvspt.loading.nodes import Location, Mapping, Node, Scalar, parse
from ptvspt.profiles.records import Checked, Citation, Grade, Source, SourceKind, When

SOURCE = Source(
    id="census-2026",
    title="Census",
    publisher="Bureau",
    url="https://numbers.example",
    kind=SourceKind.STATISTICS,
    issued=When("2026"),
    checked=Checked("2026-11-21"),
    grade=Grade.OFFICIAL,
)


class Colour(Enum):
    RED = "red"
    DARK_BLUE = "dark-blue"


class Ball(NamedTuple):
    name: str
    colour: Colour
    weight: float
    last_seen: When
    loud: bool = False
    owners: tuple[str, ...] = ()
    note: str | None = None


def decode(text: str, read: Callable[[Decoder, Node], Any]) -> tuple[Any, list[str]]:
    """Return what was read from a text, or None, and the problems."""
    decoder = Decoder()
    try:
        found = read(decoder, parse(text, "f"))
    except Skip:
        found = None
    return found, [str(problem) for problem in decoder.problems]


def scalar(text: str, read: Callable[[Decoder, Node], Any]) -> tuple[Any, list[str]]:
    """The same for a scalar, whatever YAML would make of its text."""
    decoder = Decoder()
    try:
        found = read(decoder, Scalar(Location("f", 3, 7), text))
    except Skip:
        found = None
    return found, [str(problem) for problem in decoder.problems]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("-3", -3),
        ("101020", 101020),
        ("5.6", 5.6),
        ("-1.5", -1.5),
        ("007", 7),
        ("999999999999999", 10**15 - 1),
    ],
)
def test_a_plain_number_is_read_and_a_whole_one_is_whole(text: str, number: float) -> None:
    found, problems = scalar(text, Decoder.number)
    assert (found, type(found), problems) == (number, type(number), [])


@pytest.mark.parametrize(
    "text",
    [
        *("no", "12:30", "1e3", "1E3", "0x10", "0o7", "0b1", "1_000", "1,000", "$5", "5%", "+5", ".5", "5.", "--5"),
        *("nan", "NaN", ".nan", "inf", "-inf", ".inf", "Infinity", "1e999", "9" * 16, "0." + "1" * 16, "1.2.3"),
        *("١٢٣", "１２", "²", "1 2", " 5", "5 ", "5\n", "true", "null", "~"),
    ],
)
def test_everything_else_is_no_number(text: str) -> None:
    found, problems = scalar(text, Decoder.number)
    quoted = " ".join(text.split())
    assert found is None
    assert problems == [f"f:3:7: a number is wanted here, like 1234 or 5.6, not '{quoted}'"]


@pytest.mark.parametrize("text", ["2026", "1999", "2026-01", "2026-12", "2026-11-23", "2024-02-29"])
def test_a_date_of_each_precision_is_kept_as_it_is_written(text: str) -> None:
    assert scalar(text, Decoder.date) == (text, [])


@pytest.mark.parametrize(
    "text",
    [
        *("26", "1899", "2100", "2026-1", "2026-00", "2026-13", "2026-11-00", "2026-11-31", "2025-02-29", "20261123"),
        *(
            "2026-11-23T10:00",
            "11/23/2026",
            "Nov 2026",
            "undated",
            "２０２６",
            "20２６",
            "2026-1١",
            "2026\n",
            " 2026",
            "unknown",
        ),
    ],
)
def test_a_day_that_no_calendar_has_is_no_date(text: str) -> None:
    found, problems = scalar(text, Decoder.date)
    quoted = " ".join(text.split())
    assert found is None
    assert problems == [f"f:3:7: a date is wanted here, like 2026, 2026-11 or 2026-11-23, not '{quoted}'"]


def test_only_a_when_may_be_undated() -> None:
    assert scalar("undated", Decoder.when) == ("undated", [])
    assert scalar("2026-11", Decoder.when) == ("2026-11", [])
    assert scalar("Undated", Decoder.when)[0] is None
    assert scalar("never", Decoder.when)[0] is None


def test_only_the_day_of_reading_may_be_never() -> None:
    assert scalar("never", Decoder.checked) == ("never", [])
    assert scalar("2026-11", Decoder.checked) == ("2026-11", [])
    for text in ("Never", "undated"):
        found, problems = scalar(text, Decoder.checked)
        assert (found, len(problems)) == (None, 1)


@pytest.mark.parametrize("text", ["", " ", "\n", " \n "])
def test_an_empty_text_is_refused(text: str) -> None:
    assert scalar(text, Decoder.text) == (None, ["f:3:7: the value is empty; write it or leave the key out"])


@given(st.characters(categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\n"))
@example("\x1b")
@example("\x9b")
@example("\t")
@example("\ud800")
def test_a_character_that_steers_a_terminal_is_refused(char: str) -> None:
    found, problems = scalar(f"a{char}b", Decoder.text)
    assert (found, problems) == (None, ["f:3:7: the text holds a control character; remove it"])


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs"]), min_size=1))
@example("漢字 <b> | \\ \" ' & `x`\nsecond line")
def test_every_other_text_is_kept_as_it_is(text: str) -> None:
    assert scalar(text, Decoder.text) == (text, [])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[a]", "f:1:1: text is wanted here, not a list"),
        ("{a: 1}", "f:1:1: text is wanted here, not 'key: value' pairs"),
    ],
)
def test_a_list_is_no_text(text: str, problem: str) -> None:
    assert decode(text, Decoder.text) == (None, [problem])


def test_a_list_is_no_mapping() -> None:
    assert decode("[a]", Decoder.mapping) == (None, ["f:1:1: 'key: value' pairs are wanted here, not a list"])


BALL = "name: Zed\ncolour: red\nweight: 2\nlast-seen: undated\n"


def ball(decoder: Decoder, node: Node) -> Ball:
    return decoder.record(node, Ball)


def test_a_record_is_read_by_its_own_type_hints() -> None:
    text = "name: no\ncolour: dark-blue\nweight: 2.5\nlast-seen: 2026-11\nloud: true\nowners: [Ann, 12:30]\nnote: x\n"
    expected = Ball(
        name="no",
        colour=Colour.DARK_BLUE,
        weight=2.5,
        last_seen=When("2026-11"),
        loud=True,
        owners=("Ann", "12:30"),
        note="x",
    )
    assert decode(text, ball) == (expected, [])


def test_fields_with_a_default_may_be_left_out() -> None:
    expected = Ball(name="Zed", colour=Colour.RED, weight=2, last_seen=When("undated"))
    assert decode(BALL, ball) == (expected, [])


def test_the_line_breaks_of_a_file_mean_nothing_in_a_record() -> None:
    found, problems = decode(f"{BALL}note: |\n  one\n\n    two\nowners: ['a\n\n  b']\n", ball)
    assert (found.note, found.owners, problems) == ("one two", ("a b",), [])


def test_a_single_text_stands_for_a_list_of_one() -> None:
    found, problems = decode(f"{BALL}owners: Ann", ball)
    assert (found.owners, problems) == (("Ann",), [])


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("colur: red", "f:5:1: unknown key 'colur' in Ball; did you mean 'colour'?"),
        ("last_seen: 2026", "f:5:1: unknown key 'last_seen' in Ball; did you mean 'last-seen'?"),
        (
            "zzz: 1",
            "f:5:1: unknown key 'zzz' in Ball; known are name, colour, weight, last-seen, loud, owners, note",
        ),
        ("loud: yes", "f:5:7: no truth value 'yes'; known are true, false"),
        ("loud: True", "f:5:7: no truth value 'True'; did you mean 'true'?"),
        ("owners: {a: 1}", "f:5:9: text is wanted here, not 'key: value' pairs"),
        ("note: ''", "f:5:7: the value is empty; write it or leave the key out"),
    ],
)
def test_a_wrong_key_or_value_is_named_with_place_and_remedy(line: str, problem: str) -> None:
    assert decode(BALL + line, ball)[1] == [problem]


def test_a_word_of_a_closed_list_is_suggested() -> None:
    text = BALL.replace("red", "dark_blue")
    assert decode(text, ball)[1] == ["f:2:9: no colour 'dark_blue'; did you mean 'dark-blue'?"]


def test_a_word_like_no_other_is_answered_with_the_list() -> None:
    assert decode(BALL.replace("red", "xyz"), ball)[1] == ["f:2:9: no colour 'xyz'; known are red, dark-blue"]


def test_all_problems_of_a_record_come_in_one_run() -> None:
    found, problems = decode("colour: rd\nweight: 1e3\nloud: 1\nsize: 3\nowners: [a, '', [b]]\n", ball)
    assert found is None
    assert problems == [
        "f:1:9: no colour 'rd'; did you mean 'red'?",
        "f:2:9: a number is wanted here, like 1234 or 5.6, not '1e3'",
        "f:3:7: no truth value '1'; known are true, false",
        "f:4:1: unknown key 'size' in Ball; known are name, colour, weight, last-seen, loud, owners, note",
        "f:5:13: the value is empty; write it or leave the key out",
        "f:5:17: text is wanted here, not a list",
        "f:1:1: the key 'name' is missing in Ball",
        "f:1:1: the key 'last-seen' is missing in Ball",
    ]


def test_keys_that_the_caller_decodes_are_neither_unknown_nor_missing() -> None:
    found, problems = decode(
        "name: Zed\ncolour: red\nweight: [1, 2]\nlast-seen: 2026\n",
        lambda decoder, node: decoder.record(node, Ball, elsewhere=("weight",), weight=1.5),
    )
    assert (found.weight, problems) == (1.5, [])


def test_an_unknown_key_is_answered_with_all_that_may_stand_there() -> None:
    def named(decoder: Decoder, node: Node) -> Ball:
        return decoder.record(node, Ball, elsewhere=("weight", "facts"), name="Zed", weight=1.5)

    rest = "colour: red\nlast-seen: 2026\n"
    known = "colour, last-seen, loud, owners, note, weight, facts"
    assert decode(f"{rest}zzz: 1", named)[1] == [f"f:3:1: unknown key 'zzz' in Ball; known are {known}"]
    assert decode(f"{rest}fact: 1", named)[1] == ["f:3:1: unknown key 'fact' in Ball; did you mean 'facts'?"]
    assert decode(f"{rest}name: Zed", named)[1] == [f"f:3:1: unknown key 'name' in Ball; known are {known}"]


@pytest.mark.parametrize("key", ["a", "entry-degree", "bls-2025", "0-a"])
def test_a_kebab_case_id_is_an_id(key: str) -> None:
    found, problems = decode(f"{key}: 1", Decoder.ids)
    assert ([id_ for id_, _ in found], problems) == ([key], [])


@pytest.mark.parametrize("key", ["A", "a_b", "a b", "-a", "a-", "a--b", "é", "../a", "a.b", "٣"])
def test_anything_else_is_no_id(key: str) -> None:
    assert decode(f"'{key}': 1", Decoder.ids) == (
        [],
        [f"f:1:1: the id '{key}' is not kebab-case, like 'entry-degree'"],
    )


def cite(decoder: Decoder, node: Node) -> Citation:
    return decoder.citation(node, {SOURCE.id: SOURCE})


def test_a_citation_is_an_id_or_an_id_with_a_place() -> None:
    assert decode("census-2026", cite) == (Citation(source=SOURCE), [])
    assert decode("census-2026: table 1", cite) == (Citation(source=SOURCE, locator="table 1"), [])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("census-2025", "f:1:1: no source 'census-2025' in sources.yaml; did you mean 'census-2026'?"),
        ("zzz", "f:1:1: no source 'zzz' in sources.yaml; add it there"),
        ("{zzz: table 1}", "f:1:1: no source 'zzz' in sources.yaml; add it there"),
        ("{census-2026: ''}", "f:1:15: the value is empty; write it or leave the key out"),
        ("{census-2026: [a]}", "f:1:15: text is wanted here, not a list"),
        ("{census-2026: a, b: c}", "f:1:1: text is wanted here, not 'key: value' pairs"),
    ],
)
def test_a_citation_of_nothing_is_named_with_a_remedy(text: str, problem: str) -> None:
    assert decode(text, cite) == (None, [problem])


@given(st.text(), st.text())
@example("\x1b]0;title\x07", "\x9b31m")
@example("a\nb: c", "x" * 100_000)
def test_a_message_is_one_line_whatever_it_quotes(key: str, text: str) -> None:
    decoder = Decoder()
    place = Location("f", 1, 1)
    word, pairs = Scalar(place, text), Mapping(place, {key: Scalar(place, text)}, {key: place})
    readers: list[Callable[[Node], Any]] = [
        decoder.number,
        decoder.date,
        decoder.when,
        decoder.ids,
        lambda node: decoder.citation(node, {}),
        lambda node: decoder.choice(node, ["red", "blue"], "colour"),
        lambda node: decoder.record(node, Ball),
    ]
    for read in readers:
        decoder.attempt(read, [word, pairs])
    assert decoder.problems
    for problem in decoder.problems:
        assert problem.message.isprintable()
        assert len(problem.message) < 200
