"""The commands, a module each: declare, load, call one core function, emit.

Modules that are slow to import (the data's readers, views, renderers) are imported inside the
function: then `--help` and a mistake in the call cost nothing but Typer. The views of the two largest
results are imported where the document is made: JSON, CSV and plain lines do without and start 10% faster.
"""
