"""What is done to the text of a query: clauses that narrow it, and where it is wrong. Plain Python."""

import re
from dataclasses import dataclass

from rich.cells import cell_len

from tui.row_text import fit

_CHOICE = re.compile(r'"[^"]*"?|\([^()]*\)|\bOR\b')
"""A quotation or what stands in brackets, which are passed over, or else an OR that would reach too far."""
CARET = "^"


def narrowed(text: str, clause: str) -> str:
    """A query with one more clause that holds for all of it."""
    words = text.strip()
    if any(found[0] == "OR" for found in _CHOICE.finditer(words)):
        words = f"({words})"
    return f"{words} {clause}".strip()


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A clause that was added to a query, and what the query was before."""

    before: str
    clause: str

    def taken_back(self, text: str) -> str | None:
        """A query without the clause; None where it does not have it any more."""
        if text.strip() == narrowed(self.before, self.clause):
            return self.before
        at = text.rfind(self.clause)
        if at < 0:
            return None
        return " ".join(f"{text[:at]} {text[at + len(self.clause) :]}".split())


def caret_line(column: int, title: str, advice: str, width: int) -> str:
    """A caret under the place that is wrong, and beside it what is wrong and what would be right.

    The words stand behind the caret where there is room for the title there, else before it, cut at their end.

    Args:
        column: The cell of the place.
        title: What is wrong.
        advice: What would be right; what does not fit of it is left out first.
        width: Cells of the line.
    """
    column = max(0, min(column, width - 1))
    words = f"{title}. {advice}" if advice else f"{title}."
    behind, before = width - column - 2, column - 1
    if behind >= cell_len(words) or behind >= before:
        return f"{' ' * column}{CARET} {_cut(words, behind)}"
    shown = _cut(words, before)
    return f"{' ' * (column - 1 - cell_len(shown))}{shown} {CARET}"


def _cut(words: str, width: int) -> str:
    return words if cell_len(words) <= width else fit(words, max(0, width))
