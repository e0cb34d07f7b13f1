"""Who is named in an article, and who they are.

`Recogniser` marks what may be names, text by text; `resolve` makes mentions and entities of what it marked in a whole
collection. Nothing here imports spaCy before a `Recogniser` is made.
"""

from collections.abc import Sequence

from index.model import Resolution
from index.people.agree import agree
from index.people.collection import Collection
from index.people.describe import describe
from index.people.document import Document
from index.people.link import link
from index.people.recognise import Recogniser

__all__ = ["Collection", "Document", "Recogniser", "Resolution", "resolve"]


def resolve(documents: Sequence[Document], collection: Collection | None = None) -> Resolution:
    """Who is named in a collection: its documents agree with each other on names, the names become entities, and
    descriptions are understood.

    Args:
        documents: In any order, with article ids that are all different. The result does not depend on the order.
        collection: What is known of a collection that these documents are added to, and takes up what they add; the
            result is then of these documents alone. Without it, or where it knows nothing, they are all there are.
    """
    drafts = agree(documents, collection)
    return describe(drafts, link(drafts, collection), collection)
