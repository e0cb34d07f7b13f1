"""Hints in the reader, driven by keys."""

from index import Library
from tests.driving import MEDIUM, Reading, reading


def hinted(app: Reading) -> list[str]:
    return [hint.label for hint in app.screen.reader.hints]


async def test_typing_a_hint_walks_that_name_from_there(seeds: Library) -> None:
    async with reading(seeds) as app:
        reader = app.screen.reader
        await app.press("f")
        names = reader.names_in_view
        assert hinted(app)[:3] == ["a", "s", "d"]
        assert len(hinted(app)) == len(names)
        top = reader.first_visible
        await app.press(hinted(app)[1])
        assert reader.hints == ()
        assert reader.named == names[1]
        assert reader.first_visible == top
        stop = app.screen._walk and app.screen._walk.stop
        assert stop is not None
        assert (stop.article_id, stop.start) == (names[1].article_id, names[1].start)


async def test_hints_stand_on_the_first_cells_of_names(seeds: Library) -> None:
    async with reading(seeds, MEDIUM) as app:
        reader = app.screen.reader
        before = [reader.render_line(y).text for y in range(reader.size.height)]
        await app.press("f")
        after = [reader.render_line(y).text for y in range(reader.size.height)]
        assert [len(line) for line in after] == [len(line) for line in before]
        for hint, mention in zip(reader.hints, reader.names_in_view, strict=True):
            line, column = hint.place.line - reader.first_visible, hint.place.column
            assert before[line][column:].startswith(mention.text.split()[0])
            assert after[line][column:].startswith(hint.label)


async def test_two_letters_are_filtered_as_typed(seeds: Library) -> None:
    async with reading(seeds, (120, 80)) as app:
        await app.press("f")
        labels = hinted(app)
        two = next(label for label in labels if len(label) == 2)
        chosen = app.screen.reader.names_in_view[labels.index(two)]
        await app.press(two[0])
        assert hinted(app) == [label for label in labels if label[0] == two[0]]
        await app.press("backspace")
        assert hinted(app) == labels
        await app.press(*two)
        assert app.screen.reader.named == chosen


async def test_escape_or_any_other_key_cancels_and_does_nothing_else(seeds: Library) -> None:
    async with reading(seeds) as app:
        for key in ("escape", "down", "ctrl+d", "slash", "1"):
            await app.press("f")
            assert app.screen.reader.hints
            before = app.screen.reader.first_visible
            await app.press(key)
            assert app.screen.reader.hints == ()
            assert app.screen.reader.first_visible == before
            assert app.screen.focused is app.screen.reader
        assert app.screen._walk is None


async def test_hints_go_with_the_lines_they_are_on(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("f")
        await app.pilot.resize_terminal(*MEDIUM)
        await app.pilot.pause()
        assert app.screen.reader.hints == ()


async def test_hints_from_a_list_go_to_the_reader(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("1", "f")
        assert app.screen.focused is app.screen.reader
        await app.press("a")
        assert "walk:" in app.status
