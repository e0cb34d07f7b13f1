"""Colours: enough contrast in our own themes, and types told apart without any."""

import itertools

import pytest
from rich.style import Style
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from index import Library
from tests.driving import reading
from tui.config import Config, Settings
from tui.panes.reader import Reader
from tui.screens.themes import ThemesScreen
from tui.theme_names import THEMES
from tui.themes import THEMES_OF_OURS

ENOUGH = 4.5
"""WCAG 2.2, 1.4.3: the contrast of text that level AA asks for."""
READ = ("foreground", "text-success", "text-primary", "text-warning", "text-muted", "text-accent", "text-error")
NAMED = ("text-success", "text-primary", "text-warning")


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of WCAG 2.2."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_contrast_is_what_the_standard_says() -> None:
    assert contrast(Color.parse("#000"), Color.parse("#fff")) == pytest.approx(21)
    assert contrast(Color.parse("#777"), Color.parse("#fff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES_OF_OURS, ids=lambda theme: theme.name)
def test_all_that_is_read_stands_out(theme: Theme) -> None:
    colours = {name: Color.parse(value) for name, value in theme.to_color_system().generate().items() if "#" in value}
    for text, behind in itertools.product(READ, ("background", "surface", "panel")):
        assert contrast(colours[text], colours[behind]) >= ENOUGH, (text, behind)
    for text, behind in itertools.product(NAMED, ("warning-muted", "accent-muted")):
        assert contrast(colours[text], colours[behind]) >= ENOUGH, (text, behind)
    assert contrast(colours["text-disabled"], colours["background"]) >= ENOUGH
    assert contrast(colours["background"], colours["accent"]) >= ENOUGH
    assert contrast(colours["block-cursor-foreground"], colours["block-cursor-background"]) >= ENOUGH


def test_every_theme_can_be_chosen() -> None:
    assert set(THEMES) == {*BUILTIN_THEMES, *(theme.name for theme in THEMES_OF_OURS)}


def styles(reader: Reader) -> dict[str, Style]:
    """The style of each piece of the text in view, as it is sent to the terminal."""
    filters = reader.app.get_line_filters()
    found = {}
    for y in range(reader.size.height):
        strip = reader.render_line(y)
        for line_filter in filters:
            strip = strip.apply_filter(line_filter, reader.background_colors[1])
        found.update({segment.text.strip(): segment.style for segment in strip if segment.style})
    return found


def shape(style: Style) -> tuple[bool, bool, bool, bool]:
    return bool(style.bold), bool(style.underline), bool(style.italic), bool(style.reverse)


async def test_without_colour_the_shape_of_letters_tells_types_apart(
    seeds: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading(seeds) as app:
        reader = app.screen.reader
        types = {mention.text: str(mention.type) for mention in seeds.mentions_in(seeds.articles()[0].id)}
        seen = styles(reader)
        colours = {style.color and style.color.name for style in seen.values()}
        assert colours <= {None, "default"}
        shapes = {types[text]: shape(style) for text, style in seen.items() if text in types}
        assert len(set(shapes.values())) == len(shapes) == 3
        await app.press("right_square_bracket")
        assert reader.named is not None
        assert styles(reader)[reader.named.text].reverse
        await app.press("asterisk", "n")
        assert sum(bool(style.reverse) for style in styles(reader).values()) == 1
        await app.press("1")
        row = app.screen.articles.render_line(app.screen.articles.cursor or 0)
        assert all(segment.style and segment.style.reverse for segment in row)


async def test_the_walk_shows_in_every_theme(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("right_square_bracket", "asterisk")
        reader = app.screen.reader
        assert reader.named is not None
        for name in THEMES:
            app.pilot.app.theme = name
            await app.pilot.pause()
            current, plain = styles(reader)[reader.named.text], reader.visual_style.rich_style
            assert (current.color, current.bgcolor, current.reverse) != (plain.color, plain.bgcolor, plain.reverse)


async def test_the_theme_that_is_set_is_used(seeds: Library) -> None:
    async with reading(seeds, settings=Settings(Config(theme="namedrop-light"))) as app:
        assert app.pilot.app.current_theme.name == "namedrop-light"
        paper = Color.parse("#fbfbf8").rich_color
        for view in (app.screen.reader, app.screen.articles):
            for y in range(view.size.height):
                assert all(segment.style and segment.style.bgcolor for segment in view.render_line(y)), (view, y)
            assert view.render_line(view.size.height - 1)._segments[-1].style.bgcolor == paper
        await app.press("right_square_bracket", "asterisk")
        reader = app.screen.reader
        assert reader.named is not None
        assert styles(reader)[reader.named.text].bgcolor == Color.parse("#55449c").rich_color


async def test_choosing_colours_shows_them_and_keeps_or_drops_them(seeds: Library) -> None:
    async with reading(seeds) as app:
        before = app.pilot.app.theme
        app.screen.action_theme()
        await app.press("j")
        assert isinstance(app.pilot.app.screen, ThemesScreen)
        assert app.pilot.app.theme == THEMES[THEMES.index(before) + 1]
        await app.press("escape")
        assert app.pilot.app.theme == before
        app.screen.action_theme()
        await app.press("j", "enter")
        assert app.pilot.app.theme == THEMES[THEMES.index(before) + 1]
        assert "keeps it" in app.said
