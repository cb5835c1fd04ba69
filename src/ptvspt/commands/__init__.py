"""The commands, a module each: declare, load, call one core function, emit.

Modules that are slow to import (the data's readers, views, renderers) are imported inside the
function: then `--help` and a mistake in the call cost nothing but Typer.
"""
