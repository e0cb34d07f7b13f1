"""The list of mentions with the one under its cursor in the reader, on the indexed seeds."""

from index import Library
from tests.driving import Reading, reading


async def list_mentions(app: Reading, name: str) -> None:
    """Open the list of somebody's mentions from the list of people, its cursor on the first."""
    await app.press("3")
    people = app.screen.entities.list
    people.move_to([one.name for one in people.rows].index(name))
    await app.press("r", "g")


def shown(app: Reading) -> tuple[str, int, int]:
    reader = app.screen.reader
    return app.open_path, reader.top_offset, reader.point


async def test_the_mention_under_the_cursor_is_in_the_reader(seeds: Library) -> None:
    async with reading(seeds) as app:
        await list_mentions(app, "Yuri Ushakov")
        for _ in range(len(app.screen.references.rows) - 1):
            await app.press("j")
            row = app.screen.references.row
            named = app.screen.reader.named
            assert row is not None
            assert named == row.mention
            assert app.screen.focused is app.screen.references


async def test_leaving_the_list_brings_back_what_was_there(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("j", "j", "j")
        before, history = shown(app), app.screen._history
        unread = [heading.read for heading in seeds.articles()]
        await list_mentions(app, "Yuri Ushakov")
        await app.press("G")
        assert app.open_path != before[0]
        await app.press("escape")
        assert shown(app) == before
        assert app.screen._history == history
        assert [heading.read for heading in seeds.articles()] == unread


async def test_choosing_a_mention_reads_on_there_and_back_leads_to_before_the_list(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("j", "j", "j")
        before = shown(app)
        await list_mentions(app, "Yuri Ushakov")
        await app.press("G", "enter")
        assert app.screen.focused is app.screen.reader
        assert "walk: Yuri Ushakov 9/9" in app.status
        await app.press("ctrl+o")
        assert shown(app) == before


async def test_going_over_to_the_reader_reads_on_there(seeds: Library) -> None:
    async with reading(seeds) as app:
        before = shown(app)
        await list_mentions(app, "Yuri Ushakov")
        await app.press("G")
        looked_at = shown(app)
        await app.press("2", "escape")
        assert shown(app) == looked_at
        assert {heading.path: heading.read for heading in seeds.articles()}[app.open_path]
        await app.press("ctrl+o")
        assert shown(app) == before


async def test_quitting_from_a_preview_keeps_the_place_where_reading_was(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("j", "j", "j")
        path, top, _ = shown(app)
        await list_mentions(app, "Yuri Ushakov")
        await app.press("G")
        app.screen.action_quit()
        await app.settle()
    place = seeds.last_place()
    assert place is not None
    assert (place.path, place.offset) == (path, top)
