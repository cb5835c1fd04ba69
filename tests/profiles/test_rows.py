from __future__ import annotations

from ptvspt.loading import library
from ptvspt.profiles.records import Catalogue, Fact
from ptvspt.profiles.rows import COLUMNS, fact_id, identified, row


def test_every_fact_has_an_id_of_its_own() -> None:
    shipped = library.load()
    found = identified(shipped)
    assert len(found) == sum(1 for _ in shipped.statements())
    assert {id_: fact_id(*statement) for id_, statement in found.items()} == {id_: id_ for id_ in found}


def test_an_id_stays_when_a_fact_is_added_behind_it(catalogue: Catalogue) -> None:
    profession = catalogue.professions["pt"]
    section = catalogue.sections["salary"]
    attribute = section.attributes[0]
    (fact,) = profession.about(section, attribute)
    assert fact_id(profession, section, attribute, fact) == f"pt.salary.{attribute.id}"
    more = Fact(value=1)
    longer = profession._replace(facts={"salary": {attribute.id: (fact, more)}})
    assert fact_id(longer, section, attribute, fact) == f"pt.salary.{attribute.id}"
    assert fact_id(longer, section, attribute, more) == f"pt.salary.{attribute.id}.2"


def test_a_row_has_a_cell_for_each_column_and_numbers_only_in_those_of_numbers(catalogue: Catalogue) -> None:
    for statement in catalogue.statements():
        found = dict(zip(COLUMNS, row(*statement), strict=True))
        for name, cell in found.items():
            wanted = (int, float) if name in ("number", "low", "high", "year") else (str,)
            assert cell is None or isinstance(cell, wanted), (name, cell)
