"""What the law of a place means for somebody who wants to see a therapist, its PT Compact, and who licenses there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ptvspt.places.records import Access, Board, Compact, Known, Level, Limit, LimitKind, LimitUnit, Membership, Place
from ptvspt.profiles.records import Certainty, Source
from ptvspt.profiles.wording import plain_number, when


class Words(NamedTuple):
    """A level of direct access in words.

    The first of the `sentences` says no more than the `label`, unless it is the only one.
    """

    sentences: tuple[str, ...]
    label: str
    brief: str
    mark: str


LEVELS = {
    Level.UNRESTRICTED: Words(
        sentences=(
            "You need no referral for physical therapy.",
            "The law sets no limit of days or visits.",
        ),
        label="No referral needed, no limits",
        brief="No",
        mark="U",
    ),
    Level.WITH_PROVISIONS: Words(
        sentences=("You need no referral to start physical therapy.",),
        label="No referral needed to start, with conditions",
        brief="No, but conditions apply",
        mark="P",
    ),
    Level.REFERRAL_REQUIRED: Words(
        sentences=("You need a referral for physical therapy.",),
        label="A referral is needed",
        brief="Yes, you need one",
        mark="R",
    ),
    Level.UNKNOWN: Words(
        sentences=("It is not known whether you need a referral for physical therapy.",),
        label="Not known",
        brief="Not known",
        mark="?",
    ),
}
BRIEF = 50  # characters, as the checks allow
OLD = "The law as it stood in {} asks for a referral, and it may have changed since."
OLD_BRIEF = "Yes, by an old law; ask the state board"
CONDITIONS = "Some conditions apply."
FIRST = ", whichever comes first,"
PROVIDER = "another provider, such as a doctor"
AFTER = {
    LimitKind.HARD_STOP: "After {} you need a referral, or a doctor must step in.",
    LimitKind.NOT_IMPROVING: f"If you do not improve within {{}}, the therapist must bring in {PROVIDER}.",
    LimitKind.CONSULTATION: f"After {{}} the therapist must consult {PROVIDER}.",
}
UNITS = {
    LimitUnit.DAYS: ("day", "days"),
    LimitUnit.BUSINESS_DAYS: ("business day", "business days"),
    LimitUnit.VISITS: ("visit", "visits"),
}
ASK_BOARD = "Ask the state board to be sure."
INSURER = "Your insurer may still ask for a referral, so check before you go."
MEMBERSHIP = {
    Membership.ISSUING: (
        "In the PT Compact: therapists from other member states can buy a permit (a privilege) to work here."
    ),
    Membership.ENACTED: "The PT Compact is law here, but therapists cannot get a permit under it yet.",
    Membership.NOT_NAMED: "The PT Compact does not list this place among its members.",
    Membership.UNKNOWN: "It is not clear whether the PT Compact works here.",
}
SURE = {
    Known.YES: "Laws change: the state board can tell you what holds today.",
    Known.PARTLY: "Before you rely on this, ask the state board.",
    Known.NO: "This is not known for sure: ask the state board.",
}
ASK = "Laws change: before you rely on one, ask the state board."
COMPACT_SURE = {
    Known.YES: "The present members stand at ptcompact.org.",
    Known.PARTLY: "Before you rely on this, ask the state board or look at ptcompact.org.",
    Known.NO: "This is not known for sure: ask the state board, or look at ptcompact.org.",
}
BOARD_SURE = {
    Known.YES: "The name is the one on the website of this body.",
    Known.PARTLY: "The name or the address may have changed: the present ones stand at fsbpt.org.",
    Known.NO: "This is not known for sure: look at fsbpt.org.",
}
CERTAINTY = {Known.YES: Certainty.CONFIRMED, Known.PARTLY: Certainty.PARTLY, Known.NO: Certainty.UNVERIFIED}


def access_words(access: Access | None) -> str:
    """Return what direct access to a physical therapist means, in whole sentences."""
    return " ".join(_sentences(access))


def access_rest(access: Access | None) -> str:
    """Return what direct access means beyond the label of its level, or all where there is nothing beyond."""
    first, *rest = _sentences(access)
    return " ".join(rest) or first


def access_brief(access: Access | None) -> str:
    """Return whether somebody needs a referral, in the few words of a quick view."""
    if access is None or access.level is not Level.WITH_PROVISIONS:
        return OLD_BRIEF if access and _doubtful(access) else LEVELS[level(access)].brief
    hard = " or ".join(_amount(limit) for limit in access.limits if limit.kind is LimitKind.HARD_STOP)
    if hard:
        words = f"No, for {hard}"
        return words if len(words) <= BRIEF else "No, for a limited time"
    improving = any(limit.kind is LimitKind.NOT_IMPROVING for limit in access.limits)
    return "No, while you improve" if improving else LEVELS[access.level].brief


def provisions(access: Access | None) -> str:
    """Return the provisions as they are known, or that none is."""
    return access.provisions if access is not None and access.provisions else "none known"


def statute(access: Access | None) -> str:
    """Return the name of the law, or that it is not known."""
    return access.statute if access is not None and access.statute else "not known"


def level(access: Access | None) -> Level:
    """Return the level of direct access; it is unknown where there is no row."""
    return Level.UNKNOWN if access is None else access.level


def levels(places: Iterable[Place]) -> dict[Level, tuple[Place, ...]]:
    """Return the places of each level of direct access, every level in its order."""
    all_ = tuple(places)
    return {one: tuple(place for place in all_ if level(place.access) is one) for one in Level}


def sources(places: Iterable[Place]) -> tuple[Source, ...]:
    """Return the laws and lists that direct access rests on, each once, in the order of the places."""
    return tuple({one.access.source.id: one.access.source for one in places if one.access}.values())


def compact_words(compact: Compact | None) -> str:
    """Return where a place stands in the PT Compact."""
    return MEMBERSHIP[Membership.UNKNOWN if compact is None else compact.membership]


def known(row: Access | Compact | Board | None) -> Known:
    """Return how surely a row is known; one that is not there is not."""
    return Known.NO if row is None else row.known


def sure(access: Access | None) -> str:
    """Return how surely direct access is known, in words."""
    return SURE[known(access)]


def doubt(access: Access | None) -> str:
    """Return how surely direct access is known where that is less than surely, or nothing."""
    return "" if known(access) is Known.YES else sure(access)


def compact_sure(compact: Compact | None) -> str:
    """Return how surely the place in the PT Compact is known, in words."""
    return COMPACT_SURE[known(compact)]


def board_name(board: Board | None) -> str:
    """Return the name of who licenses physical therapists, or that it is not known."""
    return board.name if board is not None else "not known"


def board_sure(board: Board | None) -> str:
    """Return how surely it is known who licenses, in words."""
    return BOARD_SURE[known(board)]


def _sentences(access: Access | None) -> list[str]:
    if access is None:
        return [*LEVELS[Level.UNKNOWN].sentences]
    parts = [OLD.format(when(access.as_of))] if _doubtful(access) else [*LEVELS[access.level].sentences]
    for kind, words in AFTER.items():
        limits = [_amount(limit) for limit in access.limits if limit.kind is kind]
        first = FIRST if len(limits) > 1 and kind is LimitKind.HARD_STOP else ""
        parts += [words.format(f"{' or '.join(limits)}{first}")] if limits else []
    if access.level is Level.WITH_PROVISIONS and not access.limits:
        parts.append(CONDITIONS)
    return parts


def _doubtful(access: Access) -> bool:
    """Tell whether a law that asks for a referral was read only in an old text: it may have changed since."""
    return access.level is Level.REFERRAL_REQUIRED and access.known is not Known.YES


def _amount(limit: Limit) -> str:
    one, many = UNITS[limit.unit]
    return f"{plain_number(limit.amount)} {one if limit.amount == 1 else many}"
