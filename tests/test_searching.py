"""Searching on the screen, driven by keys, on the indexed seeds."""

from asyncio import sleep, timeout
from dataclasses import replace

import pytest
from textual.events import Key

from index import Library, open_library
from index.model import QueryProblem, SearchOrder, SearchPage, Suggestion
from index.result_rows import ResultRows
from index.searches import SavedSearch
from tests.conftest import SEEDS
from tests.driving import NARROW, Reading, reading
from tui.arrangement import Pane
from tui.hit_walk import HitWalk
from tui.messages import Searched
from tui.screens.ask import AskScreen
from tui.screens.searches import SearchesScreen


def shown(app: Reading) -> str:
    """What stands on the screen of results."""
    results = app.screen.results
    return "\n".join(results.render_line(y).text for y in range(results.size.height))


async def test_it_opens_at_the_first_hit_and_n_walks_on(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("slash", *"ushakov")
        first, second = app.results[:2]
        assert {result.article.path[:3] for result in app.results} == {"000", "002", "003"}
        await app.press("enter")
        assert app.open_path == first.article.path
        assert f"‘ushakov’ 1/{len(first.hits)} here · article 1/3" in app.status
        assert app.screen.reader.shows(first.hits[0])
        for _ in first.hits:
            await app.press("n")
        assert app.open_path == second.article.path
        assert f"1/{len(second.hits)} here · article 2/3" in app.status
        assert app.said.startswith("→")
        await app.press("N")
        assert app.open_path == first.article.path
        assert f"{len(first.hits)}/{len(first.hits)} here · article 1/3" in app.status


async def test_every_hit_is_walked_once_and_the_end_is_said(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("slash", *"ushakov", "enter")
        expected = [(result.article.id, hit.start) for result in app.results for hit in result.hits]
        visited = []
        for _ in expected:
            walk = app.screen._walk
            assert isinstance(walk, HitWalk)
            assert walk.stop is not None
            visited.append((walk.stop.article_id, walk.stop.start))
            await app.press("n")
        assert visited == expected
        assert "That was the last of 3 articles" in app.said
        await app.press("n")
        assert app.said.startswith("Round again")


async def test_an_article_without_hits_is_a_stop_too(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("slash", *"NOT ushakov", "enter")
        assert [result.hits for result in app.results] == [(), ()]
        assert app.open_path == app.results[0].article.path
        assert "‘NOT ushakov’ · article 1/2" in app.status
        await app.press("n")
        assert app.open_path == app.results[1].article.path


async def test_within_this_article(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("slash", "ctrl+t", *"ushakov")
        assert {result.article.path for result in app.results} == {app.open_path}
        await app.press("ctrl+t")
        assert len(app.results) == 3


async def test_the_order_is_turned_and_said(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("slash", *"putin")
        best = [result.article.id for result in app.results]
        assert app.results_title == f"4 Results {len(best)} articles, best first"
        await app.press("ctrl+o")
        assert app.results_title.endswith("latest first")
        days = [result.article.day for result in app.results]
        assert days == [*sorted(filter(None, days), reverse=True), *[None] * days.count(None)]
        await app.press("ctrl+o")
        assert [result.article.day for result in app.results if result.article.day] == sorted(filter(None, days))
        await app.press("enter")
        assert app.open_path == app.results[0].article.path
        await app.press("4", "O")
        assert [result.article.id for result in app.results] == best


async def test_only_results_in_view_are_looked_into(seeds: Library) -> None:
    async with reading(seeds, (80, 20)) as app:
        await app.press("slash", *"putin")
        found = app.screen._found
        assert found is not None
        rows = found.page.results
        assert isinstance(rows, ResultRows)
        in_view = app.screen.results.page_height // 2
        assert in_view < 4
        assert [rows.is_made(at) for at in range(5)] == [at <= in_view for at in range(5)]


async def test_leaving_the_prompt_leaves_everything_as_it_was(seeds: Library) -> None:
    async with reading(seeds) as app:
        before = app.screen.reader.first_visible
        await app.press("slash", *"olympics", "escape")
        assert app.screen.reader.first_visible == before
        assert Pane.DRAWER not in app.in_view()
        assert app.screen.focused is app.screen.reader
        assert app.said == ""


async def test_going_to_another_pane_leaves_the_prompt(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("slash", *"olympics")
        app.screen.focus_pane(Pane.READER)
        await app.press()
        assert not app.screen.prompt.display
        assert Pane.DRAWER in app.in_view()


async def test_tab_completes_and_goes_round(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("slash", *"titl")
        ways = seeds.complete("titl", 4)
        assert "title:" in [way.query for way in ways]
        for way in ways:
            await app.press("tab")
            assert app.typed == way.query
            assert way.label in app.said
        await app.press("tab")
        assert app.typed == "titl"
        await app.press("shift+tab")
        assert app.typed == ways[-1].query


async def test_what_cannot_be_completed_is_said(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("slash", *"qqqqq", "tab")
        assert app.typed == "qqqqq"
        assert "no way to complete" in app.said


async def test_what_was_opened_is_in_the_history_across_sessions(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press(
            "slash", *"ushakov", "enter", "slash", *"xi jinping", "enter", "slash", *"never opened", "escape"
        )
    assert open_library([SEEDS]).search_history() == ("xi jinping", "ushakov")
    async with reading(open_library([SEEDS])) as app:
        await app.press("slash", "up")
        assert app.typed == "xi jinping"
        assert "Earlier search 1 of 2" in app.said
        await app.press("alt+up")
        assert app.typed == "ushakov"
        assert len(app.results) == 3
        await app.press("down")
        assert app.screen.results.cursor == 1
        await app.press("alt+down", "alt+down")
        assert app.typed == ""
        await app.press(*"oslo", "alt+up", "alt+down")
        assert app.typed == "oslo"


async def test_a_search_is_saved_listed_opened_and_forgotten(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("slash", *"ushakov", "ctrl+o", "ctrl+s")
        assert isinstance(app.pilot.app.screen, AskScreen)
        await app.press(*"x", "enter")
        assert seeds.saved_searches() == (SavedSearch("x", "ushakov", SearchOrder.LATEST),)
        assert "Saved as ‘x’" in app.said
        await app.press("escape", "S")
        screen = app.pilot.app.screen
        assert isinstance(screen, SearchesScreen)
        assert screen.list.render_line(0).text.rstrip().endswith("3")
        await app.press("enter")
        assert (app.typed, len(app.results)) == ("ushakov", 3)
        assert app.results_title.endswith("latest first")
        await app.press("escape", "S", "d")
        assert seeds.saved_searches() == ()
        await app.press("escape")
        assert app.screen.is_current


async def test_facets_narrow_and_widen_the_search(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("slash", *"putin")
        await app.press()
        facets = app.screen.facets
        assert facets.is_current
        await app.press("ctrl+l")
        assert app.screen.focused is facets
        facet = facets.row
        assert facet is not None
        await app.press("enter")
        assert app.typed == f"putin {facet.clause}"
        assert app.screen.focused is facets
        await app.press("minus")
        assert app.typed == "putin"
        assert len(app.results) == 5
        await app.press("minus")
        assert "not been narrowed" in app.said
        await app.press("escape")
        assert app.screen.prompt in app.screen._focused_within()


async def test_facets_of_an_earlier_query_are_not_shown_as_if_they_were_of_this_one(
    seeds: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.panes.facets.SOON", 0.001)
    async with reading(seeds) as app:
        await app.press("slash", *"putin")
        await app.press()
        facets = app.screen.facets
        assert facets.is_current
        assert facets.border_subtitle == ""
        app.screen.call_later(app.screen.query_changed)
        await app.pilot.pause(0.1)
        assert not facets.is_current
        assert facets.border_subtitle == "counting …"
        await app.press("ctrl+l", "enter")
        assert app.typed == "putin"
        await app.press("escape", *" qqqq")
        assert app.results == []
        assert (len(facets.rows), facets.is_current) == (0, True)


async def test_where_there_is_no_room_facets_stand_in_place_of_results(seeds: Library) -> None:
    async with reading(seeds, (80, 24)) as app:
        await app.press("slash", *"putin")
        assert (app.screen.results.display, app.screen.facets.display) == (True, False)
        await app.press("ctrl+l")
        await app.press()
        assert (app.screen.results.display, app.screen.facets.display) == (False, True)
        assert len(app.screen.facets.rows)
        assert "Enter narrow  5 next kind" in app.screen.keys.render_line(0).text
        await app.press("h")
        assert (app.screen.results.display, app.screen.facets.display) == (True, False)


async def test_what_is_listed_follows_the_library(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("slash", *"ushakov", "down")
        chosen = app.screen.results.row
        app.screen._load_lists()
        await app.press()
        await app.press()
        assert app.screen.results.row == chosen
        await app.press("enter", "n")
        status = app.status
        app.screen._load_lists()
        await app.press()
        await app.press()
        assert app.status == status


async def test_a_narrow_terminal_shows_what_is_found(seeds: Library) -> None:
    async with reading(seeds, (40, 10)) as app:
        await app.press("slash", *"ushakov")
        assert "hits" in shown(app)
        assert app.in_view() == {Pane.DRAWER}


async def test_enter_before_the_results_are_there_opens_the_first(seeds: Library) -> None:
    async with reading(seeds, NARROW) as app:
        await app.press("slash")
        await app.pilot.press(*"ushakov", "enter")
        await app.settle()
        await app.settle()
        assert app.open_path == app.results[0].article.path


async def test_a_wrong_query_has_a_caret_under_its_place_and_still_finds(seeds: Library) -> None:
    problem = QueryProblem("There is no field ‘autor’", "Write author:", 6)
    async with reading(seeds, (80, 24)) as app:
        await app.press("slash", *"putin xi")
        page = replace(app.page, problems=(problem,))
        app.screen.post_message(Searched(app.screen.prompt.query_typed, page))
        await app.press()
        under = app.screen.said.render_line(0).text
        assert under.index("^") == app.screen.prompt.column_of(6) == len(" / ") + 6
        assert "There is no field ‘autor’. Write author:" in under
        assert len(app.screen.results.rows) == page.total
        await app.press("e")
        assert "^" not in app.screen.said.render_line(0).text


async def test_where_nothing_is_found_enter_takes_what_is_suggested(seeds: Library) -> None:
    suggestions = (Suggestion("xi ushakov", "2 articles"), Suggestion("ushakov", "a name near to it"))
    async with reading(seeds) as app:
        await app.press("slash", *"ushakow")
        page = SearchPage("ushakow", (), 0, fruitless=("ushakow",), suggestions=suggestions)
        app.screen.post_message(Searched(app.screen.prompt.query_typed, page))
        await app.press()
        assert "Nothing has ‘ushakow’." in app.said
        assert "a name near to it" in shown(app)
        await app.press("down", "enter")
        assert app.typed == "ushakov"
        assert len(app.results) == 3
        assert app.screen.prompt in app.screen._focused_within()


async def test_that_there_are_more_than_are_shown_is_told(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("slash", *"putin")
        page = replace(app.page, total=3400)
        app.screen.post_message(Searched(app.screen.prompt.query_typed, page))
        await app.press()
        assert app.results_title == "4 Results 5 of 3,400 articles, best first"
        assert str(app.screen.results.border_subtitle).startswith("3,395 more")
        await app.press("enter")
        assert "article 1/3,400" in app.status


async def test_results_are_painted_before_the_next_beat_of_the_screen(
    seeds: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(seeds) as app:
        await app.press("slash", *"ushakov")
        drawn: list[int] = []
        results = app.screen.results
        draw = results.render_line
        monkeypatch.setattr(results, "render_line", lambda y: drawn.append(y) or draw(y))
        monkeypatch.setattr(app.screen._update_timer, "resume", lambda: None)
        app.pilot.app.post_message(Key("backspace", None))  # the pilot's own way beats for itself
        async with timeout(20):
            while not drawn:
                await sleep(0.01)
