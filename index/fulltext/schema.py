"""The fields of the full-text index, as Whoosh knows them."""

from collections.abc import Iterator

from whoosh import analysis
from whoosh.fields import NUMERIC, TEXT, Schema

from index.fulltext.analysis import tokenise

INDEX_NAME = "namedrop1"
"""What the index's files are called. The number goes up with every change of schema or analysis, so that
an index made before the change is not taken for one made after it."""

ID, TITLE, BODY = "id", "title", "body"
SOURCE, AUTHOR, FILE = "source", "author", "file"
"""Fields that are looked in only where they are named."""

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


def make_schema() -> Schema:
    """The id, kept in a column that is quick to read, and two texts with the positions of their words.

    The texts themselves are in the catalog and not stored here again.
    """
    analyser = TermAnalyser()
    return Schema(
        **{
            # Without steps, since nobody asks for a range of ids.
            ID: NUMERIC(int, bits=64, unique=True, sortable=True, shift_step=0),
            TITLE: TEXT(analyser, field_boost=TITLE_WEIGHT),
            BODY: TEXT(analyser),
        }
    )
