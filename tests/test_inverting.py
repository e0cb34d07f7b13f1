"""Documents become arrays from which every word of every text can be read again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.lang.snowball.english import EnglishStemmer

from index.fulltext.analysis import pieces, stem, tokenise, words
from index.fulltext.document import Document
from index.fulltext.inverting import invert
from index.fulltext.schema import BODY

texts = st.lists(
    st.text(st.sampled_from("ab éİ'’.s\nXi習0") | st.characters(), max_size=40)
    | st.just("the cat’s cat saw U.S. cats"),
    max_size=8,
)


@given(texts)
def test_arrays_hold_every_token_at_its_place(bodies: list[str]) -> None:
    segment = invert(Document(number, "", body) for number, body in enumerate(bodies))
    body = segment.fields[BODY]
    found = [dict[int, str]() for _ in bodies]
    for number, term in enumerate(body.terms):
        postings = body.postings(number)
        at = int(body.position_starts[number])
        for doc, times in zip(body.docs[postings], body.frequencies[postings], strict=True):
            for position in body.positions[at : at + int(times)]:
                found[doc][int(position)] = term.decode("utf-8", "surrogatepass")
            at += int(times)
        assert at == body.position_starts[number + 1]
    assert found == [dict(enumerate(token.term for token in tokenise(text))) for text in bodies]
    assert body.lengths.tolist() == [len(each) for each in found]


@given(st.text() | st.text(st.sampled_from("ab0 .'’_-\u200d\u2014\u00adéİsS習ß\u0301\x1f\u2028\ud800")))
def test_the_words_of_the_pieces_are_the_words_of_the_text(text: str) -> None:
    assert [word for piece in pieces(text) for word in words(piece)] == words(text)


@pytest.mark.parametrize("code", range(0x2000, 0x2070))
def test_no_piece_ends_where_a_word_goes_on(code: int) -> None:
    for text in (f"a{chr(code)}b", f"a.{chr(code)}b", f"it'{chr(code)}s", f"U.S{chr(code)}.a", f"a’s{chr(code)}"):
        assert [word for piece in pieces(text) for word in words(piece)] == words(text)


@given(st.from_regex(r"\d+", fullmatch=True))
def test_numbers_are_their_own_stems(number: str) -> None:
    assert stem(number) == number == (EnglishStemmer().stem(number) or number)


def test_more_terms_than_two_bytes_can_number() -> None:
    body = invert([Document(1, "", " ".join(f"w{number}" for number in range(70_000)) + " w5")]).fields[BODY]
    assert len(body.terms) == 70_000
    number = body.terms.find(b"w5")
    assert number is not None
    start = body.position_starts[number]
    assert body.positions[start : start + 2].tolist() == [5, 70_000]


@given(texts)
def test_forms_lead_to_the_terms_they_are_indexed_as(bodies: list[str]) -> None:
    from index.fulltext.analysis import fold, stem

    body = invert(Document(number, "", text) for number, text in enumerate(bodies)).fields[BODY]
    forms = {
        form.decode("utf-8", "surrogatepass"): body.terms[int(term)].decode("utf-8", "surrogatepass")
        for form, term in zip(body.forms, body.form_terms, strict=True)
    }
    assert forms == {form: stem(form) for text in bodies for form in map(fold, words(text))}


@given(st.sets(st.text(max_size=6).filter(bool)), st.text(max_size=3))
def test_a_lexicon_finds_words_and_beginnings(listed: set[str], prefix: str) -> None:
    from index.fulltext.lexicon_arrays import Lexicon

    ordered = sorted(word.encode("utf-8", "surrogatepass") for word in listed)
    lexicon, wanted = Lexicon.of(ordered), prefix.encode("utf-8", "surrogatepass")
    assert list(lexicon) == ordered
    assert [lexicon.find(word) for word in ordered] == list(range(len(ordered)))
    assert (lexicon.find(wanted) is None) == (wanted not in ordered)
    assert [lexicon[at] for at in lexicon.beginning(wanted)] == [word for word in ordered if word.startswith(wanted)]
