"""Libraries that are made up: many articles, long ones, people who are named often. Their catalogs are written as they
are after indexing, so that starting finds nothing to do."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from index.catalog import FileContent
from index.decision import Decided
from index.library import Library, open_library
from index.location import FileState
from index.model import Alias, Entity, EntityType, Mention, MentionKind, Resolution, SourceText

SENTENCE = "The minister said on Monday that talks about grain and gas would go on as long as there was hope of peace"
WORDS = tuple(SENTENCE.split(" "))
PERSON = Entity("person/anna-lindqvist", EntityType.PERSON, "Anna Lindqvist", (Alias("Lindqvist", 1),), 0, 0)
FIRST_DAY = date(2022, 1, 1)


def body(words: int, named_every: int) -> str:
    """A text of so many words, in paragraphs of a hundred, with the name in it now and then."""
    parts = [WORDS[at % len(WORDS)] if (at + 1) % named_every else "Lindqvist" for at in range(words)]
    return "\n\n".join(" ".join(parts[at : at + 100]) for at in range(0, words, 100)) + "\n"


def make(folder: Path, articles: int, words: int, named_every: int, named_in: int = 1, files: bool = True) -> Library:
    """A library of so many articles of so many words, as it is when all is indexed.

    Args:
        folder: Where its files are, or the one of them that has to be there.
        articles: How many.
        words: Of each.
        named_every: After how many words they name the one person there is.
        named_in: In every how manieth article that is recognised.
        files: Whether to write the files; without them one is there, and indexing must not be run.
    """
    folder.mkdir(parents=True, exist_ok=True)
    text = body(words, named_every)
    for number in range(articles if files else 1):
        (folder / _name(number)).write_text(f"Article {number}\n\n{text}", "utf-8")
    library = open_library([folder])
    catalog = library._catalog
    catalog.store_files(_contents(folder, articles, text, files))
    ids = [heading.id for heading in library.articles()]
    catalog.confirm_indexed(ids, ())
    catalog.store_recognised((number, ()) for number in ids)
    mentions = tuple(_mentions(ids[::named_in], f"Article 0\n\n{text}"))
    found = Resolution((PERSON,), mentions)
    catalog.links.store(found, Decided(), "")
    return library


def _name(number: int) -> str:
    return f"{number:06}.txt"


def _contents(folder: Path, articles: int, text: str, files: bool) -> Iterator[FileContent]:
    for number in range(articles):
        file = folder / _name(number if files else 0)
        state = FileState(_name(number), file.stat().st_size, file.stat().st_mtime_ns)
        article = SourceText(f"Article {number}\n\n{text}", f"Article {number}", "example.org", None, _day(number))
        yield FileContent(state, (article,), None)


def _day(number: int) -> date:
    return FIRST_DAY + timedelta(days=number % 1000)


def _mentions(ids: list[int], text: str) -> Iterator[Mention]:
    starts, at = [], text.find("Lindqvist")
    while at >= 0:
        starts.append(at)
        at = text.find("Lindqvist", at + 1)
    for number in ids:
        for start in starts:
            place = (start, start + len("Lindqvist"))
            yield Mention(
                number, *place, "Lindqvist", EntityType.PERSON, MentionKind.NAME, PERSON.id, reason="named in full"
            )
