"""Text -> those of its words that are looked for, with their places, without looking twice at any word.

No word goes on beyond a space, so what stands between two spaces is read once, however often it is there.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from index.fulltext.analysis import fold, tokenise, words

_SPACE = re.compile(r"\s")


class Found(NamedTuple):
    """A word of a text."""

    form: str
    """Folded, not stemmed."""
    term: str
    """Folded and stemmed."""
    start: int
    end: int


class Scanner(dict[str, tuple[Found, ...]]):
    """What stands between two spaces -> the words looked for, with their places in it.

    Args:
        letters: What the folded forms of words looked for begin with; None for anything.
            Those that begin otherwise may be found as well.
        is_wanted: Whether a folded form is looked for.
    """

    def __init__(self, letters: frozenset[str] | None, is_wanted: Callable[[str], bool]) -> None:
        super().__init__()
        self._beginning = _beginnings(letters)
        self._is_wanted = is_wanted

    def scan(self, text: str) -> Iterator[Found]:
        """The words of a text that are looked for, in order."""
        for base, unbroken in self._stretches(text):
            for form, term, start, end in self[unbroken]:
                yield Found(form, term, base + start, base + end)

    def _stretches(self, text: str) -> Iterator[tuple[int, str]]:
        """What stands between two spaces and may have a word that is looked for, with where it starts."""
        end = 0
        while beginning := self._beginning.search(text, end):
            start = beginning.start()
            while start > end and not text[start - 1].isspace():
                start -= 1
            space = _SPACE.search(text, beginning.end())
            end = space.start() if space else len(text)
            yield start, text[start:end]

    def __missing__(self, unbroken: str) -> tuple[Found, ...]:
        # Nearly all is ruled out before it is stemmed.
        is_any_wanted = any(self._is_wanted(fold(word)) for word in words(unbroken))
        self[unbroken] = found = tuple(self._found(unbroken)) if is_any_wanted else ()
        return found

    def _found(self, unbroken: str) -> Iterator[Found]:
        for term, start, end in tokenise(unbroken):
            form = fold(unbroken[start:end])
            if self._is_wanted(form):
                yield Found(form, term, start, end)


def _beginnings(letters: frozenset[str] | None) -> re.Pattern[str]:
    """Where a word may begin whose folded form begins with one of these letters."""
    if letters is None:
        return re.compile(r"\S")
    either = "".join(re.escape(letter + letter.upper()) for letter in sorted(letters) if letter.isascii())
    # What else may become such a letter when it is folded is not looked into.
    return re.compile(rf"(?<![^\W_])[{either}]|[^\x00-\x7f]" if either else r"[^\x00-\x7f]")
