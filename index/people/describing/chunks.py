"""The words before a noun that may belong to it: on its line, with no sign between."""

import re
from dataclasses import dataclass

_REACH = 100
"""How far before a noun its phrase may begin, in characters."""
_CHUNK = re.compile(r"\S+")
_POSSESSIVE = re.compile(r"['’]s?$")
_ABBREVIATED = re.compile(r"(?:Corp|Inc|Co|Ltd|St)\.|(?:[A-Z]\.)+")


@dataclass(frozen=True, slots=True)
class Chunk:
    """What stands between two spaces."""

    start: int
    text: str

    @property
    def lower(self) -> str:
        """Its text in lower case."""
        return self.text.lower()

    @property
    def is_possessive(self) -> bool:
        """Whether what follows belongs to it: "Kenya's"."""
        return _POSSESSIVE.search(self.text) is not None


def words(row: list[Chunk]) -> str:
    """The text of a row, a possessive at its end left out."""
    return _POSSESSIVE.sub("", " ".join(chunk.text for chunk in row))


def chunks_before(text: str, end: int, earliest: int) -> list[Chunk]:
    """The words before an offset that are on its line and that no sign divides from it, in order.

    Args:
        text: Where they stand.
        end: Where the noun begins.
        earliest: Where the first of them may begin.
    """
    if end == 0 or text[end - 1] not in " \u00a0":
        return []
    start = max(earliest, end - _REACH, text.rfind("\n", 0, end) + 1)
    row: list[Chunk] = []
    for found in reversed(list(_CHUNK.finditer(text, start, end))):
        chunk = _opened(Chunk(found.start(), found[0]))
        if _divides(chunk.text):
            break
        row.insert(0, chunk)
        if chunk.start > found.start():
            break
    return row


def _opened(chunk: Chunk) -> Chunk:
    """A word without the quotes and brackets that open before it."""
    bare = chunk.text.lstrip("\"“‘'([—–-")
    return Chunk(chunk.start + len(chunk.text) - len(bare), bare)


def _divides(word: str) -> bool:
    if not word or word[-1] in ',;:!?)]"”…—–':
        return True
    return word[-1] == "." and not _ABBREVIATED.fullmatch(word)
