"""Inputs made of others by chance: bytes changed, cut, repeated, and exchanged between two. Plain Python, repeatable."""

from collections.abc import Iterator, Sequence
from random import Random

from tests.fuzz.faults import LARGEST

ODD = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1b]0;x\x07", b"\r", b"\r\n\r\n", b"\xed\xa0\x80", b"\xe2\x80\xae", b'"', b"\\",
    b"[" * 2000, b"(" * 2000, b'{"a":' * 1000, b"<b>" * 1000, b">" * 500, b"9" * 5000, b"-1", b"NaN", b"1e999", b"\\ud800",
    b"&#0;", b"&#x110000;", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"*", b"~", b":", b"..", b" OR ", b"NOT ", b"\n\n--", b"\n> ",
    b"From ", b"=?utf-8?q?=00?=", b"9999-12-31", b"0000-00-00", b"\t" * 3000, b"a" * 9000,
)  # fmt: skip
"""What readers of text and numbers have stumbled over."""


def inputs(seeds: Sequence[bytes], seed: int) -> Iterator[bytes]:
    """The seeds, then others made of them, without end; the same for the same number."""
    yield from seeds
    chance = Random(seed)
    kept = list(seeds)
    while True:
        content = bytearray(chance.choice(kept))
        for _ in range(chance.choice((1, 1, 2, 4, 16))):
            content = _changed(content, kept, chance)
        made = bytes(content[:LARGEST])
        # What was made is changed again now and then, so that changes come together.
        if chance.random() < 0.05 and len(made) < 4096:
            kept[chance.randrange(len(kept))] = made
        if chance.random() < 0.05:
            kept[chance.randrange(len(kept))] = chance.choice(seeds)
        yield made


def _changed(content: bytearray, others: Sequence[bytes], chance: Random) -> bytearray:
    start, end = sorted((chance.randint(0, len(content)), chance.randint(0, len(content))))
    match chance.randrange(8):
        case 0 if content:
            content[start % len(content)] = chance.randrange(256)
        case 1 if content:
            content[start % len(content)] ^= 1 << chance.randrange(8)
        case 2:
            del content[start : min(end, start + chance.choice((1, 8, 200, 9000)))]
        case 3:
            content[start:start] = content[start : min(end, start + 64)] * chance.choice((1, 2, 60))
        case 4:
            other = chance.choice(others)
            cut = chance.randint(0, len(other))
            content[start:end] = other[cut : cut + chance.choice((8, 100, 5000))]
        case 5 | 6:
            content[start:start] = chance.choice(ODD)
        case _:
            content[start:start] = chance.randbytes(chance.choice((1, 4, 30)))
    return content
