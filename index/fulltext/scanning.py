"""Text -> those of its words that are looked for, with their places, without looking twice at any word.

No word goes on beyond a space, so what stands between two spaces is read once, however often it is there.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from index.fulltext.analysis import fold, tokenise, words

_UNBROKEN = re.compile(r"\S+")


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
        is_wanted: Whether a folded form is looked for.
    """

    def __init__(self, letters: frozenset[str] | None, is_wanted: Callable[[str], bool]) -> None:
        super().__init__()
        self._may_have = _beginnings(letters).search
        self._is_wanted = is_wanted

    def scan(self, text: str) -> Iterator[Found]:
        """The words of a text that are looked for, in order."""
        for match in _UNBROKEN.finditer(text):
            if found := self[match[0]]:
                base = match.start()
                for form, term, start, end in found:
                    yield Found(form, term, base + start, base + end)

    def __missing__(self, unbroken: str) -> tuple[Found, ...]:
        # Most is ruled out before it is tokenised, and nearly all before it is stemmed.
        may_have = self._may_have(unbroken) and any(self._is_wanted(fold(word)) for word in words(unbroken))
        self[unbroken] = found = tuple(self._found(unbroken)) if may_have else ()
        return found

    def _found(self, unbroken: str) -> Iterator[Found]:
        for term, start, end in tokenise(unbroken):
            form = fold(unbroken[start:end])
            if self._is_wanted(form):
                yield Found(form, term, start, end)


def _beginnings(letters: frozenset[str] | None) -> re.Pattern[str]:
    """Where a word may begin whose folded form begins with one of these letters."""
    if letters is None:
        return re.compile("")
    either = "".join(re.escape(letter + letter.upper()) for letter in sorted(letters) if letter.isascii())
    # What else may become such a letter when it is folded is not looked into.
    return re.compile(rf"(?<![^\W_])[{either}]|[^\x00-\x7f]" if either else r"[^\x00-\x7f]")
