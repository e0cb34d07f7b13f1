"""How indexing gets on, told on the command line: one line that changes on a terminal, lines at intervals elsewhere."""

import sys
from collections.abc import Callable, Iterable
from time import monotonic
from typing import IO

from index.model import Progress, Stage
from tui.pace import Pace

INTERVAL = 10.0
"""Seconds between two lines where they cannot replace each other."""
CLEAR = "\r\x1b[2K"


class Told:
    """What was last told of how indexing gets on.

    Args:
        output: Where to.
        is_terminal: Whether a line there can take the place of the one before.
    """

    def __init__(self, output: IO[str], is_terminal: bool) -> None:
        self._output = output
        self._is_terminal = is_terminal
        self._pace = Pace()
        self._line = ""
        self._at = -INTERVAL

    def report(self, progress: Progress, now: float) -> None:
        """One more report, at a time in seconds of any clock."""
        is_other = progress.stage is not self._pace.stage
        self._pace = self._pace.noted(progress, now)
        line = self._pace.describe()
        if line == self._line:
            return
        if self._is_terminal:
            self._write(f"{CLEAR}{line}")
        elif line and (is_other or now - self._at >= INTERVAL):
            self._write(f"{line}\n")
        else:
            return
        self._line, self._at = line, now

    def end(self) -> None:
        """Leave nothing on the terminal that is no longer so."""
        if self._is_terminal and self._line:
            self._write(CLEAR)

    def _write(self, text: str) -> None:
        self._output.write(text)
        self._output.flush()


def tell(reports: Iterable[Progress], is_quiet: bool = False, each: Callable[[Progress], None] | None = None) -> bool:
    """Follow indexing to its end, and tell on standard error how it gets on.

    Args:
        reports: How it gets on.
        is_quiet: Whether to tell nothing.
        each: Called with each report too.

    Returns:
        Whether another process was at it, for which nobody waited.
    """
    told = Told(sys.stderr, sys.stderr.isatty())
    last = None
    try:
        for report in reports:
            if not is_quiet:
                told.report(report, monotonic())
            if each is not None:
                each(report)
            if report.stage is not Stage.DONE:
                last = report.stage
    finally:
        told.end()
    return last is Stage.WAITING
