"""The signals that end the program from outside."""

import signal
from collections.abc import Iterator

FAILED_BY = 128
"""What is added to a signal's number to make the exit code, as shells do."""


def ending_signals() -> Iterator[signal.Signals]:
    """Being told to end, and losing the terminal; but not what whoever started the program has it ignore."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:
            yield number
