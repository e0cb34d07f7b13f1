"""Clauses -> the group that they are together."""

from collections.abc import Iterable, Sequence

from index.fulltext.query import AllOf, AnyOf, Leaf, Named, Node, Together, Without
from index.model import Span


def joined(kind: type[AllOf] | type[AnyOf], parts: Iterable[Node]) -> Node | None:
    """All or any of these, without repetitions, and without groups in groups of the same kind."""
    flat: dict[Node, None] = {}
    for part in parts:
        flat |= dict.fromkeys(part.parts if isinstance(part, kind) else [part])
    listed = _brought_together(list(flat)) if kind is AllOf else list(flat)
    match listed:
        case []:
            return None
        case [part]:
            return part
    return kind(tuple(listed))


def negated(node: Node | None) -> Node | None:
    """Everything but this."""
    if isinstance(node, Without):
        return node.part
    return None if node is None else Without(node)


def _brought_together(parts: list[Node]) -> list[Node]:
    """The same, with all names in one clause, at the first of them, where one of them says `with:`."""
    names = [name for part in parts for name in _names(part)]
    if len(names) < 2 or not any(isinstance(part, Named) and part.type is None for part in parts):
        return parts
    first = next(index for index, part in enumerate(parts) if isinstance(part, Named | Together))
    together = Together(tuple(dict.fromkeys(names)), _stretch(names))
    return [
        together if index == first else part
        for index, part in enumerate(parts)
        if index == first or not isinstance(part, Named | Together)
    ]


def _names(part: Node) -> tuple[Named, ...]:
    match part:
        case Named():
            return (part,)
        case Together(names):
            return names
    return ()


def _stretch(leaves: Sequence[Leaf]) -> Span:
    return Span(min(leaf.at.start for leaf in leaves), max(leaf.at.end for leaf in leaves))
