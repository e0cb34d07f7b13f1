"""One document and the collection agree with themselves on what is a name, and of what.

A step takes the drafts of the whole collection and gives them back with other candidates; it knows nothing of the
steps before it but what they left. What names are learnt from never stands in furniture. The order matters:
names are first cut to what they are, then those that were missed are found, then what nothing supports is dropped.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

from index.people.collection import Collection
from index.people.document import Document, Drafts, draft
from index.people.steps.election import elect
from index.people.steps.full_names import repeat_full_names
from index.people.steps.furniture import drop_names_of_furniture
from index.people.steps.given_names import repeat_given_names
from index.people.steps.listed_names import find_listed_names
from index.people.steps.places import place
from index.people.steps.pooling import pool
from index.people.steps.run_together import cut_run_together
from index.people.steps.settling import settle
from index.people.steps.support import drop_unsupported
from index.people.steps.surnames import repeat_surnames
from index.people.steps.titled import find_titled
from index.people.steps.trimming import trim
from index.people.steps.weighing import weigh


class Step(Protocol):
    """Gives documents better candidates than they came with; sorted, and from the first `settle` on without overlaps.

    What it counts all over the collection it joins with what the collection knows; None where the documents are all.
    """

    def __call__(self, drafts: Drafts, collection: Collection | None = None, /) -> Drafts:
        """The drafts of the documents at hand, in the same order."""


def alone(step: Callable[[Drafts], Drafts]) -> Step:
    """A step that looks at each document by itself."""
    return lambda drafts, _collection=None: step(drafts)


STEPS: tuple[Step, ...] = (
    alone(trim),
    alone(pool),
    weigh,
    cut_run_together,
    alone(settle),
    find_listed_names,
    elect,
    alone(find_titled),
    alone(place),
    repeat_full_names,
    repeat_surnames,
    alone(repeat_given_names),
    drop_unsupported,
    drop_names_of_furniture,
)


def agree(documents: Sequence[Document], collection: Collection | None = None) -> Drafts:
    """What each document names: candidates in the order of the text, trimmed, none overlapping another.

    Args:
        documents: Those at hand.
        collection: What is known of the others; None where there are none.
    """
    drafts = tuple(draft(document) for document in documents)
    for step in STEPS:
        drafts = step(drafts, collection)
    return drafts
