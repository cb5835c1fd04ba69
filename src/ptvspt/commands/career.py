"""ptvspt career."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import typer

from ptvspt.career.records import Degree, Start
from ptvspt.commands.answering import AnswerOption, AnswersOption, ForceOption, NoInputOption, SaveOption
from ptvspt.commands.emit import Wish, emit
from ptvspt.commands.options import (
    AccessibleOption,
    DataOption,
    FormatOption,
    FullOption,
    directory,
    professions,
    refuse,
    states,
)
from ptvspt.errors import UsageError
from ptvspt.results import Format

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ptvspt.career.paths import Settings
    from ptvspt.career.records import Careers
    from ptvspt.document.tree import Depth, Document

EPILOG = """\b
Examples:
  ptvspt career
  ptvspt career --state OH --save career.json
  ptvspt career --answers career.json --answer pay=k60 --full
  ptvspt career paths
  ptvspt career pay
  ptvspt career pay --state OH
  ptvspt career pay pt:private pta --against athletic-trainer
  ptvspt career pay pt pta --cost pt=90000 --interest 7.9 --horizon 30
  ptvspt career pay trainer pt --age 30 --degree-done bachelor --hours trainer=25
  ptvspt career pay pt -f csv > years.csv"""
USUAL = ("pt", "pta", "trainer", "athletic-trainer")
AGAINST = "trainer"
MOST = 6
YOUNGEST, OLDEST = 14, 70
OF_PAY = (
    *("against", "cost", "debt", "hours", "interest", "discount", "horizon", "start", "age"),
    *("degree", "while_studying"),
)
"""Options that only `career pay` has."""
OF_FIT = ("answer", "answers", "save", "force", "no_input")
"""Options that only the questions of `career` have."""


class Subject(Enum):
    """What is asked of a career, beside which one fits."""

    PAY = "pay"
    PATHS = "paths"


Amounts: TypeAlias = list[str] | None


def command(
    ctx: typer.Context,
    subject: Annotated[
        Subject | None,
        typer.Argument(
            metavar="[pay|paths]", help="What it costs and pays, or the paths that there are; without it, which fits."
        ),
    ] = None,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID...]", help="One to six paths, like pt or pt:private.", autocompletion=professions),
    ] = None,
    state: Annotated[
        str | None,
        typer.Option(
            "--state",
            metavar="XX",
            envvar="PTVSPT_STATE",
            help="The pay of this state: a code or name.",
            show_envvar=False,
            autocompletion=states,
        ),
    ] = None,
    against: Annotated[
        str, typer.Option("--against", metavar="ID", help="Ahead of whom? A path, or high-school.")
    ] = AGAINST,
    cost: Annotated[
        Amounts, typer.Option("--cost", metavar="ID=USD", help="Tuition, exams and license from high school on.")
    ] = None,
    debt: Annotated[Amounts, typer.Option("--debt", metavar="ID=USD", help="What you owe when work begins.")] = None,
    hours: Annotated[Amounts, typer.Option("--hours", metavar="ID=HOURS", help="Paid hours a week.")] = None,
    interest: Annotated[float | None, typer.Option("--interest", metavar="PERCENT", help="Of all loans.")] = None,
    discount: Annotated[
        float, typer.Option("--discount", metavar="PERCENT", help="How much less a dollar is worth a year later.")
    ] = 3.0,
    horizon: Annotated[int, typer.Option("--horizon", metavar="YEARS", help="How far to look ahead.")] = 20,
    start: Annotated[Start, typer.Option("--start", help="The percentile of the first pay.")] = Start.P25,
    age: Annotated[int, typer.Option("--age", metavar="YEARS", help="Your age now.")] = 18,
    degree: Annotated[Degree | None, typer.Option("--degree-done", help="A degree that you have.")] = None,
    while_studying: Annotated[
        str | None, typer.Option("--work-while-studying", metavar="USD", help="What you earn a year as a student.")
    ] = None,
    answer: AnswerOption = None,
    answers: AnswersOption = None,
    save: SaveOption = None,
    force: ForceOption = False,
    no_input: NoInputOption = False,
    format_: FormatOption = Format.TABLE,
    full: FullOption = False,
    accessible: AccessibleOption = False,
    data: DataOption = None,
) -> None:
    """Which of these should I become? A few questions show what fits; 'career pay' what it costs and pays.

    No aptitude test. Nothing is stored or sent unless you ask for it with --save.
    """
    wish = Wish(format_, full, accessible)
    if subject is None:
        refuse(ctx, "career", dict.fromkeys(OF_PAY, "'ptvspt career pay' takes it"))
        from ptvspt.commands import fit

        fit.command(
            ctx,
            data,
            wish,
            state=state,
            answer=answer or (),
            answers=answers or (),
            save=save or (),
            force=force,
            no_input=no_input,
        )
        return
    refuse(ctx, f"career {subject.value}", dict.fromkeys(OF_FIT, "it asks nothing; 'ptvspt career' does"))
    from ptvspt.loading import library

    careers, code, place = library.careers(directory(ctx, data), state)
    names: dict[str, str] = {}

    def noted(known: dict[str, str]) -> tuple[str, ...]:
        names.update(known)
        return ()

    version = library.load(directory(ctx, data), noted).version
    if subject is Subject.PATHS:
        if paths:
            raise UsageError(f"'career paths' lists all paths; leave '{paths[0]}' out")
        refuse(
            ctx,
            "career paths",
            dict.fromkeys(("state", *OF_PAY), "it only lists the paths; 'ptvspt career pay' takes it"),
        )
        _list(version, careers, wish)
        return
    from ptvspt.career import export
    from ptvspt.career.compare import compare
    from ptvspt.career.paths import named

    into = {path.profession for path in careers.paths.values()}
    words = paths or [one for one in USUAL if one in into]
    if len(words) > MOST:
        raise UsageError(f"career pay takes one to {MOST} paths, not {len(words)}; leave some out")
    ids = [named(careers, names, word) for word in words]
    for number, id_ in enumerate(ids):
        if id_ in ids[:number]:
            raise UsageError(f"the path '{words[number]}' is named twice; name another")
    held = named(careers, names, against)
    settings = _settings(
        start=start,
        age=age,
        degree=degree,
        interest=interest,
        discount=discount,
        horizon=horizon,
        while_studying=while_studying,
    )
    found = _amounts(careers, names, [*ids, held], cost=cost, debt=debt, hours=hours)
    settings = settings._replace(cost=found["cost"], debt=found["debt"], hours=found["hours"])
    orders = {id_: number for number, id_ in enumerate(dict.fromkeys(names.values()))}
    compared = compare(careers, ids, held, settings, (code, place), orders)

    def document(depth: Depth) -> Document:
        from ptvspt.career import page  # what programs read does without it

        return page.document(compared, depth=depth, more=f"{_again(ctx, code, paths or ())} --full, --help")

    emit(
        wish,
        document=document,
        data=lambda: export.data(version, compared),
        grid=lambda: export.grid(compared),
        lines=lambda: export.grid(compared),
    )


def _again(ctx: typer.Context, code: str, words: Sequence[str]) -> str:
    """Return the call, as it would be typed; where much is set, only that it is the same."""
    from typer._click.core import ParameterSource  # Typer keeps its own click: ADR 0001

    from ptvspt.profiles.statistics import NATION

    if any(ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE for name in OF_PAY):
        return "the same call with"
    return " ".join(("ptvspt career pay", *words, *(() if code == NATION else ("--state", code))))


def _settings(*, while_studying: str | None, **given: Any) -> Settings:
    """Return what holds for all paths. Raises UsageError for what cannot be."""
    from ptvspt.career.money import MOST_YEARS
    from ptvspt.career.paths import Settings
    from ptvspt.career.settings import MOST_MONEY, number, within

    bounds = {"interest": (0, 30), "discount": (0, 15), "horizon": (1, MOST_YEARS), "age": (YOUNGEST, OLDEST)}
    for name, (least, most) in bounds.items():
        within(f"--{name}", given[name], least, most)
    earned = 0.0 if while_studying is None else number("--work-while-studying", while_studying, 0, MOST_MONEY)
    return Settings(while_studying=earned, **given)


def _amounts(
    careers: Careers, names: Mapping[str, str], looked_at: Sequence[str], **typed: Amounts
) -> dict[str, dict[str, float]]:
    """Return what is set for single paths, by option. Raises UsageError for a path that is not looked at."""
    from ptvspt.career.paths import named
    from ptvspt.career.settings import MOST_HOURS, MOST_MONEY, amounts

    def routes(option: str) -> Callable[[str], list[str]]:
        def found(word: str) -> list[str]:
            id_ = named(careers, names, word)
            profession = id_.partition(":")[0]
            fits = [one for one in looked_at if one == id_ or (":" not in word and one.startswith(f"{profession}:"))]
            if not fits:
                raise UsageError(f"{option} '{word}': this path is not looked at; name it among the paths")
            return fits

        return found

    most = {"cost": MOST_MONEY, "debt": MOST_MONEY, "hours": MOST_HOURS}
    return {
        option: amounts(f"--{option}", words or (), most[option], routes(f"--{option}"), least=float(option == "hours"))
        for option, words in typed.items()
    }


def _list(version: str, careers: Careers, wish: Wish) -> None:
    """Show the paths that there are, and how to ask what they pay."""
    from ptvspt.career import export

    def document(_depth: Depth) -> Document:
        from ptvspt.career import page  # what programs read does without it

        return page.listing(careers)

    emit(
        wish,
        document=document,
        data=lambda: export.listing(version, careers),
        grid=lambda: export.listing_grid(careers),
        lines=lambda: export.listing_grid(careers, "none"),
    )
