"""What the reader has set, on the screen."""

from dataclasses import replace
from pathlib import Path

import pytest

from index import Library, MentionKind
from tests.driving import NARROW, WIDE, reading
from tui.app import CommandProvider
from tui.commands import Where
from tui.config import Config, Settings, config_file, keys_file, load_settings
from tui.keymap import DEFAULT_KEYMAP, Keymap
from tui.screens.card import CardScreen
from tui.screens.help import HelpScreen


def with_keys(**keys: tuple[str, ...]) -> Settings:
    return Settings(keymap=Keymap({**DEFAULT_KEYMAP.keys, **keys}))


async def test_other_keys_in_the_panes(seeds: Library) -> None:
    async with reading(seeds, settings=with_keys(next_article=("f3",), help=("f1",), cancel=("f2",))) as app:
        first = app.open_path
        await app.press("J", "question_mark")
        assert app.open_path == first
        await app.press("f3")
        assert app.open_path != first
        assert "F1 help" in app.screen.keys.render_line(0).text


async def test_other_keys_on_the_card(seeds: Library) -> None:
    async with reading(seeds, settings=with_keys(line_down=("f4",), cancel=("f2",), leave=("f6",))) as app:
        await app.press("i")
        card = app.pilot.app.screen
        assert isinstance(card, CardScreen)
        await app.press("f4", "j")
        assert card.moving_view().first_visible == 0
        assert card.query_one("#card-list").cursor == 1  # type: ignore[attr-defined]
        await app.press("escape", "q")
        assert app.pilot.app.screen is card
        await app.press("f2")
        assert app.pilot.app.screen is app.screen


async def test_other_keys_while_typing(seeds: Library) -> None:
    async with reading(seeds, settings=with_keys(stop_typing=("f2",), found_next=("f3",))) as app:
        await app.press("question_mark", "escape")
        help_screen = app.pilot.app.screen
        assert isinstance(help_screen, HelpScreen)
        await app.press("f3")
        assert help_screen.query_one("#help-list").cursor == 1  # type: ignore[attr-defined]
        await app.press("f2")
        assert app.pilot.app.screen is app.screen
        await app.press("slash", "x", "f2")
        assert not app.screen.prompt.display


async def test_help_shows_and_finds_the_keys_as_they_are(seeds: Library) -> None:
    async with reading(seeds, settings=with_keys(zoom=("ctrl+x",))) as app:
        await app.press("question_mark", *"C-x")
        rows = app.pilot.app.screen.query_one("#help-list").rows  # type: ignore[attr-defined]
        assert [row.id for row in rows] == ["zoom"]


async def test_sentences_name_the_keys_as_they_are(seeds: Library) -> None:
    async with reading(seeds, settings=with_keys(walk_name=("f7",), card=())) as app:
        await app.press("right_square_bracket")
        assert "F7 walks, card shows" in app.said


async def test_what_does_not_apply_is_not_offered(seeds: Library) -> None:
    async with reading(seeds) as app:
        app.screen.focus_pane(app.screen.focused_pane.ARTICLES)
        await app.settle()
        assert app.screen.here is Where.ARTICLES
        provider = CommandProvider(app.screen)
        offered = {hit.display async for hit in provider.discover()}  # type: ignore[union-attr]
        assert "Back to the list" not in offered
        assert "Next article" in offered
        assert app.screen.check_action("go_out", ()) is False
        await app.press("2")
        offered = {hit.display async for hit in provider.discover()}  # type: ignore[union-attr]
        assert "Back to the list" in offered


async def test_what_is_wrong_is_told_and_the_rest_works(seeds: Library, home: Path) -> None:
    config_file().parent.mkdir(parents=True)
    config_file().write_text('theme = "pink"\ntext_width = 40\n')
    keys_file().write_text('walk_nxt = "w"\nzoom = "F3"\n')
    async with reading(seeds, settings=load_settings()) as app:
        told = [notice.message for notice in app.pilot.app._notifications]
        assert told[0].startswith("config.toml:1: theme should be one of")
        assert told[1] == "keys.toml:1: there is no command walk_nxt. Is it walk_next?"
        await app.press("f3")
        assert len(app.in_view()) == 1


@pytest.mark.parametrize(("width", "size"), [(30, WIDE), (60, WIDE), (60, NARROW)])
async def test_the_text_is_no_wider_than_it_should_be(seeds: Library, width: int, size: tuple[int, int]) -> None:
    async with reading(seeds, size, Settings(Config(text_width=width))) as app:
        reader = app.screen.reader
        lines = [reader.render_line(y).text.strip() for y in range(reader.size.height)]
        assert max(map(len, lines)) <= width
        assert max(map(len, lines)) > min(width, size[0]) - 15


async def test_walks_pass_descriptions_where_they_are_not_wanted(seeds: Library) -> None:
    async with reading(seeds, settings=Settings(Config(descriptions=False))) as app:
        (putin,) = seeds.find_entities("Vladimir Putin")
        mentions = seeds.mentions(putin.id)
        names = [mention for mention in mentions if mention.kind is MentionKind.NAME]
        assert 0 < len(names) < len(mentions)
        await app.press("3", "asterisk")
        assert f"/{len(names)} " in app.status


async def test_what_is_unsure_is_hidden_where_it_is_not_wanted(seeds: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    article = seeds.articles()[0].id
    sure = seeds.mentions_in(article)
    doubted = replace(sure[0], unsure=True)
    monkeypatch.setattr(seeds, "mentions_in", lambda _: (doubted, *sure[1:]))
    async with reading(seeds, settings=Settings(Config(hide_unsure=True))) as app:
        await app.press("g", "right_square_bracket")
        assert app.screen.reader.named == sure[1]
