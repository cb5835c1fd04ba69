"""The shipped data: what `ptvspt check` finds, and laws of style that only this data is held to."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import textstat
import yaml

from ptvspt.career import checks as career_checks
from ptvspt.commands.options import section_names
from ptvspt.interview import checks as interview_checks
from ptvspt.interview.records import cited
from ptvspt.loading import compiled, library
from ptvspt.places import law
from ptvspt.profiles import checks
from ptvspt.profiles.findings import Severity
from ptvspt.profiles.grades import PUBLIC
from ptvspt.profiles.records import Attribute, Catalogue, Certainty, Fact, Kind, Missing, Profession, Section, Unit
from ptvspt.profiles.statistics import FIGURES, YEARLY
from running import answered

PROFESSIONS = (
    "pt",
    "trainer",
    "pta",
    "athletic-trainer",
    "ot",
    "massage-therapist",
    "exercise-physiologist",
    "strength-coach",
    "chiropractor",
    "dietitian",
    "physician",
)
HARDEST = 8.0
"""The highest school grade (Flesch-Kincaid) that a section of a profile may ask of its reader."""

with (Path(__file__).parent / "article.csv").open(encoding="utf-8", newline="") as file:
    ARTICLE = list(csv.DictReader(file))


@pytest.fixture(scope="session")
def shipped() -> Catalogue:
    return library.read().catalogue


def texts(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield every text of the profiles that a reader sees, with where it stands."""
    for section in catalogue.sections.values():
        yield section.id, section.title
        for attribute in section.attributes:
            yield f"{section.id}.{attribute.id}", attribute.label
    for profession in catalogue.professions.values():
        yield from ((profession.id, text) for text in (profession.name, profession.summary))
    for profession, section, attribute, fact in catalogue.statements():
        key = f"{profession.id}.{section.id}.{attribute.id}"
        yield from ((key, text) for text in (*values(fact), *remarks(fact)))


def values(fact: Fact) -> Iterator[str]:
    """Yield the words of a fact's value."""
    match fact.value:
        case str() as text:
            yield text
        case tuple() as items:
            yield from (item for item in items if isinstance(item, str))
        case dict() as entries:
            for label, value in entries.items():
                yield from (part for part in (label, value) if isinstance(part, str))
        case _:
            return  # a number, or a word of a closed list


def remarks(fact: Fact) -> Iterator[str]:
    """Yield what stands beside a fact's value."""
    locators = [citation.locator for citation in fact.citations]
    yield from (text for text in (fact.brief, fact.note, fact.population, *locators) if text)


def cited_elsewhere() -> set[str]:
    """Return the sources that the interviews, the tables of places and the careers cite."""
    interviews = library.locate_interviews(None, library.load().sources).interviews
    found = {id_ for interview in interviews.values() for id_ in cited(interview)}
    for path in sorted((library.shipped() / "places").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found |= {row["source"] for row in csv.DictReader(file) if "source" in row}
    return found | career_checks.sources(library.careers(None, None)[0])


def test_the_data_has_no_errors(shipped: Catalogue) -> None:
    changed = shipped.version.replace(".", "-")  # the day of the last change: no date in the data is later
    found = checks.run(shipped, changed, cited_elsewhere())
    assert [finding for check, finding in found if check.severity is Severity.ERROR] == []


def wages() -> list[dict[str, str]]:
    with (library.shipped() / "statistics" / "wages.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_wage_for_a_year_is_the_one_by_the_hour_times_2080() -> None:
    rounding = 2080 * 0.005 + 5  # an hourly wage is rounded to cents, a yearly one to tens
    wrong = [
        (row["place"], row["soc"], name)
        for row in wages()
        for name in YEARLY
        if row[name] and row[f"hourly_{name}"]
        if abs(float(row[name]) - 2080 * float(row[f"hourly_{name}"])) > rounding
    ]
    assert wrong == []


def test_every_figure_of_the_newest_wages_is_there_or_has_a_mark() -> None:
    newest = max(row["release"] for row in wages())
    bare = [
        (row["place"], row["soc"], name)
        for row in wages()
        if row["release"] == newest
        for name in FIGURES
        if not row[name] and f"{name}:" not in row["status"] and (row["place"], name) != ("US", "jobs_per_1000")
    ]
    assert bare == []


def test_no_id_of_an_attribute_carries_a_year(shipped: Catalogue) -> None:
    ids = [attribute.id for section in shipped.sections.values() for attribute in section.attributes]
    assert [id_ for id_ in ids if re.search(r"20\d\d", id_)] == []


def test_the_interviews_have_no_errors(shipped: Catalogue) -> None:
    located = library.locate_interviews(None, shipped.sources)
    assert list(located.interviews) == ["care"]
    places = {code: one.name for code, one in library.places().items()}
    found = interview_checks.run(located.interviews, shipped.professions, places)
    assert [finding for check, finding in found if check.severity is Severity.ERROR] == []


@pytest.mark.parametrize("id_", ["pt", "trainer"])
def test_nine_of_ten_citations_have_nothing_to_sell(id_: str, shipped: Catalogue) -> None:
    cited = [one for profession, *_, fact in shipped.statements() if profession.id == id_ for one in fact.citations]
    assert len([one for one in cited if one.source.grade in PUBLIC]) >= 0.9 * len(cited)


def test_publishers_stand_in_alphabetical_order(shipped: Catalogue) -> None:
    assert list(shipped.publishers) == sorted(shipped.publishers, key=str.casefold)


@pytest.mark.parametrize(
    "host", ["github", "justia", "casetext", "lawserver", "getpocketlaw", "lexace", "googleflighys"]
)
def test_a_law_of_a_place_has_the_address_of_who_made_it(host: str) -> None:
    rows = [row for place in library.places().values() for row in (place.access, place.compact, place.board) if row]
    assert [row.source.id for row in rows if host in row.source.url] == []


def test_the_eleven_professions_are_there(shipped: Catalogue) -> None:
    assert tuple(shipped.professions) == PROFESSIONS


def test_both_forms_of_the_data_are_equal(shipped: Catalogue, tmp_path: Path) -> None:
    compiled.write(shipped, "stamp", tmp_path)
    found = compiled.read(tmp_path, "stamp", None)
    assert found == shipped
    assert repr(found) == repr(shipped)  # which sees the order of mappings, too


@pytest.mark.parametrize("ids", [("pt", "trainer"), ("physician",), PROFESSIONS[::-1]])
def test_both_forms_of_the_data_are_equal_when_narrowed(
    ids: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    parsed = library.load(library.shipped(), lambda _names: ids)
    assert any(tmp_path.rglob(compiled.INDEX))
    kept = library.load(library.shipped(), lambda _names: ids)
    assert tuple(kept.professions) == ids
    assert kept == parsed
    assert repr(kept) == repr(parsed)


@pytest.mark.parametrize("wrong", ["\t", "...", "…", "TODO", "FIXME", "XXX", "??", "  "])
def test_no_text_holds_what_a_writer_left_behind(wrong: str, shipped: Catalogue) -> None:
    titles = [
        (one.id, text) for one in shipped.sources.values() for text in (one.title, one.publisher, one.short or "")
    ]
    assert [(key, text) for key, text in (*texts(shipped), *titles) if wrong in text] == []


def test_no_fact_rests_on_general_knowledge(shipped: Catalogue) -> None:
    assert [(key, text) for key, text in texts(shipped) if "general knowledge" in text.lower()] == []


def test_no_fact_is_confirmed_that_rests_only_on_sources_that_nobody_has_read(shipped: Catalogue) -> None:
    unread = [
        f"{profession.id}.{section.id}.{attribute.id}"
        for profession, section, attribute, fact in shipped.statements()
        if fact.citations and not any(one.source.read_on for one in fact.citations)
        if fact.certainty is Certainty.CONFIRMED
    ]
    assert unread == []


def test_a_source_whose_title_says_that_it_was_not_read_is_never_checked(shipped: Catalogue) -> None:
    assert [one.id for one in shipped.sources.values() if "not read" in one.title and one.read_on] == []


def test_no_text_begins_or_ends_with_a_blank(shipped: Catalogue) -> None:
    assert [(key, text) for key, text in texts(shipped) if text != text.strip()] == []


def amounts(attribute: Attribute, fact: Fact) -> list[float]:
    if attribute.unit not in (Unit.USD, Unit.USD_PER_YEAR):
        return []
    value = fact.value
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else [value]
    return [part for part in parts if isinstance(part, (int, float))]


def test_every_wage_is_in_whole_dollars_and_every_price_in_cents(shipped: Catalogue) -> None:
    found = [
        (profession.id, section.id, attribute.id, amount)
        for profession, section, attribute, fact in shipped.statements()
        for amount in amounts(attribute, fact)
        if not isinstance(amount, int) and (attribute.unit is Unit.USD_PER_YEAR or round(amount, 2) != amount)
    ]
    assert found == []


def test_the_bibliography_is_in_alphabetical_order(shipped: Catalogue) -> None:
    assert list(shipped.sources) == sorted(shipped.sources)


def test_no_two_sources_are_the_same_page(shipped: Catalogue) -> None:
    seen: dict[tuple[str, str], str] = {}
    twins = []
    for source in shipped.sources.values():
        first = seen.setdefault((source.url, source.title), source.id)
        if first != source.id:
            twins.append((first, source.id))
    assert twins == []


def test_the_article_s_statements_are_all_196() -> None:
    assert [row["id"] for row in ARTICLE] == [f"A{number:03}" for number in range(1, 197)]


HOMES = {"both": ("pt", "trainer"), "choosing": ("pt", "trainer")}


def statements(catalogue: Catalogue, profession: str, section: str) -> set[str]:
    """Return the statements of the article that a section of a profile answers."""
    if profession not in catalogue.professions:
        return set()
    facts = catalogue.professions[profession].facts.get(section, {})
    return {id_ for found in facts.values() for fact in found for id_ in fact.article}


@pytest.mark.parametrize("row", ARTICLE, ids=lambda row: row["id"])
def test_each_statement_of_the_article_is_answered_where_it_belongs(row: dict[str, str], shipped: Catalogue) -> None:
    homes = HOMES.get(row["profession"], (row["profession"],))
    there = [home for home in homes if row["id"] in statements(shipped, home, row["section"])]
    if row["dropped"]:
        assert there == []
    else:
        assert there if row["profession"] == "choosing" else there == list(homes)


def test_facts_answer_no_statement_that_the_article_does_not_make(shipped: Catalogue) -> None:
    known = {row["id"] for row in ARTICLE}
    assert {id_ for *_, fact in shipped.statements() for id_ in fact.article} <= known


TITLES = (
    r"assistants?|athletic train(?:ers?|ing)|chiropract(?:ors?|ic)|dietitians?|exercise physiolog(?:ists?|y)"
    r"|massage therap(?:ists?|y)|medicaid|medicare|occupational therap(?:ists?|y)|personal train(?:ers?|ing)"
    r"|physical therap(?:ists?|y)|physical therapist assistants?|physicians?|strength coach(?:es)?|therap(?:ists?|y)"
)
CAPITALISED = r"(?:\b[A-Z][\w&.'’-]+(?:\s+(?:of|and|for|the|in|on)\s+|\s+))+[A-Z][\w&.'’-]+"  # American Board of ...
OFFICIAL = (
    (re.compile(r"https?://\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|edu|gov|org)\b\S*"), "page"),
    (re.compile(rf"\b(?:{TITLES})\b", re.IGNORECASE), "coach"),
    (re.compile(CAPITALISED), "Bob"),
    (re.compile(r"\b[A-Z]{2,}[\w-]*\b"), "Bob"),
)
SENTENCE = re.compile(r"(?<=[.!?])\s+|;\s|\n")


def sentences(text: str) -> list[str]:
    """Return a text's sentences, each official name in them as a short word: nobody can write those simpler."""
    found = [part for part in SENTENCE.split(text) if re.search(r"[A-Za-z]", part)]
    for pattern, word in OFFICIAL:
        found = [pattern.sub(word, part) for part in found]
    return found


def grade(parts: list[str]) -> float:
    """Return the Flesch-Kincaid grade of some sentences: the school years that their reader needs."""
    words: int = sum(max(1, textstat.lexicon_count(part)) for part in parts)
    syllables: int = sum(textstat.syllable_count(part) for part in parts)
    return 0.39 * words / len(parts) + 11.8 * syllables / words - 15.59


def prose(profession: Profession, section: Section) -> list[str]:
    """Return the sentences of a section: values that are words, and notes."""
    found: list[str] = []
    for attribute in section.attributes:
        for fact in profession.about(section, attribute):
            words = attribute.kind in (Kind.TEXT, Kind.LIST) and not isinstance(fact.value, Missing)
            for text in (*(values(fact) if words else ()), fact.note or ""):
                found += sentences(text)
    return found


@pytest.mark.parametrize("id_", PROFESSIONS)
def test_an_eighth_grader_can_read_every_section(id_: str, shipped: Catalogue) -> None:
    hard = {}
    for section in shipped.sections.values():
        parts = prose(shipped.professions[id_], section)
        if parts and grade(parts) > HARDEST:
            hard[section.id] = round(grade(parts), 1)
    assert hard == {}


LONGEST, LONG = 25, 20
"""The words that a sentence may have, and that most have fewer of."""


def test_no_sentence_of_the_profiles_is_longer_than_a_breath(shipped: Catalogue) -> None:
    told: dict[str, int] = {}
    for *_, fact in shipped.statements():
        for text in (*values(fact), *remarks(fact), fact.brief or ""):
            told |= {part: len(part.split()) for part in re.split(r"(?<=[.!?])\s+", text)}
    assert {part: words for part, words in told.items() if words > LONGEST} == {}
    assert sum(words < LONG for words in told.values()) > 0.9 * len(told)


def test_the_data_holds_what_check_asks_for_on_the_day_of_its_version(shipped: Catalogue) -> None:
    day = shipped.version.replace(".", "-")
    result = answered("check", "--strict", "--on", day, SOURCE_DATE_EPOCH="4102444800")
    assert (result.status, result.out.splitlines()[-1].split(": ")[1]) == (0, "0 errors, 0 warnings")


@pytest.mark.parametrize("code", library.places())
def test_an_eighth_grader_can_read_the_law_of_every_place(code: str) -> None:
    access = library.places()[code].access
    assert access is not None
    told = f"{law.access_words(access)} {law.doubt(access)} {access.provisions} {law.INSURER}"
    assert grade(sentences(told)) <= HARDEST


def test_the_measure_of_reading_knows_easy_from_hard() -> None:
    assert grade(["The cat sat on the mat."]) < 1
    assert (
        grade(["Contraindications necessitate interdisciplinary communication regarding pharmacological management."])
        > 20
    )
    assert sentences("See www.apta.org; then ask the American Board of Sport for it.") == [
        "See page",
        "then ask the Bob for it.",
    ]
    assert sentences("Physical therapists know NPTE rules. Personal trainers may not.") == [
        "coach know Bob rules.",
        "coach may not.",
    ]


def test_no_word_names_both_a_profession_and_a_section(shipped: Catalogue) -> None:
    assert set(compiled.names(shipped)).isdisjoint(section_names(shipped))


BY_HAND = {"$103,500", "$132,300", "$135,880", "$97,550"}
"""Medians of occupations that no table holds: they move by hand, with the release."""


def test_a_figure_of_the_tables_stands_in_no_text_by_hand() -> None:
    raw = yaml.load((library.shipped() / "professions.yaml").read_text("utf-8"), yaml.CBaseLoader)
    written = set()
    for profession in raw["professions"].values():
        for fact in (one for name in ("salary", "outlook") for one in profession["facts"][name].values()):
            for one in fact if isinstance(fact, list) else [fact]:
                if isinstance(one, dict) and str(one.get("sources", "")) in ("['bls-oews']", "['bls-ep']"):
                    written |= set(re.findall(r"\$[\d,]*\d", str([one["value"], one.get("note"), one.get("brief")])))
    assert written <= BY_HAND
