"""A codec for Whoosh 2.7.4 that reads `SegmentArrays`, so that stock Whoosh searches what we write.

Its codecs are the extension point that Whoosh has for this (whoosh/codec/base.py). Only the half that reads
is here: documents are written by `FullTextIndex.update`, which sorts arrays and not tuples, and never by
Whoosh's own writer. A codec of Whoosh's keeps lengths of fields as a byte; here they are exact.
"""

from collections.abc import Iterator, Sequence
from typing import NoReturn

import numpy as np
from numpy.typing import NDArray
from whoosh.codec import base
from whoosh.columns import ColumnReader
from whoosh.fields import FieldType
from whoosh.formats import Format
from whoosh.index import FileIndex
from whoosh.reading import IndexReader, TermInfo, TermNotFound
from whoosh.scoring import BaseScorer

from index.fulltext.arrays import FieldArrays, SegmentArrays
from index.fulltext.matcher import ArrayMatcher
from index.fulltext.schema import FIELDS, ID, INDEX_NAME, TITLE, TITLE_WEIGHT, make_schema


def array_reader(segments: Sequence[SegmentArrays], generation: int) -> IndexReader:
    """Whoosh's reader of these segments."""
    parts = [ArraySegment(f"{generation}x{number}", segment) for number, segment in enumerate(segments)]
    return FileIndex._reader(None, make_schema(), parts, generation)


class ArraySegment(base.Segment):  # type: ignore[misc]
    """What Whoosh calls a segment, which here knows its arrays."""

    def __init__(self, name: str, arrays: SegmentArrays) -> None:
        self.indexname, self.segid, self.compound = INDEX_NAME, name, False
        self.arrays = arrays
        alive = arrays.alive
        self._deleted = frozenset[int]() if alive is None else frozenset(np.flatnonzero(~alive).tolist())

    def codec(self) -> "ArrayCodec":
        """What it is read with."""
        return ArrayCodec()

    def doc_count_all(self) -> int:
        """How many documents it has, with those that have been deleted."""
        return len(self.arrays)

    def deleted_count(self) -> int:
        """How many have been deleted."""
        return len(self._deleted)

    def deleted_docs(self) -> frozenset[int]:
        """Which have been deleted."""
        return self._deleted

    def is_deleted(self, docnum: int) -> bool:
        """Whether this one has been deleted."""
        return docnum in self._deleted

    def delete_document(self, docnum: int, delete: bool = True) -> NoReturn:
        """Not to be done through Whoosh."""
        raise NotImplementedError("documents are deleted by FullTextIndex.update")


class ArrayCodec(base.Codec):  # type: ignore[misc]
    """Reads segments that are arrays."""

    def terms_reader(self, storage: None, segment: ArraySegment) -> "ArrayTermsReader":
        """The words of a segment, with their postings."""
        return ArrayTermsReader(segment.arrays)

    def per_document_reader(self, storage: None, segment: ArraySegment) -> "ArrayDocumentReader":
        """The documents of a segment, with their lengths."""
        return ArrayDocumentReader(segment)


class ArrayDocumentReader(base.PerDocumentReader):  # type: ignore[misc]
    """What is known of each document."""

    def __init__(self, segment: ArraySegment) -> None:
        self._segment = segment
        self._fields = segment.arrays.fields

    def doc_count(self) -> int:
        """How many documents there are."""
        return int(self._segment.doc_count())

    def doc_count_all(self) -> int:
        """The same with those that have been deleted."""
        return self._segment.doc_count_all()

    def has_deletions(self) -> bool:
        """Whether any has been deleted."""
        return bool(self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        """Whether this one has been deleted."""
        return self._segment.is_deleted(docnum)

    def deleted_docs(self) -> frozenset[int]:
        """Which have been deleted."""
        return self._segment.deleted_docs()

    def supports_columns(self) -> bool:
        """Whether there are columns."""
        return True

    def has_column(self, fieldname: str) -> bool:
        """Whether the field has one."""
        return fieldname == ID

    def column_reader(self, fieldname: str, column: object) -> "IdColumn":
        """The ids of articles."""
        return IdColumn(self._segment.arrays.ids)

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """How many tokens the field has in this document."""
        field = self._fields.get(fieldname)
        return default if field is None else int(field.lengths[docnum])

    def field_length(self, fieldname: str) -> int:
        """How many it has in all documents, those that have been deleted included."""
        field = self._fields.get(fieldname)
        return 0 if field is None else len(field.positions)

    def min_field_length(self, fieldname: str) -> int:
        """How many it has in the shortest document that has any, as Whoosh counts."""
        lengths = self._fields[fieldname].lengths
        return int(lengths.min(where=lengths > 0, initial=self.max_field_length(fieldname)))

    def max_field_length(self, fieldname: str) -> int:
        """How many it has in the longest document."""
        return int(self._fields[fieldname].lengths.max(initial=0))

    def stored_fields(self, docnum: int) -> dict[str, int]:
        """The article that it is."""
        return {ID: int(self._segment.arrays.ids[docnum])}


class IdColumn(ColumnReader):  # type: ignore[misc]
    """The articles that documents are."""

    def __init__(self, ids: NDArray[np.int64]) -> None:
        self._ids = ids

    def __len__(self) -> int:
        return len(self._ids)

    def __getitem__(self, docnum: int) -> int:
        return int(self._ids[docnum])

    def __iter__(self) -> Iterator[int]:
        return iter(self._ids.tolist())

    def load(self) -> list[int]:
        """All of them."""
        return list(self)


class ArrayTermsReader(base.TermsReader):  # type: ignore[misc]
    """The words of a segment, field by field in the order of names, as Whoosh wants them."""

    def __init__(self, segment: SegmentArrays) -> None:
        self._fields = segment.fields

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        fieldname, text = term
        return fieldname in self._fields and self._fields[fieldname].terms.find(text) is not None

    def indexed_field_names(self) -> tuple[str, ...]:
        """The fields that have words."""
        return FIELDS

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """All words of all fields."""
        for name in sorted(FIELDS):
            yield from ((name, text) for text in self._fields[name].terms)

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """The words from this one on, also of the fields after this one."""
        for name in sorted(FIELDS):
            if name >= fieldname:
                lexicon = self._fields[name].terms
                first = lexicon.at_or_after(prefix) if name == fieldname else 0
                yield from ((name, text) for text in lexicon.between(first, len(lexicon)))

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """All words with what is known of them."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """The same from this word on."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """What is known of a word, exactly.

        Raises:
            KeyError: No document has it.
        """
        field, number = self._found(fieldname, text)
        return _term_info(field, number, field_weight(fieldname))

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """How many documents have a word."""
        field, number = self._found(fieldname, text)
        return int(field.starts[number + 1] - field.starts[number])

    def matcher(self, fieldname: str, text: bytes, format_: Format, scorer: BaseScorer | None = None) -> ArrayMatcher:
        """The postings of a word.

        Raises:
            TermNotFound: No document has it.
        """
        try:
            field, number = self._found(fieldname, text)
        except KeyError as error:
            raise TermNotFound(f"{fieldname}:{text!r}") from error
        return ArrayMatcher(field, number, format_, (fieldname, text), field_weight(fieldname), scorer)

    def cursor(self, fieldname: str, fieldobj: FieldType) -> "ArrayCursor":
        """The words of a field, to be walked through."""
        return ArrayCursor(self._fields[fieldname], fieldobj, field_weight(fieldname))

    def _found(self, fieldname: str, text: bytes) -> tuple[FieldArrays, int]:
        field = self._fields[fieldname]
        number = field.terms.find(text)
        if number is None:
            raise KeyError((fieldname, text))
        return field, number


class ArrayCursor(base.FieldCursor):  # type: ignore[misc]
    """A place among the words of a field."""

    def __init__(self, field: FieldArrays, fieldobj: FieldType, weight: float) -> None:
        self._field, self._fieldobj, self._weight = field, fieldobj, weight
        self._at = 0

    def first(self) -> str | None:
        """Go to the first word."""
        self._at = 0
        return self.text()

    def find(self, term: str | bytes) -> str | None:
        """Go to this word or, where there is no such, to the one after it."""
        text = term if isinstance(term, bytes) else self._fieldobj.to_bytes(term)
        self._at = self._field.terms.at_or_after(text)
        return self.text()

    def next(self) -> str | None:
        """Go to the next word."""
        self._at += 1
        return self.text()

    def text(self) -> str | None:
        """The word here; None behind the last one."""
        return self._fieldobj.from_bytes(self._field.terms[self._at]) if self.is_valid() else None

    def term_info(self) -> TermInfo | None:
        """What is known of the word here."""
        return _term_info(self._field, self._at, self._weight) if self.is_valid() else None

    def is_valid(self) -> bool:
        """Whether there is a word here."""
        return self._at < len(self._field.terms)


def field_weight(name: str) -> float:
    """What a word counts in this field."""
    return TITLE_WEIGHT if name == TITLE else 1.0


def _term_info(field: FieldArrays, number: int, weight: float) -> TermInfo:
    postings = field.postings(number)
    docs, frequencies = field.docs[postings], field.frequencies[postings]
    lengths = field.lengths[docs]
    return TermInfo(
        weight=weight * int(field.position_starts[number + 1] - field.position_starts[number]),
        df=len(docs),
        minlength=int(lengths.min()),
        maxlength=int(lengths.max()),
        maxweight=weight * int(frequencies.max()),
        minid=int(docs[0]),
        maxid=int(docs[-1]),
    )
