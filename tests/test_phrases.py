"""Words in a row and close together are found where reading the texts finds them, however long and many these are."""

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fulltext import Document, token_bits
from index.fulltext.inverting import invert
from index.fulltext.phrases import close_together, having_all, in_a_row
from index.fulltext.schema import BODY

texts = st.lists(
    st.lists(st.sampled_from("abcd") | st.just("x " * 61), max_size=12).map(lambda words: " ".join(words).split()),
    min_size=1,
    max_size=9,
)
wanted = st.lists(st.sampled_from("abc"), min_size=1, max_size=4)
most = st.sampled_from([64, 300, 1 << 22])


def has_in_a_row(text: list[str], words: list[str]) -> bool:
    return any(text[at : at + len(words)] == words for at in range(len(text)))


def has_close_together(text: list[str], words: list[str], slop: int) -> bool:
    size = len(words) + slop
    return any(Counter(words) <= Counter(text[at : at + size]) for at in range(len(text)))


@given(texts, wanted, st.integers(0, 5) | st.integers(0, 300), most)
def test_words_are_found_where_they_stand(texts: list[list[str]], words: list[str], slop: int, most: int) -> None:
    field = invert(Document(number, "", " ".join(text)) for number, text in enumerate(texts)).fields[BODY]
    terms = [field.terms.find(word.encode()) for word in words]
    if None in terms:
        return
    documents = having_all(field, terms, None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(token_bits, "MOST", most)
        rows, close = list(in_a_row(field, terms, documents)), list(close_together(field, terms, slop, documents))
    none = [np.empty(0, np.uint32)]
    numbered = list(enumerate(texts))
    assert np.concatenate(none + rows).tolist() == [at for at, text in numbered if has_in_a_row(text, words)]
    assert np.concatenate(none + close).tolist() == [
        at for at, text in numbered if has_close_together(text, words, slop)
    ]


def test_many_documents_are_looked_at_in_parts() -> None:
    lengths = np.full(100, token_bits.MOST // 16, np.uint32)
    parts = [block.documents for block in token_bits.blocks(lengths, np.arange(0, 100, dtype=np.uint32), 1)]
    assert len(parts) == 7
    assert all(len(part) < 17 for part in parts)
    assert all(before[-1] + 1 == after[0] for before, after in pairwise(parts))
    assert parts[0][0] == 0
    assert parts[-1][-1] == 99
    assert list(token_bits.blocks(lengths, np.empty(0, np.uint32), 1)) == []
