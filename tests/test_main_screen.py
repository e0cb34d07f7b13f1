"""The screen with its panes, driven by keys, on the indexed seeds."""

import pytest

from index import EntityType, Library, MentionKind
from tests.driving import MEDIUM, NARROW, WIDE, reading
from tui.arrangement import SMALLEST, Pane
from tui.screens.card import CardScreen
from tui.screens.help import HelpScreen


async def test_it_shows_articles_text_and_people(seeds: Library) -> None:
    async with reading(seeds) as app:
        assert len(app.screen.articles.rows) == 5
        assert app.screen.entities.list.rows[0].name == "Vladimir Putin"
        assert "5 articles" in app.status
        assert app.open_path == seeds.articles()[0].path
        assert app.screen.focused is app.screen.reader


async def test_names_are_highlighted_by_type(seeds: Library) -> None:
    async with reading(seeds) as app:
        reader = app.screen.reader
        styles = {
            segment.text: segment.style
            for y in range(reader.size.height)
            for segment in reader.render_line(y)
            if segment.style
        }
        person, place = styles["Vladimir Putin"], styles["Ukraine"]
        assert person.bold
        assert place.italic
        assert person.color != place.color


@pytest.mark.parametrize(
    ("size", "panes"),
    [
        (WIDE, {Pane.ARTICLES, Pane.READER, Pane.ENTITIES}),
        (MEDIUM, {Pane.ARTICLES, Pane.READER}),
        (NARROW, {Pane.READER}),
        ((39, 40), set()),
    ],
)
async def test_panes_that_fit(seeds: Library, size: tuple[int, int], panes: set[Pane]) -> None:
    async with reading(seeds, size) as app:
        assert app.in_view() == panes


async def test_moving_in_the_text(seeds: Library) -> None:
    async with reading(seeds) as app:
        reader = app.screen.reader
        start = reader.first_visible
        await app.press("j", "j", "k")
        assert reader.first_visible == start + 1
        await app.press("space")
        page = reader.first_visible
        assert page > start + 10
        await app.press("b")
        assert reader.first_visible == start + 1
        await app.press("G")
        assert reader.last_visible == reader.line_count - 1
        assert reader.percent == 100
        await app.press("g")
        assert reader.first_visible == 0


async def test_next_and_previous_article(seeds: Library) -> None:
    paths = [article.path for article in seeds.articles()]
    async with reading(seeds) as app:
        await app.press("J", "J")
        assert app.open_path == paths[2]
        await app.press("K")
        assert app.open_path == paths[1]
        await app.press("K", "K")
        assert "first article" in app.said


async def test_what_was_opened_is_read(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("J")
        assert [article.read for article in seeds.articles()] == [True, True, False, False, False]


async def test_choosing_an_article_in_the_list(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("1", "j", "j", "enter")
        assert app.open_path == seeds.articles()[2].path
        assert app.screen.focused is app.screen.reader


async def test_walking_a_person_through_all_articles_and_back(seeds: Library) -> None:
    (ushakov,) = seeds.find_entities("Yuri Ushakov")
    mentions = seeds.mentions(ushakov.id)
    async with reading(seeds) as app:
        began = app.screen.reader.first_visible, app.open_path
        await app.press("3")
        while (row := app.screen.entities.list.row) and row.id != ushakov.id:
            await app.press("j")
        await app.press("enter")
        visited = []
        for _ in mentions:
            mention = app.screen.reader.named
            assert mention is not None
            assert mention.entity_id == ushakov.id
            visited.append((mention.article_id, mention.start))
            await app.press("n")
        assert visited == [(mention.article_id, mention.start) for mention in mentions]
        assert "That was the last of 9" in app.said
        assert "9/9 · article 3/3" in app.status
        await app.press("n")
        assert app.said.startswith("Round again")
        assert "1/9" in app.status
        await app.press("ctrl+o")
        assert (app.screen.reader.first_visible, app.open_path) == began


async def test_n_goes_on_from_where_one_has_scrolled_to(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("right_square_bracket", "asterisk", "G", "N")
        stop = app.screen.reader.named
        assert stop is not None
        stops = [m.start for m in seeds.mentions(stop.entity_id) if m.article_id == stop.article_id]
        assert stop.start == stops[-1] or stop.start > stops[1]


async def test_the_name_cursor(seeds: Library) -> None:
    async with reading(seeds) as app:
        names = []
        for _ in range(5):
            await app.press("right_square_bracket")
            assert app.screen.reader.named is not None
            names.append(app.screen.reader.named.start)
        assert names == sorted(set(names))
        await app.press("left_square_bracket")
        assert app.screen.reader.named is not None
        assert app.screen.reader.named.start == names[-2]


async def test_references_and_going_to_one(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("3", "r")
        references = app.screen.references
        assert references.display
        assert app.screen.focused is references
        await app.press("j", "j", "enter")
        chosen = references.rows[2].mention
        assert app.screen.reader.named == chosen
        assert f"3/{len(references.rows)}" in app.status


async def test_the_card(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("3", "i")
        card = app.pilot.app.screen
        assert isinstance(card, CardScreen)
        await app.press("escape")
        assert app.pilot.app.screen is app.screen
        await app.press("i", "G", "enter")
        assert isinstance(app.pilot.app.screen, CardScreen)
        await app.press("escape", "i")
        card = app.pilot.app.screen
        assert isinstance(card, CardScreen)
        article = next(at for at, row in enumerate(card.rows) if row.first is not None)
        await app.press(*["j"] * article, "enter")
        assert app.pilot.app.screen is app.screen
        assert app.screen.reader.named is not None
        assert app.screen.reader.named.entity_id == "person/vladimir-putin"


async def test_other_kinds_of_entities(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("3", "3")
        assert {entity.type for entity in app.screen.entities.list.rows} == {EntityType.ORGANISATION}
        await app.press("3")
        assert {entity.type for entity in app.screen.entities.list.rows} == {EntityType.PLACE}


async def test_help_narrows_and_does(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("question_mark")
        assert isinstance(app.pilot.app.screen, HelpScreen)
        await app.press(*"next article", "enter")
        assert app.open_path == seeds.articles()[1].path


async def test_the_palette_runs_a_command(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("colon", *"next article", "enter")
        assert app.open_path == seeds.articles()[1].path


async def test_tab_goes_round_the_panes(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("tab")
        assert app.screen.focused is app.screen.entities.list
        await app.press("tab")
        assert app.screen.focused is app.screen.articles
        await app.press("shift+tab")
        assert app.screen.focused is app.screen.entities.list


async def test_zoom(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("z")
        assert app.in_view() == {Pane.READER}
        await app.press("z")
        assert len(app.in_view()) == 3


async def test_resizing_keeps_the_place(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("space")
        offset = app.screen.reader.top_offset
        await app.pilot.resize_terminal(*MEDIUM)
        await app.pilot.pause()
        reader = app.screen.reader
        top = reader.top_offset
        assert top <= offset
        await app.pilot.resize_terminal(*WIDE)
        await app.pilot.pause()
        assert abs(app.screen.reader.top_offset - offset) <= 80


async def test_q_backs_out_and_then_quits(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("right_square_bracket", "r", "q")
        assert Pane.DRAWER not in app.in_view()
        await app.press("q")
        assert app.pilot.app._exit


async def test_clicking_a_name_walks_it(seeds: Library) -> None:
    async with reading(seeds) as app:
        reader = app.screen.reader
        y, x = next(
            (y, reader.render_line(y).text.index("Vladimir Putin"))
            for y in range(reader.size.height)
            if "Vladimir Putin" in reader.render_line(y).text
        )
        await app.pilot.click(reader, offset=(x + 3, y))
        await app.press()
        assert "walk: Vladimir Putin" in app.status


async def test_only_names_are_walked(seeds: Library) -> None:
    (putin,) = seeds.find_entities("Vladimir Putin")
    kinds = {mention.kind for mention in seeds.mentions(putin.id)}
    assert MentionKind.PRONOUN not in kinds


@pytest.mark.parametrize("keys", [(), ("1",), ("z",)])
async def test_where_there_is_room_for_one_pane_a_search_shows_what_it_finds(
    seeds: Library, keys: tuple[str, ...]
) -> None:
    async with reading(seeds, NARROW) as app:
        await app.press(*keys, "slash", *"ushakov")
        assert app.in_view() == {Pane.DRAWER}
        assert len(app.screen.results.rows) == 3
        await app.press("escape")
        assert app.in_view() == {Pane.READER}


async def test_where_there_is_little_room_the_list_of_names_has_it(seeds: Library) -> None:
    async with reading(seeds, SMALLEST) as app:
        await app.press("3")
        assert app.screen.entities.list.size.height >= 4


@pytest.mark.parametrize("key", ["tab", "shift+tab"])
async def test_from_a_drawer_that_was_closed_at_once_the_way_leads_to_a_pane_in_view(seeds: Library, key: str) -> None:
    async with reading(seeds, WIDE) as app:
        await app.press("slash", *"putin", "enter")
        app.screen.set_focus(app.screen.results)
        app.screen.close_drawer()
        await app.settle()
        await app.press(key)
        assert app.screen.focused_pane in app.in_view()
