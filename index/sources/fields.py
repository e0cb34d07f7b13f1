"""Which field of a record is the title, which the text: by the names that such fields usually have."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

_SEPARATORS = re.compile(r"[\s_-]+")


class Field(StrEnum):
    """What an article is made of, by the names that a mapping file has for them."""

    TITLE = "title"
    TEXT = "text"
    DATE = "date"
    SOURCE = "source"
    AUTHOR = "author"
    URL = "url"
    ID = "id"


USUAL: Mapping[Field, tuple[str, ...]] = MappingProxyType(
    {
        Field.TITLE: (
            "title",
            "headline",
            "webtitle",
            "heading",
            "subject",
            "head",
            "articletitle",
            "newstitle",
            "name",
        ),
        Field.TEXT: (
            *("body", "text", "maintext", "fulltext", "articlebody", "bodytext", "articletext", "plaintext", "content"),
            *("contents", "article", "story", "articlecontent", "message", "rawtext", "document", "transcript", "post"),
            *("description", "summary", "abstract", "leadparagraph", "snippet", "excerpt"),
        ),
        Field.DATE: (
            *("date", "published", "publishedat", "datepublished", "datepublish", "publicationdate", "publisheddate"),
            *("publishdate", "webpublicationdate", "pubdate", "pubtime", "datetime", "day", "time", "timestamp"),
            *("created", "createdat", "datecreated", "issued", "posted", "updated", "modified", "datemodified"),
        ),
        Field.SOURCE: (
            *("source", "publisher", "publication", "site", "sitename", "website", "outlet", "newspaper", "journal"),
            *("sourcename", "sourcedomain", "domain", "hostname", "agency", "feed", "channel", "provider"),
        ),
        Field.AUTHOR: ("author", "authors", "byline", "creator", "writer", "by", "reporter", "journalist", "from"),
        Field.URL: ("url", "link", "weburl", "articleurl", "permalink", "canonicalurl", "uri", "href", "originalurl"),
        Field.ID: ("id", "guid", "articleid", "docid", "uuid", "docno", "identifier", "key"),
    }
)
"""Names in lower case without separators, the surest first: "Published At" and "published_at" are "publishedat"."""

WRAPPERS = ("", "_source", "article", "data", "item", "doc", "document", "fields", "attributes", "record", "news")
"""Objects in a record that may hold its fields; the empty name is the record itself."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """Which fields the reader of a collection says hold what, by `Field`; the usual names serve for the others."""

    names: Mapping[Field, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Columns:
    """For each field of an article the names of the record's fields that may hold it, the surest first."""

    names: Mapping[Field, tuple[str, ...]]
    joins: bool = False
    """Whether all fields that hold text are joined, as a mapping says, instead of taking the first."""


def find_columns(names: Iterable[str], mapped: Mapped) -> Columns:
    """Which of a record's fields may hold what.

    Args:
        names: The names of its fields; a field within an object is "object.field".
        mapped: What the reader of the collection says.
    """
    plain = tuple(names)
    by_key: dict[str, str] = {}
    for name in plain:
        by_key.setdefault(_key(name), name)
    found = {each: mapped.names.get(each) or _usual(each, by_key) for each in Field}
    return Columns(found, joins=Field.TEXT in mapped.names)


def _usual(wanted: Field, by_key: Mapping[str, str]) -> tuple[str, ...]:
    keys = (f"{wrapper}.{name}" if wrapper else name for wrapper in WRAPPERS for name in USUAL[wanted])
    return tuple(by_key[key] for key in keys if key in by_key)


def _key(name: str) -> str:
    """A name as the lists above have it."""
    return _SEPARATORS.sub("", name).lstrip("\ufeff@").casefold() if not name.startswith("_source") else name.casefold()
