"""The options of a command that holds an interview."""

from __future__ import annotations

from typing import Annotated, TypeAlias

import typer

AnswerOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--answer", metavar="QUESTION=OPTION", help="Answer a question; may be repeated."),
]
AnswersOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--answers", metavar="FILE", help="Answers in YAML or JSON; - for standard input."),
]
SaveOption: TypeAlias = Annotated[
    list[str] | None, typer.Option("--save", metavar="FILE", help="Keep the answers in FILE, after each of them.")
]
ForceOption: TypeAlias = Annotated[bool, typer.Option("--force", help="Let --save overwrite a file of something else.")]
NoInputOption: TypeAlias = Annotated[bool, typer.Option("--no-input", help="Never ask; say what is missing.")]
