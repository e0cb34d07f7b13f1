"""Mentions that are made when they are looked at: the same as those made at once, in the library and on the screen."""

from index import Library
from index.mention_rows import MentionRows
from index.model import Mention
from tests.driving import reading
from tui.panes.references import Reference, References


def test_they_are_the_mentions(seeds: Library) -> None:
    for entity in seeds.entities():
        for choice in ((False, False), (True, False), (False, True)):
            mentions, rows = seeds.mentions(entity.id, *choice), seeds.mention_rows(entity.id, *choice)
            assert (tuple(rows), len(rows)) == (mentions, len(mentions))
            assert [rows[at] for at in range(len(rows))] == list(mentions)
            assert tuple(rows[1:3]) == mentions[1:3]
            assert list(rows.places) == [(m.article_id, m.start, m.end) for m in mentions]
            assert rows.articles == [m.article_id for m in mentions]


def test_finding_and_leaving_out(seeds: Library) -> None:
    rows = seeds.mention_rows(seeds.entities()[0].id)
    assert [rows.find(one.article_id, one.start) for one in rows] == list(range(len(rows)))
    assert rows.find(rows[0].article_id, rows[0].start + 1) is None
    first = {rows[0].article_id}
    assert list(rows.within(first)) == [one for one in rows if one.article_id in first] != list(rows)


class Counted(MentionRows):
    """Tells which mentions were made."""

    def __init__(self, rows: MentionRows) -> None:
        super().__init__(rows._rows)
        self.made: list[int] = []

    def __getitem__(self, at: int) -> Mention:  # type: ignore[override]
        self.made.append(at)
        mention = super().__getitem__(at)
        assert isinstance(mention, Mention)
        return mention


def test_references_are_made_when_asked_for_and_once(seeds: Library) -> None:
    counted = Counted(seeds.mention_rows(seeds.entities()[0].id))
    headings = {heading.id: heading for heading in seeds.articles()}
    references = References(counted, headings)
    assert len(references) == len(counted)
    assert references.find(counted._rows[3][0], counted._rows[3][1]) == 3
    assert counted.made == []
    assert references[3] is references[3]
    assert counted.made == [3]
    assert list(references) == [Reference(one, headings[one.article_id]) for one in counted]
    assert references[1:3] == list(references)[1:3]


async def test_only_rows_in_view_are_made(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("3", "r")
        rows = app.screen.references.rows
        assert isinstance(rows, References)
        assert 1 <= len(rows._made) <= app.screen.references.page_height + 1 < len(rows)


async def test_the_cursor_follows_the_walk_in_a_list_that_is_narrowed(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("3", "r")
        references = app.screen.references
        title = references.rows[-1].article.title.split()[0]
        await app.press("F", *title, "enter")
        assert 0 < len(references.rows) < len(seeds.mentions(references.rows[0].mention.entity_id))
        last = references.rows[-1].mention
        references.follow(last.article_id, last.start)
        assert references.row is references.rows[-1]
