"""The fields of the full-text index, as Whoosh knows them."""

from collections.abc import Iterator

from whoosh import analysis
from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN, TEXT, Schema

from index.fulltext.analysis import tokenise

INDEX_NAME = "namedrop2"
"""What the index's files are called. The number goes up with every change of schema or analysis, so that
an index made before the change is not taken for one made after it."""

ID, TITLE, BODY = "id", "title", "body"
SOURCE, AUTHOR, FILE = "source", "author", "file"
"""Fields that are looked in only where they are named."""

FIELDS = (TITLE, BODY, SOURCE, AUTHOR, FILE)
"""The fields that have words."""

TITLE_WEIGHT = 2.0
"""What a word in a title counts against one in a body."""


class TermAnalyser:
    """Gives Whoosh the tokens of `tokenise`."""

    def __call__(self, value: str, **_options: object) -> Iterator[analysis.Token]:
        """The tokens of a text, which are one object throughout, as everywhere in Whoosh."""
        token = analysis.Token(positions=True, boosts=True, boost=1.0, stopped=False)
        for position, found in enumerate(tokenise(value)):
            token.pos = position
            token.text = found.term
            yield token


class Words(TEXT):  # type: ignore[misc]
    """A field of words. A text may have halves of surrogate pairs in it, which Whoosh would stumble over."""

    def to_bytes(self, value: str | bytes) -> bytes:
        """A word as the index has it."""
        return value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")

    def from_bytes(self, bs: bytes) -> str:
        """The word again."""
        return bs.decode("utf-8", "surrogatepass")


def make_schema() -> Schema:
    """The id, kept in a column, and the texts with the positions of their words.

    The texts themselves are in the catalog and not stored here again.
    """
    analyser = TermAnalyser()
    weights = {name: TITLE_WEIGHT if name == TITLE else 1.0 for name in FIELDS}
    fields = {name: Words(analyser, field_boost=weight) for name, weight in weights.items()}
    return Schema(**{ID: COLUMN(NumericColumn("q")), **fields})
