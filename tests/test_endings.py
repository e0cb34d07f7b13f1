"""Typed letter by letter, a word finds at every letter what it finds at its end, and what is found is marked."""

import time

from hypothesis import example, given
from hypothesis import strategies as st

from index.fulltext import Document, find_hits, parse
from index.fulltext.analysis import stem, tokenise
from index.fulltext.endings import may_become
from index.fulltext.inverting import invert
from index.fulltext.search import search_segments
from index.model import Span
from tests.searching import Nobody

SHORTEST = 3
"""So many letters stand for what they may become."""
BASES = (
    "sanction stop hop hope agre cry happy run nation organ general relat condit electr argu adopt commit refer occup"
    " deni supply effect activ creat hunt plan big quick legal person politic elect sens care sens attend differ govern"
)
ENDINGS = (
    ",s,es,ies,ied,ing,ed,er,ers,est,ly,ally,al,ation,ations,ational,ization,izing,ism,alist,ic,ical,ically,ion,ional,ive"
    ",ively,ity,ivity,ability,able,ably,ful,fully,fulness,less,ness,ment,ments,ant,ance,ent,ency,ous,ously,ousness,y,e"
)
FORMS = [
    base + doubled + ending for base in BASES.split() for doubled in ("", base[-1]) for ending in ENDINGS.split(",")
]
"""Most of them words, all of them stemmed as words are."""
FAMILIES = [
    family
    for term in sorted(set(map(stem, FORMS)))
    if len(term) >= SHORTEST and len(family := [form for form in FORMS if stem(form) == term]) > 1
]
forms = st.sampled_from(FORMS)
relatives = st.sampled_from(FAMILIES).flatmap(lambda family: st.tuples(*[st.sampled_from(family)] * 2))
lettered = st.text(alphabet="aeinorstyzÉß'’-ŻŁæ", min_size=1, max_size=12)


def finds(typed: str, text: str) -> bool:
    """Whether what is typed finds an article of this text, where something is marked then."""
    query = parse(typed, typing=True)
    matches = search_segments([invert([Document(1, "", text)])], query, Nobody())
    assert matches is not None
    assert not matches.total or find_hits(query, text)
    return matches.total == 1


@given(forms | lettered)
@example("O'Sullivan")
@example("don't")
@example("Putin’s")
def test_a_word_is_found_at_every_letter(written: str) -> None:
    for token in tokenise(written):
        word = written[token.start : token.end]
        assert all(finds(word[:end], f"It said {written} there") for end in range(SHORTEST, len(word) + 1))


@given(relatives)
@example(("sanctioning", "sanctions"))
@example(("stopping", "stop"))
@example(("hoping", "hope"))
@example(("cries", "cry"))
@example(("nationalizations", "nation"))
def test_a_word_is_found_at_every_letter_by_another_form(pair: tuple[str, str]) -> None:
    typed, written = pair
    assert stem(typed) == stem(written)
    assert all(finds(typed[:end], f"It said {written} there") for end in range(SHORTEST, len(typed) + 1))


def test_only_words_that_begin_so_are_marked_where_there_are_any() -> None:
    text = "Sanctions and sanctioning"
    assert find_hits(parse("sanctioni", typing=True), text) == (Span(14, 25),)
    assert find_hits(parse("sanctioni", typing=True), text[:9]) == (Span(0, 9),)
    assert find_hits(parse("hopi", typing=True), "All hope") == (Span(4, 8),)


@given(st.text(alphabet="aeilnsty", min_size=1, max_size=8))
def test_what_a_word_may_become_is_no_longer_than_it(typed: str) -> None:
    assert all(SHORTEST <= len(term) <= len(typed) for term in may_become(typed))


def test_what_a_word_may_become_takes_no_time() -> None:
    begun = time.process_time()
    for number in range(100):
        may_become(f"unimaginabli{number:c}")
    assert time.process_time() - begun < 1


def test_what_is_written_with_a_star_stands_for_words_that_begin_so() -> None:
    segment = invert([Document(1, "", "sanctions"), Document(2, "", "nothing")])
    for query, total in (("sanctioni*", 0), ("sanction*", 1)):
        matches = search_segments([segment], parse(query, typing=True), Nobody())
        assert matches is not None
        assert matches.total == total
