"""Random collections of documents, and what is in them, for tests of the full-text index."""

from collections.abc import Sequence

from hypothesis import strategies as st

from index.fulltext import Document, FullTextIndex
from index.fulltext.analysis import tokenise
from index.fulltext.arrays import SegmentArrays
from index.fulltext.schema import AUTHOR, BODY, FIELDS, FILE, SOURCE, TITLE

VOCABULARY = ["a", "b", "cats", "Cat", "ab", "İx", "U.S.", "b’s", "\ud800é"]
TERMS = ["a", "b", "cat", "ab", "ix", "us", "\ud800é", "zz"]
bodies = st.lists(st.sampled_from(VOCABULARY), max_size=9).map(" ".join)
batches = st.dictionaries(st.integers(0, 9), st.tuples(bodies, bodies, bodies), max_size=6).map(
    lambda texts: [Document(number, *three) for number, three in texts.items()]
)
commits = st.lists(st.tuples(batches, st.sets(st.integers(0, 9), max_size=3)), min_size=1, max_size=5)
Commits = Sequence[tuple[Sequence[Document], set[int]]]


def read(document: Document, field: str) -> list[str]:
    texts = {
        TITLE: document.title,
        BODY: document.body,
        SOURCE: document.source,
        AUTHOR: document.author,
        FILE: document.path,
    }
    return [token.term for token in tokenise(texts[field])]


def boost(field: str) -> float:
    return 2.0 if field == TITLE else 1.0


def commit(index: FullTextIndex, commits: Commits) -> dict[int, Document]:
    """What should be found."""
    library = dict[int, Document]()
    for batch, removed in commits:
        index.update(batch, removed)
        library = {n: d for n, d in library.items() if n not in removed} | {d.id: d for d in batch}
    return library


def written(segment: SegmentArrays, commits: Commits) -> Sequence[Document]:
    """The documents of a segment; had an earlier batch the same ids, all of it would be deleted."""
    ids = segment.ids.tolist()
    return next(batch for batch, _ in reversed(commits) if [document.id for document in batch] == ids)


def assert_equal(segment: SegmentArrays, expected: SegmentArrays) -> None:
    assert segment.source_names == expected.source_names
    for name in ("ids", "days", "sources"):
        assert getattr(segment, name).tolist() == getattr(expected, name).tolist()
        assert getattr(segment, name).dtype == getattr(expected, name).dtype
    for field in FIELDS:
        found, wanted = segment.fields[field], expected.fields[field]
        assert list(found.terms) == list(wanted.terms)
        for name in ("starts", "docs", "frequencies", "position_starts", "positions", "lengths"):
            assert getattr(found, name).tolist() == getattr(wanted, name).tolist(), name
        forms = dict(zip(found.forms, found.form_terms.tolist(), strict=True))
        assert forms.items() >= dict(zip(wanted.forms, wanted.form_terms.tolist(), strict=True)).items()
        assert set(found.forms) == set(forms)
