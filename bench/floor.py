"""The least that can print the tables of a `ptvspt` call: literals, Typer and Rich.

The literals are `floor_words.py`, which bench.py writes from what the installed program really shows.
"""

import typer

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command()
def show(name: str) -> None:
    """Print the tables of a page and the words between them."""
    from floor_words import PAGES
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    console = Console(markup=False, emoji=False, highlight=False)
    for part in PAGES[name]:
        if isinstance(part, str):
            console.print(part)
            continue
        columns, rows = part
        table = Table(*columns, box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
        for row in rows:
            table.add_row(*row)
        console.print(table)


@app.command()
def version() -> None:
    """Print a version."""
    typer.echo("1")


def main() -> None:
    """Run the program."""
    app()
