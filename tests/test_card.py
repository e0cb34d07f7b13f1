"""The card of an entity."""

from index import EntityType, Library
from index.card import Form, companions, form_note, forms
from index.model import Alias, Article, ArticleHeading, Entity, Mention, MentionKind
from tui.card_rows import card_rows


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


def test_forms_say_why_most_of_their_mentions_count() -> None:
    said = [("Ann Lee", "full name", False)] * 3 + [("Lee", "surname of Ann Lee, named in this article", False)]
    said += [("Lee", "surname of Ann Lee, whom most articles mean by it", True)] * 2 + [
        ("Ann\n Lee", "full name", True)
    ]
    mentions = [
        Mention(1, at, at + 3, text, EntityType.PERSON, MentionKind.NAME, "x", unsure=unsure, reason=reason)
        for at, (text, reason, unsure) in enumerate(said)
    ]
    mayor = Mention(1, 90, 99, "the mayor", EntityType.PERSON, MentionKind.DESCRIPTION, "x")
    found = forms([*mentions, mayor])
    assert found == (
        Form("Ann Lee", 4, "full name", 1),
        Form("Lee", 3, "surname of Ann Lee, named in this article", 2),
    )
    assert form_note(found[1]) == "? 2 of 3 unsure: surname of Ann Lee, named in this article"
    assert form_note(Form("Lee", 1, "full name", 0)) == "full name"


def test_a_card_of_the_seeds(seeds: Library) -> None:
    (ushakov,) = seeds.find_entities("Yuri Ushakov")
    card = seeds.card(ushakov.id)
    assert card.entity == ushakov
    assert sum(appearance.mentions for appearance in card.appearances) == ushakov.mentions
    assert [one.article.path[:3] for one in card.appearances] == ["002", "000", "003"]
    assert card.companions[0].entity.name == "Vladimir Putin"
    assert [(form.name, form.mentions) for form in card.forms] == [(each.name, each.count) for each in ushakov.aliases]
    assert card.first == card.appearances[0]
    rows = card_rows(card)[: len(card.forms)]
    assert [(row.text, row.note) for row in rows] == [(form.name, form_note(form)) for form in card.forms]
    assert card.last is not None
    # The third article has no date.
    assert card.last.article.path.startswith("000")
    for appearance in card.appearances:
        assert appearance.first.article_id == appearance.article.id
