"""The letters to type for each of so many places. Plain Python."""

from math import ceil

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""The handiest first: the home row, the row above it, the row under it."""


def hint_labels(count: int) -> tuple[str, ...]:
    """Labels of as few letters as can be, none of which begins another; the shortest and handiest first.

    Args:
        count: How many are wanted.
    """
    if count <= len(LETTERS):
        return tuple(LETTERS[:count])
    # A letter that begins longer labels is no label itself: so many more for one less.
    begun = min(len(LETTERS), ceil((count - len(LETTERS)) / (len(LETTERS) - 1)))
    alone = len(LETTERS) - begun
    each, more = divmod(count - alone, begun)
    longer = (
        letter + tail for number, letter in enumerate(LETTERS[alone:]) for tail in hint_labels(each + (number < more))
    )
    return (*LETTERS[:alone], *sorted(longer, key=len))
