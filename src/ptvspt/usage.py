"""A wrong call in one sentence: which word it was, what is wrong with it, and what would do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from typer._click import Context, Parameter  # Typer keeps its own click: ADR 0001
from typer._click.core import ParameterSource
from typer._click.exceptions import (
    BadOptionUsage,
    BadParameter,
    ClickException,
    MissingParameter,
    NoSuchOption,
    UsageError,
)
from typer._click.types import BoolParamType, IntRange

from ptvspt.names import suggestion


def sentence(error: ClickException) -> str:
    """Return click's message as this program would have put it."""
    ctx = error.ctx if isinstance(error, UsageError) else None
    told = _told(error, ctx) if ctx else ""
    if told:
        return told
    message = " ".join(error.format_message().split()).rstrip(".")
    message = f"{message[:1].lower()}{message[1:]}"
    return message if ctx is None or message.endswith("?") else message + _help(ctx)


def _told(error: ClickException, ctx: Context) -> str:
    """Return what is said of the errors that are known, or nothing."""
    match error:
        case NoSuchOption():
            near = suggestion(error.option_name, error.possibilities or ())
            return f"no option '{error.option_name}'{near or _help(ctx)}"
        case BadOptionUsage() if "does not take" in error.message:
            return f"option '{error.option_name}' takes no value; write it alone"
        case BadOptionUsage():
            return f"option '{error.option_name}' needs a value{_wanted(ctx, error.option_name)}"
        case MissingParameter() if error.param is not None:
            wanted = _choices(error.param) or "one word more"
            return f"{ctx.info_name} needs {wanted}{_example(ctx)}{_help(ctx)}"
        case BadParameter() if error.param is not None and _takes(error.param):
            value = error.message.rpartition(" is not ")[0].strip("'\"")  # click's message, in quotes or not
            near = suggestion(value, _known(error.param))
            return f"{_place(ctx, error.param)} takes {_takes(error.param)}, not '{value}'{near}"
        case _:
            extra = re.fullmatch(r"Got unexpected extra argument\(s\) \((.*)\)", error.message, re.DOTALL)
            return _too_many(ctx, extra[1]) if extra else ""


def _wanted(ctx: Context, name: str) -> str:
    """Return the values of an option, or how it is written."""
    param = next(one for one in ctx.command.params if name in one.opts)
    return f": {_takes(param)}" if _takes(param) else f", like '{name} {param.make_metavar(ctx)}'"


def _too_many(ctx: Context, words: str) -> str:
    params = ctx.command.params
    if any(param.param_type_name == "argument" for param in params):
        cause = f"'{words}' is too much for {ctx.info_name}; put words that belong together in quotes"
        return f"{cause}{_help(ctx)}"
    meant = f"--{words}" if any(f"--{words}" in param.opts for param in params) else ""
    remedy = f"; did you mean '{meant}'?" if meant else _help(ctx)
    return f"{ctx.info_name} takes options only, not '{words}'{remedy}"


def _place(ctx: Context, param: Parameter) -> str:
    """Return where a value stood: in an option, a variable, or after the command."""
    if param.param_type_name == "argument":
        return str(ctx.info_name)
    if param.envvar and ctx.get_parameter_source(param.name or "") is ParameterSource.ENVIRONMENT:
        return str(param.envvar)
    return f"option '{max(param.opts, key=len)}'"


def _takes(param: Parameter) -> str:
    """Return which values a parameter takes, or nothing where that cannot be said."""
    match param.type:
        case BoolParamType():
            return "1 or 0"
        case IntRange() as kind if kind.max is None:
            return f"a whole number of {kind.min} or more"
        case _:
            return _choices(param)


def _known(param: Parameter) -> Sequence[str]:
    return [str(getattr(one, "value", one)) for one in getattr(param.type, "choices", ())]


def _choices(param: Parameter) -> str:
    *most, last = [*_known(param)] or [""]
    return f"{', '.join(most)} or {last}" if most else last


def _example(ctx: Context) -> str:
    found = re.search(r"^ +(ptvspt .*)$", ctx.command.epilog or "", re.MULTILINE)
    return f", like '{found[1]}'" if found else ""


def _help(ctx: Context) -> str:
    return f"; see '{ctx.command_path} --help'"
