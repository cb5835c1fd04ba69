"""The least that a Typer program can be: what `ptvspt --help` is measured against."""

import typer

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command()
def hello(name: str = "world") -> None:
    """Greet somebody."""
    typer.echo(f"Hello {name}")


def main() -> None:
    """Run the program."""
    app()
