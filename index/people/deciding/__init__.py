"""What the reader decided, applied to what linking found.

A decision that contradicts an earlier one, or that speaks of what can no longer be told, is not applied but reported.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from index.decision import Conflict, Decision
from index.model import Resolution
from index.people.deciding.applying import apply
from index.people.deciding.bearer import key
from index.people.deciding.places import Articles, digest, quote
from index.people.deciding.roll import ContradictionError, Roll

__all__ = ["Articles", "Decided", "decide", "digest", "key", "quote"]


@dataclass(frozen=True, slots=True)
class Decided:
    """Who is named, as the reader decided."""

    resolution: Resolution
    conflicts: tuple[Conflict, ...]
    """The decisions that were not applied, in their order, and why."""


def decide(linked: Resolution, decisions: Sequence[Decision], articles: Articles) -> Decided:
    """Apply decisions in their order.

    Args:
        linked: What linking found. Without decisions it comes back as it is.
        decisions: What holds, the earliest first. Of two that contradict each other the earlier is applied.
        articles: The collection, for decisions about one article or one place in it.
    """
    if not decisions:
        return Decided(linked, ())
    roll = Roll(linked, articles)
    conflicts = []
    for decision in decisions:
        try:
            apply(decision, roll, articles)
        except ContradictionError as found:
            conflicts.append(Conflict(decision, str(found)))
    return Decided(roll.resolution(), tuple(conflicts))
