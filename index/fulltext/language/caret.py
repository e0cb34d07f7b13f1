"""A problem of a query -> two lines that show where it is."""

import unicodedata

from index.model import QueryProblem

ELLIPSIS = "…"


def show_problem(query: str, problem: QueryProblem, width: int = 80) -> str:
    """The query, and under it a caret at the place with what is wrong and what would be right.

    Args:
        query: What was typed. Line breaks and other characters that cannot be printed are shown as spaces.
        problem: What is wrong with it.
        width: How many cells the query may take; of a longer one, the stretch around the place is shown.
    """
    line, place = _window(_printable(query), problem.position, width)
    column = cells(line[:place])
    sentence = f"{problem.title}. {problem.advice}"
    if column + 2 + cells(sentence) > width and cells(sentence) < column:
        return f"{line}\n{' ' * (column - 1 - cells(sentence))}{sentence} ^"
    return f"{line}\n{' ' * column}^ {sentence}"


def cells(text: str) -> int:
    """How many cells of a terminal a text takes, as Unicode's East Asian Width has it."""
    return sum(_cells(char) for char in text)


def _cells(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _printable(text: str) -> str:
    return "".join(" " if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") else char for char in text)


def _window(line: str, place: int, width: int) -> tuple[str, int]:
    """The stretch of a line around a place, and where the place is in it."""
    if cells(line) <= width:
        return line, place
    start = end = place
    room = width - 2
    # A character takes two cells at the most.
    while room > 1 and (start > 0 or end < len(line)):
        # Half before the place, as long as there is something after it.
        if start > 0 and (end == len(line) or place - start <= end - place):
            start -= 1
            room -= _cells(line[start])
        else:
            room -= _cells(line[end])
            end += 1
    before, after = ELLIPSIS * (start > 0), ELLIPSIS * (end < len(line))
    return before + line[start:end] + after, place - start + len(before)
