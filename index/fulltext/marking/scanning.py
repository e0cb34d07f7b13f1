"""Text -> those of its words that are looked for, with their places, without looking twice at any word.

No word goes on beyond a space, so what stands between two spaces is read once, however often it is there and in
however many texts.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from index.fulltext.analysis import fold, spans

_STRETCH = re.compile(r"\S+")
_MANY = 1 << 16
"""So many stretches are remembered: megabytes."""


class Found(NamedTuple):
    """A word of a text."""

    form: str
    """Folded, not stemmed."""
    term: str
    """Folded and stemmed, as far as somebody asks for it."""
    start: int
    end: int


class Scanner(dict[str, tuple[Found, ...]]):
    """What stands between two spaces -> the words looked for, with their places in it.

    Args:
        letters: What the folded forms of words looked for begin with; None for anything.
            Those that begin otherwise may be found as well.
        is_wanted: Whether a folded form is looked for.
        stem: Gives the stem of one.
    """

    def __init__(
        self, letters: frozenset[str] | None, is_wanted: Callable[[str], bool], stem: Callable[[str], str]
    ) -> None:
        super().__init__()
        self._beginning = _beginnings(letters)
        self._is_wanted = is_wanted
        self._stem = stem

    def scan(self, text: str) -> Iterator[Found]:
        """The words of a text that are looked for, in order."""
        if len(self) > _MANY:
            self.clear()
        for stretch in _STRETCH.finditer(text):
            if found := self[stretch[0]]:
                base = stretch.start()
                for form, term, start, end in found:
                    yield Found(form, term, base + start, base + end)

    def __missing__(self, unbroken: str) -> tuple[Found, ...]:
        # Nearly all is ruled out before it is taken apart and folded.
        self[unbroken] = found = tuple(self._found(unbroken)) if self._beginning.search(unbroken) else ()
        return found

    def _found(self, unbroken: str) -> Iterator[Found]:
        for start, end in spans(unbroken):
            form = fold(unbroken[start:end])
            if self._is_wanted(form):
                yield Found(form, self._stem(form), start, end)


def _beginnings(letters: frozenset[str] | None) -> re.Pattern[str]:
    """Where a word may begin whose folded form begins with one of these letters."""
    if letters is None:
        return re.compile(r"\S")
    either = "".join(re.escape(letter + letter.upper()) for letter in sorted(letters) if letter.isascii())
    # What else may become such a letter when it is folded is not looked into.
    return re.compile(rf"(?<![^\W_])[{either}]|[^\x00-\x7f]" if either else r"[^\x00-\x7f]")
