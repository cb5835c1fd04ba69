"""Which careers fit, as a document for people: a screen to act on, and in full all of them and how it was counted."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from math import ceil

from ptvspt.career.criteria import Amount, Fitting
from ptvspt.career.fit import Change, Fit, drawback, nearest, telling
from ptvspt.career.weighing import AGAINST, Basis, Match, Reason, studied
from ptvspt.career.words import count, dollars
from ptvspt.document.columns import written
from ptvspt.document.tree import (
    Block,
    BulletList,
    Cell,
    Depth,
    Details,
    Document,
    Heading,
    Inline,
    Line,
    Link,
    Paragraph,
    Style,
    Styled,
    Table,
    plain,
)
from ptvspt.interview.answers import told
from ptvspt.interview.blanks import joined
from ptvspt.interview.conditions import mentioned
from ptvspt.profiles.citing import References
from ptvspt.profiles.foot import foot, text_cell
from ptvspt.profiles.records import Citation

SHOWN, CHANGES = 3, 2
"""How many professions, and other first places, the brief level has at most."""
COUNTS = ((3, 3), (2, 3), (2, 2), (2, 1))
"""How many professions, and reasons for each, the brief level shows: the first of these that fits a screen."""
ROWS, COLUMNS, LABEL = 24, 80, 20
"""The screen that the brief level fits, with two lines of sources below it, and the width of its first column."""
NAMED = 3
"""Of so many that are ruled out the brief level tells each reason; of more, which answers they are."""
BEHIND = "All eleven, your answers, where to look next, what to ask"
METHOD = (
    "Each wish counts one, and science that you would rather avoid two. First comes who has most wishes for it less "
    "those against it; then who has fewer against it, takes fewer years of study, costs less. What an answer rules "
    "out comes last. docs/career.md says more."
)


def document(
    fitting: Fitting, basis: Basis, found: Fit, version: str, *, depth: Depth = Depth.BRIEF, more: str = ""
) -> Document:
    """Return the professions that fit best; in full all of them, and how it was counted."""
    references = References()
    title = "What fits you best" if found.open else "Your answers rule all of them out"
    blocks = list(_brief(fitting, basis, found, title, references))
    if depth is not Depth.BRIEF:
        behind = (*_each(basis, found, references), *_counted(fitting, found, version), *_next(fitting))
        blocks += behind if depth is Depth.FULL else [Details(BEHIND, behind)]
    return Document(title, (*blocks, *foot(references, depth, 0, more)))


def _brief(fitting: Fitting, basis: Basis, found: Fit, title: str, references: References) -> Iterator[Block]:
    below: list[Paragraph] = []
    out = ruled_out(fitting, found)
    if out:
        below.append(Paragraph((Styled("Ruled out", Style.STRONG), f": {out}"), aside=True))
    change = changes(found)
    if change:
        below.append(Paragraph((Styled("First with one other answer", Style.STRONG), f": {change}"), aside=True))
    below.append(Paragraph((f"{_looking(fitting)} {fitting.interview.sure}",), aside=True))
    best = found.open or found.ruled_out
    rows = sum(_lines(plain(one.content), COLUMNS) for one in below)
    for shown, reasons in COUNTS:
        table = _table(basis, found, best[:shown], title, References(), reasons)
        if rows + _rows(table) <= ROWS:
            break
    yield _table(basis, found, best[:shown], title, references, reasons)
    yield from below


def _rows(table: Table) -> int:
    """Return how many lines a table takes on a screen of 80 columns."""
    width = (COLUMNS - LABEL) // (len(table.columns) - 1) - 1
    cells = [[sum(_lines(written(line), width) for line in cell) for cell in row[1:]] for row in table.rows]
    return max(_lines(name, width) for name in table.columns[1:]) + 1 + sum(map(max, cells))


def _lines(text: str, width: int) -> int:
    return len(textwrap.wrap(text, width, break_on_hyphens=False)) or 1


def _table(basis: Basis, found: Fit, shown: Sequence[Match], title: str, references: References, most: int) -> Table:
    def row(head: str, cells: Sequence[Cell]) -> tuple[Cell, ...]:
        return (text_cell(head), *cells)

    against = basis.professions.get(AGAINST)
    rows = [row("Your wishes", [text_cell(tally(one)) for one in shown])]
    if any(one.supports for one in shown):
        rows.append(row("For it", [_listed(telling(one, found)[:most], references) for one in shown]))
    rows.append(row("Against it", [_against(one, found, references) for one in shown]))
    rows += [
        row("Study from now", [text_cell(studied(one.prospect.study)) for one in shown]),
        row("Tuition and exams", [text_cell(dollars(one.prospect.projection.cost)) for one in shown]),
        row("Half earn more than", [_paid(one, basis, references) for one in shown]),
    ]
    if against:
        rows.append(row("Ahead of a trainer", [text_cell(ahead(one)) for one in shown]))
    names = tuple(f"{number} {one.profession.name}" for number, one in enumerate(shown, start=1))
    return Table((title, *names), tuple(rows))


def _listed(reasons: Sequence[Reason], references: References) -> Cell:
    if not reasons:
        return text_cell("none of your wishes")
    bullet, end = ("-", ".") if len(reasons) > 1 else ("", "")  # a full stop parts them where they are read aloud
    return tuple(
        Line((f"{one.text[:1].upper()}{one.text[1:]}{end}", *references.cite(one.citations[:1])), bullet)
        for one in reasons
    )


def _against(one: Match, found: Fit, references: References) -> Cell:
    """Return the strongest reason against a profession: a wish, or else the figure in which it does worst."""
    if one.excludes:
        return _listed(one.excludes, references)
    if one.opposes:
        return _listed(sorted(one.opposes, key=lambda reason: -reason.weight)[:1], references)
    return text_cell(weakness(one, found))


def weakness(one: Match, found: Fit) -> str:
    """Return in which figure a profession does worst, in words."""
    amount, better = drawback(one, found)
    verb, most = {
        Amount.PAY: ("Pays less than", "Pays the least of all"),
        Amount.COST: ("Costs more than", "Costs the most of all"),
        Amount.YEARS: ("Takes longer than", "Takes the longest of all"),
    }[amount]
    others = len(found.matches) - 1
    if better == others:
        return most
    return f"{verb} {better} of the other {others}" if better else "Nothing that is known here"


def _paid(one: Match, basis: Basis, references: References) -> Cell:
    pay, where = one.prospect.pay, " (US)" if one.profession.id in basis.national else ""
    return (Line((f"{dollars(pay.median)}{where}", *references.cite([Citation(pay.source)]))),)


def ahead(one: Match) -> str:
    """Return from which year a profession is ahead of a trainer."""
    if one.profession.id == AGAINST:
        return "\N{EN DASH}"
    years = one.prospect.ahead
    if years is None:
        return "not in 40 years"
    return f"from year {ceil(years)}" if years > 0 else "at once"


def tally(one: Match) -> str:
    """Return how many wishes speak for a profession and against it."""
    return f"{one.score + one.against} for, {one.against} against"


def ruled_out(fitting: Fitting, found: Fit) -> str:
    """Return what is ruled out and by which answer: each with its reason, or many by answer."""
    out = found.ruled_out
    if not found.open or not out:
        return ""
    if len(out) <= NAMED:
        said: dict[str, list[str]] = {}
        for one in out:
            said.setdefault(one.excludes[0].text, []).append(_lower(one))
        return f"{'; '.join(f'{joined(names)} ({text})' for text, names in said.items())}."
    by: dict[str, list[Match]] = {}
    for one in out:
        by.setdefault(one.excludes[0].criterion.id, []).append(one)
    parts = []
    for id_, matches in by.items():
        named = joined([_lower(one) for one in matches])
        question = next(iter(mentioned(fitting.criteria[id_].when)))
        parts.append(f"{named} (you said: {told(fitting.interview.questions[question], found.answers[question])})")
    return f"{'; '.join(parts)}."


def changes(found: Fit, most: int = CHANGES) -> str:
    """Return what single answers would put another profession first, in a sentence."""
    parts = [f"{_lower_name(one.first.name)} ({changed(one)})" for one in nearest(found)[:most]]
    return f"{'; '.join(parts)}." if parts else ""


def changed(one: Change) -> str:
    """Return the other answer, as a review of the answers would name it."""
    how = {True: "only ", False: "also ", None: ""}[one.alone]
    return f"{one.question.short}: {how}{one.option.label}"


def _lower(one: Match) -> str:
    return _lower_name(one.profession.name)


def _lower_name(name: str) -> str:
    return f"{name[:1].lower()}{name[1:]}"


def _looking(fitting: Fitting) -> str:
    names = [name.partition(":")[0].partition(",")[0] for name in fitting.look]
    asked = "ask a program for its pass rate, whole cost, graduates' debt and jobs"
    return f"Next: look at {joined(names[:2])}; {asked}."


def _each(basis: Basis, found: Fit, references: References) -> Iterator[Block]:
    """Yield every profession with all that speaks for it and against it."""
    yield Heading(2, "All of them, in order")
    for number, one in enumerate(found.matches, start=1):
        yield Heading(3, f"{number} {one.profession.name}: {tally(one)}", one.profession.order)
        items: list[Inline] = [(money(one, basis), *references.cite([Citation(one.prospect.pay.source)]))]
        for head, reasons in (("Ruled out", one.excludes), ("For it", one.supports), ("Against it", one.opposes)):
            for reason in reasons:
                counts = f" (counts {reason.weight})" if reason.weight > 1 else ""
                items.append((f"{head}: {reason.text}{counts}", *references.cite(reason.citations)))
        if not one.opposes and not one.excludes:
            items.append((f"Against it: {weakness(one, found)}",))
        yield BulletList(tuple(items))


def money(one: Match, basis: Basis) -> str:
    """Return what a profession takes and pays, in a line."""
    found = one.prospect.projection
    where = "the US" if one.profession.id in basis.national else basis.place
    training = found.years - one.prospect.study
    trained = f", then {count(training)} years of paid training" if training else ""
    study = f"{studied(one.prospect.study).capitalize()}{' of study' if one.prospect.study else ''}{trained}"
    then = "" if one.profession.id == AGAINST else f"; ahead of a trainer: {ahead(one)}"
    return (
        f"{study}; {dollars(found.cost)} of tuition and exams, {dollars(found.owed)} owed when work begins; "
        f"half earn more than {dollars(one.prospect.pay.median)} a year in {where}{then}"
    )


def _counted(fitting: Fitting, found: Fit, version: str) -> Iterator[Block]:
    yield Heading(2, "How it was counted")
    yield Paragraph((METHOD,))
    yield Heading(2, "Your answers")
    questions = fitting.interview.questions
    yield BulletList(tuple((told(questions[id_], options),) for id_, options in found.answers.items()))
    if found.changes:
        yield Heading(2, "What one other answer would put first")
        yield BulletList(tuple((f"{one.first.name} ({changed(one)})",) for one in found.changes))
    yield Heading(2, "What it is not")
    stamp = f"Logic of {fitting.interview.version}, data of {version}."
    yield BulletList(tuple((limit,) for limit in (fitting.interview.sure, *fitting.limits, stamp)))


def _next(fitting: Fitting) -> Iterator[Block]:
    yield Heading(2, "Where to look next")
    yield BulletList(tuple((Link(name, address),) for name, address in fitting.look.items()))
    yield Heading(2, "What to ask of a program")
    yield BulletList(tuple((one,) for one in fitting.ask))
