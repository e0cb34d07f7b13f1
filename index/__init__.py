"""A library of articles: what they say, who is named in them, and where. Works without a terminal.

`open_library(paths)` is the way in; `index.model` has the types that come out.
"""

from typing import TYPE_CHECKING

from index.errors import DecisionError, LibraryError, ModelError, NamedropError, QueryError, SourceError
from index.model import (
    Alias,
    Article,
    ArticleHeading,
    ArticleId,
    Entity,
    EntityId,
    EntityType,
    Mention,
    MentionKind,
    Problem,
    Progress,
    SearchPage,
    SearchResult,
    Snippet,
    Span,
    Stage,
)
from index.reach import Reach

if TYPE_CHECKING:
    from index.decision import (
        Conflict,
        Decision,
        Hide,
        Merge,
        MergePreview,
        NotThis,
        Outcome,
        Rename,
        Split,
        Unhide,
    )
    from index.library import Library, open_library

__all__ = [
    "Alias",
    "Article",
    "ArticleHeading",
    "ArticleId",
    "Conflict",
    "Decision",
    "DecisionError",
    "Entity",
    "EntityId",
    "EntityType",
    "Hide",
    "Library",
    "LibraryError",
    "Mention",
    "MentionKind",
    "Merge",
    "MergePreview",
    "ModelError",
    "NamedropError",
    "NotThis",
    "Outcome",
    "Problem",
    "Progress",
    "QueryError",
    "Reach",
    "Rename",
    "SearchPage",
    "SearchResult",
    "Snippet",
    "SourceError",
    "Span",
    "Split",
    "Stage",
    "Unhide",
    "open_library",
]


def __getattr__(name: str) -> object:
    """Import the library's stores only when a library is opened, and decisions only when something is decided."""
    if name in ("Library", "open_library"):
        from index import library

        return getattr(library, name)
    if name in __all__:
        from index import decision

        return getattr(decision, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
