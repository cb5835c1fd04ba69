from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ptvspt.errors import DataError, Problem
from ptvspt.loading import nodes
from ptvspt.loading.files import read_text
from ptvspt.loading.nodes import Mapping, Node, Scalar, Sequence, parse, short

SECONDS = 10
"""Far above what any hostile text may take here, and far below what an attack would."""


@pytest.fixture(params=["libyaml", "python"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML with libyaml, and without it as where no wheel of it exists."""
    if request.param == "python":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    elif not hasattr(yaml, "CSafeLoader"):
        pytest.skip("PyYAML was built without libyaml here")


def refused(text: str) -> tuple[Problem, ...]:
    with pytest.raises(DataError) as caught:
        parse(text, "file.yaml")
    return caught.value.problems


def value(text: str) -> Node:
    node = parse(text, "file.yaml")
    assert isinstance(node, Mapping)
    return node.entries["key"]


@pytest.mark.parametrize(
    "word",
    [
        "no",
        "No",
        "off",
        "yes",
        "true",
        "~",
        "null",
        "12:30",
        "1e3",
        "0x10",
        "010",
        "1_000",
        "2026-11-23",
        ".nan",
        "-.inf",
    ],
)
@pytest.mark.usefixtures("loader")
def test_no_word_is_taken_for_anything_but_text(word: str) -> None:
    node = value(f"key: {word}")
    assert isinstance(node, Scalar)
    assert node.text == word


@pytest.mark.usefixtures("loader")
def test_nodes_know_their_place() -> None:
    root = parse("# head\nkey:\n  - one\n  - two: 2\n", "file.yaml")
    assert isinstance(root, Mapping)
    assert str(root.keys["key"].problem("x")) == "file.yaml:2:1: x"
    items = root.entries["key"]
    assert isinstance(items, Sequence)
    assert [str(item.location.problem("x")) for item in items.items] == ["file.yaml:3:5: x", "file.yaml:4:5: x"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: 1\nb: *a\n", "2:4: aliases (*name) are not used here; write the value again"),
        ("a: &a 1\n", "1:4: anchors (&name) are not used here; remove it"),
        ("a: &a [1]\n", "1:4: anchors (&name) are not used here; remove it"),
        ("a: 1\n<<: *a\n", "2:5: aliases (*name) are not used here; write the value again"),
        ("a: !!int 1\n", "1:4: the tag 'tag:yaml.org,2002:int' is not used here; remove it"),
        ("a: !local [1]\n", "1:4: the tag '!local' is not used here; remove it"),
        ("!!set {a, b}\n", "1:1: the tag 'tag:yaml.org,2002:set' is not used here; remove it"),
        (
            "a: !!python/object:os.system {}\n",
            "1:4: the tag 'tag:yaml.org,2002:python/object:os.sy...' is not used here",
        ),
        ("a: ! 1\n", "1:4: the tag '!' is not used here; remove it"),
        ("a: 1\n---\nb: 2\n", "2:1: a second document starts here; one file holds one"),
        ("a: 1\n? [b]\n: 2\n", "2:3: a key must be plain text; write it on one line"),
        ("a: {? {b: 1} : 2}\n", "1:7: a key must be plain text; write it on one line"),
        ("", "1:1: the file is empty; write the data into it"),
        ("# only a comment\n", "1:1: the file is empty; write the data into it"),
        ("a: 1\nb: é\x07\n", "2:5: the character U+0007 is not allowed in YAML; remove it"),
        ("a: 1\n\x00", "2:1: the character U+0000 is not allowed in YAML; remove it"),
    ],
)
@pytest.mark.usefixtures("loader")
def test_what_is_never_used_here_is_refused_with_place_and_remedy(text: str, problem: str) -> None:
    assert str(refused(text)[0]).startswith(f"file.yaml:{problem}")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nb: c: d\n", 2),
        ("a: 1\n\tb: 2\n", 2),
        ("a: [1\n", 2),
        ('a: "1\n', 2),
        ("a: 1\n- b\n", 2),
        ("a: 1\n  @b: 2\n", 2),
        ("%YAML 9.9\n---\na: 1\n", 1),
        ("a: 1\n%TAG\n", 2),
        ("a: b]\nc: ]\n", 2),
    ],
)
@pytest.mark.usefixtures("loader")
def test_text_that_is_not_yaml_is_refused_at_its_line_with_a_remedy(text: str, line: int) -> None:
    (problem,) = refused(text)
    assert problem.line == line
    assert problem.message.startswith("not YAML: ")
    assert problem.message.endswith("; check quotes, brackets and indents up to here")


def test_a_repeated_key_names_both_places() -> None:
    assert [str(problem) for problem in refused("a: 1\nb: 2\na: 3\n")] == [
        "file.yaml:3:1: the key 'a' stands already at line 1; remove one"
    ]


def test_all_repeated_keys_and_tags_come_in_one_run() -> None:
    problems = refused("a: {b: 1, b: 2}\nc: !x 1\na: {d: 1, d: 1}\n")
    assert [(problem.line, problem.column) for problem in problems] == [(1, 11), (2, 4), (3, 11), (3, 1)]


def test_keys_that_are_equal_as_yaml_guesses_are_different_as_text() -> None:
    root = parse("1: a\n01: b\n0x1: c\nyes: d\ntrue: e\n", "file.yaml")
    assert isinstance(root, Mapping)
    assert list(root.entries) == ["1", "01", "0x1", "yes", "true"]


@pytest.mark.usefixtures("loader")
def test_an_alias_bomb_explodes_nowhere() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 60)]
    start = time.monotonic()
    assert "anchors" in refused("\n".join(lines))[0].message
    assert time.monotonic() - start < SECONDS


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{a: "])
@pytest.mark.usefixtures("loader")
def test_a_hundred_thousand_levels_are_refused_at_once(opening: str) -> None:
    start = time.monotonic()
    assert "nested deeper than 24 levels" in refused(opening * 100_000)[0].message
    assert time.monotonic() - start < SECONDS


def test_nesting_up_to_the_bound_is_read() -> None:
    parse("[" * 24 + "]" * 24, "file.yaml")
    assert "nested deeper" in refused("[" * 25 + "]" * 25)[0].message


@pytest.mark.parametrize(
    ("unit", "place"),
    [("- a\n", "10001:3"), ("a: b\n", "5001:1")],
    ids=["list", "pairs"],
)
def test_no_more_nodes_are_built_than_the_bound(monkeypatch: pytest.MonkeyPatch, unit: str, place: str) -> None:
    monkeypatch.setattr(nodes, "MAX_NODES", 10_000)  # the shipped bound takes seconds to reach
    (problem,) = refused(unit * 10_009)
    message = "more than 10,000 keys and values have come up to here, and no more are read; split the file"
    assert str(problem) == f"file.yaml:{place}: {message}"


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_bytes(b"\xef\xbb\xbfkey: 1\r\nother: 2\r\n")
    text = read_text(path)
    assert text.startswith("key")
    root = parse(text, str(path))
    assert isinstance(root, Mapping)
    assert [node.text for node in root.entries.values() if isinstance(node, Scalar)] == ["1", "2"]


@given(st.text(), st.integers(min_value=0, max_value=5000))
@example("\x1b[31mred\x9b0m\u202e\u2028", 0)
def test_what_a_message_quotes_is_one_short_line_that_steers_no_terminal(text: str, padding: int) -> None:
    quoted = short(text + "x" * padding)
    assert quoted.isprintable()
    assert len(quoted) <= 40


PIECES = st.lists(
    st.sampled_from(
        [
            *"[]{}:,-?&*!|>'\"%@`#~ \n\t漢",
            *("\n  ", ": ", "- ", "---\n", "...\n", "&a ", "*a", "!!str ", "<<: ", "key", "\\x", "%YAML "),
        ]
    ),
    max_size=60,
).map("".join)


def outcome(read: Callable[[], Node]) -> tuple[Problem, ...] | None:
    """Return the problems of a DataError, or None when there were nodes; anything else is a failure."""
    try:
        read()
    except DataError as error:
        return error.problems
    return None


def settle(text: str) -> None:
    """Parse a text: nodes, or problems inside the text."""
    lines = sum(text.count(end) for end in "\n\r\x85\u2028\u2029") + 1
    problems = outcome(lambda: parse(text, "file.yaml"))
    assert problems != ()
    for problem in problems or ():
        assert 1 <= problem.line <= lines + 1
        assert problem.column >= 1
        assert problem.message.isprintable()


@settings(deadline=1000 * SECONDS, max_examples=150)
@given(st.text() | PIECES)
@example("? ")
@example("a: !<\x9b> b")
@example('"\\ud800": 1\n"\\U00110000": 2')
def test_any_text_gives_nodes_or_a_data_error(text: str) -> None:
    settle(text)


@settings(deadline=1000 * SECONDS, max_examples=100)
@given(text=PIECES)
@example(text='"\\U00110000"')
def test_any_text_gives_nodes_or_a_data_error_without_libyaml(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(yaml, "CSafeLoader", raising=False)
        settle(text)


@settings(deadline=1000 * SECONDS, max_examples=150)
@given(content=st.binary())
def test_any_bytes_give_nodes_or_a_data_error(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "bytes.yaml"
    path.write_bytes(content)
    assert outcome(lambda: parse(read_text(path), str(path))) != ()
