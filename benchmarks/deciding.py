"""What a decision costs in a large collection: milliseconds until it shows.

    python -m benchmarks.deciding [--articles N]

Makes a catalog of ten synthetic mentions an article; two people are named in 1,000 and in 500 articles, the rest
rarely. Every line is one more decision, applied with all those before it.
"""

import argparse
import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

from index.catalog import Catalog, FileContent
from index.decision import Decided, Decision, Hide, Merge, Rename, Split
from index.decision_names import Naming
from index.decisions import Decisions, open_decided
from index.linking import apply
from index.location import FileState
from index.model import Alias, Entity, EntityType, Mention, MentionKind, Resolution, SourceText
from index.people.deciding import key

PER_ARTICLE, OFTEN = 10, 1000


def collection(articles: int) -> tuple[list[str], Resolution]:
    """Texts and who is named in them: every other name in full, the others by surname."""
    draw, people = random.Random(1), articles * 2 // 3
    names = [f"Anna{number:06} Berg{number // 3:06}" for number in range(people)]
    texts, named = [], defaultdict[str, list[tuple[int, int, str]]](list)
    for article in range(1, articles + 1):
        at, words = 0, []
        for nth in range(PER_ARTICLE):
            often = article <= OFTEN and nth < 2 - article % 2
            name = names[nth] if often else draw.choice(names[2:])
            word = name if nth % 2 else name.split()[1]
            named[name].append((article, at, word))
            at += len(word) + 10
            words.append(word)
        texts.append(" said so, ".join(words))
    return texts, _resolution(named)


def _resolution(named: dict[str, list[tuple[int, int, str]]]) -> Resolution:
    entities, mentions = [], []
    for name, places in named.items():
        entity_id = f"person/{name.lower().replace(' ', '-')}"
        forms = tuple(Alias(*form) for form in Counter(word for _, _, word in places).most_common())
        entities.append(Entity(entity_id, EntityType.PERSON, name, forms, 0, 0))
        for article, at, word in places:
            end, kind = at + len(word), MentionKind.NAME
            mentions.append(Mention(article, at, end, word, EntityType.PERSON, kind, entity_id, reason="full name"))
    return Resolution(tuple(entities), tuple(sorted(mentions, key=lambda each: (each.article_id, each.start))))


def fill(catalog: Catalog, articles: int) -> None:
    """Make a collection and store it."""
    texts, linked = collection(articles)
    print(f"{len(linked.mentions)} mentions of {len(linked.entities)} people")
    catalog.store_files(
        FileContent(FileState(f"{number}.txt", 1, 1), (SourceText(text, f"Title {number}"),), None)
        for number, text in enumerate(texts, 1)
    )
    catalog.links.store(linked, Decided(), "")
    catalog.linked.index_names(key)


def timed(what: str, act: Callable[[], object]) -> None:
    """Do something and print how long it took."""
    start, cpu = time.perf_counter(), time.process_time()
    act()
    print(
        f"{what:42} {1000 * (time.perf_counter() - start):8.1f} ms {1000 * (time.process_time() - cpu):8.1f} ms of CPU"
    )


def main() -> None:
    """Decide one thing after the other and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=30_000)
    articles = parser.parse_args().articles
    with tempfile.TemporaryDirectory() as folder:
        catalog = Catalog(Path(folder, "catalog.sqlite"))
        fill(catalog, articles)
        database = open_decided(Path(folder, "decisions.sqlite"))
        run(catalog, Decisions(database))
        database.close()
        catalog.close()


def run(catalog: Catalog, decisions: Decisions) -> None:
    """Decide, undo and redo."""
    naming = Naming(catalog)
    listed = catalog.entities()[:1000]
    people = [naming.named(entity.id) for entity in listed]
    somewhere = catalog.mentions_of(listed[5].id)[-1]
    once: list[tuple[str, Decision]] = [
        ("hide one, with all imports", Hide(people[2])),
        ("merge those of 1,000 and of 500 mentions", Merge(people[0], people[1])),
        ("rename another", Rename(people[3], "X")),
        ("split a form off another", Split(people[4], people[4].forms[0])),
        ("not this person, at one place", naming.not_named(somewhere)),
    ]
    for what, decision in once:
        decisions.decide([decision])
        timed(what, lambda: apply(catalog, decisions))
    decisions.undo()
    timed("undo the last", lambda: apply(catalog, decisions))
    decisions.decide([Merge(*pair) for pair in zip(people[10:210:2], people[11:211:2], strict=True)])
    timed("merge 100 pairs", lambda: apply(catalog, decisions))
    decisions.decide([Hide(people[300])])
    timed("hide one, after all of these", lambda: apply(catalog, decisions))
    timed("list all people", catalog.entities)
    timed("list all people by sure mentions", lambda: catalog.entities(sure_only=True))


if __name__ == "__main__":
    main()
