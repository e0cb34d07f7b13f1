"""Drawing and painting only what has changed leaves the screen as doing all of it anew would."""

import os
import sys
from pathlib import Path
from random import Random

import pytest
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region

from benchmarks.ptybench import Session, Terminal
from index import Library
from tests.driving import WIDE, reading
from tui.compositor import SparingCompositor
from tui.line_view import LineView

SEEDS = Path(__file__).parent.parent / "seeds"
KEYS = [
    *("space", "j", "]", "*", "n", "n", "n", "r", "j", "escape", "3", "j", "1", "j", "enter", "z", "J", "z"),
    *("/", "o", "i", "l", "escape", "F", "u", "escape", "2", "r", "F", "b", "enter", "tab", "d", "n", "N"),
]


def cells(terminal: Terminal) -> list[list[object]]:
    return [[terminal.buffer[row][column] for column in range(terminal.columns)] for row in range(terminal.lines)]


@pytest.mark.parametrize("seed", range(4))
async def test_any_regions_are_painted_as_textual_paints_them(seeds: Library, seed: int) -> None:
    random, (columns, rows) = Random(seed), WIDE
    async with reading(seeds) as app:
        await app.press(*random.sample(["r", "space", "right_square_bracket", "3", "n"], 3))
        compositor, console = app.screen.compositor, app.pilot.app.console
        assert isinstance(compositor, SparingCompositor)
        for _ in range(30):
            corners = ((random.randrange(columns), random.randrange(rows)) for _ in range(random.randint(1, 4)))
            regions = {Region(x, y, random.randint(1, 60), random.randint(1, 12)) for x, y in corners}
            painted = []
            for render in (compositor.render_partial_update, lambda: Compositor.render_partial_update(compositor)):
                compositor._dirty_regions = {region.intersection(Region(0, 0, *WIDE)) for region in regions}
                update, terminal = render(), Terminal(*WIDE)
                assert isinstance(update, ChopsUpdate)
                terminal.feed(update.render_segments(console).encode())
                painted.append(cells(terminal))
            assert painted[0] == painted[1]


@pytest.mark.usefixtures("indexed")
def test_after_any_key_the_screen_is_as_if_painted_anew() -> None:
    with Session([sys.executable, "-m", "tui", str(SEEDS)], *WIDE, env=dict(os.environ)) as session:
        session.wait_regex(r"\d+ people", 60)
        session.settle(0.3)
        for start in range(0, len(KEYS), 6):
            for key in KEYS[start : start + 6]:
                session.press(key, 0.1, 5)
            session.settle(0.3)
            before, text = cells(session.term), session.text()
            session.resize(WIDE[0] + 1, WIDE[1])
            session.settle(0.3)
            session.resize(*WIDE)
            session.settle(0.3)
            assert session.text() == text
            assert cells(session.term) == before


async def test_lines_that_are_kept_are_as_they_would_be_drawn(seeds: Library) -> None:
    async with reading(seeds) as app:
        screen, compared = app.screen, 0
        for key in [
            "right_square_bracket",
            "asterisk",
            *"nnnNnn",
            "right_square_bracket",
            *"nnnnU",
            "F",
            *"p",
            "enter",
            "J",
        ]:
            await app.press(key)
            for view in (screen.reader, screen.articles, screen.entities.list):
                kept = {line: view._strips.get(line) for line in list(view._strips.keys())}
                compared += len(kept)
                view._strips.clear()
                assert kept == {line: view._strip(line) for line in kept}
        assert compared > 500


@pytest.mark.parametrize("rows", [40, 30, 24, 21])
async def test_scrollbars_are_as_after_another_layout(seeds: Library, rows: int) -> None:
    async with reading(seeds, (120, rows)) as app:
        screen = app.screen
        views = [screen.reader, screen.articles, screen.entities.list, screen.references]
        for key in ["3", "r", "escape", "r", "F", "x", "escape", "z", "z"]:
            await app.press(key)
            seen = [_scrollbar(view) for view in views]
            screen.refresh(layout=True)
            await app.settle()
            assert [_scrollbar(view) for view in views] == seen
        for size in [(100, 40), (120, 21), (90, 24), (200, 60)]:
            await app.pilot.resize_terminal(*size)
            await app.settle()
            seen = [_scrollbar(view) for view in views]
            screen.refresh(layout=True)
            await app.settle()
            assert [_scrollbar(view) for view in views] == seen


def _scrollbar(view: LineView) -> tuple[object, ...]:
    bar = view.vertical_scrollbar
    shown = view.show_vertical_scrollbar and view.display
    in_view = (bar.window_virtual_size, bar.window_size, bar.position, bar.region) if shown else ()
    return shown, view.size, *in_view
