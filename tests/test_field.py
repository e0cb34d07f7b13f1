"""The line that is typed into: keys that come all at once do what they do one by one."""

import pytest

from index import Library
from tests.driving import MEDIUM, burst, reading
from tui.field import Field

BURSTS = [
    (("ctrl+u", *"xi"), "xi"),
    (("backspace", "backspace", *"xi"), "putxi"),
    (("home", *"xi"), "xiputin"),
    (("left", "x", "right", "i"), "putixni"),
    (("ctrl+w", *"xi", "ctrl+a", "t"), "txi"),
    (("home", "delete", "x", "ctrl+k", "i"), "xi"),
]


@pytest.mark.parametrize(("keys", "typed"), BURSTS)
async def test_a_prompt_does_what_is_typed_at_once_in_its_order(
    seeds: Library, keys: tuple[str, ...], typed: str
) -> None:
    async with reading(seeds, MEDIUM) as app:
        await app.press("slash", *"putin")
        await burst(app, *keys)
        assert app.typed == typed


@pytest.mark.parametrize(("keys", "typed"), BURSTS)
async def test_a_box_does_what_is_typed_at_once_in_its_order(seeds: Library, keys: tuple[str, ...], typed: str) -> None:
    async with reading(seeds, MEDIUM) as app:
        await app.press("s")
        field = app.pilot.app.screen.query_one(Field)
        field.value = ""
        await app.press(*"putin")
        await burst(app, *keys)
        assert field.value == typed


async def test_a_key_that_leaves_a_prompt_leaves_it_behind_what_is_typed(seeds: Library) -> None:
    async with reading(seeds, MEDIUM) as app:
        await app.press("slash")
        await burst(app, *"putin", "escape", "escape")
        assert not isinstance(app.screen.focused, Field)
        await app.press("slash")
        assert app.typed == "putin"
