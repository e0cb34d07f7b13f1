"""What workers tell the main screen when they are done. Events of a widget are nested in the widget."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from index.errors import NamedropError
from index.model import ArticleHeading, Entity, Progress, SearchPage

if TYPE_CHECKING:
    from index.decision import Outcome


class ListsLoaded(Message):
    """The lists of articles and entities have been read from the library."""

    def __init__(self, articles: tuple[ArticleHeading, ...], entities: tuple[Entity, ...]) -> None:
        super().__init__()
        self.articles = articles
        self.entities = entities


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked for in the prompt."""

    text: str
    this_article_only: bool = False


class Searched(Message):
    """A search has come back."""

    def __init__(self, query: Query, page: SearchPage) -> None:
        super().__init__()
        self.query = query
        self.page = page


class SearchFailed(Message):
    """A search could not be understood or run."""

    def __init__(self, error: NamedropError) -> None:
        super().__init__()
        self.error = error


class IndexingReported(Message):
    """Indexing has come further."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self.progress = progress


class IndexingEnded(Message):
    """Indexing has ended, or was stopped."""


class IndexingFailed(Message):
    """Indexing has ended early."""

    def __init__(self, error: NamedropError) -> None:
        super().__init__()
        self.error = error


class OpenerFailed(Message):
    """The program that was to open something has ended with an error."""

    def __init__(self, what: str, code: int) -> None:
        super().__init__()
        self.what = what
        self.code = code


class Decided(Message):
    """Something was decided, taken back or decided again."""

    def __init__(self, outcome: "Outcome", way_back: str) -> None:
        super().__init__()
        self.outcome = outcome
        self.way_back = way_back
        """Which key turns it round."""


class DecidingFailed(Message):
    """What was decided could not be kept."""

    def __init__(self, title: str, advice: str) -> None:
        super().__init__()
        self.title = title
        self.advice = advice
