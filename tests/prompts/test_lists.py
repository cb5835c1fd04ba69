"""Lists to move in, through a pipe."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager, suppress

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from prompt_toolkit.output.vt100 import Vt100_Output

from answering import CARE
from ptvspt.errors import InteractionRequired
from ptvspt.interview.records import Option, Question, Scope
from ptvspt.interview.replies import Move
from ptvspt.prompts.lists import Lists

ONE, SEVERAL = CARE.questions["goal"], CARE.questions["complaint"]
UP, DOWN, LEFT, ENTER, SPACE = "\x1b[A", "\x1b[B", "\x1b[D", "\r", " "
PAGE_UP, PAGE_DOWN, HOME, END = "\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F"
CTRL_C, CTRL_D = "\x03", "\x04"


def question(*labels: str, text: str = "Which?", multiple: bool = False) -> Question:
    options = {str(at): Option(id=str(at), label=label) for at, label in enumerate(labels)}
    return Question(id="q", scope=Scope.NEED, text=text, why="", short="", options=options, multiple=multiple)


LONG = question(
    *(" ".join(f"word{at}-{n}" for n in range(30)) for at in range(3)),
    text="Which of these " + "very " * 20 + "long answers fits?",
)
STATES = question("Alabama", "Tennessee", "Texas", "Utah", "Virginia", "Texel")


def richly(keys: str, asked: Question = ONE, before: tuple[str, ...] = ()) -> AbstractSet[str] | Move:
    """Ask with a list, and press some keys."""
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text(keys)
        return Lists(80).ask(asked, "Question 1.", frozenset(before))


class Screen:
    """Lists on a terminal of some size; keys come one after the other, each when all before it is drawn."""

    def __init__(self, columns: int = 80, rows: int = 100, most: int = 80) -> None:
        self.size = Size(rows=rows, columns=columns)
        self.out = io.StringIO()
        self.most = most

    @contextmanager
    def lists(self) -> Iterator[Lists]:
        screen = Vt100_Output(self.out, lambda: self.size, term="dumb", enable_cpr=False)
        with create_pipe_input() as pipe, create_app_session(input=pipe, output=screen):
            lists, self.waiting = Lists(self.most), list[str]()
            lists.app.after_render += lambda _: pipe.send_text(self.waiting.pop(0)) if self.waiting else None
            yield lists

    def shows(self) -> str:
        """Return what was written since the last call, without what steers the terminal."""
        words = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", " ", self.out.getvalue())
        self.out.truncate(0)
        self.out.seek(0)
        return " ".join(words.split())

    def ask(self, lists: Lists, asked: Question, *keys: str) -> AbstractSet[str] | Move:
        self.waiting += keys
        return lists.ask(asked, "Question 1, about 20 left after it.", frozenset())


def shown(asked: Question, *keys: str, columns: int = 80, rows: int = 100, most: int = 80) -> str:
    """Return everything that a list writes while some keys come."""
    screen = Screen(columns, rows, most)
    with screen.lists() as lists:
        screen.ask(lists, asked, *keys)
    return screen.shows()


def richly_at(rows: int, keys: str) -> AbstractSet[str] | Move:
    screen = Screen(rows=rows)
    with screen.lists() as lists:
        return screen.ask(lists, ONE, keys)


def test_enter_chooses_what_the_arrows_point_at() -> None:
    assert richly(ENTER) == {"less-pain"}
    assert richly(DOWN + DOWN + ENTER) == {"relax"}
    assert richly(UP + ENTER) == {"unsure"}


def test_the_earlier_choice_is_pointed_at() -> None:
    assert richly(ENTER, before=("relax",)) == {"relax"}


def test_space_marks_several() -> None:
    assert richly(SPACE + DOWN + SPACE + ENTER, SEVERAL) == {"pain", "balance"}


def test_the_earlier_choices_are_marked() -> None:
    assert richly(ENTER, SEVERAL, ("pain", "balance")) == {"pain", "balance"}
    assert richly(SPACE + ENTER, SEVERAL, ("pain", "balance")) == {"balance"}


def test_nothing_marked_is_no_answer() -> None:
    assert richly(ENTER + SPACE + ENTER, SEVERAL) == {"pain"}


def test_none_of_these_cannot_stand_with_others() -> None:
    both = SPACE + DOWN * 3 + SPACE + ENTER
    assert richly(both + UP * 3 + SPACE + ENTER, SEVERAL) == {"none"}


def test_a_letter_moves_to_the_next_option_that_begins_with_it() -> None:
    assert richly("t" + ENTER, STATES) == {"1"}
    assert richly("T" + ENTER, STATES) == {"1"}
    assert richly("tt" + ENTER, STATES) == {"2"}
    assert richly("tttt" + ENTER, STATES) == {"1"}
    assert richly("x" + ENTER, STATES) == {"0"}
    assert richly("u" + "u" + ENTER, STATES) == {"3"}


def test_letters_spell_an_option() -> None:
    assert richly("texas" + ENTER, STATES) == {"2"}
    assert richly("texe" + ENTER, STATES) == {"5"}
    assert richly("t" + DOWN + "e" + ENTER, STATES) == {"2"}


@pytest.mark.parametrize("label", ["Back", "quite", "? what"])
def test_no_letter_moves_where_an_option_begins_with_the_letter_of_a_move(label: str) -> None:
    assert richly("t" + ENTER, question("Alabama", label, "Texas")) == {"0"}


@pytest.mark.parametrize("keys", ["\x1b[1;3C", "\x1b[200~\x1b[201~", "\x1b[200~texas\x1b[201~", "\x1b[15~"], ids=repr)
def test_keys_that_type_no_letter_move_nothing(keys: str) -> None:
    assert richly(keys + ENTER, STATES) == {"0"}


def test_home_and_end_move_to_the_ends() -> None:
    assert richly(END + ENTER, STATES) == {"5"}
    assert richly(END + HOME + ENTER, STATES) == {"0"}


def test_a_page_is_what_is_seen_and_stops_at_the_ends() -> None:
    many = question(*(f"option {number}" for number in range(40)))
    screen = Screen(rows=16)
    with screen.lists() as lists:
        seen = screen.ask(lists, many, PAGE_DOWN, ENTER)
        assert not isinstance(seen, Move)
        (low,) = seen
        assert 5 < int(low) < 16
        assert screen.ask(lists, many, *[PAGE_DOWN] * 9, ENTER) == {"39"}
        assert screen.ask(lists, many, *[PAGE_DOWN] * 9, *[PAGE_UP] * 9, ENTER) == {"0"}


def test_space_marks_nothing_where_one_is_chosen() -> None:
    assert richly(SPACE + DOWN + ENTER) == {"strength"}


def test_the_answer_stays_on_the_screen_in_words() -> None:
    assert shown(ONE, DOWN + ENTER).endswith("What do you want most? > More *strength*")
    answered = shown(SEVERAL, DOWN + SPACE + UP + SPACE + ENTER)
    assert answered.endswith('What troubles you? > Pain in the "knee" | back > I feel unsteady 漢字')


@pytest.mark.parametrize(("columns", "lowest"), [(20, 16), (40, 9), (80, 8)])
def test_a_list_that_does_not_fit_says_so_and_one_that_fits_does_not(columns: int, lowest: int) -> None:
    high = question(*(f"option {number}" for number in range(12)))
    fits = ["more below" not in shown(high, "q", columns=columns, rows=rows) for rows in range(lowest, 30)]
    assert fits == sorted(fits)
    assert 0 < sum(fits) < len(fits)
    least = lowest + fits.index(True)
    assert "option 11" in shown(high, "q", columns=columns, rows=least)
    assert "option 11" not in shown(high, "q", columns=columns, rows=least - 2)


@pytest.mark.parametrize("steps", range(9))
def test_the_option_under_the_pointer_is_seen_whole(steps: int) -> None:
    asked = question(*(" ".join(f"word{at}-{n}" for n in range(12)) for at in range(9)))
    screen = Screen(columns=40, rows=16)
    with screen.lists() as lists:

        def forget(_: object) -> None:
            if screen.waiting:
                screen.shows()
                lists.app.renderer.erase()

        lists.app.after_render += forget
        screen.ask(lists, asked, *([DOWN * steps] if steps else []), "q")
    assert f"» word{steps}-0 " in (text := screen.shows())
    assert f"word{steps}-11" in text


@pytest.mark.parametrize(("columns", "rows"), [(40, 10), (20, 12), (80, 8)])
@pytest.mark.parametrize("keys", [(), (ENTER,)], ids=["asked", "complained"])
def test_on_a_low_screen_the_question_and_the_pointer_stay(columns: int, rows: int, keys: tuple[str, ...]) -> None:
    asked = question(*(f"option {number}" for number in range(9)), text="Is one of these true?", multiple=True)
    screen = Screen(columns, rows)
    with screen.lists() as lists:
        screen.waiting += [*keys, "q"]
        lists.ask(asked, "Question 1, about 9 left after it. Why we ask: " + "because " * 20, frozenset())
    text = screen.shows()
    assert "Is one of these true?" in text
    assert "» ○ option 0" in text


@pytest.mark.parametrize("rows", [1, 2, 3, 4])
def test_a_terminal_of_some_rows_is_no_error(rows: int) -> None:
    assert richly_at(rows, DOWN + ENTER) == {"strength"}


def test_a_terminal_of_another_width_gets_other_lines() -> None:
    screen = Screen(columns=80)
    with screen.lists() as lists:
        first = [True]

        def narrow(_: object) -> None:
            if first.pop() if first else False:
                screen.size = Size(rows=100, columns=30)
                screen.shows()
                lists.app.renderer.erase()
                lists.app.invalidate()

        lists.app.after_render += narrow
        screen.waiting += [UP, "q"]
        lists.ask(LONG, "Question 1.", frozenset())
    words = screen.shows()
    assert [word for option in LONG.options.values() for word in option.label.split() if word not in words] == []


def test_a_list_is_no_wider_than_wanted_nor_than_the_terminal() -> None:
    for columns, most in ((40, 80), (120, 40)):
        screen = Screen(columns, most=most)
        with screen.lists() as lists:
            screen.ask(lists, LONG, ENTER)
        written = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", screen.out.getvalue())
        assert max(map(len, written.replace("\r", "").splitlines())) <= 40


def test_one_question_leaves_nothing_to_the_next() -> None:
    screen = Screen()
    with screen.lists() as lists:
        assert screen.ask(lists, SEVERAL, ENTER, "b") is Move.BACK
        assert "Nothing is chosen yet" in screen.shows()
        assert screen.ask(lists, ONE, DOWN, ENTER) == {"strength"}
        text = screen.shows()
        assert "Nothing is chosen yet" not in text
        assert text.endswith("> More *strength*")


def test_keys_held_at_one_question_do_not_answer_the_next() -> None:
    screen = Screen()
    with screen.lists() as lists:
        assert screen.ask(lists, ONE, ENTER + ENTER) == {"less-pain"}
        assert screen.ask(lists, ONE, DOWN + ENTER) == {"strength"}


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D, "q", "b"], ids=repr)
@pytest.mark.parametrize("asked", [ONE, SEVERAL], ids=["one", "several"])
def test_what_is_no_answer_leaves_none_on_the_screen(asked: Question, key: str) -> None:
    screen = Screen()
    with screen.lists() as lists, suppress(KeyboardInterrupt, InteractionRequired):
        screen.ask(lists, asked, SPACE, key)
    assert " > " not in screen.shows()


def test_a_complaint_says_what_to_do() -> None:
    assert "Please choose one or more" not in shown(SEVERAL, "q")
    assert "Please choose one or more" in shown(SEVERAL, ENTER, "q")


def test_a_complaint_goes_when_something_is_marked() -> None:
    screen = Screen()
    with screen.lists() as lists:
        lists.app.after_render += lambda _: drawn.append(lists.wrong)
        drawn: list[str] = []
        screen.ask(lists, SEVERAL, ENTER, SPACE, "q")
    assert [bool(wrong) for wrong in drawn[:3]] == [False, True, False]


def test_why_is_told_where_one_is_and_loses_no_mark() -> None:
    screen = Screen()
    with screen.lists() as lists:
        reply = screen.ask(lists, SEVERAL, DOWN + SPACE, "?", "?", ENTER)
        assert lists.position.count(SEVERAL.why) == 1
    assert reply == {"balance"}
    assert "Why we ask" in screen.shows()


@pytest.mark.parametrize("asked", [ONE, SEVERAL], ids=["one", "several"])
@pytest.mark.parametrize(
    ("key", "move"),
    [("b", Move.BACK), ("B", Move.BACK), (LEFT, Move.BACK), ("q", Move.QUIT), ("Q", Move.QUIT)],
    ids=repr,
)
def test_keys_go_back_and_quit(asked: Question, key: str, move: Move) -> None:
    assert richly(key, asked) is move


@pytest.mark.parametrize("asked", [ONE, SEVERAL], ids=["one", "several"])
def test_ctrl_c_is_an_interrupt(asked: Question) -> None:
    with pytest.raises(KeyboardInterrupt):
        richly(CTRL_C, asked)


@pytest.mark.parametrize("asked", [ONE, SEVERAL], ids=["one", "several"])
def test_ctrl_d_is_the_end_and_names_the_flag(asked: Question) -> None:
    with pytest.raises(InteractionRequired, match=f"give --answer {asked.id}=OPTION"):
        richly(CTRL_D, asked)


@pytest.mark.parametrize("multiple", [False, True])
@pytest.mark.parametrize("width", [40, 80])
def test_a_list_wraps_and_loses_no_word(width: int, multiple: bool) -> None:
    asked = LONG._replace(multiple=multiple)
    text = shown(asked, "q", columns=width)
    words = [word for option in asked.options.values() for word in option.label.split()]
    assert [word for word in words if word not in text] == []
    assert "very long answers fits?" in text


HINTED = question("Chest pain", "Stroke signs", "None of these")._replace(
    options={
        "heart": Option(id="heart", label="Chest pain", hint="At rest, or new in jaw or arm."),
        "stroke": Option(id="stroke", label="Stroke signs", hint="Face droops. " + "Speech is hard. " * 8),
        "none": Option(id="none", label="None of these"),
    }
)


def test_the_hint_of_the_option_under_the_pointer_stands_below_the_list() -> None:
    first, second = shown(HINTED, "q"), shown(HINTED, DOWN, ENTER)
    assert first.index("None of these") < first.index("At rest, or new")
    assert "Face droops" not in first
    assert second.rindex("Face droops") > second.rindex("None of these")


@pytest.mark.parametrize("size", [(20, 10), (40, 10), (80, 6), (80, 4)], ids=str)
def test_a_low_screen_shows_question_and_list_before_a_hint(size: tuple[int, int]) -> None:
    seen = shown(HINTED, DOWN, ENTER, columns=size[0], rows=size[1])
    assert "Window too small" not in seen
    assert "Which?" in seen
    assert "Stroke signs" in seen


def test_how_many_may_be_chosen_is_told_and_held() -> None:
    three = SPACE + DOWN + SPACE + DOWN + SPACE + ENTER
    assert "(choose at most two; 5 answers;" in shown(SEVERAL, "q")
    assert "Please choose at most two: those that matter most." in shown(SEVERAL, three, "q")
    assert richly(three + SPACE + ENTER, SEVERAL) == {"pain", "balance"}
