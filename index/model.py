"""What a library is made of: articles, mentions, entities, hits.

Every offset is an index of code points into `Article.text`, and every span is half open: `text[start:end]`.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

ArticleId = int
"""Number of an article in its library's catalog; the same when its file is changed, moved or renamed."""

EntityId = str
"""Name of an entity within its library, readable and safe in a URL: "person/yuri-ushakov"."""


class EntityType(StrEnum):
    """What an entity is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"


class MentionKind(StrEnum):
    """How a mention names its entity."""

    NAME = "name"
    """A name, without titles and possessives: "Putin" in "Mr. Putin's"."""
    DESCRIPTION = "description"
    """What stands for one person on its own: "the Russian president"."""
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class LabelledSpan:
    """A stretch of a text that a recogniser takes for a name."""

    start: int
    end: int
    label: str
    """The recogniser's own label, such as "PERSON" or "GPE"."""
    voter: str = ""
    """The model whose vote it is."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """An article as its file has it, before it has a place in the catalog."""

    text: str
    title: str
    source: str | None = None
    """Who published it: "winknews.com", "Gestion"."""
    author: str | None = None
    date: datetime.date | None = None
    headline: Span | None = None
    """Where the title stands in the text; None where it was made from the first sentence."""
    furniture: tuple[Span, ...] = ()
    """Lines that are no article text, in order, not overlapping, without their line ends."""
    notice: str | None = None
    """What the reader should know of how it was read: "not valid UTF-8: 3 bytes were replaced"."""
    part: str = ""
    """What tells it from the others of the same file, and stays when the file grows: a number or an id of the record,
    short, without line breaks; empty where a file is one article."""
    url: str | None = None
    """Where the original is on the web."""


@dataclass(frozen=True, slots=True)
class BadRecord:
    """A record of a file of many that cannot be read as an article; the others go on."""

    where: str
    """"line 12", "message 3"."""
    title: str
    """What is wrong with it, as a sentence without its full stop."""
    advice: str


@dataclass(frozen=True, slots=True)
class ArticleHeading:
    """What a list shows of an article."""

    id: ArticleId
    path: str
    """The file's path relative to the library, with forward slashes; `file#part` where a file has many articles."""
    title: str
    source: str | None
    author: str | None
    date: datetime.date | None
    words: int
    recognised: bool
    """Whether the names in it have been looked for."""
    read: bool
    """Whether the reader has opened it."""
    url: str | None = None
    """Where the original is on the web, where its file says so."""

    @property
    def day(self) -> str | None:
        """The date as it is written everywhere: "2022-02-03"."""
        return self.date.isoformat() if self.date else None


@dataclass(frozen=True, slots=True)
class Article:
    """One text with what is known about it."""

    heading: ArticleHeading
    text: str
    headline: Span | None
    furniture: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of an article that names an entity."""

    article_id: ArticleId
    start: int
    end: int
    text: str
    """`Article.text[start:end]`."""
    type: EntityType
    kind: MentionKind
    entity_id: EntityId
    in_furniture: bool = False
    """Whether it stands in a line that is no article text, where a walk does not stop."""
    unsure: bool = False
    """Whether it may as well be no name, or somebody else's."""
    reason: str = ""
    """Why it is taken for this entity: "surname of Yuri Ushakov, who is named in this article"."""


@dataclass(frozen=True, slots=True)
class Role:
    """An office that a person holds or held, with the first place that says so."""

    entity_id: EntityId
    office: str
    """In lower case: "prime minister"."""
    of: str
    """The country or organisation: "Russia", "Gazprom"; empty where the place does not say it."""
    article_id: ArticleId
    apposition: Span
    """The name and the office beside it: "Russian President Vladimir Putin"."""
    sentence: Span
    """The sentence that it stands in."""
    is_past: bool = False
    """Whether the office was held before: "former president"."""


@dataclass(frozen=True, slots=True)
class Alias:
    """A name that an entity goes by."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation or place."""

    id: EntityId
    type: EntityType
    name: str
    aliases: tuple[Alias, ...]
    """Every form of its name, the commonest first."""
    mentions: int
    articles: int
    hidden: bool = False
    """Whether the reader has hidden it."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is named in a collection, and where."""

    entities: tuple[Entity, ...]
    """Those with most mentions first."""
    mentions: tuple[Mention, ...]
    """By article, in the order of the text, none overlapping another."""
    roles: tuple[Role, ...] = ()
    """Which offices persons hold or held, by person."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of an article that shows what was found there."""

    text: str
    """One line: line breaks are spaces."""
    marks: tuple[Span, ...]
    """What to mark, as offsets into `text`."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """An article that a search found."""

    article: ArticleHeading
    hits: tuple[Span, ...]
    """Every span that matched, in order, furniture left out; empty where only the title or a NOT matched."""
    snippet: Snippet


class SearchOrder(StrEnum):
    """In which order results come."""

    BEST = "best"
    LATEST = "latest"
    EARLIEST = "earliest"


@dataclass(frozen=True, slots=True)
class QueryProblem:
    """What is wrong with a query, which is searched all the same for what makes sense in it."""

    title: str
    """What is wrong, as a sentence without its full stop."""
    advice: str
    """What would be right."""
    position: int
    """Where in the query, as an index of its characters."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another query, that would find something."""

    query: str
    reason: str
    """Why it is suggested: "1,204 articles", "a name near to it"."""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The best of what a search found, best first."""

    query: str
    results: Sequence[SearchResult]
    """Each may be made only when it is looked at."""
    total: int
    """How many articles matched, those beyond `results` included."""
    problems: tuple[QueryProblem, ...] = ()
    fruitless: tuple[str, ...] = ()
    """Where nothing was found: the clauses that find nothing by themselves, as they were typed."""
    suggestions: tuple[Suggestion, ...] = ()
    """Where nothing was found: what would find something."""


class FacetKind(StrEnum):
    """By what results are counted."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    SOURCE = "source"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Facet:
    """How many of the articles that a search found have something in common."""

    kind: FacetKind
    label: str
    """"Yuri Ushakov", "2022"."""
    count: int
    clause: str
    """What narrows the query to them when it is added: `person:"Yuri Ushakov"`, `date:2022`."""


@dataclass(frozen=True, slots=True)
class Facets:
    """What the articles that a search found have in common, counted over all of them."""

    query: str
    facets: tuple[Facet, ...]
    """By kind, those with most articles first."""
    total: int
    """Over how many articles it was counted."""


@dataclass(frozen=True, slots=True)
class Completion:
    """A way to go on with a query that is being typed."""

    query: str
    """The whole of it."""
    cursor: int
    """Where the cursor stands in it then."""
    label: str
    """What is offered: "person:", "Yuri Ushakov"."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A file, or a record of one, that was left out or read with a loss, and why."""

    path: str
    title: str
    advice: str
    left_out: bool
    where: str = ""
    """Which record of the file: "line 12", "message 3"; empty where it is all of it."""


class Stage(StrEnum):
    """What indexing is at."""

    WAITING = "waiting"
    """Another process is indexing the same library."""
    SCANNING = "scanning"
    READING = "reading"
    RECOGNISING = "recognising"
    DONE = "done"
    WATCHING = "watching"
    """All is done, and what changes is taken in as it does."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far indexing has come."""

    stage: Stage
    done: int
    total: int
    articles_changed: bool = False
    """Whether there are other articles than at the last report."""
    mentions_changed: bool = False
    """Whether there are other mentions than at the last report."""
