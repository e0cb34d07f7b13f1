"""A large made-up catalog of who is named where: few are named often, most hardly ever (Zipf), seeded."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from index.catalog import Catalog, FileContent
from index.decision import Decided
from index.location import FileState
from index.model import Alias, Entity, EntityType, Mention, MentionKind, Resolution, SourceText
from index.people import vocabulary

SEED = 1
PEOPLE, THINGS, SURNAMES = 220_000, 80_000, 20_000
PARAGRAPHS = 5
SOURCES = [f"source{number}.example" for number in range(40)]
FILLER = "said on Monday that talks about grain and gas would go on as long as there was any hope of peace, and "
FIRST_DAY = date(2012, 1, 1)


@dataclass(slots=True)
class Growing:
    """What has been written so far."""

    mentions: list[Mention] = field(default_factory=list)
    forms: dict[tuple[EntityType, str], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))


def fill(file: Path, articles: int) -> None:
    """Make a catalog of so many articles, fifteen mentions each, as it is when all is linked."""
    chance, grown = random.Random(SEED), Growing()
    catalog = Catalog(file)
    people, things = _world(chance)
    catalog.store_files(_articles(articles, people, things, chance, grown))
    ids = list(range(1, articles + 1))
    catalog.confirm_indexed(ids, ())
    catalog.store_recognised((number, ()) for number in ids)
    catalog.links.store(Resolution(tuple(_entities(grown)), tuple(grown.mentions)), Decided(), "")
    catalog.close()


def _world(chance: random.Random) -> tuple[list[str], list[str]]:
    given, surnames = _names(vocabulary.given_names()), _names(vocabulary.surnames())
    shared = surnames[:SURNAMES]
    people = [f"{chance.choice(given)} {chance.choice(shared)}" for _ in range(PEOPLE)]
    return people, [" ".join(chance.choice(surnames) for _ in range(chance.randint(1, 3))) for _ in range(THINGS)]


def _names(words: frozenset[str]) -> list[str]:
    return sorted(word.title() for word in words if word.isalpha() and len(word) > 3)


def _articles(
    count: int, people: Sequence[str], things: Sequence[str], chance: random.Random, grown: Growing
) -> Iterator[FileContent]:
    often = list(accumulate(1 / rank for rank in range(1, len(people) + 1)))
    seldom = list(accumulate(1 / rank for rank in range(1, len(things) + 1)))
    for number in range(1, count + 1):
        named = [(EntityType.PERSON, name) for name in chance.choices(people, cum_weights=often, k=5)]
        named += [
            (EntityType.ORGANISATION if len(name) % 2 else EntityType.PLACE, name)
            for name in chance.choices(things, cum_weights=seldom, k=5)
        ]
        text = _text(number, [*named, *named[:5]], chance, grown)
        day = FIRST_DAY + timedelta(days=chance.randrange(4000))
        source = chance.choice(SOURCES)
        state = FileState(f"{number:07}.txt", 1, 1)
        yield FileContent(state, (SourceText(text, f"Article {number}", source, None, day),), None)


def _text(number: int, named: Sequence[tuple[EntityType, str]], chance: random.Random, grown: Growing) -> str:
    paragraphs, at, seen = [""] * PARAGRAPHS, 0, set[tuple[EntityType, str]]()
    by_paragraph: list[list[tuple[EntityType, str]]] = [[] for _ in range(PARAGRAPHS)]
    for each in named:
        chance.choice(by_paragraph).append(each)
    for paragraph, members in enumerate(by_paragraph):
        text = ""
        for of in members:
            word = of[1].split()[-1] if of[0] is EntityType.PERSON and of in seen else of[1]
            seen.add(of)
            _note(grown, number, at + len(text), word, of)
            text += f"{word} {FILLER}"
        paragraphs[paragraph] = text or FILLER
        at += len(paragraphs[paragraph]) + 2
    return "\n\n".join(paragraphs)


def _note(grown: Growing, number: int, start: int, word: str, of: tuple[EntityType, str]) -> None:
    grown.forms[of][word] += 1
    place = (number, start, start + len(word), word, of[0], MentionKind.NAME)
    grown.mentions.append(Mention(*place, _id(*of), reason="named in full"))


def _id(entity_type: EntityType, name: str) -> str:
    return f"{entity_type}/{name.lower().replace(' ', '-')}"


def _entities(grown: Growing) -> Iterator[Entity]:
    for (entity_type, name), forms in grown.forms.items():
        aliases = tuple(Alias(*form) for form in forms.most_common())
        yield Entity(_id(entity_type, name), entity_type, name, aliases, 0, 0)
