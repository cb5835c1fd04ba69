"""Facts as they are shown: in a few words in a cell, or whole in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ptvspt.document.tree import Cell, Inline, Line, Link, Mark, Style, Styled, Verdict
from ptvspt.profiles import wording
from ptvspt.profiles.citing import References
from ptvspt.profiles.compare import items
from ptvspt.profiles.records import Attribute, Fact, Kind, Missing, Permission

VERDICT = {Permission.YES: Verdict.YES, Permission.NO: Verdict.NO, Permission.DEPENDS: Verdict.DEPENDS}


def brief(attribute: Attribute, facts: Sequence[Fact], references: References, *, flag: str = "") -> Inline:
    """Return the short statement of an attribute with its first source; a `flag` points to a footnote."""
    text, fact = wording.brief(attribute, facts)
    mark = references.cite(fact.citations[:1])
    if isinstance(fact.value, Permission):
        return (Mark(VERDICT[fact.value], text), flag, *mark)
    if isinstance(fact.value, Missing):
        return (Styled(text, Style.ASIDE), *mark)
    if attribute.kind is Kind.LINKS and isinstance(fact.value, dict):
        return (Link(text, str(next(iter(fact.value.values())))), *mark)
    return (f"{text}{flag}", *mark)


def brief_cell(attribute: Attribute, facts: Sequence[Fact], references: References, *, flag: str = "") -> Cell:
    """Return the short statement as a cell."""
    return (Line(brief(attribute, facts, references, flag=flag)),)


def whole(
    attribute: Attribute, facts: Sequence[Fact], references: References, shared: Iterable[str] = ()
) -> tuple[Inline, ...]:
    """Return everything about an attribute, an item each: values, date, sources, what stands beside them.

    An item that all professions have is marked by an equals sign.
    """
    found: list[Inline] = []
    for fact in facts:
        values = _values(attribute, fact, {item.casefold() for item in shared})
        date = f" ({wording.when(fact.as_of)})" if fact.as_of not in (None, "undated") else ""
        last: list[object] = [*values[-1], *([date] if date else []), *references.cite(fact.citations, where=True)]
        beside = " ".join(_sentence(part) for part in wording.remarks(fact))
        if beside:
            last += [" ", Styled(beside, Style.ASIDE)]
        found += [*values[:-1], tuple(last)]  # type: ignore[arg-type]  # a list of parts of words, and nothing else
    return tuple(found)


def shared(facts: Sequence[Fact], texts: Sequence[str], references: References) -> Cell:
    """Return the items that all have, with how surely each is known and where from."""
    holding = [fact for fact in facts if _holds(fact, texts)]
    lines = [Line((f"{text}{_doubts(text, holding)}",), bullet="-" if len(texts) > 1 else "") for text in texts]
    marks = references.cite([one for fact in holding for one in fact.citations])
    return (*lines[:-1], Line((*lines[-1].content, *marks), bullet=lines[-1].bullet))


def _values(attribute: Attribute, fact: Fact, common: set[str]) -> list[Inline]:
    """Return a fact's values, an item each; what belongs to one certificate is one item."""
    if attribute.kind is Kind.LINKS and isinstance(fact.value, dict):
        return [(f"{name}: ", Link(str(url), str(url))) for name, url in fact.value.items()]
    if isinstance(fact.value, Permission):
        return [(Mark(VERDICT[fact.value], wording.PERMISSION[fact.value]),)]
    texts = wording.lines(attribute, fact)
    if attribute.kind is Kind.CREDENTIALS and not isinstance(fact.value, Missing):
        return [("; ".join(texts),)]
    return [(f"= {text}" if text.casefold() in common else text,) for text in texts]


def _sentence(text: str) -> str:
    capital = text[:1].upper() + text[1:]
    return capital if capital.endswith(".") else f"{capital}."


def _holds(fact: Fact, texts: Iterable[str]) -> bool:
    """Tell whether a fact has one of some items, in upper or lower case; one without items holds what it says."""
    listed = {item.casefold() for item in items((fact,))}
    return not listed or any(text.casefold() in listed for text in texts)


def _doubts(text: str, facts: Iterable[Fact]) -> str:
    """Return how sure an item is, by every fact that holds it."""
    doubted = [fact for fact in facts if fact.certainty in wording.DOUBTED and _holds(fact, [text])]
    doubts = "; ".join(dict.fromkeys(wording.certainty(fact) for fact in doubted))
    return f" ({doubts})" if doubts else ""
