"""docs/open-data.md names every table and column. `UPDATE_DOCS=1` writes its list anew."""

from __future__ import annotations

import os
import re
from pathlib import Path

from ptvspt.places.pay import NOT_TAKEN, REASON
from ptvspt.profiles.rows import STATUS
from ptvspt.publishing.tables import Table

PAGE = Path(__file__).parent.parent.parent / "docs" / "open-data.md"


def line(table: Table) -> str:
    columns = ", ".join(f"**{one.name}**" if one.name in table.key else one.name for one in table.fields)
    return f"| `{table.name}` | {table.about} | {columns} |".replace("_", r"\_")


def test_every_table_is_documented_with_its_columns(tables: dict[str, Table]) -> None:
    wanted = "\n".join(map(line, tables.values()))
    text = PAGE.read_text(encoding="utf-8")
    if os.environ.get("UPDATE_DOCS"):
        text = re.sub(r"(\| --- \| --- \| --- \|\n).*?\n\n", lambda found: f"{found[1]}{wanted}\n\n", text, flags=re.S)
        PAGE.write_text(text, encoding="utf-8")
    assert wanted in text


def test_every_status_is_documented() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert all(f"`{one}`" in text for one in (*STATUS.values(), *REASON.values(), NOT_TAKEN))
