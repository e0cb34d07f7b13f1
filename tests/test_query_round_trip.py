"""A query that is written out means what it was written from."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from index.fulltext import parse
from index.fulltext.language.grouping import joined, negated
from index.fulltext.query import (
    AllOf,
    AnyOf,
    Dated,
    Fuzzy,
    IsRead,
    Leaf,
    Named,
    Near,
    Node,
    Phrase,
    Prefix,
    Scope,
    Together,
    Wildcard,
    Without,
    Word,
)
from index.model import EntityType

FIELDS = {EntityType.PERSON: "person", EntityType.ORGANISATION: "org", EntityType.PLACE: "place", None: "with"}

stems = st.sampled_from(["putin", "xi", "nato", "and", "or", "普", "7"])
phrased = st.lists(stems, min_size=2, max_size=4).map(tuple)
scopes = st.sampled_from(Scope)
days = st.none() | st.dates().map(date.toordinal)
names = st.sampled_from(["Yuri Ushakov", "Xi", "U.S.", "O’Neill", "not"])
leaves: st.SearchStrategy[Leaf] = st.one_of(
    st.builds(Word, stems, scopes),
    st.builds(lambda word, scope: Prefix(word, word, scope), st.sampled_from(["put", "x"]), scopes),
    st.builds(Wildcard, st.sampled_from(["wi?d", "*a", "a*b?*"]), scopes),
    st.builds(Fuzzy, st.sampled_from(["ushakow", "xi"]), st.integers(1, 2), scopes),
    st.builds(Phrase, phrased, scopes),
    st.builds(Near, phrased, st.integers(0, 20), scopes),
    st.tuples(days, days).filter(any).map(lambda pair: Dated(*in_order(*pair))),
    st.builds(IsRead, st.booleans()),
    st.builds(Named, names, st.sampled_from(EntityType)),
)
nodes = st.recursive(
    leaves,
    lambda parts: st.one_of(
        st.lists(parts, min_size=1, max_size=4).map(lambda some: joined(AllOf, some)),
        st.lists(parts, min_size=1, max_size=4).map(lambda some: joined(AnyOf, some)),
        parts.map(negated),
    ),
    max_leaves=12,
)


def in_order(first: int | None, last: int | None) -> tuple[int | None, int | None]:
    return (last, first) if first and last and last < first else (first, last)


def written(node: Node) -> str:
    match node:
        case AllOf(parts):
            return f"({' '.join(map(written, parts))})"
        case AnyOf(parts):
            return f"({' OR '.join(map(written, parts))})"
        case Without(part):
            return f"NOT {written(part)}"
        case Together(named):
            return " ".join(map(written, named))
        case Named(name, entity_type):
            return f'{FIELDS[entity_type]}:"{name}"'
        case IsRead(read):
            return "is:read" if read else "is:unread"
        case Dated(first, last):
            return f"date:{day(first)}..{day(last)}"
    return ("" if node.scope is Scope.ANYWHERE else f"{node.scope}:") + words(node)


def words(leaf: Leaf) -> str:
    match leaf:
        case Word(term):
            return f'"{term}"'
        case Prefix(text):
            return f"{text}*"
        case Wildcard(pattern):
            return pattern
        case Fuzzy(text, distance):
            return f"{text}~{distance}"
        case Phrase(terms):
            return f'"{" ".join(terms)}"'
        case Near(terms, slop):
            return f'"{" ".join(terms)}"~{slop}'
    raise TypeError(leaf)


def day(ordinal: int | None) -> str:
    return date.fromordinal(ordinal).isoformat() if ordinal else ""


@given(nodes)
def test_what_is_written_out_is_understood_as_it_was_meant(node: Node) -> None:
    query = parse(written(node))
    assert query.problems == () or "too" in query.problems[0].title
    assert query.root == node or query.problems
    for leaf in query.wanted():
        assert parse(query.text[leaf.at.start : leaf.at.end]).root == leaf


@given(st.lists(st.builds(Named, names, st.none()), min_size=2, max_size=4, unique=True))
def test_names_that_are_to_stand_together_do(named: list[Named]) -> None:
    assert parse(" ".join(map(written, named))).root == Together(tuple(named))
