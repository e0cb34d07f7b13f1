"""Walks of two, what a walk says, and which mentions it stops at."""

from index import Library, MentionKind
from tests.driving import Reading, reading
from tui.screens.card import CardScreen


async def put_cursor_on(app: Reading, entity_id: str) -> None:
    """Move the name cursor to a name of an entity."""
    for _ in range(200):
        named = app.screen.reader.named
        if named is not None and named.entity_id == entity_id:
            return
        await app.pilot.press("right_square_bracket")
    raise AssertionError("it is not named")


async def walk_from_list(app: Reading, entity_id: str, key: str) -> None:
    await app.press("2", "3")
    people = app.screen.entities.list
    people.move_to([one.id for one in people.rows].index(entity_id))
    await app.press(key)


async def test_two_in_the_same_paragraph(seeds: Library) -> None:
    (xi,), (putin,), (ushakov,) = map(seeds.find_entities, ("Xi Jinping", "Vladimir Putin", "Yuri Ushakov"))
    together = seeds.mentions_together(xi.id, putin.id)
    async with reading(seeds) as app:
        await put_cursor_on(app, xi.id)
        await app.press("asterisk")
        await app.press("ampersand")
        assert "second name" in app.said
        await put_cursor_on(app, putin.id)
        await app.press("ampersand")
        assert "walk: Xi Jinping & Vladimir Putin" in app.status
        assert f"/{len(together)} · article 1/" in app.status
        walk = app.screen._walk
        assert walk is not None
        assert [(one.article_id, one.start) for one in walk.route.stops] == [(m.article_id, m.start) for m in together]
        before = walk.stop
        await app.press("n")
        assert app.screen._walk is not None
        assert app.screen._walk.stop != before
        await walk_from_list(app, ushakov.id, "ampersand")
        assert "two at the most" in app.said


async def test_two_from_the_list_of_people(seeds: Library) -> None:
    (xi,), (ushakov,) = map(seeds.find_entities, ("Xi Jinping", "Yuri Ushakov"))
    async with reading(seeds) as app:
        await walk_from_list(app, ushakov.id, "ampersand")
        assert "* walks a name" in app.said
        await walk_from_list(app, xi.id, "asterisk")
        await walk_from_list(app, ushakov.id, "ampersand")
        assert "walk: Xi Jinping & Yuri Ushakov" in app.status
        assert app.screen.focused is app.screen.reader
        walk = app.screen._walk
        app.screen.lists_changed()
        assert app.screen._walk == walk


async def test_two_who_never_meet_leave_the_walk_as_it_is(seeds: Library) -> None:
    (xi,) = seeds.find_entities("Xi Jinping")
    never = next(one for one in seeds.entities() if not seeds.mentions_together(xi.id, one.id) and one.type == xi.type)
    async with reading(seeds) as app:
        await walk_from_list(app, xi.id, "asterisk")
        await walk_from_list(app, never.id, "ampersand")
        assert f"No paragraph names both Xi Jinping and {never.name}" in app.said
        assert "walk: Xi Jinping " in app.status


async def test_a_walk_says_as_what_and_centres_the_stop(seeds: Library) -> None:
    (xi,) = seeds.find_entities("Xi Jinping")
    texts = {heading.id: seeds.article(heading.id).text for heading in seeds.articles()}
    async with reading(seeds, (160, 40)) as app:
        await walk_from_list(app, xi.id, "asterisk")
        titled = 0
        for number, mention in enumerate(seeds.mentions(xi.id), start=1):
            name = " ".join(texts[mention.article_id][mention.start : mention.end].split())
            assert f"Xi Jinping {number}/{xi.mentions} · article" in app.status
            assert f"{name}’" in app.status
            assert ("’?" in app.status) == mention.unsure
            titled += "as ‘Mr. Xi’" in app.status
            reader = app.screen.reader
            line = reader.place_of(mention).line
            middle = reader.first_visible + reader.page_height // 2
            at_edge = reader.first_visible == 0 or reader.last_visible == reader.line_count - 1
            assert at_edge or abs(line - middle) <= 1
            await app.press("n")
        assert titled


async def test_walks_without_descriptions(seeds: Library) -> None:
    (putin,) = seeds.find_entities("Vladimir Putin")
    names = [m for m in seeds.mentions(putin.id) if m.kind is not MentionKind.DESCRIPTION]
    assert len(names) < putin.mentions
    async with reading(seeds) as app:
        await walk_from_list(app, putin.id, "asterisk")
        assert f"/{putin.mentions} " in app.status
        await app.press("r", "D")
        assert "pass descriptions by" in app.said
        assert f"/{len(names)} " in app.status
        assert [row.mention for row in app.screen.references.rows] == names
        await app.press("D")
        assert f"/{putin.mentions} " in app.status
        assert len(app.screen.references.rows) == putin.mentions


async def test_the_unsure_are_told_apart_and_can_be_hidden(seeds: Library) -> None:
    unsure = next(m for m in seeds.all_mentions() if m.unsure and not m.in_furniture)
    everyone = {one.id: one.mentions for one in seeds.entities()}
    doubtful = sum(m.unsure for m in seeds.mentions(unsure.entity_id))
    async with reading(seeds) as app:
        await walk_from_list(app, unsure.entity_id, "r")
        rows = app.screen.references.rows
        app.screen.references.move_to(next(at for at, row in enumerate(rows) if row.mention == unsure))
        drawn = app.screen.references.draw_line(app.screen.references.cursor or 0, 80).text
        assert drawn.endswith(" ? ")
        await app.press("enter")
        reader = app.screen.reader
        assert "’?" in app.status
        place = reader.place_of(unsure)
        styles = {segment.text: segment.style for segment in reader.render_line(place.line - reader.first_visible)}
        assert reader._layout.pieces(place.line, [reader._name_layer])
        assert any(text and text in unsure.text for text in styles)
        names = [p.names for p in reader._layout.pieces(place.line, [reader._name_layer]) if p.start == unsure.start]
        assert names == [("person", "unsure")]
        await app.press("H")
        assert not any(mention.unsure for mention in reader._mentions)
        assert f"/{everyone[unsure.entity_id] - doubtful} " in app.status
        shown = {one.id: one.mentions for one in app.screen.entities.list.rows}
        assert shown[unsure.entity_id] == everyone[unsure.entity_id] - doubtful
        await app.press("i")
        card = app.pilot.app.screen
        assert isinstance(card, CardScreen)
        shown_of = card._card.entity
        assert shown_of.mentions == seeds.entity(shown_of.id, sure_only=True).mentions < everyone[shown_of.id]
        await app.press("escape")
        await app.press("H")
        assert any(mention.unsure for mention in reader._mentions) or reader.article is not None
