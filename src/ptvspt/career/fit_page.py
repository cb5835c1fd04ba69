"""Which careers fit, as a document for people: a screen to act on, and in full all of them and how it was counted."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from ptvspt.career.criteria import Fitting
from ptvspt.career.fit import Fit, degree, telling
from ptvspt.career.fit_words import (
    ahead,
    asked_first,
    changed,
    changes,
    first_step,
    money,
    pay_command,
    ruled_out,
    tally,
    weakness,
)
from ptvspt.career.weighing import AGAINST, Basis, Match, Reason, studied
from ptvspt.career.words import dollars
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
from ptvspt.profiles.citing import References
from ptvspt.profiles.foot import foot, text_cell
from ptvspt.profiles.records import Citation

SHOWN = 3
"""How many professions the brief level has at most."""
COUNTS = ((3, 3), (2, 3), (2, 2), (2, 1))
"""How many professions, and reasons for each, the brief level shows: the first of these that fits a screen."""
ROWS, COLUMNS, LABEL = 22, 80, 20
"""The screen that the brief level fits, with two lines of sources below it, and the width of its first column."""
BEHIND = "All eleven, your answers, where to look next, what to ask"
ASK = "--full: where to look, what to ask."
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
    blocks = list(_brief(fitting, basis, found, title, references, depth))
    if depth is not Depth.BRIEF:
        behind = (*_each(basis, found, references), *_counted(fitting, found, version), *_next(fitting))
        blocks += behind if depth is Depth.FULL else [Details(BEHIND, behind)]
    return Document(title, (*blocks, *foot(references, depth, 0, more)))


def _brief(
    fitting: Fitting, basis: Basis, found: Fit, title: str, references: References, depth: Depth
) -> Iterator[Block]:
    below: list[Paragraph] = []
    out = ruled_out(fitting, found)
    if out:
        below.append(Paragraph((Styled("Ruled out", Style.STRONG), f": {out}"), aside=True))
    change = changes(found)
    if change:
        below.append(Paragraph((Styled("First with one other answer", Style.STRONG), f": {change}"), aside=True))
    best = found.open or found.ruled_out
    for shown, reasons in COUNTS:
        table = _table(basis, found, best[:shown], title, References(), reasons)
        after = [*below, *_next_call(fitting, basis, found, depth)]
        if sum(_lines(plain(one.content), COLUMNS) for one in after) + _rows(table) <= ROWS:
            break
    yield _table(basis, found, best[:shown], title, references, reasons)
    yield from after


def _next_call(fitting: Fitting, basis: Basis, found: Fit, depth: Depth) -> tuple[Paragraph, Paragraph]:
    """Return what to type next, and what this is not."""
    call = (Styled("Does it pay?", Style.STRONG), f" {pay_command(basis, found, SHOWN)}")
    limits = f"{fitting.interview.sure} {ASK}" if depth is Depth.BRIEF else fitting.interview.sure
    return Paragraph(call, aside=True), Paragraph((limits,), aside=True)


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
    if against and any(one.profession.id != AGAINST for one in shown):
        rows.append(row("Ahead of a trainer", [text_cell(ahead(one)) for one in shown]))
    if degree(found.answers):  # does what they have learned count?
        if any(asked_first(one.profession)[1] for one in shown):
            rows.append(row("Asks for first", [_first(one, references) for one in shown]))
    elif any(first_step(one.profession) for one in shown):
        rows.append(row("First step", [text_cell(first_step(one.profession)) for one in shown]))
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


def _first(one: Match, references: References) -> Cell:
    said, fact = asked_first(one.profession)
    return (Line((said, *references.cite(fact.citations[:1] if fact else ()))),)


def _paid(one: Match, basis: Basis, references: References) -> Cell:
    pay, where = one.prospect.pay, " (US)" if one.profession.id in basis.national else ""
    return (Line((f"{dollars(pay.median)}{where}", *references.cite([Citation(pay.source)]))),)


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
        items += _begun(one, references)
        yield BulletList(tuple(items))


def _begun(one: Match, references: References) -> Iterator[Inline]:
    """Yield what a program asks for first, and what to do this month."""
    said, fact = asked_first(one.profession, most=400)
    if fact:
        yield (f"Asks for first: {said}", *references.cite(fact.citations))
    for step in one.profession.facts.get("growth", {}).get("first-steps", ()):
        if isinstance(step.value, tuple):
            yield (f"First steps: {'; '.join(map(str, step.value))}", *references.cite(step.citations))


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
