"""A file as a stream of bytes, unpacked on the way, that never gives more than can be dealt with."""

import io
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import IO, BinaryIO, Protocol, cast

from index.errors import SourceError

from .files import explain, open_regular

MOST_STREAMED_BYTES = 4 * 1024**3
"""The largest file of many articles, unpacked: a million of them, of four kilobytes each."""

MOST_RATIO = 100
"""How many times larger than its packed form a file may be. Texts are packed to a third or a tenth, tables that repeat
themselves to a fortieth; a bomb of zeros to a thousandth."""

FREE_BYTES = 32 * 1024**2
"""What a file may hold whatever the ratio: memory and time for so much are always there."""

_PIECE = 1024
"""Packed bytes that are unpacked at a time. A block of zstd is 4 bytes at the least and gives 128 KB at the most, so
this is 32 MB; in gzip it is one."""

_MOST_MEMBERS = 100_000
"""Files packed one by one within a file: logs have one a day. Empty ones would take time without giving anything."""

_LARGEST_WINDOW = 2**27
"""Memory, in bytes, that a zstd file may ask for: what `zstd --long` does."""


class _Unpacker(Protocol):
    """What zlib's and zstandard's decompression objects have in common."""

    def decompress(self, data: bytes, /) -> bytes: ...
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...


class Unpacked:
    """An open file and the stream of what is packed in it.

    Args:
        path: The file, to be named in errors.
        file: The file, opened.
        packing: ".gz", ".zst", or None if it is not packed.
    """

    def __init__(self, path: Path, file: IO[bytes], packing: str | None) -> None:
        self._file = file
        self._raw = _Bounded(path, file, _unpackers(packing) if packing else None)
        self.stream = cast(BinaryIO, io.BufferedReader(self._raw, 65536))
        """The unpacked bytes. Reading may raise SourceError."""

    @property
    def damage(self) -> str | None:
        """What is wrong with the packing at the place where it could not be read on, as a sentence without its stop."""
        return self._raw.damage

    def close(self) -> None:
        """Close the file."""
        self.stream.close()
        self._file.close()


def open_unpacked(path: Path, packing: str | None) -> Unpacked:
    """Open a file to be read piece by piece; to be closed by the caller.

    Args:
        path: The file.
        packing: ".gz", ".zst", or None if it is not packed.

    Raises:
        SourceError: The file is missing, may not be read, is no regular file or is too large.
    """
    return Unpacked(path, open_regular(path, MOST_STREAMED_BYTES), packing)


class _Bounded(io.RawIOBase):
    """The unpacked bytes of a file, counted against the limits."""

    def __init__(self, path: Path, file: IO[bytes], unpackers: Callable[[], _Unpacker] | None) -> None:
        self._path, self._file = path, file
        self._new_unpacker = unpackers
        self._unpacker = unpackers() if unpackers else None
        self._ready = memoryview(b"")
        self._packed, self._unpacked = 0, 0
        self._members = 0
        self._rest = b""
        self.damage: str | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._ready and not self.damage:
            piece = self._rest or self._read(_PIECE if self._unpacker else len(buffer))
            self._rest = b""
            if not piece:
                self._note_cut()
                break
            self._ready = memoryview(self._unpack(piece) if self._unpacker else piece)
            self._count(len(self._ready))
        size = min(len(buffer), len(self._ready))
        buffer[:size] = self._ready[:size]
        self._ready = self._ready[size:]
        return size

    def _read(self, size: int) -> bytes:
        try:
            piece = self._file.read(size)
        except OSError as error:
            raise explain(self._path, error) from error
        self._packed += len(piece)
        return piece

    def _unpack(self, piece: bytes) -> bytes:
        assert self._unpacker
        assert self._new_unpacker
        if self._unpacker.eof:
            # Files that were packed one by one may follow each other; zeros only fill up a tape.
            piece = piece.lstrip(b"\0")
            self._members += 1
            if self._members > _MOST_MEMBERS:
                self.damage = f"There are more than {_MOST_MEMBERS:,} packed pieces in it"
                return b""
            self._unpacker = self._new_unpacker() if piece else self._unpacker
        if not piece:
            return b""
        try:
            found = self._unpacker.decompress(piece)
        except _errors() as error:
            self.damage = f"The packing is damaged after {self._packed:,} bytes: {error}"
            return b""
        self._rest = self._unpacker.unused_data if self._unpacker.eof else b""
        return found

    def _note_cut(self) -> None:
        if self._unpacker and not self._unpacker.eof and self._packed:
            self.damage = "The file is cut short: its packing does not end"

    def _count(self, size: int) -> None:
        self._unpacked += size
        if self._unpacked > MOST_STREAMED_BYTES:
            limit = f"{MOST_STREAMED_BYTES / 2**30:.0f} GB"
            raise SourceError(f"{self._path} holds more than {limit}", "Split it into several files.")
        if self._unpacker and self._unpacked > max(FREE_BYTES, MOST_RATIO * self._packed):
            raise SourceError(
                f"{self._path} unpacks to more than {MOST_RATIO} times its size, as no text does",
                "Leave it out; if you trust it, unpack it first.",
            )


def _unpackers(packing: str) -> Callable[[], _Unpacker]:
    if packing == ".gz":
        return lambda: zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    import zstandard

    return zstandard.ZstdDecompressor(max_window_size=_LARGEST_WINDOW).decompressobj


def _errors() -> tuple[type[Exception], ...]:
    import sys

    # Only where zstandard is loaded can its error have been raised.
    zstandard = sys.modules.get("zstandard")
    return (zlib.error, zstandard.ZstdError) if zstandard else (zlib.error,)
