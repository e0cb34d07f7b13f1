"""Text -> those of its words that are looked for, with their places, without looking twice at any word.

No word goes on beyond a space, so what stands between two spaces is read once, however often it is there and in
however many texts.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from string import punctuation
from typing import NamedTuple

from index.fulltext.analysis import fold, spans

_STRETCH = re.compile(r"\S+")
_PART = re.compile(r".{,1000}\S*", re.DOTALL)
"""As much of a text as is worth a look whether there is anything in it."""
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
        for part in _PART.finditer(text):
            # Parts with nothing in them are left behind without a step of Python for each of their words.
            if any(map(self.__getitem__, part[0].split())):
                yield from self._places(text, part.start(), part.end())

    def _places(self, text: str, begin: int, stop: int) -> Iterator[Found]:
        for stretch in _STRETCH.finditer(text, begin, stop):
            if found := self[stretch[0]]:
                base = stretch.start()
                for form, term, start, end in found:
                    yield Found(form, term, base + start, base + end)

    def __missing__(self, unbroken: str) -> tuple[Found, ...]:
        # Nearly all is ruled out before it is taken apart and folded.
        self[unbroken] = found = tuple(self._found(unbroken)) if self._beginning.search(unbroken) else ()
        return found

    def _found(self, unbroken: str) -> Iterator[Found]:
        for start, end in _spans(unbroken):
            form = fold(unbroken[start:end])
            if self._is_wanted(form):
                yield Found(form, self._stem(form), start, end)


def _spans(unbroken: str) -> Iterable[tuple[int, int]]:
    """As `spans`, and at once where all but the edges is a word of ASCII, as nearly everywhere."""
    word = unbroken.strip(punctuation)
    if not (word.isascii() and word.isalnum()):
        return spans(unbroken)
    start = unbroken.index(word)
    return ((start, start + len(word)),)


def _beginnings(letters: frozenset[str] | None) -> re.Pattern[str]:
    """Where a word may begin whose folded form begins with one of these letters."""
    if letters is None:
        return re.compile(r"\S")
    either = "".join(re.escape(letter + letter.upper()) for letter in sorted(letters) if letter.isascii())
    # What else may become such a letter when it is folded is not looked into.
    return re.compile(rf"(?<![^\W_])[{either}]|[^\x00-\x7f]" if either else r"[^\x00-\x7f]")
