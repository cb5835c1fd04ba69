"""Asking at the terminal: the only package that knows questionary and prompt_toolkit."""
