"""What the terminal can do."""

import os
import sys


def can_draw() -> bool:
    """Whether standard input and output are a terminal on which a screen can be drawn: one that is not dumb.

    A screen needs the lines and letters of UTF-8. Python prints UTF-8 in the C locale too, but not where another
    encoding was asked for.
    """
    return os.isatty(0) and os.isatty(1) and os.environ.get("TERM") != "dumb" and _prints_utf8()


def _prints_utf8() -> bool:
    encoding = sys.__stdout__.encoding if sys.__stdout__ else ""
    return encoding.lower().replace("-", "").replace("_", "") == "utf8"
