"""Keeping what the reader shows when it is left, for `first_frame` to paint at the next start."""

import contextlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip

from index.errors import LibraryError
from index.private import make_private, write_private
from tui import first_frame

_HARMLESS = re.compile(r"(?:\x1b\[[0-9;]*m|[^\x00-\x1f\x7f-\x9f])*")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A screen as it is drawn."""

    look: str
    """What the terminal is like; see `first_frame.look_of`."""
    lines: Sequence[str]
    """Its rows, with the styles as escape sequences."""
    status: str
    """The first of them, without styles."""
    titles: Sequence[str]
    """The rows of the list of articles, without styles."""


def draw(screen: Screen[None], listed: Region) -> Drawn | None:
    """What a screen shows now; None where it would draw anything but text and styles.

    Args:
        screen: The screen, laid out.
        listed: Where the titles of the articles are on it.
    """
    strips = screen._compositor.render_strips()
    lines = [strip.render(screen.app.console) for strip in strips]
    if not all(map(_HARMLESS.fullmatch, lines)):
        return None
    look = first_frame.look_of(*screen.app.size)
    return Drawn(
        look,
        lines,
        strips[0].text.rstrip(),
        [_part(strips[row], listed) for row in listed.line_range if row < len(strips)],
    )


def _part(strip: Strip, region: Region) -> str:
    return strip.crop(*region.column_span).text.rstrip()


def keep(drawn: Drawn, roots: Sequence[Path], witnesses: Sequence[Path]) -> None:
    """Keep it for the next start; where that cannot be, the next start paints nothing early.

    Args:
        drawn: What to paint then.
        roots: Of the library.
        witnesses: The files on which it depends what is shown: the catalog, the decisions, then the settings.
    """
    packed = first_frame.pack(
        list(map(str, roots)), drawn.look, list(map(str, witnesses)), drawn.status, drawn.titles, drawn.lines
    )
    if packed is None:
        return
    file = Path(first_frame.file_for(list(map(str, roots))))
    with contextlib.suppress(OSError, UnicodeEncodeError, LibraryError):
        make_private(file.parent)
        write_private(file, packed.encode())
