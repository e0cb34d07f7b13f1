"""What a monkey does: keys, words, pasted text, clicks, scrolling, other sizes, other files. The same for each seed."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from tui.commands import COMMANDS

SMALLEST, LARGEST = (20, 5), (200, 60)
SIZES = ((80, 24), (120, 40), (60, 20), (50, 18), (39, 9), (100, 15), (6, 10), (4, 4), (1, 1))
HOSTILE = (
    "\x1b]0;owned\x07", "\x1b[2J\x1b[31m", "[red]x[/red]", "[@click=app.quit]x[/]", "\u202eevil\u2066", "a\u200b\u200d\ufeffb",
    "\U000e0041\U000e0042", "日本語の文章", "👩‍👩‍👧‍👦 🇳🇴", "e\u0301\u0301\u0301", "\x00", "\x9b31m", "a\nb", "\ud800", '"', "((((", "*a*a*b",
    "date:2022-13..", 'person:"', "~~~", "$(x) `x` ; | &", "%s {0} \\", "\t", "İıſß", "x" * 300, "- - -", "title:", "NOT NOT",
)  # fmt: skip
WORDS = (
    "putin",
    "Ushakov",
    "person:putin",
    "with:xi",
    "the",
    "Beijing",
    "foreign adviser",
    "is:unread",
    "date:2022",
    "zzz",
    "s*",
    "a",
)
ENDING = ("leave", "quit")
OTHER_KEYS = (
    *"abcdefghijklmnopqrstuvwxyz0123456789 ", "enter", "enter", "escape", "escape", "tab", "down", "up", "left", "right",
    "backspace", "delete", "home", "end", "f1", "f12", "ctrl+a", "ctrl+e", "ctrl+w", "ctrl+k", "shift+left", "insert",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Press:
    key: str


@dataclass(frozen=True, slots=True)
class Paste:
    text: str


@dataclass(frozen=True, slots=True)
class Click:
    """A click, where the screen's size makes a place of two fractions of it."""

    across: float
    down: float
    times: int


@dataclass(frozen=True, slots=True)
class Scroll:
    across: float
    down: float
    is_up: bool


@dataclass(frozen=True, slots=True)
class Resize:
    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class Change:
    """Another file in the library, or one less."""

    number: int


Act = Press | Paste | Click | Scroll | Resize | Change

KEYS = tuple(key for one in COMMANDS if one.id not in ENDING for key in one.keys)
ENDS = tuple(key for one in COMMANDS if one.id in ENDING for key in one.keys)
ACTIONS = tuple(one.id for one in COMMANDS if not one.keys)


def acts(seed: int) -> Iterator[Act]:
    """What is done, without end."""
    chance = Random(seed)
    while True:
        what = chance.random()
        if what < 0.80:
            yield Press(chance.choice(KEYS if chance.random() < 0.65 else OTHER_KEYS))
        elif what < 0.88:
            for letter in chance.choice(WORDS):
                yield Press(letter)
        elif what < 0.91:
            yield Paste(chance.choice(HOSTILE + WORDS))
        elif what < 0.94:
            yield Click(chance.random(), chance.random(), chance.choice((1, 1, 1, 2)))
        elif what < 0.96:
            yield Scroll(chance.random(), chance.random(), chance.random() < 0.4)
        elif what < 0.985:
            yield _size(chance)
        elif what < 0.987:
            yield Change(chance.randrange(1 << 30))
        elif what < 0.991:
            yield Press(chance.choice(ENDS))


def _size(chance: Random) -> Resize:
    if chance.random() < 0.5:
        return Resize(*chance.choice((*SIZES, SMALLEST, LARGEST)))
    (least, fewest), (most, tallest) = SMALLEST, LARGEST
    # Small ones more often than large ones, whose every painting takes long.
    return Resize(_towards(least, most, chance), _towards(fewest, tallest, chance))


def _towards(least: int, most: int, chance: Random) -> int:
    return least + int((most - least + 1) * chance.random() ** 2)
