"""Stock Whoosh reads our segments through our codec, and finds in them what is in the texts."""

import math
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import query as whoosh_query
from whoosh.fields import STORED, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.reading import IndexReader
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

from index.fulltext import Document, FullTextIndex
from index.fulltext.codec import array_reader
from index.fulltext.inverting import invert
from index.fulltext.merging import merged
from index.fulltext.schema import BODY, FIELDS, ID, SOURCE, TITLE, make_schema
from tests.collecting import TERMS, Commits, assert_equal, bodies, boost, commit, commits, read, written


def postings(reader: IndexReader, field: str, term: bytes) -> dict[int, tuple[float, list[int], int]]:
    found = dict[int, tuple[float, list[int], int]]()
    matcher = reader.postings(field, term)
    while matcher.is_active():
        doc = matcher.id()
        assert matcher.supports("positions")
        places = matcher.value_as("positions")
        assert [span.start for span in matcher.spans()] == places
        assert matcher.value_as("frequency") == len(places)
        length = reader.doc_field_length(doc, field)
        found[reader.stored_fields(doc)[ID]] = (matcher.weight(), places, length)
        matcher.next()
    return found


@settings(max_examples=40)
@given(commits)
def test_whoosh_reads_every_posting_of_every_term(tmp_path_factory: pytest.TempPathFactory, commits: Commits) -> None:
    index = FullTextIndex.open(tmp_path_factory.mktemp("index") / "fulltext")
    library = commit(index, commits)
    with index.snapshot() as snapshot:
        reader = snapshot.searcher.reader()
        for field in FIELDS:
            expected = dict[str, dict[int, tuple[float, list[int], int]]]()
            for document in library.values():
                terms = read(document, field)
                for term in set(terms):
                    places = [at for at, each in enumerate(terms) if each == term]
                    entry = (boost(field) * len(places), places, len(terms))
                    expected.setdefault(term, {})[document.id] = entry
            found = {
                term.decode("utf-8", "surrogatepass"): postings(reader, field, term) for term in reader.lexicon(field)
            }
            assert {term: entries for term, entries in found.items() if entries} == expected


@settings(max_examples=40)
@given(commits)
def test_whoosh_knows_each_term_exactly(tmp_path_factory: pytest.TempPathFactory, commits: Commits) -> None:
    index = FullTextIndex.open(tmp_path_factory.mktemp("index") / "fulltext")
    commit(index, commits)
    with index.snapshot() as snapshot:
        for (part, _), segment in zip(snapshot.parts, snapshot.segments, strict=True):
            reader = part.reader()
            assert reader.doc_count() == (len(segment) if segment.alive is None else segment.alive.sum())
            for field in FIELDS:
                texts = [read(document, field) for document in written(segment, commits)]
                lengths = [len(text) for text in texts]
                assert reader.field_length(field) == sum(lengths)
                assert reader.max_field_length(field) == max(lengths)
                assert reader.min_field_length(field) == min(filter(None, lengths), default=0)
                terms = sorted({term.encode("utf-8", "surrogatepass"): term for text in texts for term in text}.items())
                assert [term for term, _ in terms] == list(reader.lexicon(field))
                for encoded, term in terms:
                    info = reader.term_info(field, encoded)
                    having = [doc for doc, text in enumerate(texts) if term in text]
                    times = [texts[doc].count(term) for doc in having]
                    assert info.weight() == boost(field) * sum(times)
                    assert info.doc_frequency() == reader.doc_frequency(field, encoded) == len(having)
                    assert info.max_weight() == boost(field) * max(times)
                    assert (info.min_id(), info.max_id()) == (having[0], having[-1])
                    assert info.min_length() == min(lengths[doc] for doc in having)
                    assert info.max_length() == max(lengths[doc] for doc in having)


def bm25f(texts: Sequence[tuple[Document, bool]], wanted: Iterable[tuple[str, str]]) -> dict[int, float]:
    """The scores of documents for any of these terms, as whoosh.scoring has it, those not to be found only counted."""
    scores = dict[int, float]()
    for field, term in wanted:
        fields = [(document, is_live, read(document, field)) for document, is_live in texts]
        average = sum(len(text) for *_, text in fields) / len(fields) or 1
        idf = math.log(len(fields) / (sum(term in text for *_, text in fields) + 1)) + 1
        for document, is_live, text in fields:
            if is_live and term in text:
                tf = boost(field) * text.count(term)
                score = idf * tf * 2.2 / (tf + 1.2 * (0.25 + 0.75 * len(text) / average))
                scores[document.id] = scores.get(document.id, 0) + score
    return scores


@settings(max_examples=40)
@given(commits, st.sets(st.tuples(st.sampled_from([TITLE, BODY, SOURCE]), st.sampled_from(TERMS)), min_size=1))
def test_whoosh_ranks_by_exact_lengths(
    tmp_path_factory: pytest.TempPathFactory, commits: Commits, wanted: set[tuple[str, str]]
) -> None:
    index = FullTextIndex.open(tmp_path_factory.mktemp("index") / "fulltext")
    commit(index, commits)
    with index.snapshot() as snapshot:
        texts = [
            (document, segment.alive is None or bool(segment.alive[doc]))
            for segment in snapshot.segments
            for doc, document in enumerate(written(segment, commits))
        ]
        query = whoosh_query.Or([whoosh_query.Term(field, term) for field, term in sorted(wanted)])
        for limit in (None, 2):
            found = snapshot.searcher.search(query, limit=limit)
            scores = {hit[ID]: hit.score for hit in found}
            expected = bm25f(texts, wanted) if texts else {}
            if limit:
                best = sorted(expected.values(), reverse=True)[:limit]
                assert sorted(scores.values(), reverse=True) == pytest.approx(best)
            else:
                assert scores == pytest.approx(expected)


def whooshs_own(documents: Iterable[Document]) -> Searcher:
    """The same documents in an index of Whoosh's own."""
    fields = make_schema()
    schema = Schema(**{ID: STORED()}, **{name: fields[name] for name in FIELDS})
    index = RamStorage().create_index(schema)
    writer = index.writer()
    for document in documents:
        writer.add_document(**{ID: document.id, TITLE: document.title, BODY: document.body, SOURCE: document.source})
    writer.commit()
    return index.searcher(weighting=BM25F())


words = st.sampled_from(TERMS[:-2])
leaves = st.one_of(
    st.builds(whoosh_query.Term, st.sampled_from([TITLE, BODY]), words),
    st.builds(whoosh_query.Phrase, st.sampled_from([TITLE, BODY]), st.lists(words, min_size=2, max_size=3)),
    st.builds(whoosh_query.Prefix, st.just(BODY), st.sampled_from(["a", "c", "i"])),
    st.builds(whoosh_query.Wildcard, st.just(BODY), st.sampled_from(["?b", "*a*"])),
    st.builds(whoosh_query.FuzzyTerm, st.just(BODY), words),
    st.builds(whoosh_query.TermRange, st.just(BODY), st.just("ab"), st.just("cat")),
)
queries = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(whoosh_query.And),
        st.lists(inner, min_size=2, max_size=3).map(whoosh_query.Or),
        st.builds(whoosh_query.AndMaybe, inner, inner),
    ),
    max_leaves=5,
)
collections = st.lists(st.tuples(bodies, bodies, bodies), min_size=1, max_size=30).map(
    lambda texts: [
        Document(number, *(text.replace("\ud800", "") for text in three)) for number, three in enumerate(texts)
    ]
)


@settings(max_examples=50)
@given(collections, st.lists(queries, min_size=1, max_size=5))
def test_whoosh_finds_the_same_in_its_own_index(documents: list[Document], queries: list[whoosh_query.Query]) -> None:
    """Its own keeps lengths of up to ten words exactly."""
    own, ours = whooshs_own(documents), Searcher(array_reader([invert(documents)], 0), weighting=BM25F())
    for query in queries:
        expected = {hit[ID]: hit.score for hit in own.search(query, limit=None)}
        assert {hit[ID]: hit.score for hit in ours.search(query, limit=None)} == pytest.approx(expected)


def test_blocks_that_cannot_be_good_enough_are_skipped() -> None:
    documents = [Document(n, "", "a " * (1 + n % 7) + "b " * (n % 11) + ("c " * (n % 300 == 299))) for n in range(2000)]
    ours, own = Searcher(array_reader([invert(documents)], 0)), whooshs_own(documents)
    for query in (
        whoosh_query.Term(BODY, "a"),
        whoosh_query.And([whoosh_query.Term(BODY, "c"), whoosh_query.Term(BODY, "b")]),
        whoosh_query.Or([whoosh_query.Term(BODY, "a"), whoosh_query.Term(BODY, "c")]),
        whoosh_query.Phrase(BODY, ["a", "b"]),
    ):
        every, best = ours.search(query, limit=None), ours.search(query, limit=7)
        assert [hit.score for hit in best] == pytest.approx([hit.score for hit in every][:7])
        assert {hit[ID] for hit in every} == {hit[ID] for hit in own.search(query, limit=None)}


@settings(max_examples=50)
@given(commits)
def test_merging_equals_writing_all_at_once(tmp_path_factory: pytest.TempPathFactory, commits: Commits) -> None:
    index = FullTextIndex.open(tmp_path_factory.mktemp("index") / "fulltext")
    library = commit(index, commits)
    with index.snapshot() as snapshot:
        together = merged(snapshot.segments)
        # Batches stay in their order, and documents in their batches.
        order = [
            document
            for segment in snapshot.segments
            for doc, document in enumerate(written(segment, commits))
            if segment.alive is None or segment.alive[doc]
        ]
    assert {document.id: document for document in order} == library
    assert_equal(together, invert(order))
