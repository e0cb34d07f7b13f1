"""Segments -> one segment, array by array, without those documents that have been deleted.

Nothing is sorted but words: where the postings of a term begin in the result is known from how many each
segment has, so that every number is copied once to its place.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.fulltext.arrays import FieldArrays, SegmentArrays
from index.fulltext.lexicon_arrays import Lexicon
from index.fulltext.reading import live_mask
from index.fulltext.schema import FIELDS

_CHUNK = 1 << 20
"""So many positions are copied at a time, more only where one term has more: about 30 MB of working memory."""


class CancelledError(Exception):
    """Nobody wants the result any longer."""


def merged(segments: Sequence[SegmentArrays], cancelled: Callable[[], bool] = lambda: False) -> SegmentArrays:
    """One segment with the documents of these that have not been deleted, in their order.

    It equals the segment that `invert` makes of these documents, but that forms of words may be left in it which
    only deleted documents had, where others have their stem.

    Raises:
        CancelledError: It was cancelled.
    """
    kept = [live_mask(each) for each in segments]
    numbers = _new_numbers(kept)
    names = {name: at for at, name in enumerate(dict.fromkeys(_names(segments, kept)))}
    renamed = [_renumbered(each, names)[each.sources[keep]] for each, keep in zip(segments, kept, strict=True)]
    return SegmentArrays(
        ids=_joined([each.ids[keep] for each, keep in zip(segments, kept, strict=True)], np.int64),
        days=_joined([each.days[keep] for each, keep in zip(segments, kept, strict=True)], np.int32),
        sources=_joined(renamed, np.uint32),
        source_names=tuple(names),
        fields={
            name: _merged_field([each.fields[name] for each in segments], kept, numbers, cancelled) for name in FIELDS
        },
        alive=None,
    )


def _new_numbers(kept: Sequence[NDArray[np.bool_]]) -> list[NDArray[np.uint32]]:
    """For each segment the numbers that its documents get; those of deleted ones mean nothing."""
    counts = np.cumsum([0, *(int(keep.sum()) for keep in kept)])
    pairs = zip(counts.tolist(), kept, strict=False)
    return [(base + np.cumsum(keep, dtype=np.int64) - keep).astype(np.uint32) for base, keep in pairs]


def _names(segments: Sequence[SegmentArrays], kept: Sequence[NDArray[np.bool_]]) -> Iterator[str]:
    """The sources of documents that are kept, in the order in which they appear."""
    for each, keep in zip(segments, kept, strict=True):
        numbers, first = np.unique(each.sources[keep], return_index=True)
        yield from (each.source_names[number] for number in numbers[np.argsort(first)].tolist())


def _renumbered(segment: SegmentArrays, names: dict[str, int]) -> NDArray[np.uint32]:
    return np.array([names.get(name, 0) for name in segment.source_names], np.uint32)


def _joined(parts: Sequence[NDArray[np.generic]], kind: type[np.generic]) -> NDArray:  # type: ignore[type-arg]
    return np.concatenate([np.empty(0, kind), *parts]).astype(kind, copy=False)


@dataclass(frozen=True, slots=True)
class _Source:
    """The field of one segment, and what becomes of it."""

    field: FieldArrays
    keep: NDArray[np.bool_]
    """Which documents stay."""
    numbers: NDArray[np.uint32]
    """What numbers they get."""
    terms: NDArray[np.int64]
    """What numbers its terms get; -1 where no document is left."""
    postings: NDArray[np.int64]
    """How many postings each term keeps."""
    positions: NDArray[np.int64]
    """How many positions."""


def _merged_field(
    fields: Sequence[FieldArrays],
    kept: Sequence[NDArray[np.bool_]],
    numbers: Sequence[NDArray[np.uint32]],
    cancelled: Callable[[], bool],
) -> FieldArrays:
    counts = [_counts(field, keep, cancelled) for field, keep in zip(fields, kept, strict=True)]
    stay = [postings > 0 for postings, _ in counts]
    terms, places = _merged_words([field.terms for field in fields], stay, cancelled)
    sources = [
        _Source(field, keep, to, place, *count)
        for field, keep, to, place, count in zip(fields, kept, numbers, places, counts, strict=True)
    ]
    starts, position_starts = _starts(sources, "postings", len(terms)), _starts(sources, "positions", len(terms))
    forms, form_terms = _merged_forms(sources, cancelled)
    highest = max((int(field.frequencies.max(initial=0)) for field in fields), default=0)
    lengths = _joined([field.lengths[keep] for field, keep in zip(fields, kept, strict=True)], np.uint32)
    into = FieldArrays(
        terms=terms,
        starts=starts,
        docs=np.empty(starts[-1], np.uint32),
        frequencies=np.empty(starts[-1], np.min_scalar_type(highest)),
        position_starts=position_starts,
        positions=np.empty(position_starts[-1], np.min_scalar_type(max(int(lengths.max(initial=0)) - 1, 0))),
        lengths=lengths,
        forms=forms,
        form_terms=form_terms,
    )
    _fill(sources, into, cancelled)
    return into


def _chunks(field: FieldArrays) -> Iterator[slice]:
    """The terms of a field, some at a time."""
    first = 0
    while first < len(field.terms):
        end = int(np.searchsorted(field.position_starts, field.position_starts[first] + _CHUNK, "right")) - 1
        end = max(end, first + 1)
        yield slice(first, end)
        first = end


def _counts(
    field: FieldArrays, keep: NDArray[np.bool_], cancelled: Callable[[], bool]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """How many postings and positions each term keeps."""
    if keep.all():
        return np.diff(field.starts), np.diff(field.position_starts)
    postings, positions = np.zeros((2, len(field.terms)), np.int64)
    for terms in _chunks(field):
        _check(cancelled)
        starts = field.starts[terms.start : terms.stop + 1]
        span = slice(int(starts[0]), int(starts[-1]))
        stay = keep[field.docs[span]]
        # Every term has postings, so no two begin at the same place.
        postings[terms] = np.add.reduceat(stay, starts[:-1] - starts[0], dtype=np.int64)
        positions[terms] = np.add.reduceat(stay * field.frequencies[span], starts[:-1] - starts[0], dtype=np.int64)
    return postings, positions


def _merged_words(
    lexicons: Sequence[Lexicon], stay: Sequence[NDArray[np.bool_]], cancelled: Callable[[], bool]
) -> tuple[Lexicon, list[NDArray[np.int64]]]:
    """All words that stay, and for each lexicon where its own are among them, -1 for those that do not stay."""
    listed = [
        [word for word, stays in zip(lexicon, mask.tolist(), strict=True) if stays]
        for lexicon, mask in zip(lexicons, stay, strict=True)
    ]
    _check(cancelled)
    ordered = sorted(set().union(*listed))
    _check(cancelled)
    numbers = {word: number for number, word in enumerate(ordered)}
    places = [np.full(len(lexicon), -1, np.int64) for lexicon in lexicons]
    for place, mask, own in zip(places, stay, listed, strict=True):
        _check(cancelled)
        place[mask] = [numbers[word] for word in own]
    return Lexicon.of(ordered), places


def _merged_forms(sources: Sequence[_Source], cancelled: Callable[[], bool]) -> tuple[Lexicon, NDArray[np.uint32]]:
    stay = [source.terms[source.field.form_terms] >= 0 for source in sources]
    forms, places = _merged_words([source.field.forms for source in sources], stay, cancelled)
    form_terms = np.zeros(len(forms), np.uint32)
    for source, mask, place in zip(sources, stay, places, strict=True):
        form_terms[place[mask]] = source.terms[source.field.form_terms[mask]]
    return forms, form_terms


def _starts(sources: Sequence[_Source], what: str, terms: int) -> NDArray[np.int64]:
    counts = np.zeros(terms + 1, np.int64)
    for source in sources:
        stay = source.terms >= 0
        counts[source.terms[stay] + 1] += getattr(source, what)[stay]
    return np.cumsum(counts)


def _fill(sources: Sequence[_Source], into: FieldArrays, cancelled: Callable[[], bool]) -> None:
    """Copy every posting and position to its place: for one term, those of the first segment come first."""
    posting_places, position_places = into.starts[:-1].copy(), into.position_starts[:-1].copy()
    for source in sources:
        for terms in _chunks(source.field):
            _check(cancelled)
            _copy(source, terms, into, posting_places, position_places)
        stay = source.terms >= 0
        posting_places[source.terms[stay]] += source.postings[stay]
        position_places[source.terms[stay]] += source.positions[stay]


def _copy(
    source: _Source,
    terms: slice,
    into: FieldArrays,
    posting_places: NDArray[np.int64],
    position_places: NDArray[np.int64],
) -> None:
    field = source.field
    postings = slice(int(field.starts[terms.start]), int(field.starts[terms.stop]))
    docs, frequencies = field.docs[postings], field.frequencies[postings]
    positions = field.positions[int(field.position_starts[terms.start]) : int(field.position_starts[terms.stop])]
    keep = source.keep[docs]
    if not keep.all():
        positions = positions[np.repeat(keep, frequencies)]
        docs, frequencies = docs[keep], frequencies[keep]
    numbers = source.terms[terms]
    stay = numbers >= 0
    places = _spread(posting_places[numbers[stay]], source.postings[terms][stay])
    into.docs[places] = source.numbers[docs]
    into.frequencies[places] = frequencies
    into.positions[_spread(position_places[numbers[stay]], source.positions[terms][stay])] = positions


def _spread(starts: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Runs of numbers, each from a start on, one run after the other."""
    ends = np.cumsum(counts)
    return np.repeat(starts - ends + counts, counts) + np.arange(int(ends[-1]) if len(ends) else 0)


def _check(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise CancelledError
