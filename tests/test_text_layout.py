import re
import subprocess
import sys
import textwrap
import unicodedata
from functools import lru_cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from tui.text_cells import NARROW, SPACES, WIDE, units
from tui.text_layout import Layout, lay_out
from tui.text_runs import Layer, runs
from tui.text_visible import visible
from tui.text_wrap import wrap_narrow, wrap_units

BREAKS = "\n\r\v\f\u0085\u2028\u2029"
BREAK = re.compile(f"\r\n|[{BREAKS}]")
FLAG_LETTERS = re.compile("[\U0001f1e6-\U0001f1ff]*$")
BREAKABLE = re.compile(f"[{SPACES}\t\u1680\u3000]")

FRAGMENTS = [
    *("a", "of", "word", "“quoted”", "naïve", "Москва", "https://example.org/a/very/long/path"),
    *(" ", " ", " ", "   ", "\t", "\u00a0", "\u2009", "\u3000"),
    *("\n", "\n\n", "\r\n", "\r", "\v", "\u2028", "\x85"),
    *("漢", "普京訪問中國", "テスト、", "가", "각", "ｆ"),
    *("e\u0301", "\u0301", "q\u0301\u0323\u0302", " \u0301", "\t\u0301", "漢\u0301", "क्षि", "ที่นี่"),
    *("🙂", "👩‍👩‍👧", "👋🏽", "🏽", "❤\ufe0f", "1\ufe0f\u20e3", "🇫🇷", "🇫", "🇫🇷🇩🇪🇪", "🏴\U000e0067\U000e007f"),
    *("שָׁלוֹם עולם", "مُحَمَّد بن سلمان", "Путин ו־שי", "Donaudampfschifffahrtsgesellschaft", "普" * 30, "न्द्रमोदी"),
    *("👨‍👩‍👧‍👦", "🏳\ufe0f‍🌈", "🧑🏽‍🚀", "👩‍❤\ufe0f‍👨", "\u1100\u1161\u11a8", "a" + "\u0301" * 8),
    *("\x1b[2J", "\x00", "\x7f", "\x9b", "\ud800"),
    *("\u202e", "\u200b", "\u200d", "\ufeff", "\ufe0f", "\u00ad"),
]  # fmt: skip
fragments = st.one_of(st.sampled_from(FRAGMENTS), st.sampled_from(FRAGMENTS), st.characters())
messy = st.one_of(st.lists(fragments, max_size=5), st.lists(fragments, min_size=12, max_size=40)).map("".join)
widths = st.integers(2, 24)
offsets = st.integers(0, 40)
spans = st.tuples(offsets, offsets, st.sampled_from(["person", "place", "hit"]))


def members(character_class: str) -> list[str]:
    within = re.compile(f"[{character_class}]")
    return [char for code in range(0x30000) if within.match(char := chr(code))]


shown_once = lru_cache(visible)


def unsafe(char: str) -> bool:
    """Tell whether a terminal could act on a code point, or show nothing for it."""
    return unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") or (
        unicodedata.category(char) == "Cf" and not (ord(char) > 0x2FF and get_character_cell_size(char))
    )


def joins(text: str, offset: int) -> bool:
    """Tell whether the code point at an offset belongs to the grapheme before it."""
    before, here = text[offset - 1], text[offset]
    shown = shown_once(text)
    if before in BREAKS or shown[offset] != here:
        return False
    return (
        unicodedata.category(here)[0] == "M"
        or get_character_cell_size(here) == 0
        or "\u200d" in (here, shown[offset - 1])
        or len(FLAG_LETTERS.findall(text[: offset + 1])[0]) % 2 == 0 < len(FLAG_LETTERS.findall(here)[0])
    )


def drawn(layout: Layout, line: int) -> str:
    return "".join(piece.text for piece in layout.pieces(line))


def shown_offsets(layout: Layout) -> list[int]:
    return [offset for line in layout.lines for offset in range(line.start, line.end)]


@pytest.mark.parametrize(("character_class", "cells"), [(NARROW, 1), (WIDE, 2)], ids=["narrow", "wide"])
@pytest.mark.parametrize("version", ["4.1.0", "9.0.0", "latest"])
def test_classes_agree_with_rich(character_class: str, cells: int, version: str) -> None:
    for char in members(character_class):
        assert get_character_cell_size(char, version) == cells, hex(ord(char))


@pytest.mark.parametrize("character_class", [NARROW, WIDE], ids=["narrow", "wide"])
def test_what_a_class_holds_is_safe_and_stands_on_its_own(character_class: str) -> None:
    for char in members(character_class):
        assert visible(char) == char, hex(ord(char))
        assert unicodedata.category(char)[0] != "M", hex(ord(char))


@given(messy)
def test_visible_keeps_offsets_and_is_safe_to_send(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert visible(shown) == shown
    assert not any(unsafe(char) for char in shown.replace("\u200d", ""))
    shown.encode()


def test_every_unsafe_code_point_is_replaced() -> None:
    for char in filter(unsafe, map(chr, range(0x110000))):
        within = f"a{char}b"
        shown = visible(within)
        assert (shown[0], shown[2]) == ("a", "b")
        assert not unsafe(shown[1]), hex(ord(char))
        assert cell_len(shown) == 3


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("tab\there\n", "tab here␊"),
        ("a\x7fb\x9bc", "a␡b\ufffdc"),
        ("\u202eevil\u202c", "·evil·"),
        ("zero\u200bwidth\ufeff", "zero·width·"),
        ("👩‍👧 and a\u200db", "👩‍👧 and a·b"),
        ("👋🏽 and 🏽", "👋🏽 and ·"),
        ("\u0301mark\t\u0301", "·mark ·"),
        ("👩\u200d🏽 and 👩🏽🏽", "👩·· and 👩🏽·"),
        ("half \ud83d pair", "half \ufffd pair"),
    ],
)
def test_visible_shows_what_it_replaces(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(messy, widths)
def test_lines_and_what_lies_between_them_are_the_text(text: str, width: int) -> None:
    lines = lay_out(text, width).lines
    edges = [0, *(edge for line in lines for edge in line), len(text)]
    assert edges == sorted(edges)
    for line in lines:
        assert not BREAK.search(text[line.start : line.end])
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        assert not BREAKABLE.sub("", BREAK.sub("", text[start:end], count=1))


@given(messy, widths)
def test_the_text_s_own_lines_stay(text: str, width: int) -> None:
    layout = lay_out(text, width)
    own = BREAK.split(text)
    own_starts = [match.end() for match in BREAK.finditer(text) if match.end() < len(text)]
    assert {0, *own_starts} <= {line.start for line in layout.lines}
    assert layout.height >= len(own) - (own[-1] == "" and len(own) > 1)


@given(messy, widths)
def test_no_line_is_wider_than_the_width(text: str, width: int) -> None:
    layout = lay_out(text, width)
    for index, line in enumerate(layout.lines):
        shown = drawn(layout, index)
        assert cell_len(shown) <= width
        assert layout.offset_at(index, cell_len(shown)) == line.end
        if line.end and index == layout.line_at(line.end):
            assert layout.column_at(line.end) == cell_len(shown)


@given(messy, widths)
def test_no_grapheme_is_divided(text: str, width: int) -> None:
    for before, line in pairwise(lay_out(text, width).lines):
        assert not joins(text, line.start)
        assert before.end == line.start or not joins(text, before.end)


@given(messy, widths)
def test_the_line_at_an_offset_holds_it(text: str, width: int) -> None:
    layout = lay_out(text, width)
    starts = [line.start for line in layout.lines] + [len(text) + 1]
    for offset in range(len(text) + 1):
        line = layout.line_at(offset)
        assert starts[line] <= offset < starts[line + 1]


@given(messy, widths)
def test_a_grapheme_is_found_at_every_cell_it_covers(text: str, width: int) -> None:
    layout = lay_out(text, width)
    heads = [at for at in shown_offsets(layout) if at == 0 or not joins(text, at)]
    for offset in heads:
        line, column = layout.line_at(offset), layout.column_at(offset)
        assert layout.offset_at(line, column) == offset
    for offset, following in pairwise(heads):
        if layout.line_at(offset) == layout.line_at(following):
            last_cell = layout.column_at(following) - 1
            assert layout.offset_at(layout.line_at(offset), last_cell) == offset


@given(st.text("ab é“”—\u00a0", max_size=200), widths)
def test_both_ways_of_wrapping_agree(text: str, width: int) -> None:
    expected = wrap_narrow(text, 0, len(text), width) if text else [(0, 0)]
    assert wrap_units(units(text), width) == expected


@given(st.lists(st.text("abc", min_size=1, max_size=30), min_size=1), widths)
def test_words_fill_lines_as_textwrap_fills_them(words: list[str], width: int) -> None:
    text = " ".join(words)
    lines = [text[line.start : line.end] for line in lay_out(text, width).lines]
    whole = textwrap.wrap(text, width, break_long_words=False)
    if all(len(word) <= width for word in words):
        assert lines == whole
    else:
        assert all(len(line) <= width for line in lines)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("one\n", 10, ["one"]),
        ("one\n\ntwo\n\n", 10, ["one", "", "two", ""]),
        ("a\r\nb\rc\vd\fe\x85f\u2028g\u2029h", 10, list("abcdefgh")),
        ("one two  three", 9, ["one two", "three"]),
        ("  indented text", 10, ["  indented", "text"]),
        ("abcdefghij k", 4, ["abcd", "efgh", "ij k"]),
        ("go abcdefghij", 4, ["go", "abcd", "efgh", "ij"]),
        ("普京訪問中國", 5, ["普京", "訪問", "中國"]),
        ("in 普京訪問", 7, ["in 普京", "訪問"]),
        ("普京visits訪問", 10, ["普", "京visits訪", "問"]),
        ("🇫🇷🇩🇪🇪🇸", 4, ["🇫🇷🇩🇪", "🇪🇸"]),
        ("👩‍👩‍👧👩‍👩‍👧", 3, ["👩‍👩‍👧", "👩‍👩‍👧"]),
        ("cafe\u0301 au lait", 4, ["cafe\u0301", "au", "lait"]),
        ("a\tb\tc", 6, ["a   b", "c"]),
        ("漢\tb", 6, ["漢  b"]),
        ("\x1b[31mred", 20, ["␛[31mred"]),
    ],
)
def test_examples(text: str, width: int, lines: list[str]) -> None:
    layout = lay_out(text, width)
    assert [drawn(layout, index) for index in range(layout.height)] == lines


def test_a_width_below_two_counts_as_two() -> None:
    assert lay_out("普京 ab", 0).lines == lay_out("普京 ab", 2).lines
    assert lay_out("普京 ab", 0).height == 3


def test_columns_count_cells_and_offsets_count_code_points() -> None:
    layout = lay_out("漢字\te\u0301x", 20)
    assert [layout.column_at(offset) for offset in range(7)] == [0, 2, 4, 8, 8, 9, 10]
    assert [layout.offset_at(0, column) for column in (-1, 1, 2, 7, 8, 9, 99)] == [0, 0, 1, 2, 3, 5, 6]


@given(st.lists(st.lists(spans, max_size=8), max_size=3), offsets, offsets)
def test_runs_say_for_each_code_point_what_covers_it(
    layers: list[list[tuple[int, int, str]]], start: int, length: int
) -> None:
    found = runs(start, start + length, [Layer.of(layer) for layer in layers])
    covered = [place for first, last, _ in found for place in range(first, last)]
    assert covered == list(range(start, start + length))
    for first, last, names in found:
        for place in range(first, last):
            wanted = {name for layer in layers for a, b, name in layer if a <= place < b}
            assert len(names) == len(set(names))
            assert set(names) == wanted
    assert all(before[2] != after[2] for before, after in pairwise(found))


def test_a_later_layer_adds_to_the_earlier_ones() -> None:
    people = Layer.of([(30, 40, "place"), (5, 10, "person"), (20, 20, "person")])
    cursor = Layer.of([(8, 12, "cursor")])
    assert runs(0, 25, [people, cursor]) == [
        (0, 5, ()),
        (5, 8, ("person",)),
        (8, 10, ("person", "cursor")),
        (10, 12, ("cursor",)),
        (12, 25, ()),
    ]
    assert runs(4, 4, [people]) == []


@given(messy, widths, st.lists(spans, max_size=6))
def test_pieces_draw_the_line_whole_whatever_is_styled(
    text: str, width: int, styled: list[tuple[int, int, str]]
) -> None:
    layout = lay_out(text, width)
    for index, line in enumerate(layout.lines):
        pieces = layout.pieces(index, [Layer.of(styled)])
        assert "".join(piece.text for piece in pieces) == drawn(layout, index)
        assert sum(cell_len(piece.text) for piece in pieces) == cell_len(drawn(layout, index))
        edges = [line.start, *(piece.end for piece in pieces)]
        assert [*(piece.start for piece in pieces), line.end] == edges


def test_a_style_does_not_divide_a_grapheme() -> None:
    layout = lay_out("x 👩‍👧 y", 20)
    assert [piece.text for piece in layout.pieces(0, [Layer.of([(3, 4, "hit")])])] == ["x ", "👩‍👧 y"]
    pieces = layout.pieces(0, [Layer.of([(0, 4, "hit")])])
    assert [(piece.text, piece.names) for piece in pieces] == [("x ", ("hit",)), ("👩‍👧 y", ())]


def test_laying_out_needs_no_textual() -> None:
    code = "import sys, tui.text_layout; sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
