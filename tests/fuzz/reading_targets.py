"""Readers of what is typed and set: queries, days, settings, keys."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from index.errors import SourceError
from index.fulltext import Document, FullTextIndex, find_hits, parse
from index.fulltext.language.completing import complete
from index.model import EntityType
from index.sources.dates import date_in_address, read_date_line
from index.sources.days import read_day
from index.sources.mail import read_message
from tests.fuzz.faults import WrongError
from tests.searching import search
from tui.config import CHECKS, read_config
from tui.keymap import DEFAULT_KEYMAP, overlay
from tui.toml_file import read_toml

TEXT = (
    "Putin meets Xi\n\nThe foreign adviser Yuri Ushakov said in Beijing that sanctions were no way. “Nobody’s U.S. "
    "office”, he said; İstanbul, Straße, ﬁne, 日本語の文章, e\u0301t\u00e9.\n" + "a" * 500 + "\n" + "the new era " * 40
)
QUERIES = [
    one.encode()
    for one in (
        "putin beijing", '"foreign adviser"', '"xi putin"~5', "putin OR xi -macron", "(a AND NOT b) OR c", "sanct* wi?d",
        "ushakow~2", "title:putin source:ap file:x", "date:2022-02", "date:2021..2023", "date:last-month..",
        'person:"yuri ushakov" with:xi', "is:unread is:read", "*a*a*a*a*b", "a" * 500 + "~", "?" * 60,
    )
]  # fmt: skip
DAYS = [
    one.encode()
    for one in (
        "2022-02-03T10:15:00Z", "Thu, 03 Feb 2022 10:15:00 GMT", "20220203", "1643883300", "3 Feb 2022", "02/13/2022",
        "Published on: Thursday, February 3rd, 2022 at 10:15 a.m. EST", "/2022/feb/03/", "last-week..2023", "-9999999999",
    )
]  # fmt: skip
CONFIG = [b'keys = "less"\ntheme = "namedrop-dark"\ntext_width = 76\nplain = true\nmouse = 3\n[colours]\nx = 1\n']
KEYS = [b'walk_next = "n"\nsearch = ["/", "C-s"]\npage_down = "M-\xe2\x86\x92"\nhelp = []\nnothing = 1\n[a.b]\nc = 1\n']


def text_of(content: bytes) -> str:
    """What somebody may type or hand over: halves of surrogates as Python makes them of a command line included."""
    return content.decode("utf-8", "surrogateescape")


def query(folder: Path) -> Callable[[bytes], None]:
    """Parses a query, searches for it, marks what it finds, and completes it."""
    index = FullTextIndex.open(folder / "fulltext")
    index.update([Document(1, "Putin meets Xi", TEXT, "AP", "Jane Doe", "a/1.txt", 738_000)])

    def run(content: bytes) -> None:
        typed = text_of(content)[:5000]
        for typing in (False, True):
            parsed = parse(typed, typing)
            last = 0
            for hit in find_hits(parsed, TEXT):
                if not last <= hit.start < hit.end <= len(TEXT):
                    raise WrongError(f"a hit at {hit}, after {last}")
                last = hit.end
            for problem in parsed.problems:
                if not 0 <= problem.position <= len(typed):
                    raise WrongError(f"a problem at {problem.position} of {len(typed)}")
        search(index, typed)
        for cursor in {0, len(typed) // 2, len(typed)}:
            complete(typed, cursor, _names)

    return run


def _names(beginning: str, entity_type: EntityType | None) -> Sequence[str]:
    return [f"{beginning}a Marlowe", 'Anna "A" Lindqvist']


def days(content: bytes) -> None:
    """Reads a day as fields, lines, addresses, queries and mail have it."""
    stated, latest = text_of(content)[:2000], date(2030, 1, 1)
    found = [read_day(stated, latest), date_in_address(stated, latest)]
    found += [line.date for line in [read_date_line(stated, latest)] if line]
    parse(f"date:{stated}")
    try:
        message = b"Subject: a\nDate: " + stated.encode("utf-8", "replace").replace(b"\n", b" ") + b"\n\ntext\n"
        found.append(read_message(Path("a.eml"), message).date)
    except SourceError:
        pass
    if any(day and day > max(latest, date.today()) for day in found):
        raise WrongError(f"a day to come: {found}")


def config(folder: Path) -> Callable[[bytes], None]:
    """Reads settings."""
    path = folder / "config.toml"

    def run(content: bytes) -> None:
        path.write_bytes(content)
        read, notices = read_config(path)
        if wrong := [name for name, check in CHECKS.items() if check(getattr(read, name))]:
            raise WrongError(f"settings that cannot be: {wrong}")
        for notice in notices:
            str(notice).encode("utf-8", "surrogatepass")

    return run


def keys(folder: Path) -> Callable[[bytes], None]:
    """Reads a keymap."""
    path = folder / "keys.toml"

    def run(content: bytes) -> None:
        path.write_bytes(content)
        keymap, _ = overlay(DEFAULT_KEYMAP, read_toml(path)[0])
        if keymap.keys.keys() != DEFAULT_KEYMAP.keys.keys():
            raise WrongError("commands are missing")

    return run
