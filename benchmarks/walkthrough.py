"""A guide that is walked as it is read: its keys are pressed in the real program, and what it promises is looked for.

In a Markdown text, a block fenced as `keys` holds keys to press, a step a line: `/ "ushakov" Enter`, a text to type in
double quotes. A block fenced as `screen` holds texts, one a line, that are on the screen then. A picture after that,
`![…](name.svg)`, is the screen at that moment. What stands in no such block is for people alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.ptybench import Session, Timeout, to_svg

QUIET = 0.3
"""Seconds without output after which the screen counts as painted."""
ANSWER = 3.0
"""Seconds to wait for an answer to a key; there are keys that change nothing to be seen."""
PATIENCE = 60.0
"""Seconds to wait for a promised text."""

_PART = re.compile(
    r"^```keys\n(?P<keys>.*?)^```$|^```screen\n(?P<screen>.*?)^```$|^!\[[^\]]*\]\((?P<picture>[\w.-]+\.svg)\)$",
    re.MULTILINE | re.DOTALL,
)
_KEY = re.compile(r'"[^"]*"|\S+')
_MODIFIERS = {"C-": "ctrl+", "M-": "alt+", "S-": "shift+"}


@dataclass(frozen=True, slots=True)
class Press:
    """Keys to press, in order."""

    keys: tuple[str, ...]
    """As the guide writes them: "C-o", "Enter", "]", or a text to type in double quotes."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A text that is on the screen then."""

    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the screen at that moment."""

    name: str


Step = Press | Promise | Picture


class BrokenPromiseError(Exception):
    """What a guide says is not on the screen."""


def read(guide: str) -> Iterator[Step]:
    """The steps in a guide's text, in order."""
    for part in _PART.finditer(guide):
        if part["picture"]:
            yield Picture(part["picture"])
        for line in (part["keys"] or "").splitlines():
            yield Press(tuple(_KEY.findall(line)))
        for line in (part["screen"] or "").splitlines():
            yield Promise(line.strip())


def walk(guide: str, session: Session, pictures: Path | None = None) -> None:
    """Walk a guide in a session of the program.

    Args:
        guide: The guide's text.
        session: The program, just started.
        pictures: The folder to write the pictures into; None for no pictures.

    Raises:
        BrokenPromiseError: A promised text does not come up.
    """
    for step in read(guide):
        match step:
            case Press(keys):
                for key in keys:
                    _press(session, key)
            case Promise(text):
                _expect(session, text)
            case Picture(name) if pictures is not None:
                session.settle(QUIET)
                (pictures / name).write_text(to_svg(session.term), encoding="utf-8")


def _press(session: Session, key: str) -> None:
    if key.startswith('"') and len(key) > 1:
        session.send(key[1:-1].encode())
        session.settle(QUIET)
    else:
        session.press(_terminal_name(key), QUIET, ANSWER)


def _terminal_name(key: str) -> str:
    """What the terminal calls a key that the guide calls "C-o", "Enter" or "]"."""
    if len(key) == 1:
        return key
    modifier = _MODIFIERS.get(key[:2], "")
    return modifier + (key[2:] if modifier else key).lower()


def _expect(session: Session, text: str) -> None:
    def is_there() -> bool:
        return " ".join(text.split()) in " ".join(str(session.text()).split())

    try:
        session.wait_until(is_there, PATIENCE)
    except Timeout as error:
        raise BrokenPromiseError(f"“{text}” is not on the screen:\n{session.text()}") from error
