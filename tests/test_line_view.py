from collections.abc import Callable, Sequence
from typing import Any, overload

import pytest
from rich.segment import Segment
from rich.style import Style
from textual import events, on
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.pilot import Pilot
from textual.strip import Strip

from tui.line_view import LineView, Place
from tui.row_list import RowList
from tui.text_layout import Layout, lay_out

SIZE = (80, 24)


class Numbered(LineView):
    """Lines that say which they are, and how often each was drawn."""

    DEFAULT_CSS = "Numbered { border: solid white; }"

    def __init__(self, count: int, text: Callable[[int], str] = "line {}".format) -> None:
        super().__init__()
        self.count = count
        self.text = text
        self.drawn: list[int] = []
        self.widths: list[int] = []

    def on_mount(self) -> None:
        self.set_line_count(self.count)

    def width_changed(self, width: int) -> None:
        self.widths.append(width)

    def draw_line(self, index: int, width: int) -> Strip:
        self.drawn.append(index)
        return Strip([Segment(self.text(index), Style(color="red"))])


class Wrapped(LineView):
    """A text that is wrapped to the width of the view."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text_layout = lay_out(text, 80)

    @property
    def text(self) -> str:
        return self.text_layout.text

    def width_changed(self, width: int) -> None:
        self.text_layout: Layout = lay_out(self.text, width)
        self.set_line_count(self.text_layout.height)

    def draw_line(self, index: int, width: int) -> Strip:
        return Strip([Segment(piece.text) for piece in self.text_layout.pieces(index)])

    def text_between(self, start: Place, end: Place) -> str:
        return self.text[self.text_layout.offset_at(*start) : self.text_layout.offset_at(*end)]


class Names(RowList[str]):
    """Names, each of which may take two lines."""

    def __init__(self, row_height: int = 1, empty_text: str = "") -> None:
        super().__init__(row_height=row_height, empty_text=empty_text)
        self.drawn: list[str] = []

    def draw_row(self, row: str, line: int, width: int, style: Style) -> Strip:
        self.drawn.append(row)
        return Strip([Segment(f"{row}.{line}", style)])


class OnDemand(Sequence[str]):
    """Names that are made when asked for, and note which were."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.asked: list[int] = []

    def __len__(self) -> int:
        return self.count

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        assert isinstance(index, int)
        self.asked.append(index)
        return f"name {index}"


class Showing(App[None]):
    """One view, beside another that can have the focus."""

    def __init__(self, view: LineView) -> None:
        super().__init__()
        self.view = view
        self.tops: list[int] = []
        self.highlighted: list[int] = []
        self.chosen: list[int] = []

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield self.view

    @on(LineView.Scrolled)
    def note_top(self, event: LineView.Scrolled) -> None:
        assert event.control is self.view
        self.tops.append(event.first_visible)

    @on(RowList.Highlighted)
    def note_highlighted(self, event: RowList.Highlighted) -> None:
        assert event.control is self.view
        self.highlighted.append(event.row_index)

    @on(RowList.Chosen)
    def note_chosen(self, event: RowList.Chosen) -> None:
        self.chosen.append(event.row_index)


def painted(pilot: Pilot[Any]) -> list[str]:
    """What is on the screen, by row."""
    return [strip.text.rstrip() for strip in pilot.app.screen._compositor.render_strips()]


def style_at(pilot: Pilot[Any], x: int, y: int) -> Style:
    return pilot.app.screen.get_style_at(x, y)


def names(count: int) -> list[str]:
    return [f"name {number}" for number in range(count)]


# Lines


async def test_the_lines_in_view_are_painted_and_no_others_drawn() -> None:
    view = Numbered(100_000)
    async with Showing(view).run_test(size=SIZE) as pilot:
        rows = painted(pilot)
        assert rows[1].startswith("│line 0 ")
        assert rows[22].startswith("│line 21 ")
        assert (view.first_visible, view.last_visible, view.page_height) == (0, 21, 22)
        assert set(view.drawn) == set(range(22))


async def test_a_line_is_drawn_once_until_it_changes() -> None:
    view = Numbered(50)
    async with Showing(view).run_test(size=SIZE) as pilot:
        view.drawn.clear()
        for lines in (3, -3, 5, -5):
            view.scroll_by(lines)
            await pilot.pause()
        view.refresh()
        await pilot.pause()
        assert view.drawn == [22, 23, 24, 25, 26]
        view.drawn.clear()
        view.text = "changed {}".format
        view.line_changed(4)
        await pilot.pause()
        assert view.drawn == [4]
        assert [row[1:10] for row in painted(pilot)[4:7]] == ["line 3   ", "changed 4", "line 5   "]
        view.changed()
        await pilot.pause()
        assert sorted(view.drawn) == sorted([4, *range(22)])
        assert painted(pilot)[1].startswith("│changed 0")


async def test_below_the_last_line_it_is_blank() -> None:
    async with Showing(Numbered(2)).run_test(size=SIZE) as pilot:
        assert [row.strip("│ ") for row in painted(pilot)[1:5]] == ["line 0", "line 1", "", ""]


async def test_a_line_that_is_too_wide_is_cropped() -> None:
    async with Showing(Numbered(3, lambda _: "漢" * 100)).run_test(size=SIZE) as pilot:
        assert painted(pilot)[1] == "│" + "漢" * 38 + "  │"


async def test_scrolling_stays_within_the_lines() -> None:
    view = Numbered(100)
    async with Showing(view).run_test(size=SIZE):
        tops = []
        for move, argument in [
            *((view.scroll_by, 1), (view.scroll_page, 1), (view.scroll_page, -1), (view.half_page, 1)),
            *((view.scroll_by, 999), (view.scroll_page, 1), (view.half_page, -1), (view.scroll_by, -999)),
        ]:
            move(argument)
            tops.append(view.first_visible)
        assert tops == [1, 21, 1, 12, 78, 78, 67, 0]
        view.to_bottom()
        assert (view.first_visible, view.last_visible) == (78, 99)
        view.to_top()
        assert view.first_visible == 0


async def test_a_line_is_shown_with_as_little_scrolling_as_needed() -> None:
    view = Numbered(100)
    async with Showing(view).run_test(size=SIZE):
        tops = []
        for index, centre in [(21, False), (22, False), (50, False), (40, True), (45, False), (10, False)]:
            view.show_line(index, centre=centre)
            tops.append(view.first_visible)
        assert tops == [0, 1, 29, 30, 30, 10]
        view.show_line(50, height=3)
        assert view.last_visible == 52


async def test_scrolling_is_told_once_for_many_moves() -> None:
    view = Numbered(100)
    app = Showing(view)
    async with app.run_test(size=SIZE) as pilot:
        for _ in range(10):
            view.scroll_by(1)
        await pilot.pause()
        assert app.tops == [10]
        view.scroll_by(0)
        await pilot.pause()
        assert app.tops == [10]


async def test_the_wheel_and_the_scrollbar_scroll_at_once() -> None:
    view = Numbered(1000)
    async with Showing(view).run_test(size=SIZE) as pilot:
        await pilot._post_mouse_events([events.MouseScrollDown], view, (5, 5))
        assert view.first_visible > 0
        view.to_top()
        await pilot.click(offset=(78, 20))
        assert view.first_visible == 20


async def test_no_key_is_bound() -> None:
    view = Numbered(100)
    async with Showing(view).run_test(size=SIZE) as pilot:
        view.focus()
        await pilot.press("down", "pagedown", "end", "ctrl+pagedown")
        assert view.first_visible == 0


async def test_another_width_is_told_before_anything_is_painted() -> None:
    view = Wrapped("one two three four " * 200)
    async with Showing(view).run_test(size=SIZE) as pilot:
        assert painted(pilot)[0].startswith("one two three four one two")
        await pilot.resize_terminal(21, 24)
        assert [row[:20] for row in painted(pilot)[:2]] == ["one two three four", "one two three four"]
        assert view.line_count == view.text_layout.height == 200
        assert view.virtual_size.width == view.line_width == 20


async def test_the_place_is_kept_by_line_when_the_size_changes() -> None:
    view = Numbered(100)
    async with Showing(view).run_test(size=SIZE) as pilot:
        view.scroll_to_line(40)
        await pilot.resize_terminal(60, 15)
        assert (view.first_visible, view.last_visible) == (40, 52)
        assert view.widths == [77, 57]
        view.to_bottom()
        await pilot.resize_terminal(60, 30)
        assert (view.first_visible, view.last_visible) == (72, 99)


async def test_fewer_lines_than_the_place_scroll_back() -> None:
    view = Numbered(100)
    async with Showing(view).run_test(size=SIZE) as pilot:
        view.to_bottom()
        view.set_line_count(30)
        view.changed()
        await pilot.pause()
        assert (view.first_visible, view.last_visible) == (8, 29)
        view.set_line_count(0)
        await pilot.pause()
        assert (view.first_visible, view.last_visible) == (0, -1)


async def test_a_place_may_be_chosen_before_there_is_a_screen() -> None:
    view = Numbered(100)
    view.set_line_count(100)
    view.scroll_to_line(40)
    async with Showing(view).run_test(size=SIZE) as pilot:
        assert painted(pilot)[1].startswith("│line 40 ")


# Selection


async def drag(pilot: Pilot[Any], start: tuple[int, int], end: tuple[int, int]) -> None:
    await pilot.mouse_down(offset=start)
    await pilot.hover(offset=end)
    await pilot.mouse_up(offset=end)


async def test_the_mouse_selects_text() -> None:
    view = Numbered(100)
    async with Showing(view).run_test(size=SIZE) as pilot:
        view.scroll_to_line(10)
        await pilot.pause()
        view.drawn.clear()
        await drag(pilot, (6, 1), (4, 3))
        assert pilot.app.screen.get_selected_text() == "10\nline 11\nline"
        selected = pilot.app.screen.get_component_rich_style("screen--selection").bgcolor
        inside = [(6, 1), (7, 1), (1, 2), (70, 2), (4, 3)]
        outside = [(5, 1), (5, 3), (1, 4)]
        assert all(style_at(pilot, x, y).bgcolor == selected for x, y in inside)
        assert all(style_at(pilot, x, y).bgcolor != selected for x, y in outside)
        assert view.drawn == []


async def test_a_selection_of_wide_characters_counts_cells() -> None:
    async with Showing(Numbered(3, lambda _: "a普京e\u0301bc")).run_test(size=SIZE) as pilot:
        await drag(pilot, (2, 1), (6, 1))
        assert pilot.app.screen.get_selected_text() == "普京e\u0301"


async def test_all_text_can_be_selected() -> None:
    view = Numbered(40)
    async with Showing(view).run_test(size=SIZE) as pilot:
        view.text_select_all()
        await pilot.pause()
        assert pilot.app.screen.get_selected_text() == "\n".join(f"line {index}" for index in range(40))


async def test_a_selection_beyond_the_text_of_a_line_ends_with_it() -> None:
    view = Numbered(3, lambda _: "普京")
    async with Showing(view).run_test(size=SIZE) as pilot:
        await drag(pilot, (30, 1), (40, 2))
        assert pilot.app.screen.get_selected_text() == "\n普京"
        view.set_line_count(2)
        await pilot.pause()
        assert not pilot.app.screen.get_selected_text()


async def test_a_subclass_copies_the_text_that_it_wrapped() -> None:
    view = Wrapped("The “leaders”\twill sign\u200b a joint 聲明 on Monday.\n\nThey did.")
    async with Showing(view).run_test(size=(21, 24)) as pilot:
        assert [row[:20].rstrip() for row in painted(pilot)[:5]] == [
            "The “leaders”   will",
            "sign· a joint 聲明",
            "on Monday.",
            "",
            "They did.",
        ]
        await drag(pilot, (4, 0), (3, 4))
        assert pilot.app.screen.get_selected_text() == view.text[4:-5]
        view.text_select_all()
        await pilot.pause()
        assert pilot.app.screen.get_selected_text() == view.text


# Rows


async def test_a_hundred_thousand_rows_are_not_looked_through() -> None:
    view = Names()
    async with Showing(view).run_test(size=SIZE) as pilot:
        rows = OnDemand(100_000)
        view.set_rows(rows)
        await pilot.pause()
        assert painted(pilot)[0].startswith("name 0.0")
        assert set(rows.asked) == set(range(24))
        view.to_last()
        await pilot.pause()
        assert painted(pilot)[23].startswith("name 99999.0")
        assert view.cursor == 99_999


@pytest.mark.parametrize("row_height", [1, 2])
async def test_the_cursor_moves_and_stays_in_view(row_height: int) -> None:
    view = Names(row_height)
    app = Showing(view)
    async with app.run_test(size=SIZE) as pilot:
        view.set_rows(names(100))
        page = 24 // row_height
        found = []
        for move, argument in [
            *((view.move, 1), (view.move_page, 1), (view.step, -3), (view.page, -1), (view.half_page, 1)),
            *((view.move, 500), (view.page, -1), (view.move, -500)),
        ]:
            move(argument)
            found.append(view.cursor)
            assert view.first_visible <= view._cursor * row_height
            assert view._cursor * row_height + row_height - 1 <= view.last_visible
        down = page
        assert found == [1, down, down - 3, 0, page // 2, 99, 99 - (page - 1), 0]
        view.to_bottom()
        await pilot.pause()
        assert view.row == "name 99"
        assert painted(pilot)[23].startswith(f"name 99.{row_height - 1}")
        assert app.highlighted[-1] == 99


async def test_the_row_under_the_cursor_stands_out_by_focus() -> None:
    view = Names()
    async with Showing(view).run_test(size=SIZE) as pilot:
        view.set_rows(names(3))
        view.move_to(1)
        view.focus()
        await pilot.pause()
        focused = view.get_component_rich_style("row-list--cursor")
        assert [style_at(pilot, 70, y).bgcolor == focused.bgcolor for y in range(4)] == [False, True, False, False]
        assert style_at(pilot, 0, 1).color == focused.color
        pilot.app.screen.set_focus(None)
        await pilot.pause()
        blurred = view.get_component_rich_style("row-list--cursor-blurred")
        assert style_at(pilot, 70, 1).bgcolor == blurred.bgcolor != focused.bgcolor


async def test_moving_the_cursor_draws_two_rows() -> None:
    view = Names()
    async with Showing(view).run_test(size=SIZE) as pilot:
        view.set_rows(names(20))
        await pilot.pause()
        view.drawn.clear()
        view.move(5)
        await pilot.pause()
        assert sorted(view.drawn) == ["name 0", "name 5"]


async def test_a_click_chooses_a_row() -> None:
    view = Names(row_height=2)
    app = Showing(view)
    async with app.run_test(size=SIZE) as pilot:
        view.set_rows(names(50))
        await pilot.pause()
        view.scroll_to_line(20)
        await pilot.pause()
        await pilot.click(offset=(3, 5))
        assert (view.cursor, app.chosen, app.highlighted[-1]) == (12, [12], 12)
        view.choose()
        await pilot.pause()
        assert app.chosen == [12, 12]
        view.set_rows(names(1))
        await pilot.pause()
        await pilot.click(offset=(3, 20))
        assert app.chosen == [12, 12]


async def test_the_cursor_stays_on_its_row_and_the_rows_where_they_are() -> None:
    view = Names()
    app = Showing(view)
    async with app.run_test(size=SIZE) as pilot:
        view.set_rows(names(100))
        view.move_to(50)
        await pilot.pause()
        before, told = [row.split()[:2] for row in painted(pilot)], list(app.highlighted)
        view.set_rows(["first", "second", *names(100)], key=str)
        await pilot.pause()
        assert (view.row, view.cursor, app.highlighted) == ("name 50", 52, told)
        assert [row.split()[:2] for row in painted(pilot)] == before
        view.scroll_to_line(10)
        view.set_rows([name for name in ["zero", *names(100)] if name != "name 20"], key=str)
        await pilot.pause()
        assert (view.row, view.cursor, view.first_visible) == ("name 50", 50, 9)
        view.set_rows([name for name in names(100) if name != "name 50"], key=str)
        await pilot.pause()
        assert (view.row, view.first_visible, app.highlighted) == ("name 51", 8, [*told, 50])
        view.set_rows(names(3), key=str)
        assert view.row == "name 2"
        view.set_rows(names(100))
        assert (view.cursor, view.first_visible) == (0, 0)


async def test_rows_may_be_there_before_the_list_is() -> None:
    view = Names()
    view.set_rows(names(50))
    view.move(30)
    async with Showing(view).run_test(size=SIZE) as pilot:
        assert view.row == "name 30"
        assert any(row.startswith("name 30.0") for row in painted(pilot))


async def test_without_rows_it_says_why() -> None:
    view = Names(empty_text="Nothing was found.")
    app = Showing(view)
    async with app.run_test(size=SIZE) as pilot:
        rows = painted(pilot)
        assert [index for index, row in enumerate(rows) if row] == [11]
        assert rows[11].strip() == "Nothing was found."
        assert abs(rows[11].index("N") - (79 - 18) // 2) <= 1
        for move in (view.to_first, view.to_last, view.choose, lambda: view.move(1)):
            move()
        await pilot.click(offset=(3, 3))
        assert (view.cursor, view.row, app.chosen, app.highlighted) == (None, None, [], [])
        view.set_rows(names(1))
        await pilot.pause()
        assert painted(pilot)[0].startswith("name 0.0")
        assert "Nothing" not in "".join(painted(pilot))
        view.set_rows([], key=str)
        await pilot.pause()
        assert "Nothing" in painted(pilot)[11]


async def test_a_smaller_list_keeps_its_cursor_in_view() -> None:
    view = Names()
    async with Showing(view).run_test(size=SIZE) as pilot:
        view.set_rows(names(100))
        view.move_to(23)
        await pilot.resize_terminal(80, 10)
        assert view.first_visible <= 23 <= view.last_visible
        assert any(row.startswith("name 23.0") for row in painted(pilot))
