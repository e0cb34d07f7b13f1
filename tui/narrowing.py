"""Which rows of a list have all words that were typed. Plain Python."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tui.keymap import Keymap

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list is narrowed to."""

    words: str = ""
    total: int = 0
    """How many rows there are without it."""

    def count(self, shown: int) -> str:
        """How many rows are left, for the title of a pane: "5", or "2/5 ‘beijing’" where words are looked for."""
        return f"{shown}/{self.total} ‘{self.words.strip()}’" if self.words.strip() else str(shown)

    def unmatched(self, what: str, keymap: Keymap) -> str:
        """Why no row is left, and the keys that lead out; `what` is what the rows are: "article"."""
        change, drop = keymap.called("filter_list"), keymap.called("cancel")
        return f"No {what} has ‘{self.words.strip()}’. {change} changes the words, {drop} takes them away."


class Narrowing:
    """Texts, of which those are found that have all words. The words of one keystroke narrow those of the last.

    Args:
        texts: As `fold_all` makes them.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._words: tuple[str, ...] = ()
        self._found: Sequence[int] = range(len(texts))

    def matching(self, words: str) -> Sequence[int]:
        """The numbers of the texts in which each word stands somewhere, in their order; of all where there is none."""
        wanted = tuple(fold_all([words])[0].split())
        if not all(any(before in word for word in wanted) for before in self._words):
            self._found = range(len(self._texts))
        texts, found = self._texts, self._found
        for word in wanted:
            found = [number for number in found if word in texts[number]]
        self._words, self._found = wanted, found
        return found


def fold_all(texts: Iterable[str]) -> list[str]:
    """The texts without case and accents. All at once, since one by one takes several times as long."""
    from index.people.folding import fold

    folded = lru_cache(maxsize=None)(fold)
    lines = [text.replace("\n", " ") for text in texts]
    together = _BEYOND_ASCII.sub(lambda run: folded(run[0]), "\n".join(lines)).lower()
    return together.split("\n") if lines else []
