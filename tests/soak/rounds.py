"""A round of use, after which all is as it was before: reading, searching, walking, deciding, new files."""

from pathlib import Path

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
OVER = (("question_mark", *"card", "escape"), ("colon", *"help", "escape"), ("O", "escape"), ("F", "a", "escape"))
SIZES = ((80, 24), (50, 18), (120, 40))
FILES_EVERY = 10
"""Rounds between two changes of files: indexing has a process of its own, which takes longest."""


async def one_round(app: Reading, library: Path, number: int) -> None:
    """Use the app once in every way."""
    keys = (READING, SEARCHING[number % 4], WALKING, DECIDING[number % 3], OVER[number % 4])
    for some in keys:
        await app.press(*some)
    await app.pilot.resize_terminal(*SIZES[number % 3])
    for _ in range(6):
        # Whatever is open still: a round begins at the panes.
        await app.press("escape")
    if number % FILES_EVERY == 0:
        change(library, number)
        await app.press("R")
