"""Documents become arrays from which every word of every text can be read again."""

from hypothesis import given
from hypothesis import strategies as st

from index.fulltext.analysis import tokenise, words
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
