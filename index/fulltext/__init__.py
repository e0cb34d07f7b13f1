"""Full-text search on Whoosh, of which nothing is seen outside.

`FullTextIndex` keeps what is searched, `search` finds articles, and `find_hits` shows why they were found.
"""

from index.fulltext.checking import check_index
from index.fulltext.document import Document
from index.fulltext.folder import note_damaged, remove_damaged
from index.fulltext.language.parse import parse
from index.fulltext.marking.hits import find_hits
from index.fulltext.query import Query
from index.fulltext.search import Matches, search
from index.fulltext.store import FullTextIndex

__all__ = [
    "Document",
    "FullTextIndex",
    "Matches",
    "Query",
    "check_index",
    "find_hits",
    "note_damaged",
    "parse",
    "remove_damaged",
    "search",
]
