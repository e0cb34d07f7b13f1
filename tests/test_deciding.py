"""What each decision does to what linking found, and which contradict each other; without a library."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Entity, EntityType, Hide, Mention, MentionKind, Merge, NotThis, Rename, Split, Unhide
from index.decision import ArticleName, Conflict, Decided, Decision, Named, Quote
from index.model import Alias, Resolution
from index.people.deciding import Articles, LinkedInMemory, decide, digest, quote

PERSON = EntityType.PERSON

TEXTS = {
    1: "Anna Lindqvist met Peter Marlowe in Oslo. Lindqvist said so, and Marlowe nodded.",
    2: "Peter Marlowe stayed at home. Greta Marlowe called. Marlowe answered.",
    3: "Nobody knew Lindqvist. The Swede left; Lindqvist came back.",
}
OWNERS = {
    "Anna Lindqvist": "person/anna-lindqvist",
    "Peter Marlowe": "person/peter-marlowe",
    "Greta Marlowe": "person/greta-marlowe",
    "Marlowe": "person/peter-marlowe",
    "Oslo": "place/oslo",
    "Swede": "person/swede",
}
NAMES = {
    "person/anna-lindqvist": "Anna Lindqvist",
    "person/peter-marlowe": "Peter Marlowe",
    "person/greta-marlowe": "Greta Marlowe",
    "person/lindqvist": "Lindqvist",
    "person/swede": "Swede",
    "place/oslo": "Oslo",
}
ANNA, PETER, GRETA, LINDQVIST, SWEDE = (
    Named(PERSON, name) for name in ("Anna Lindqvist", "Peter Marlowe", "Greta Marlowe", "Lindqvist", "Swede")
)


def linked(texts: dict[int, str] = TEXTS) -> Resolution:
    """What linking might find: Lindqvist alone is Anna in the first article and nobody known in the third."""
    mentions = []
    for number, text in texts.items():
        for found in re.finditer(r"(?:(?:Anna|Peter|Greta) )?(?:Lindqvist|Marlowe)|Oslo|Swede", text):
            known = "person/anna-lindqvist" if number == 1 else "person/lindqvist"
            owner = OWNERS.get(found[0], known)
            kind = EntityType(owner.partition("/")[0])
            mentions.append(Mention(number, *found.span(), found[0], kind, MentionKind.NAME, owner, reason="its name"))
    entities = []
    for entity_id, name in NAMES.items():
        own = [mention for mention in mentions if mention.entity_id == entity_id]
        forms = sorted({mention.text for mention in own})
        aliases = tuple(Alias(form, sum(mention.text == form for mention in own)) for form in forms)
        kind = EntityType(entity_id.partition("/")[0])
        entities.append(Entity(entity_id, kind, name, aliases, len(own), len({m.article_id for m in own})))
    entities.sort(key=lambda entity: (-entity.mentions, entity.name))
    return Resolution(tuple(entities), tuple(mentions))


class Shelf:
    """Articles called after their numbers, but for those that have other titles."""

    def __init__(self, texts: dict[int, str], titles: dict[int, str]) -> None:
        self._texts = texts
        self._titles = {n: titles.get(n, f"Title {n}") for n in texts}

    def titled(self, title: str) -> dict[int, str]:
        return {n: f"{n}.txt" for n, own in self._titles.items() if own == title}

    def at(self, path: str) -> dict[int, str]:
        return {n: path for n in self._texts if path == f"{n}.txt"}

    def titles(self) -> list[tuple[int, str, str]]:
        return [(n, title, f"{n}.txt") for n, title in self._titles.items()]

    def text_of(self, article_id: int) -> str:
        return self._texts[article_id]


def shelf(texts: dict[int, str] = TEXTS, titles: dict[int, str] | None = None) -> Articles:
    return Shelf(texts, titles or {})


@dataclass(frozen=True)
class Seen:
    """What a reader sees of a collection about which something was decided."""

    resolution: Resolution
    conflicts: tuple[Conflict, ...]


def seen(linked: Resolution, made: Sequence[Decision], articles: Articles) -> Seen:
    """What linking found, and laid over it what is decided."""
    decided = decide(LinkedInMemory(linked), made, articles)
    replaced = {entity.id for entity in decided.entities} | decided.gone
    entities = [*decided.entities, *(entity for entity in linked.entities if entity.id not in replaced)]
    entities.sort(key=lambda entity: (-entity.mentions, entity.name, entity.id))
    changed = dict(decided.mentions)
    mentions = tuple(changed.get(mention, mention) for mention in linked.mentions)
    return Seen(Resolution(tuple(entities), mentions), decided.conflicts)


def article(number: int) -> ArticleName:
    return ArticleName(f"Title {number}", f"{number}.txt", digest(TEXTS[number]))


def place(number: int, word: str, nth: int = 0) -> Quote:
    found = [match.span() for match in re.finditer(word, TEXTS[number])][nth]
    return quote(TEXTS[number], *found)


def after(*decisions: Decision) -> Seen:
    return seen(linked(), decisions, shelf())


def names(decided: Seen) -> dict[str, int]:
    return {entity.name: entity.mentions for entity in decided.resolution.entities if entity.type is PERSON}


def borne(decided: Seen, number: int) -> list[str]:
    """Whom the persons named in an article are, in order."""
    called = {entity.id: entity.name for entity in decided.resolution.entities}
    return [
        called[mention.entity_id]
        for mention in decided.resolution.mentions
        if mention.article_id == number and mention.type is PERSON
    ]


def test_nothing_decided_changes_nothing() -> None:
    assert decide(LinkedInMemory(linked()), (), shelf()) == Decided()


def test_merge() -> None:
    decided = after(Merge(ANNA, LINDQVIST))
    assert decided.conflicts == ()
    assert names(decided) == {"Anna Lindqvist": 4, "Peter Marlowe": 4, "Greta Marlowe": 1, "Swede": 1}
    anna = next(entity for entity in decided.resolution.entities if entity.name == "Anna Lindqvist")
    assert anna.aliases == (Alias("Lindqvist", 3), Alias("Anna Lindqvist", 1))
    assert anna.articles == 2


def test_merge_names_it_as_the_first() -> None:
    assert "Swede" in names(after(Merge(SWEDE, LINDQVIST)))
    assert "Lindqvist" in names(after(Merge(LINDQVIST, SWEDE)))


def test_split() -> None:
    decided = after(Split(PETER, "marlowe"))
    assert names(decided) == {
        "Anna Lindqvist": 2,
        "Lindqvist": 2,
        "Peter Marlowe": 2,
        "Marlowe": 2,
        "Greta Marlowe": 1,
        "Swede": 1,
    }
    assert "person/marlowe" in {entity.id for entity in decided.resolution.entities}


def test_splitting_off_the_name_it_has_leaves_the_best_other() -> None:
    decided = after(Split(PETER, "Peter Marlowe"))
    ids = {entity.id: entity.name for entity in decided.resolution.entities}
    assert ids["person/peter-marlowe"] == "Marlowe"
    assert ids["person/peter-marlowe-2"] == "Peter Marlowe"


def test_rename_keeps_id_and_forms() -> None:
    decided = after(Rename(SWEDE, "The Swede"), Rename(Named(PERSON, "The Swede"), "A Swede"))
    (swede,) = (entity for entity in decided.resolution.entities if entity.id == "person/swede")
    assert (swede.name, swede.aliases) == ("A Swede", (Alias("Swede", 1),))
    assert decided.conflicts == ()


def test_hide() -> None:
    decided = after(Hide(PETER))
    assert [entity.name for entity in decided.resolution.entities if entity.hidden] == ["Peter Marlowe"]
    assert len(decided.resolution.mentions) == len(linked().mentions)


def test_what_was_hidden_is_shown_again() -> None:
    assert after(Hide(PETER), Unhide(PETER)) == after()
    assert after(Unhide(PETER)) == after()
    (peter,) = (e for e in after(Hide(PETER), Unhide(PETER), Hide(PETER)).resolution.entities if e.hidden)
    assert peter.name == "Peter Marlowe"
    assert after(Hide(PETER), Unhide(PETER), MERGED).conflicts == ()


DESCRIBED = {
    1: "Peter Marlowe came, the mayor of Oslo. Then the mayor left. Anna Lindqvist stayed.",
    2: "Greta Marlowe called. Marlowe answered. The mayor laughed.",
    3: "Peter Marlowe slept. Marlowe, the mayor, too.",
}


def described(*decisions: Decision) -> dict[int, list[str]]:
    """Whom the mayor of each article is, where every surname and every mayor is Peter by linking."""
    base = linked(DESCRIBED)
    mayors = [
        Mention(n, *found.span(), found[0], PERSON, MentionKind.DESCRIPTION, "person/peter-marlowe")
        for n, text in DESCRIBED.items()
        for found in re.finditer("[Tt]he mayor", text)
    ]
    mentions = tuple(sorted((*base.mentions, *mayors), key=lambda mention: (mention.article_id, mention.start)))
    named = tuple(entity for entity in base.entities if entity.mentions)
    decided = seen(Resolution(named, mentions), decisions, shelf(DESCRIBED))
    assert decided.conflicts == ()
    called = {entity.id: entity.name for entity in decided.resolution.entities}
    who: dict[int, list[str]] = {}
    for mention in decided.resolution.mentions:
        if mention.kind is MentionKind.DESCRIPTION:
            who.setdefault(mention.article_id, []).append(called[mention.entity_id])
    return who


def test_a_description_goes_with_the_last_name_of_its_article() -> None:
    peter = ["Peter Marlowe"]
    assert described() == {1: peter * 2, 2: peter, 3: peter}
    # Marlowe alone is the only name of his in the second article, and one of two in the third.
    assert described(Split(PETER, "Marlowe")) == {1: peter * 2, 2: ["Marlowe"], 3: peter}
    assert described(NotThis(PETER, "Marlowe")) == {1: peter * 2, 2: ["Greta Marlowe"], 3: peter}


def test_descriptions_go_with_all_names_of_an_article() -> None:
    one = ArticleName("Title 1", "1.txt", digest(DESCRIBED[1]))
    two = ArticleName("Title 2", "2.txt", digest(DESCRIBED[2]))
    assert described(NotThis(PETER, None, two))[2] == ["Greta Marlowe"]
    found = described(NotThis(PETER, None, one), Rename(Named(PERSON, "Peter Marlowe", (), ("Title 1",)), "X"))
    assert found == {1: ["X", "X"], 2: ["Peter Marlowe"], 3: ["Peter Marlowe"]}


def test_a_description_alone_leaves_its_person_alone() -> None:
    at = DESCRIBED[2].index("The mayor")
    decision = NotThis(PETER, None, ArticleName("Title 2", "2.txt", ""), quote(DESCRIBED[2], at, at + len("The mayor")))
    assert described(decision) == {1: ["Peter Marlowe"] * 2, 2: ["The mayor"], 3: ["Peter Marlowe"]}


def test_not_this_goes_to_the_other_bearer_of_the_surname() -> None:
    decided = after(NotThis(PETER, "Marlowe", article(2)))
    assert borne(decided, 2) == ["Peter Marlowe", "Greta Marlowe", "Greta Marlowe"]
    assert borne(decided, 1) == borne(after(), 1)


def test_not_this_at_one_place() -> None:
    decided = after(NotThis(ANNA, None, article(1), place(1, "Lindqvist", 1)))
    assert borne(decided, 1) == ["Anna Lindqvist", "Peter Marlowe", "Lindqvist", "Peter Marlowe"]
    # It joins the one who is called so already.
    assert names(decided)["Lindqvist"] == 3
    (moved,) = (new for old, new in zip(linked().mentions, decided.resolution.mentions, strict=True) if old != new)
    assert moved.reason == "you decided that this is not Anna Lindqvist"


def test_not_this_in_an_article_makes_one_other_of_the_same_name() -> None:
    decided = after(NotThis(PETER, None, article(1)))
    assert [entity.id for entity in decided.resolution.entities if entity.name == "Peter Marlowe"] == [
        "person/peter-marlowe",
        "person/peter-marlowe-2",
    ]


def test_not_this_everywhere() -> None:
    decided = after(NotThis(PETER, "Marlowe"))
    assert borne(decided, 1)[-1] == "Marlowe"
    assert borne(decided, 2)[-1] == "Greta Marlowe"


def test_a_place_is_found_after_edits_under_another_path_and_title() -> None:
    decision = NotThis(ANNA, None, article(1), place(1, "Lindqvist", 1))
    edited = {**TEXTS, 1: "News. " + TEXTS[1].replace("in Oslo", "in rainy Oslo").replace("nodded", "frowned")}
    for titles in ({}, {1: "Another title"}):
        decided = seen(linked(edited), (decision,), shelf(edited, titles))
        assert decided.conflicts == ()
        assert borne(decided, 1)[2] == "Lindqvist"
    numbers = {1: 7, 2: 8, 3: 9}
    moved = {numbers[n]: text for n, text in TEXTS.items()}
    headings = shelf(moved, {numbers[n]: f"Title {n}" for n in TEXTS})
    base = linked()
    mentions = tuple(replace(mention, article_id=numbers[mention.article_id]) for mention in base.mentions)
    assert borne(seen(Resolution(base.entities, mentions), (decision,), headings), 7)[2] == "Lindqvist"


def test_what_is_not_there_any_more_is_reported() -> None:
    rewritten = {**TEXTS, 1: "Anna Lindqvist slept. All day long, it is told, Lindqvist was dreaming of sheep."}
    decision = NotThis(ANNA, None, article(1), place(1, "Lindqvist", 1))
    assert len(seen(linked(rewritten), (decision,), shelf(rewritten)).conflicts) == 1


MERGED = Merge(PETER, GRETA)


@pytest.mark.parametrize(
    ("decisions", "said"),
    [
        ((Rename(Named(PERSON, "Zaphod"), "Z"),), "Nothing is called Zaphod"),
        ((MERGED, Split(PETER, "Greta Marlowe")), "Peter Marlowe and Greta Marlowe are one"),
        ((MERGED, NotThis(PETER, "Greta Marlowe")), "Peter Marlowe and Greta Marlowe are one"),
        ((MERGED, NotThis(PETER, None, article(2), place(2, "Greta Marlowe"))), "Greta Marlowe are one"),
        ((NotThis(ANNA, None, article(1), place(1, "Lindqvist", 1)), Merge(ANNA, LINDQVIST)), "is not Anna Lindqvist"),
        ((Split(PETER, "Marlowe"), Merge(Named(PERSON, "Marlowe"), PETER)), "is not"),
        ((Rename(SWEDE, "A"), Rename(SWEDE, "B")), "An earlier decision calls Swede A"),
        ((Hide(PETER), MERGED), "is hidden"),
        ((Split(SWEDE, "Swede"),), "no other name"),
        ((Split(PETER, "Pete"),), "nowhere"),
        ((NotThis(SWEDE, "Swede"),), "Nothing would be left"),
        ((NotThis(ANNA, None, ArticleName("Gone", "gone.txt", "")),), "is not there any more"),
    ],
)
def test_contradictions_are_reported_and_the_earlier_holds(decisions: tuple[Decision, ...], said: str) -> None:
    decided = after(*decisions)
    (conflict,) = decided.conflicts
    assert conflict.decision == decisions[-1]
    assert said in conflict.sentence
    assert decided.resolution == after(*decisions[:-1]).resolution


@pytest.mark.parametrize(
    "decision",
    [
        MERGED,
        Hide(PETER),
        Unhide(PETER),
        Rename(SWEDE, "A"),
        Split(PETER, "Marlowe"),
        NotThis(PETER, "Marlowe", article(2)),
        NotThis(ANNA, None, article(1), place(1, "Lindqvist", 1)),
    ],
)
def test_what_is_decided_twice_is_decided_once(decision: Decision) -> None:
    assert after(decision, decision) == after(decision)


def test_a_surname_alone_is_not_taken_for_somebody_who_has_it_too() -> None:
    assert after(Hide(Named(PERSON, "Marlowe"))).conflicts
    assert after(Merge(PETER, Named(PERSON, "Marlowe"))).conflicts == ()


def test_an_entity_is_found_by_most_of_its_names() -> None:
    assert names(after(Rename(Named(PERSON, "P. Marlowe", ("Peter Marlowe", "Marlowe")), "X")))["X"] == 4


def test_two_of_one_name_are_told_apart_by_where_they_are_named() -> None:
    first = NotThis(PETER, None, article(1))
    unclear = after(first, Rename(PETER, "X"))
    assert "2 go by the name" in unclear.conflicts[0].sentence
    decided = after(first, Rename(Named(PERSON, "Peter Marlowe", (), ("Title 2",)), "X"))
    assert decided.conflicts == ()
    assert borne(decided, 2)[0] == "X"
    assert borne(decided, 1)[1] == "Peter Marlowe"


named = st.sampled_from(
    [ANNA, PETER, GRETA, LINDQVIST, SWEDE, Named(PERSON, "Marlowe"), Named(EntityType.PLACE, "Oslo")]
)
forms = st.sampled_from(["Lindqvist", "Marlowe", "Peter Marlowe", "Anna Lindqvist", "Swede", "Oslo"])
decisions = (
    st.builds(Merge, named, named)
    | st.builds(Split, named, forms)
    | st.builds(Rename, named, st.sampled_from(["X", "Y", "Marlowe"]))
    | st.builds(Hide, named)
    | st.builds(Unhide, named)
    | st.builds(NotThis, named, forms)
    | st.builds(NotThis, named, st.none() | forms, st.sampled_from([article(1), article(2), article(3)]))
)


@given(st.lists(decisions, max_size=8))
def test_whatever_is_decided_every_mention_has_one_entity_and_counts_agree(made: list[Decision]) -> None:
    base, decided = linked(), after(*made)
    assert decided == after(*made)
    assert len(decided.conflicts) <= len(made)
    spans = [(m.article_id, m.start, m.end, m.text) for m in decided.resolution.mentions]
    assert spans == [(m.article_id, m.start, m.end, m.text) for m in base.mentions]
    entities = {entity.id: entity for entity in decided.resolution.entities}
    assert len(entities) == len(decided.resolution.entities)
    counts = dict.fromkeys(entities, 0)
    for mention in decided.resolution.mentions:
        counts[mention.entity_id] += 1
        assert mention.type is entities[mention.entity_id].type
    assert counts == {entity.id: entity.mentions for entity in entities.values()}
    assert all(counts.values())


@given(st.lists(decisions, max_size=8))
def test_what_is_not_applied_changes_nothing(made: list[Decision]) -> None:
    decided = after(*made)
    refused = list(decided.conflicts)
    kept = []
    for decision in made:
        if refused and refused[0].decision == decision and after(*kept, decision).conflicts:
            refused.pop(0)
        else:
            kept.append(decision)
    assert after(*kept).resolution == decided.resolution
