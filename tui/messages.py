"""What workers tell the main screen when they are done. Events of a widget are nested in the widget."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from index.errors import NamedropError
from index.model import ArticleHeading, ArticleId, Completion, Entity, Facets, Progress, SearchOrder, SearchPage

if TYPE_CHECKING:
    from index.decision import Outcome


class ListsLoaded(Message):
    """The lists of articles and entities have been read from the library."""

    def __init__(self, articles: tuple[ArticleHeading, ...], entities: tuple[Entity, ...], began: float) -> None:
        super().__init__()
        self.articles = articles
        self.entities = entities
        self.began = began
        """When reading them began, by the clock of `monotonic`."""


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked for in the prompt."""

    text: str
    order: SearchOrder = SearchOrder.BEST
    within: ArticleId | None = None
    """The one article that is searched; None for all."""


class Searched(Message):
    """A search has come back."""

    def __init__(self, query: Query, page: SearchPage) -> None:
        super().__init__()
        self.query = query
        self.page = page


class SearchedAgain(Message):
    """The same search has been made once more, since the library has changed."""

    def __init__(self, query: Query, page: SearchPage) -> None:
        super().__init__()
        self.query = query
        self.page = page


class SearchFailed(Message):
    """A search could not be understood or run."""

    def __init__(self, error: NamedropError) -> None:
        super().__init__()
        self.error = error


class FacetsCounted(Message):
    """What the results of a search have in common has been counted."""

    def __init__(self, query: Query, facets: Facets | None) -> None:
        super().__init__()
        self.query = query
        self.facets = facets
        """None where it cannot be counted yet."""


class Completed(Message):
    """What a query that is being typed may become has been looked up."""

    def __init__(self, typed: Completion, ways: tuple[Completion, ...], forward: bool) -> None:
        super().__init__()
        self.typed = typed
        """What was typed, and where the cursor stood in it."""
        self.ways = ways
        self.forward = forward
        """Whether the first of them is wanted, or the last."""


class SavedCounted(Message):
    """How many articles a saved search finds has been counted."""

    def __init__(self, name: str, page: SearchPage | None) -> None:
        super().__init__()
        self.name = name
        self.page = page
        """None where it cannot be made any more."""


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
