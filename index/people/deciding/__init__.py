"""What the reader decided, applied to what linking found.

A decision that contradicts an earlier one, or that speaks of what can no longer be told, is not applied but reported.
"""

from collections.abc import Sequence

from index.decision import Conflict, Decided, Decision
from index.people.deciding.applying import apply
from index.people.deciding.bearer import key
from index.people.deciding.linked import Linked, LinkedInMemory
from index.people.deciding.places import Articles, digest, quote
from index.people.deciding.roll import ContradictionError, Roll

__all__ = ["Articles", "Linked", "LinkedInMemory", "decide", "digest", "key", "quote"]


def decide(linked: Linked, decisions: Sequence[Decision], articles: Articles) -> Decided:
    """Apply decisions in their order.

    Args:
        linked: What linking found. Only what the decisions concern is looked up.
        decisions: What holds, the earliest first. Of two that contradict each other the earlier is applied.
        articles: The collection, for decisions about one article or one place in it.
    """
    roll = Roll(linked, articles)
    conflicts = []
    for decision in decisions:
        try:
            apply(decision, roll, articles)
        except ContradictionError as found:
            conflicts.append(Conflict(decision, str(found)))
    return roll.decided(conflicts)
