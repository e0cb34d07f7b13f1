"""The card of an entity."""

from index import EntityType, Library
from index.card import companions
from index.model import Alias, Article, ArticleHeading, Entity, Mention, MentionKind


def heading(number: int) -> ArticleHeading:
    return ArticleHeading(number, f"{number}.txt", "T", None, None, None, 9, True, False)


def test_companions_share_a_paragraph() -> None:
    text = "Ann met Bob and Ann left.\nBob sang.\nAnn met Cy.\nAnn saw Bob."
    people = {name: Entity(name, EntityType.PERSON, name, (Alias(name, 1),), 1, 1) for name in ("Ann", "Bob", "Cy")}
    mentions = [
        Mention(1, at, at + len(name), name, EntityType.PERSON, MentionKind.NAME, name)
        for at, name in sorted((i, n) for n in people for i in range(len(text)) if text.startswith(n, i))
    ]
    found = companions("Ann", [(Article(heading(1), text, None, ()), mentions)], people)
    assert [(one.entity.name, one.paragraphs) for one in found] == [("Bob", 2), ("Cy", 1)]


def test_a_card_of_the_seeds(seeds: Library) -> None:
    (ushakov,) = seeds.find_entities("Yuri Ushakov")
    card = seeds.card(ushakov.id)
    assert card.entity == ushakov
    assert sum(appearance.mentions for appearance in card.appearances) == ushakov.mentions
    assert [one.article.path[:3] for one in card.appearances] == ["002", "000", "003"]
    assert card.companions[0].entity.name == "Vladimir Putin"
    for appearance in card.appearances:
        assert appearance.first.article_id == appearance.article.id
