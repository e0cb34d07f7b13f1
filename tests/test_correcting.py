"""Correcting who is who with the keys, on the indexed seeds."""

from index import Entity, Library
from index.model import EntityType
from tests.driving import Reading, reading
from tui.panes.status import Line
from tui.screens.ask import AskScreen
from tui.screens.choice import ChoiceScreen
from tui.screens.merge import MergeScreen, Merging, alike, proposed


def person(library: Library, name: str) -> Entity:
    return next(one for one in library.entities(EntityType.PERSON) if one.name == name)


async def choose(app: Reading, name: str) -> None:
    """Put the cursor on somebody in the list of people."""
    await app.press("3")
    rows = app.screen.entities.list.rows
    app.screen.entities.list.move_to([one.name for one in rows].index(name))
    await app.settle()


async def to_name_of(app: Reading, name: str) -> None:
    """Put the name cursor on the first name of somebody in the article that is open."""
    while app.screen.reader.named is None or app.screen._entities[app.screen.reader.named.entity_id].name != name:
        await app.press("]")


async def settled(app: Reading) -> None:
    """Wait for the worker that decides and for the lists that are read again."""
    await app.settle()
    await app.settle()


async def test_merging_shows_what_it_will_give_and_is_undone(seeds: Library) -> None:
    before = seeds.entities()
    ushakov, xi = person(seeds, "Yuri Ushakov"), person(seeds, "Xi Jinping")
    async with reading(seeds) as app:
        await choose(app, "Yuri Ushakov")
        await app.press("=")
        merge = app.pilot.app.screen
        assert isinstance(merge, MergeScreen)
        await app.press(*"jinping")
        assert merge.merging == Merging(xi, ushakov)
        await app.press("tab")
        assert merge.merging == Merging(ushakov, xi)
        await app.press("enter")
        await settled(app)
        assert person(seeds, "Yuri Ushakov").mentions == ushakov.mentions + xi.mentions
        assert "u takes it back" in app.said
        assert [one.name for one in app.screen.entities.list.rows].count("Xi Jinping") == 0
        await app.press("u")
        await settled(app)
        assert seeds.entities() == before
        await app.press("ctrl+r")
        await settled(app)
        assert person(seeds, "Yuri Ushakov").mentions == ushakov.mentions + xi.mentions


async def test_what_contradicts_an_earlier_decision_is_said_before_it_is_made(seeds: Library) -> None:
    ushakov = person(seeds, "Yuri Ushakov")
    seeds.split(ushakov.id, "Ushakov")
    async with reading(seeds) as app:
        await choose(app, "Yuri Ushakov")
        await app.press("=")
        merge = app.pilot.app.screen
        assert isinstance(merge, MergeScreen)
        await app.press(*"ushakov")
        await settled(app)
        assert "would not be applied" in merge.query_one("#merge-preview", Line).render_line(0).text


async def test_a_mention_under_the_cursor_is_not_this_person(seeds: Library) -> None:
    async with reading(seeds) as app:
        await to_name_of(app, "Vladimir Putin")
        mention = app.screen.reader.named
        assert mention is not None
        await app.press("x")
        assert isinstance(app.pilot.app.screen, ChoiceScreen)
        await app.press("m")
        await settled(app)
        changed = next(one for one in seeds.mentions_in(mention.article_id) if one.start == mention.start)
        assert changed.entity_id != mention.entity_id


async def test_not_this_person_in_an_article(seeds: Library) -> None:
    async with reading(seeds) as app:
        await to_name_of(app, "Vladimir Putin")
        await app.press("x", "a")
        await settled(app)
        named = app.screen.reader.named
        assert named is not None
        assert seeds.decisions()
        entity = person(seeds, "Vladimir Putin")
        assert all(mention.article_id != named.article_id for mention in seeds.mentions(entity.id))


async def test_hiding_from_the_list_of_people(seeds: Library) -> None:
    async with reading(seeds) as app:
        await choose(app, "Yuri Ushakov")
        await app.press("x", "h")
        await settled(app)
        assert "Yuri Ushakov" not in [one.name for one in app.screen.entities.list.rows]


async def test_a_form_that_means_somebody_else(seeds: Library) -> None:
    form = person(seeds, "Yuri Ushakov").aliases[1]
    async with reading(seeds) as app:
        await choose(app, "Yuri Ushakov")
        await app.press("x", "2")
        await settled(app)
        assert person(seeds, form.name).mentions == form.count


async def test_renaming(seeds: Library) -> None:
    async with reading(seeds) as app:
        await choose(app, "Yuri Ushakov")
        await app.press("E")
        assert isinstance(app.pilot.app.screen, AskScreen)
        await app.press("ctrl+u", *"Yury", "enter")
        await settled(app)
        assert person(seeds, "Yury")


async def test_leaving_every_question_decides_nothing(seeds: Library) -> None:
    async with reading(seeds) as app:
        await choose(app, "Yuri Ushakov")
        for key in "=xE":
            await app.press(key, "escape")
        await app.press("u")
        await settled(app)
        assert seeds.decisions() == ()
        assert "nothing to undo" in app.said
        await app.press("ctrl+r")
        await settled(app)
        assert "nothing to redo" in app.said


async def test_choosing_with_the_cursor(seeds: Library) -> None:
    async with reading(seeds) as app:
        await choose(app, "Yuri Ushakov")
        await app.press("x", "up", "down", "enter")
        await settled(app)
        assert len(seeds.decisions()) == 1


def test_the_most_similar_names_come_first(seeds: Library) -> None:
    ushakov = person(seeds, "Yuri Ushakov")
    others = [one for one in seeds.entities(EntityType.PERSON) if one != ushakov]
    assert alike(ushakov, others, "xi jin")[0].name == "Xi Jinping"
    assert len(alike(ushakov, others, "")) == len(others)


def test_the_better_known_name_is_proposed(seeds: Library) -> None:
    ushakov, xi = person(seeds, "Yuri Ushakov"), person(seeds, "Xi Jinping")
    assert proposed(ushakov, xi).kept == xi
    assert proposed(xi, ushakov).kept == xi
    assert "Xi Jinping" in proposed(ushakov, xi).turned.preview()
