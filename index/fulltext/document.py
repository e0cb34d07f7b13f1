"""An article as it is searched."""

from dataclasses import dataclass

from index.model import ArticleId


@dataclass(frozen=True, slots=True)
class Document:
    """What the full-text index is told of an article."""

    id: ArticleId
    title: str
    body: str
    source: str = ""
    """Who published it, as the article has it."""
    author: str = ""
    path: str = ""
    """The file, relative to the library."""
    day: int | None = None
    """Its date, as `date.toordinal` counts."""
