"""The pieces of a query -> the same with all parentheses in pairs."""

from collections.abc import Callable, Iterable

from index.fulltext.language.syntax import Kind, Piece

MAX_DEPTH = 20
"""More than anybody types."""


def paired(
    pieces: Iterable[Piece], end: int, may_be_open: bool, report: Callable[[str, str, int], None]
) -> list[Piece]:
    """The pieces, those parentheses left out that have no partner or are too deep, and unclosed ones closed.

    Args:
        pieces: What may have parentheses.
        end: Where those that are not closed are closed.
        may_be_open: Whether those that are not closed are no problem.
        report: Told what is wrong: title, advice, position.
    """
    kept: list[Piece] = []
    opened: list[Piece] = []
    for piece in pieces:
        match piece.kind:
            case Kind.OPEN:
                if len(opened) == MAX_DEPTH:
                    report("The parentheses are too deep", f"Use at most {MAX_DEPTH}.", piece.start)
                opened.append(piece)
                if len(opened) > MAX_DEPTH:
                    continue
            case Kind.CLOSE:
                if not opened:
                    report("A parenthesis was never opened", "Leave it out.", piece.start)
                    continue
                opened.pop()
                if len(opened) >= MAX_DEPTH:
                    continue
        kept.append(piece)
    if opened and not may_be_open:
        report("A parenthesis is not closed", "Put a ) at its end.", opened[-1].start)
    return kept + [Piece(Kind.CLOSE, "", end, end)] * min(len(opened), MAX_DEPTH)
