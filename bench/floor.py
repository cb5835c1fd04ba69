"""The least that can print a table of the size of `ptvspt show education -p pt`: literals, Typer and Rich.

The literals are `floor_words.py`, which bench.py writes from the real output.
"""

import typer

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command()
def show() -> None:
    """Print the table and its sources."""
    from floor_words import AFTER, BEFORE, COLUMNS, ROWS
    from rich.console import Console
    from rich.table import Table

    console = Console(markup=False, emoji=False, highlight=False)
    console.print(BEFORE)
    table = Table(*COLUMNS)
    for row in ROWS:
        table.add_row(*row)
    console.print(table)
    console.print(AFTER)


@app.command()
def version() -> None:
    """Print a version."""
    typer.echo("1")


def main() -> None:
    """Run the program."""
    app()
