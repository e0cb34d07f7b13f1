"""A round of use, after which all is as it was before: reading, searching, walking, deciding, new files."""

from pathlib import Path
from random import Random

from tests.driving import Reading
from tests.monkey.articles import change

READING = ("1", "g", "enter", "space", "space", "J", "G", "K", "b", "f", "escape", "z", "z")
SEARCHING = (
    ("slash", *"putin", "enter", "n", "n", "N", "escape", "escape"),
    ("slash", *"person", "tab", *"ush", "tab", "enter", "n", "5", "escape", "escape"),
    ("slash", *"sanct*", "down", "enter", "r", "escape", "escape"),
    ("slash", *"zzzz", "escape", "escape"),
)
WALKING = ("2", "right_square_bracket", "asterisk", "n", "n", "N", "r", "escape", "i", "escape", "escape", "ctrl+o")
DECIDING = (
    ("3", "down", "x", "escape"),
    ("3", "E", *"abc", "enter", "u", "ctrl+r", "u"),
    ("3", "down", "equals_sign", *"xi", "escape"),
)
STEPS = 5 / 3
"""Steps that are decided in a round, on average: one that is none of a person's, a name with undoing and redoing."""
OVER = (("question_mark", *"card", "escape"), ("colon", *"help", "escape"), ("O", "escape"), ("F", "a", "escape"))
SIZES = ((80, 24), (50, 18), (120, 40))
FILES_EVERY = 10
"""Rounds between two changes of files, which the process that watches takes in; the reader asks after every second."""


async def one_round(app: Reading, library: Path, number: int) -> None:
    """Use the app once in every way.

    Raises:
        RuntimeError: It has ended.
    """
    keys = (
        READING,
        SEARCHING[number % 4],
        _searching(library, number),
        WALKING,
        DECIDING[number % 3],
        OVER[number % 4],
    )
    for some in keys:
        await app.press(*some)
    await app.pilot.resize_terminal(*SIZES[number % 3])
    for _ in range(6):
        # Whatever is open still: a round begins at the panes.
        await app.press("escape")
    if not app.pilot.app.is_running:
        raise RuntimeError(f"The app ended in round {number}")
    if number % FILES_EVERY == 0:
        change(library, number)
    if number % (2 * FILES_EVERY) == 0:
        await app.press("R")


def _searching(library: Path, number: int) -> tuple[str, ...]:
    """The keys of a search for some word of the seeds: another one in each round."""
    words = [word for path in sorted(library.glob("0*.txt")) for word in path.read_text("utf-8").split()]
    word = Random(number).choice([word for word in words if word.isascii() and word.isalpha()])
    return ("slash", *word, "enter", "n", "escape", "escape")
