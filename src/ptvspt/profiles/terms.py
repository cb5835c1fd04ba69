"""The words of a text, and which of them are forms of one word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

WORD = re.compile(
    r"""
    [\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]            # Chinese and Japanese set no blanks: each character is a word
    | \d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d) | \d+(?:\.\d+)+  # 101,020 and 10.9
    | (?:(?![\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])[^\W_][\u0300-\u036f]*)+(?:['\u2019][^\W_]+)*
    """,
    re.VERBOSE,
)
SHORTEST = 2  # letters of a stem: otherwise "AED" would be a form of "a"


class Word(NamedTuple):
    """A word of a text: as it is compared, and from where to where it stands."""

    text: str
    start: int
    end: int


class Query(NamedTuple):
    """What is looked for: stems, in one group those of words that no blank parts ("follow-up")."""

    groups: tuple[tuple[str, ...], ...]

    @property
    def phrase(self) -> tuple[str, ...]:
        """All stems in their order."""
        return tuple(stem for group in self.groups for stem in group)


def words(text: str) -> list[Word]:
    """Return the words of a text in their order, upper and lower case alike."""
    return [Word(_folded(match.group()), *match.span()) for match in WORD.finditer(text)]


def query(text: str) -> Query:
    """Return what somebody looks for with a text; no group when it holds no word."""
    groups = (tuple(stem(word.text) for word in words(part)) for part in text.split())
    return Query(tuple(group for group in groups if group))


@cache
def stem(word: str) -> str:
    """Return what all forms of an English word have in common, by Snowball's rules."""
    root = _stemmer()(word)
    return root if len(root) >= SHORTEST else word


def is_form(word: str, root: str) -> bool:
    """Tell whether a word has a stem."""
    return word[0] == root[0] and stem(word) == root  # no rule changes a first letter: most words need no stemming


def span(stems: Sequence[str], among: Sequence[Word]) -> tuple[int, int] | None:
    """Return from where to where forms of some words first stand next to each other, or None."""
    last = len(among) - len(stems)
    for number, word in enumerate(among):
        if number > last:
            break
        if is_form(word.text, stems[0]):
            run = among[number : number + len(stems)]
            if all(is_form(one.text, root) for one, root in zip(run, stems, strict=True)):
                return word.start, run[-1].end
    return None


def _folded(word: str) -> str:
    if word.isascii():
        word = word.casefold()
        return word.replace(",", "") if "," in word else word
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", word).casefold()).replace("\u2019", "'")


@cache
def _stemmer() -> Callable[[str], str]:
    import snowballstemmer  # type: ignore[import-untyped]  # it ships no types; 9 ms, for `find` alone

    stem_word: Callable[[str], str] = snowballstemmer.stemmer("english").stemWord
    return stem_word
