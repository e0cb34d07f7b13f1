"""Which articles a query finds, and in which order."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import QueryError
from index.fulltext import Document, FullTextIndex, parse
from index.fulltext.analysis import fold, tokenise
from index.fulltext.endings import may_become
from index.fulltext.query import AllOf, AnyOf, Node, Phrase, Prefix, Scope, Without, Word
from tests.searching import search

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))

NEWS = [
    Document(1, "Putin meets Xi", "The Russian president met his counterpart in Beijing. Putin smiled."),
    Document(2, "Orbán in Moscow", "Víktor Orbán, Hungary’s prime minister, spoke of the new era."),
    Document(3, "U.S. sanctions", "The era of a new treaty. İstanbul welcomed the U.N. envoys."),
    Document(4, "", "State-of-the-art weapons; the presidency sanctioned nobody."),
]


@pytest.fixture
def index(tmp_path: Path) -> FullTextIndex:
    opened = FullTextIndex.open(tmp_path / "fulltext")
    opened.update(NEWS)
    return opened


def found(index: FullTextIndex, query: str, typing: bool = False) -> list[int]:
    matches = search(index, query, typing=typing)
    assert matches is not None
    assert matches.total == len(matches.ids)
    return sorted(matches.ids)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("putin", [1]),
        ("PUTIN'S", [1]),
        ("orban", [2]),
        ("istanbul", [3]),
        ("us", [3]),
        ("UN envoy", [3]),
        ("sanctions", [3, 4]),
        ('"new era"', [2]),
        ('"era of a new treaty"', [3]),
        ("new era", [2, 3]),
        ("state-of-the-art", [4]),
        ("art of the state", [4]),
        ('"art of the state"', []),
        ("putin OR orbán", [1, 2]),
        ("era AND NOT orban", [3]),
        ("era -treaty", [2]),
        ("title:sanctions -era", []),
        ("NOT era", [1, 4]),
        ("NOT (era OR putin)", [4]),
        ("era OR NOT putin", [2, 3, 4]),
        ("title:moscow", [2]),
        ("title:era", []),
        ('title:"putin meets"', [1]),
        ('title:"meets putin"', []),
        ("putin counterpart", [1]),
        ("merkel", []),
        ("merkel OR putin", [1]),
        ("putin merkel", []),
        ('"the merkel"', []),
        ("NOT merkel", [1, 2, 3, 4]),
        ("", []),
        ("?!", []),
        ("ye*", []),
    ],
)
def test_what_is_found(index: FullTextIndex, query: str, ids: list[int]) -> None:
    assert found(index, query) == ids


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("pu", [1]),
        ("orb", [2]),
        ("presiden", [1, 4]),
        ("presidenc", [1, 4]),
        ("sanctioni", [3, 4]),
        ("sanctioni ", []),
        ("sanctioni*", []),
        ("putin's", [1]),
        ("welcomi", [3]),
        ("spokesm", []),
        ("era tr", [3]),
        ('"new e', [2, 3]),
        ("era -t", [2, 3]),
        ("title:s", [3]),
        ("zzz", []),
        ("pu ", []),
    ],
)
def test_what_is_found_while_typing(index: FullTextIndex, query: str, ids: list[int]) -> None:
    assert found(index, query, typing=True) == ids


def test_an_empty_index_finds_nothing(tmp_path: Path) -> None:
    empty = FullTextIndex.open(tmp_path / "fulltext")
    for query in ("putin", "NOT putin", '"a b"', "p"):
        assert found(empty, query, typing=True) == []


def test_the_query_comes_back_as_it_was_understood(index: FullTextIndex) -> None:
    matches = search(index, "putin", typing=True)
    assert matches is not None
    assert matches.query == parse("putin", typing=True)


def test_more_of_a_word_in_less_text_and_in_the_title_ranks_higher(tmp_path: Path) -> None:
    index = FullTextIndex.open(tmp_path / "fulltext")
    padding = "other words " * 30
    index.update(
        [
            Document(1, "Something", f"putin {padding}"),
            Document(2, "Something", f"putin putin putin {padding}"),
            Document(3, "Putin again", f"putin putin putin {padding}"),
            *(Document(number, "Something", padding) for number in range(4, 20)),
        ]
    )
    matches = search(index, "putin", limit=2)
    assert matches is not None
    assert tuple(matches.ids) == (3, 2)
    assert matches.total == 3


def test_of_equals_the_lower_id_comes_first_whatever_was_written_first(tmp_path: Path) -> None:
    index = FullTextIndex.open(tmp_path / "fulltext")
    for number in (5, 9, 2, 7):
        index.update([Document(number, "Xi and Putin", "Putin and Xi in Beijing")])
    for query in ("putin", "putin xi beijing", "NOT merkel", '"putin and xi"'):
        matches = search(index, query, limit=3)
        assert matches is not None
        assert tuple(matches.ids) == (2, 5, 7)
        assert matches.total == 4


def test_equal_articles_rank_by_id_though_their_segments_differ(tmp_path: Path) -> None:
    index = FullTextIndex.open(tmp_path / "fulltext")
    chance = random.Random(1)
    words = ["alpha", "beta", "gamma", "delta", "eta"]
    texts = [" ".join([f"w{number}", *words, *chance.choices(words, k=5)]) for number in range(30)]
    for first_id in (100, 0):
        fillers = (Document(first_id + 30 + n, "", chance.choice(words)) for n in range(50))
        index.update([*(Document(first_id + n, "", text) for n, text in enumerate(texts)), *fillers])
    for number in range(len(texts)):
        matches = search(index, f"{' '.join(words)} w{number}")
        assert matches is not None
        assert tuple(matches.ids) == (number, number + 100)


def counting(limit: int) -> Callable[[], bool]:
    """A question that is answered with yes from the so-manieth time on."""
    answers = iter([False] * limit)
    return lambda: next(answers, True)


def test_a_search_stops_when_it_is_cancelled(tmp_path: Path) -> None:
    index = FullTextIndex.open(tmp_path / "fulltext")
    index.update(Document(number, "", "putin") for number in range(1000))
    assert search(index, "putin", cancelled=lambda: True) is None
    assert search(index, "putin putins OR xi", cancelled=counting(2)) is None
    matches = search(index, "putin", cancelled=counting(100))
    assert matches is not None
    assert matches.total == 1000


def test_the_seeds(tmp_path: Path) -> None:
    index = FullTextIndex.open(tmp_path / "fulltext")
    texts = {number: path.read_text("utf-8") for number, path in enumerate(SEEDS)}
    index.update(Document(number, "", text) for number, text in texts.items())
    assert len(texts) == 5
    assert found(index, "ushakov") == [0, 2, 3]
    assert found(index, "usha", typing=True) == [0, 2, 3]
    assert found(index, '"yuri ushakov"') == [0, 2, 3]
    assert found(index, "putin") == [0, 1, 2, 3, 4]
    assert found(index, "putin AND NOT xi") == []
    assert found(index, "ushakov -lavrov") == [2, 3]
    assert found(index, "orban OR erdogan") == [0, 1]


VOCABULARY = ["a", "b", "c", "ab", "ba"]
bodies = st.lists(st.sampled_from(VOCABULARY), max_size=6).map(" ".join)
batches = st.lists(
    st.tuples(st.dictionaries(st.integers(0, 7), st.tuples(bodies, bodies)), st.sets(st.integers(0, 7))),
    min_size=1,
    max_size=4,
)
leaves = st.sampled_from(["a", "b", "ab", "title:a", '"a b"', "a-b", 'title:"b a"', '"a b a"', "zz"])
queries = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]} AND {pair[1]})"),
        st.lists(inner, min_size=2, max_size=4).map(lambda parts: f"({' OR '.join(parts)})"),
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]} -{pair[1]})"),
        inner.map(lambda part: f"NOT {part}"),
    ),
    max_leaves=6,
)


def matches(node: Node, document: Document) -> bool:
    """The meaning of a query, word by word."""
    match node:
        case AllOf(parts):
            return all(matches(part, document) for part in parts)
        case AnyOf(parts):
            return any(matches(part, document) for part in parts)
        case Without(part):
            return not matches(part, document)
    texts = [document.title] if node.scope is Scope.TITLE else [document.title, document.body]
    return any(_has(node, text) for text in texts)


def _has(leaf: Word | Prefix | Phrase, text: str) -> bool:
    terms = [token.term for token in tokenise(text)]
    match leaf:
        case Word(term):
            return term in terms
        case Prefix(beginning, term):
            others = {term, *may_become(beginning)} if leaf.is_unfinished else {term}
            return bool(others & set(terms)) or any(fold(word).startswith(beginning) for word in text.split())
        case Phrase(wanted):
            size = len(wanted)
            return any(tuple(terms[i : i + size]) == wanted for i in range(len(terms)))


@settings(max_examples=40)
@given(batches, st.lists(queries, min_size=1, max_size=8), st.booleans())
def test_what_is_found_is_what_the_query_means(
    tmp_path_factory: pytest.TempPathFactory,
    batches: list[tuple[dict[int, tuple[str, str]], set[int]]],
    queries: list[str],
    typing: bool,
) -> None:
    index = FullTextIndex.open(tmp_path_factory.mktemp("index") / "fulltext")
    library: dict[int, Document] = {}
    for documents, removed in batches:
        batch = {number: Document(number, *texts) for number, texts in documents.items()}
        index.update(batch.values(), removed)
        library = {n: d for n, d in library.items() if n not in removed} | batch
    for query in queries:
        root = parse(query, typing).root
        assert root is not None
        expected = [number for number, document in library.items() if matches(root, document)]
        assert found(index, query, typing) == sorted(expected)


@given(st.text(), st.booleans())
def test_any_text_at_all_can_be_searched(index_of_news: FullTextIndex, text: str, typing: bool) -> None:
    try:
        matched = search(index_of_news, text, typing=typing)
    except QueryError:
        return
    assert matched is not None


@pytest.fixture(scope="module")
def index_of_news(tmp_path_factory: pytest.TempPathFactory) -> FullTextIndex:
    opened = FullTextIndex.open(tmp_path_factory.mktemp("news") / "fulltext")
    opened.update(NEWS)
    return opened
