"""Calls at a real terminal, key by key."""

from __future__ import annotations

import sys

import pexpect

from running import FIXTURE, environment

DOWN = "\x1b[B"


class Terminal:
    """A call at a terminal, and everything that appeared."""

    def __init__(self, *words: str, columns: int = 80, **changes: str | None) -> None:
        env = {"PTVSPT_DATA": str(FIXTURE), "TERM": "xterm", "PAGER": "", "PROMPT_TOOLKIT_NO_CPR": "1", **changes}
        command = ["-m", "ptvspt", *words]
        size = (60, columns)
        self.child = pexpect.spawn(
            sys.executable, command, env=environment(**env), dimensions=size, encoding="utf-8", timeout=30
        )
        self.child.delaybeforesend = None
        self.shown = ""

    def sees(self, text: str) -> None:
        self.child.expect_exact(text)
        self.shown += f"{self.child.before or ''}{text}"

    def types(self, keys: str) -> None:
        self.child.send(keys)

    def ends(self) -> int:
        self.child.expect(pexpect.EOF)
        self.shown += self.child.before or ""
        self.child.close()
        assert self.child.exitstatus is not None
        return int(self.child.exitstatus)
