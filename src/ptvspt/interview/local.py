"""What a place adds to an advice: a note on direct access, and nothing else."""

from __future__ import annotations

from ptvspt.interview.blanks import ACCESS, BOARD
from ptvspt.interview.conditions import All
from ptvspt.interview.records import PLACE, Advice, Note, NoteKind
from ptvspt.places import law
from ptvspt.places.records import Known, Level, Place
from ptvspt.profiles.records import Citation

EVERYWHERE = "practical-direct-access"
"""The note that says of all places together what the note on one says of it."""


def placed(advice: Advice, place: Place) -> Advice:
    """Return the advice with a note on direct access in a place, in place of the one on all; nothing else changes."""
    return advice._replace(notes=(*(one for one in advice.notes if one.id != EVERYWHERE), note(place)))


def note(place: Place) -> Note:
    """Return the note on direct access in a place."""
    access = place.access
    words = (law.access_words(access), law.doubt(access), law.INSURER)
    return Note(
        id=PLACE,
        kind=NoteKind.PRACTICAL,
        when=All(()),
        text=f"{place.name}: {' '.join(filter(None, words))}",
        citations=(Citation(source=access.source, locator=access.statute or None),) if access else (),
    )


def words(place: Place) -> dict[str, str]:
    """Return what fills the blanks about a place; nothing for what is not known of it."""
    access, found = place.access, {}
    if law.level(access) is not Level.UNKNOWN:
        brief = law.access_brief(access)
        found[ACCESS] = f"Is a referral needed in {place.name}? {brief}. An insurer may still want one."
    if place.board is not None and place.board.known is not Known.NO:
        found[BOARD] = f"the {place.board.name}"
    return found
