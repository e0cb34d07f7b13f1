"""A library of small articles and its home, with a stand-in for the models that knows a few names by heart."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

import index.ingest_names
import index.ingest_recognising
import index.ingest_texts
from index import Library, open_library
from index.ingest import How
from index.ingest_recognising import Recognised, TextToRecognise
from index.model import LabelledSpan

NAMES = (
    "Anna Lindqvist", "Peter Marlowe", "Yuri Ushakov", "Lindqvist", "Marlowe", "Maria Castellanos", "Omar Haddad",
    "Ingrid Solberg",
)  # fmt: skip
_NAMED = re.compile("|".join(sorted(NAMES, key=len, reverse=True)))
HOMES = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
TEXT_ONLY = How(text_only=True)


class Recognition:
    """Takes for persons those whose names it knows: the real models take seconds to load."""

    def __call__(self, texts: tuple[TextToRecognise, ...]) -> Iterator[list[Recognised]]:
        """What is found in the texts."""
        for text in texts:
            spans = tuple(LabelledSpan(*found.span(), "PERSON") for found in _NAMED.finditer(text.text))
            yield [Recognised(text.id, text.digest, spans)]


def prepare(patch: pytest.MonkeyPatch) -> None:
    """Let indexing commit after every few articles, and find names without models, in this process and its children."""
    patch.setattr(index.ingest_texts, "FIRST_BATCH", 1)
    patch.setattr(index.ingest_texts, "LARGEST_BATCH", 3)
    patch.setattr(index.ingest_names, "BATCH", 2)
    patch.setattr(index.ingest_names, "Recognition", Recognition)
    for name in (*HOMES, "HOME"):
        patch.setenv(name, "/nowhere")


def live_in(folder: Path) -> None:
    """Let the program find its folders here."""
    for name in HOMES:
        os.environ[name] = str(folder / "home" / name.lower())
    os.environ["HOME"] = str(folder / "home")


def word(number: int) -> str:
    """A word that no other number has, and that is no form of another one."""
    letters = ""
    while True:
        number, rest = divmod(number, 20)
        letters += "bcdfghjklmnpqrstvwxz"[rest]
        if not number:
            return f"zu{letters}o"


def text(random: Random, token: str) -> str:
    """An article in which a word stands and some are named."""
    named = random.sample(NAMES, 3)
    return f"Report on {token}\n\n{named[0]} met {named[1]} in the harbour. Later {named[2]} spoke of {token}.\n"


def token_of(article: str) -> str:
    """The word of an article."""
    return article.split("\n", 1)[0].removeprefix("Report on ")


def bring_up_to_date(library: Library, how: How | None = None) -> None:
    """Index what has changed."""
    for _ in library.ingest(how=how):
        pass


def make(folder: Path, articles: int, how: How | None = None) -> None:
    """A library in a folder of its own, indexed."""
    live_in(folder)
    (folder / "articles").mkdir(parents=True)
    random = Random(articles)
    for number in range(articles):
        (folder / "articles" / f"{number}.txt").write_text(text(random, word(number)))
    library = open_library([folder / "articles"])
    bring_up_to_date(library, how)
    library.close()


def put_back(folder: Path, template: Path) -> None:
    """Make a folder what its template is. A library's stores are named after where it is, so it is always there."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(template, folder)


def fast_folder() -> Path | None:
    """A folder in memory, where there is one."""
    memory = Path("/dev/shm")
    return memory if memory.is_dir() else None
