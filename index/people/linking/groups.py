"""Mentions of persons, those of one person together."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from index.model import EntityType
from index.people.collection import Collection
from index.people.document import Candidate, Draft
from index.people.linking.bearers import Surnames
from index.people.linking.cast import Cast
from index.people.linking.entities import Found, find
from index.people.linking.persons import Owners, Person, Words, link_full_names, parts
from index.people.linking.recalling import learn, recall
from index.people.linking.title_before import title_before
from index.people.names import PersonName, parse, tokens

Groups = list[tuple[EntityType, str, list[Found]]]
"""For each entity its type, what tells its mentions from others of that type, and these."""
_NUMBERED = "#"
"""What the keys of persons who are named in full begin with, and no name does."""


class _Named(NamedTuple):
    """A mention of a person before it is known whose."""

    found: Candidate
    words: Words
    name: PersonName
    title: str
    """The title before it, if any."""
    introduces: bool
    """Whether it is a full name in the article's own text, and no part of a longer one in the document."""


def group_persons(drafts: Sequence[Draft], collection: Collection) -> Groups:
    """The mentions of persons, those of one person together.

    A full name is linked over the whole collection. A short one means somebody whom its document names in full, or
    else the one person whom most articles with that surname name; what is left is one entity a surname.
    """
    documents = [_named(draft) for draft in drafts]
    recalled = recall((named.name for row in documents for named in row), collection.known)
    owners = link_full_names(_counted(named for row in documents for named in row), recalled)
    surnames = Surnames(owners.by_words.values())
    _count_articles(documents, owners)
    _count_titles(documents, owners, surnames)
    learn(owners.by_words.values(), recalled, collection)
    groups: dict[str, list[Found]] = defaultdict(list)
    for draft, row in zip(drafts, documents, strict=True):
        cast = Cast(((each.words, each.name) for each in row if each.introduces), owners, surnames)
        for named in row:
            owner, reason = cast.find(named.words, named.name, named.title)
            groups[_key(owner)].append(find(draft, named.found, reason))
    return [(EntityType.PERSON, key, found) for key, found in groups.items()]


def _key(owner: Person | str) -> str:
    return f"{_NUMBERED}{owner.number}" if isinstance(owner, Person) else owner


def person_number(key: str) -> int | None:
    """The number of the person whose mentions have a key; None where nobody is named in full."""
    return int(key[1:]) if key.startswith(_NUMBERED) else None


def _named(draft: Draft) -> list[_Named]:
    names = [(found, draft.name(found)) for found in draft.persons()]
    full = {tokens(name) for found, name in names if parse(name).is_full and not draft.in_furniture(found.start)}
    shorter = {part for words in full for part in parts(words)}
    introducing = full - shorter
    return [
        _Named(
            found,
            words := tokens(name),
            parse(name),
            title_before(draft.text, found.start),
            words in introducing and not draft.in_furniture(found.start),
        )
        for found, name in names
    ]


def _counted(mentions: Iterable[_Named]) -> Mapping[Words, tuple[PersonName, int]]:
    counts: Counter[Words] = Counter()
    names: dict[Words, PersonName] = {}
    for named in mentions:
        if named.introduces:
            counts[named.words] += 1
            names[named.words] = named.name
    return {words: (names[words], count) for words, count in counts.items()}


def _count_articles(documents: Iterable[list[_Named]], owners: Owners) -> None:
    """Note of each person how many articles name them in full, and after which titles."""
    for row in documents:
        introduced = [(owners.by_words[named.words], named.title) for named in row if named.introduces]
        for person in {person for person, _ in introduced}:
            person.articles += 1
        for person, title in introduced:
            if title:
                person.titles[title] += 1
    for person in set(owners.by_words.values()):
        person.settle_gender()


def _count_titles(documents: Iterable[list[_Named]], owners: Owners, surnames: Surnames) -> None:
    """Count the articles, too, that name somebody by a shared surname with a title that fits no other bearer.

    Somebody whom everybody knows is seldom named in full: "Mr. Trump", "President Trump".
    """
    counted: Counter[Person] = Counter()
    for row in documents:
        meant = {_meant(named, surnames) for named in row if named.title and not named.name.is_full}
        present = {owners.by_words[named.words] for named in row if named.introduces} if meant else set()
        counted.update(person for person in meant if person and person not in present)
    for person, articles in counted.items():
        person.articles += articles
    surnames.forget()


def _meant(named: _Named, surnames: Surnames) -> Person | None:
    able = surnames.able(named.name.surname_key, named.title)
    return next(iter(able.people)) if len(able.people) == 1 and not able.is_everybody else None
