"""A segment on disk: a header, then its arrays as they are in memory, to be mapped and not read.

    16 bytes    "namedrop segment"
     8 bytes    length and CRC-32 of the header, unsigned, little-endian as everything here
    header      JSON: the names of the sources; for each array its type, length, offset and CRC-32
    arrays      each from a multiple of 16 bytes on

No length or offset is believed before it is compared with the length of the file. Small arrays are compared
with their checksums on opening, large ones by `check_segment`, which reads all of the file.
"""

import json
import mmap
import os
import struct
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.fulltext.arrays import FieldArrays, SegmentArrays
from index.fulltext.lexicon_arrays import Lexicon
from index.fulltext.schema import FIELDS

_MAGIC = b"namedrop segment"
_START = struct.Struct("<16sII")
_ALIGNMENT = 16
_CHECKED_ON_OPENING = 1 << 16
"""Arrays of up to so many bytes: a tenth of a millisecond each at most."""

_UNSIGNED = ("|u1", "<u2", "<u4", "<u8")
_DOCUMENT_TYPES = {"ids": ("<i8",), "days": ("<i4",), "sources": ("<u4",)}
_FIELD_TYPES = {
    "terms.letters": ("|u1",),
    "terms.starts": ("<u4",),
    "starts": ("<i8",),
    "docs": ("<u4",),
    "frequencies": _UNSIGNED,
    "lengths": ("<u4",),
    "forms.letters": ("|u1",),
    "forms.starts": ("<u4",),
    "form_terms": ("<u4",),
    "position_starts": ("<i8",),
    "positions": _UNSIGNED,
}
"""The arrays of a field, in the order in which they are written: those last that only phrases need."""


class DamagedSegmentError(Exception):
    """A file is not a segment, or no longer what was written."""


def save_segment(segment: SegmentArrays, path: Path) -> None:
    """Write a segment to a file of its own, and wait until it is on disk; `alive` is not part of the file.

    Raises:
        OSError: The file cannot be written.
    """
    arrays = {name: array.astype(array.dtype.newbyteorder("<"), copy=False) for name, array in _named(segment)}
    described, offset = dict[str, tuple[str, int, int, int]](), 0
    for name, array in arrays.items():
        described[name] = (array.dtype.str, len(array), offset, zlib.crc32(_bytes(array)))
        offset = _aligned(offset + array.nbytes)
    header = json.dumps({"source_names": segment.source_names, "arrays": described}).encode()
    with path.open("xb") as file:
        file.write(_START.pack(_MAGIC, len(header), zlib.crc32(header)) + header)
        for array in arrays.values():
            file.write(bytes(_aligned(file.tell()) - file.tell()))
            file.write(_bytes(array))
        file.flush()
        os.fsync(file.fileno())


def open_segment(path: Path) -> SegmentArrays:
    """Map a segment into memory, where it stays even when its file is deleted.

    Raises:
        OSError: The file cannot be read.
        DamagedSegmentError: It is not what was written.
    """
    return _open(path, _CHECKED_ON_OPENING)


def check_segment(path: Path) -> None:
    """Read all of a segment: a gigabyte a second.

    Raises:
        OSError: The file cannot be read.
        DamagedSegmentError: It is not what was written.
    """
    _open(path, None)


def _named(segment: SegmentArrays) -> Iterator[tuple[str, NDArray[np.generic]]]:
    yield from (("ids", segment.ids), ("days", segment.days), ("sources", segment.sources))
    for name in FIELDS:
        field = segment.fields[name]
        for part in _FIELD_TYPES:
            owner, _, array = part.rpartition(".")
            yield f"{name}.{part}", getattr(getattr(field, owner) if owner else field, array)


def _open(path: Path, checked: int | None) -> SegmentArrays:
    with path.open("rb") as file:
        if not os.fstat(file.fileno()).st_size:
            raise DamagedSegmentError(f"{path} is empty")
        content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    try:
        return _segment(content, checked)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, struct.error) as error:
        raise DamagedSegmentError(f"{path}: {error}") from error


def _segment(content: mmap.mmap, checked: int | None) -> SegmentArrays:
    header, start = _header(content)
    wanted = _DOCUMENT_TYPES | {f"{field}.{part}": types for field in FIELDS for part, types in _FIELD_TYPES.items()}
    arrays = dict[str, NDArray[np.generic]]()
    for name, types in wanted.items():
        kind, count, offset, checksum = header["arrays"][name]
        if kind not in types:
            raise ValueError(f"{name} is of type {kind}")
        # frombuffer compares count and offset with the length of the file.
        array = np.frombuffer(content, np.dtype(kind), count, start + offset)
        if (checked is None or array.nbytes <= checked) and zlib.crc32(_bytes(array)) != checksum:
            raise ValueError(f"{name} has another checksum")
        arrays[name] = array
    segment = SegmentArrays(
        ids=arrays["ids"],  # type: ignore[arg-type]
        days=arrays["days"],  # type: ignore[arg-type]
        sources=arrays["sources"],  # type: ignore[arg-type]
        source_names=tuple(header["source_names"]),
        fields={name: _field(name, arrays) for name in FIELDS},
        alive=None,
    )
    _check_shapes(segment)
    return segment


def _header(content: mmap.mmap) -> tuple[dict, int]:  # type: ignore[type-arg]
    """What the header says, and where the arrays begin."""
    magic, length, checksum = _START.unpack_from(content)
    header = content[_START.size : _START.size + length]
    if magic != _MAGIC or len(header) != length or zlib.crc32(header) != checksum:
        raise ValueError("no header")
    return json.loads(header), _aligned(_START.size + length)


def _field(name: str, arrays: Mapping[str, NDArray[np.generic]]) -> FieldArrays:
    parts = {part: arrays[f"{name}.{part}"] for part in _FIELD_TYPES}
    terms = Lexicon(parts.pop("terms.letters"), parts.pop("terms.starts"))  # type: ignore[arg-type]
    forms = Lexicon(parts.pop("forms.letters"), parts.pop("forms.starts"))  # type: ignore[arg-type]
    return FieldArrays(terms=terms, forms=forms, **parts)  # type: ignore[arg-type]


def _check_shapes(segment: SegmentArrays) -> None:
    documents = len(segment)
    lengths = {len(field.lengths) for field in segment.fields.values()}
    if {len(segment.days), len(segment.sources), *lengths} != {documents}:
        raise ValueError("columns differ in length")
    for field in segment.fields.values():
        _check_starts(field.terms.starts, len(field.terms), len(field.terms.letters))
        _check_starts(field.forms.starts, len(field.form_terms), len(field.forms.letters))
        _check_starts(field.starts, len(field.terms), len(field.docs))
        _check_starts(field.starts, len(field.terms), len(field.frequencies))
        _check_starts(field.position_starts, len(field.terms), len(field.positions))


def _check_starts(starts: NDArray[np.integer], count: int, end: int) -> None:
    if len(starts) != count + 1 or starts[0] != 0 or starts[-1] != end:
        raise ValueError("lengths do not fit each other")


def _bytes(array: NDArray[np.generic]) -> memoryview:
    return np.ascontiguousarray(array).data


def _aligned(offset: int) -> int:
    return -(-offset // _ALIGNMENT) * _ALIGNMENT
