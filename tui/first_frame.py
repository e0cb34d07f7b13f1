"""The first frame: what the reader showed last, painted before anything that takes time to import.

Importing the screen takes longer than an eye waits. So when the reader is left, `frame_keeper` keeps what it will show
first when it is started again, in a file of the cache folder, and this module paints that within some milliseconds of
the start, in raw mode, so that keys typed meanwhile are neither echoed nor lost: they wait for the screen. What is
painted is what the screen paints next, or at least has its layout:

- what was kept, if the terminal has the same size and colours and none of the files that it was made of has changed;
- else the frames of the panes with the titles that were listed, or without them where the catalog has changed;
- nothing where the library was never read before, or where the settings have changed.

Whoever does not get as far as the screen calls `restore`, after which the terminal is as it was. This file imports
what Python has loaded anyway, and termios; `platformdirs` and `json` alone would cost more than the frame.
"""

from __future__ import annotations

import os
import sys
from binascii import crc32

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MAGIC = "namedrop first frame 1"
FIELD, GROUP = "\x1f", "\x1d"
"""What stands between the fields and between the groups of fields of the file, as ASCII has it."""
COLOURS = ("TERM", "COLORTERM", "NO_COLOR", "FORCE_COLOR", "COLORFGBG", "TEXTUAL_THEME", "LANG", "LC_ALL")
"""Variables on which it depends how the screen is drawn."""
ENTER, LEAVE = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[H", "\x1b[?7h\x1b[?1049l\x1b[?25h"
"""To the alternate screen without cursor and line wrap, and back."""
PANES = ((100, (32, 27)), (60, (26,)))
"""From so many columns on, the list of articles stands left of the reader, and the entities right of it, so wide."""
SAMPLES = os.path.join(os.path.dirname(os.path.dirname(__file__)), "seeds")
"""The library that is shown where none was ever named."""
MOST_BYTES = 4 << 20
"""Of a file that is read here."""
_UNSAFE = dict.fromkeys([*range(0x1B), *range(0x1C, 0x20), *range(0x7F, 0xA0)])
"""Control characters but for the one that begins a style."""


class FirstFrame:
    """A terminal in raw mode, with a first frame on it."""

    def __init__(self, attributes: list[object], whole: tuple[int, int] | None = None) -> None:
        self.attributes = attributes
        """The terminal's settings as they were, for `termios.tcsetattr`."""
        self.whole = whole
        """The columns and rows of the terminal, if it shows all that the screen will show; None for an outline."""
        self.is_ours = True
        """Whether the screen has not yet taken the terminal over."""

    def hand_over(self) -> None:
        """The screen has the terminal from now on, and will restore it."""
        self.is_ours = False

    def restore(self) -> None:
        """Bring the terminal back to what it was, if the screen never got it."""
        if self.is_ours:
            import termios

            self.is_ours = False
            _write(LEAVE)
            termios.tcsetattr(0, termios.TCSANOW, self.attributes)  # type: ignore[arg-type]


def paint(paths: Sequence[str]) -> FirstFrame | None:
    """Paint the first frame of the library made of these paths; None where there is nothing to paint.

    Args:
        paths: What the command was given; without any, the library that was open last.
    """
    try:
        import termios

        roots = resolve(paths) if paths else last_roots()
        columns, rows = os.get_terminal_size(1)
        kept = _read_own(file_for(roots)).decode()
        frame, is_whole = compose(kept, roots, columns, rows)
        if not frame:
            return None
        attributes = termios.tcgetattr(0)
        _set_raw(attributes)
    except (ImportError, OSError, ValueError):
        return None
    _write(ENTER + frame)
    return FirstFrame(list(attributes), (columns, rows) if is_whole else None)


def _read_own(path: str) -> bytes:
    """What is in a file that nobody but this user can have written.

    Raises:
        OSError: It cannot be read, is no file, or somebody else may have written it.
    """
    with open(path, "rb", opener=lambda name, flags: os.open(name, flags | os.O_NONBLOCK)) as file:
        status = os.fstat(file.fileno())
        if status.st_uid != os.geteuid() or status.st_mode & 0o022 or status.st_mode & 0o170000 != 0o100000:
            raise PermissionError(path)
        return file.read(MOST_BYTES)


def _set_raw(attributes: Sequence[object]) -> None:
    import termios

    raw = list(termios.tcgetattr(0))
    raw[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    raw[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    termios.tcsetattr(0, termios.TCSANOW, raw)


def _write(text: str) -> None:
    data = text.encode("utf-8", "replace")
    while data:
        data = data[os.write(1, data) :]


# What was kept


def compose(kept: str, roots: Sequence[str], columns: int, rows: int) -> tuple[str, bool]:
    """What to send to a terminal of this size, and whether that is all that the screen will show.

    Nothing where what was kept is of another library or program.

    Args:
        kept: The content of the file, as `pack` makes it.
        roots: Of the library that is to be shown.
        columns: Cells of a row.
        rows: Rows of the terminal.
    """
    groups = kept.split(GROUP)
    if len(groups) != 6 or groups[0] != MAGIC or groups[1].split(FIELD) != list(roots):
        return "", False
    _, _, look, witnesses, listed, drawn = groups
    status, *titles = listed.split(FIELD)
    stamps = witnesses.split(FIELD)
    unchanged = [stamp(path) == seen for path, seen in zip(stamps[::2], stamps[1::2], strict=True)]
    if not all(unchanged[2:]):
        return "", False
    if all(unchanged) and look == look_of(columns, rows):
        lines = drawn.split(FIELD)
        return "".join(f"\x1b[{at};1H{_harmless(line)}" for at, line in enumerate(lines, 1)), True
    return _outline(status, titles if unchanged[0] else (), columns, rows), False


def pack(
    roots: Sequence[str], look: str, witnesses: Sequence[str], status: str, titles: Iterable[str], lines: Iterable[str]
) -> str | None:
    """The content of the file; None where a name cannot be told from what stands between the fields.

    Args:
        roots: Of the library.
        look: As `look_of` gives it.
        witnesses: The files on which it depends what is shown: the catalog, the decisions, then the settings.
        status: What the first row says, without styles.
        titles: Of the articles that are listed, as their rows are drawn.
        lines: The rows of the screen, with escape sequences for the styles and no others.
    """
    stamped = [field for path in witnesses for field in (path, stamp(path))]
    groups: list[list[str]] = [[MAGIC], list(roots), [look], stamped, [status, *titles], list(lines)]
    if any(FIELD in field or GROUP in field for group in groups for field in group):
        return None
    return GROUP.join(FIELD.join(group) for group in groups)


def look_of(columns: int, rows: int) -> str:
    """What the terminal is like, as far as the drawing depends on it."""
    return " ".join([f"{columns}x{rows}", *(f"{name}={os.environ.get(name)}" for name in COLOURS)])


def stamp(path: str) -> str:
    """What changes when a file does; empty for one that is not there."""
    try:
        state = os.stat(path)
    except OSError:
        return ""
    return f"{state.st_mtime_ns}.{state.st_size}"


def _harmless(line: str) -> str:
    """A row less all that is neither text nor a style, in case the file is not what we wrote."""
    first, *styled = line.translate(_UNSAFE).split("\x1b")
    return first + "".join("\x1b" + part for part in styled if _is_style(part))


def _is_style(part: str) -> bool:
    codes, ends, _ = part.partition("m")
    return bool(ends) and codes[:1] == "[" and not codes[1:].strip("0123456789;")


def _outline(status: str, titles: Sequence[str], columns: int, rows: int) -> str:
    """The frames of the panes, without colours, with the titles in the list of articles."""
    sides = next((widths for least, widths in PANES if columns >= least and rows >= 20), ())
    last, left = rows - 2, sides[0] if sides else 0
    boxes = [(1, left), (left + 1, columns - sum(sides[1:])), *((columns - width + 1, columns) for width in sides[1:])]
    drawn = ["\x1b[2J", _harmless(status)]
    for at, title in enumerate(titles[: last - 3] if sides else (), 3):
        drawn.append(f"\x1b[{at};2H{_harmless(title[: left - 2])}\x1b[{at};{left + 1}H\x1b[K")
    drawn.extend(_box(first, end, last) for first, end in boxes if first < end)
    return "".join(drawn)


def _box(first: int, end: int, last: int) -> str:
    """The border of a pane between two columns, from the second row of the screen to the last of the panes."""
    line = "─" * (end - first - 1)
    sides = "".join(f"\x1b[{row};{first}H│\x1b[{row};{end}H│" for row in range(3, last))
    return f"\x1b[2;{first}H┌{line}┐{sides}\x1b[{last};{first}H└{line}┘"


# Where things are: as `platformdirs` and `index.location` say, which a test compares


def resolve(paths: Iterable[str]) -> list[str]:
    """The roots of the library made of these paths."""
    return sorted({os.path.realpath(path) for path in paths})


def last_roots() -> list[str]:
    """The roots of the library that was open last; the first time, of the samples."""
    try:
        paths = _read_own(last_library_file()).split(b"\0")
        return resolve(os.fsdecode(path) for path in paths if path) or resolve([SAMPLES])
    except OSError:
        return resolve([SAMPLES])


def last_library_file() -> str:
    """Where the paths of the library that was open last are kept, with zeros between them."""
    return os.path.join(_folder("XDG_STATE_HOME", ".local/state", "Library/Application Support"), "last-library")


def file_for(roots: Sequence[str]) -> str:
    """Where the first frame of a library is kept."""
    folder = _folder("XDG_CACHE_HOME", ".cache", "Library/Caches")
    return os.path.join(folder, "first-frames", f"{crc32(os.fsencode(FIELD.join(roots))):08x}")


def _folder(variable: str, default: str, on_a_mac: str) -> str:
    base = os.environ.get(variable, "").strip()
    if not base:
        base = os.path.join(os.path.expanduser("~"), on_a_mac if sys.platform == "darwin" else default)
    return os.path.join(base, "namedrop")
