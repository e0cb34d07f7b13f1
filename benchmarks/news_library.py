"""A library of news as it is when all is indexed: real files and full text; names found by their capitals stand for
recognised ones, since recognising takes seconds for every hundred articles."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from unicodedata import normalize

from benchmarks.corpus import write_texts
from benchmarks.people_in import NAME, Person
from benchmarks.records import Record
from index.decision import Decided
from index.library import Library, open_library
from index.model import Alias, Article, Entity, EntityType, Mention, MentionKind, Resolution, Stage

TYPES = (EntityType.PERSON, EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE)
"""What names stand for, by turns."""


def make(folder: Path, records: Iterable[Record], people: Sequence[Person]) -> Library:
    """Write the files, index their texts, and store who is named.

    Args:
        folder: Where the files go.
        records: The articles.
        people: The names.
    """
    write_texts(records, folder)
    library = open_library([folder])
    index_texts(library)
    name_people(library, people)
    return library


def index_texts(library: Library) -> None:
    """Bring catalog and full text up to date, and stop before names are recognised."""
    indexing = library.ingest()
    for progress in indexing:
        if progress.stage is Stage.RECOGNISING:
            indexing.close()
            return


def name_people(library: Library, people: Sequence[Person]) -> None:
    """Store these names as if they had been recognised."""
    catalog = library._catalog
    ids = [heading.id for heading in library.articles()]
    catalog.store_recognised((number, ()) for number in ids)
    entities = {person.name: _entity(person, TYPES[at % len(TYPES)]) for at, person in enumerate(people)}
    mentions = (mention for number in ids for mention in _mentions(library.article(number), entities))
    catalog.links.store(Resolution(tuple(entities.values()), tuple(mentions)), Decided(), "")


def persons(people: Sequence[Person]) -> list[str]:
    """The names that stand for persons."""
    return [person.name for at, person in enumerate(people) if TYPES[at % len(TYPES)] is EntityType.PERSON]


def _entity(person: Person, entity_type: EntityType) -> Entity:
    key = re.sub(r"\W+", "-", normalize("NFKD", person.name).lower())
    alias = Alias(person.name, sum(person.times))
    return Entity(f"{entity_type}/{key}", entity_type, person.name, (alias,), sum(person.times), len(person.articles))


def _mentions(article: Article, entities: dict[str, Entity]) -> Iterator[Mention]:
    for match in NAME.finditer(article.text):
        entity = entities.get(match[0])
        if entity is not None:
            place = (article.heading.id, match.start(), match.end(), match[0])
            yield Mention(*place, entity.type, MentionKind.NAME, entity.id, reason="named in full")
