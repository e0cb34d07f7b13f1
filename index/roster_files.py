"""The base of a roster on disk: plain arrays and a line of JSON that says of which state of the catalog they are.

A folder is written whole under another name and then renamed, so what is there is complete; and each array has its
checksum, since nothing here waits for the disk. Whatever cannot be read counts as not there: it is made again.
"""

import json
import os
import shutil
import zlib
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from index.article_entities import ArticleEntities
from index.fulltext.lexicon_arrays import Lexicon
from index.name_words import NameWords
from index.roster import Base, Columns
from index.shown_changes import ShownState

FORMAT = 1
_ABOUT = "roster.json"
_Arrays: TypeAlias = dict[str, NDArray[Any]]
"""By their names; each has another type of numbers."""


def save(base: Base, folder: Path) -> None:
    """Put a base on disk, in place of the others there.

    Raises:
        OSError: The disk is full, or not to be written.
    """
    target = folder / f"{base.state.epoch}-{base.state.changes}"
    part = folder / f"part-{os.getpid()}"
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    try:
        _write(base, part)
        shutil.rmtree(target, ignore_errors=True)
        part.rename(target)
    except OSError:
        # On a full disk it would keep room from others.
        shutil.rmtree(part, ignore_errors=True)
        raise
    for other in folder.iterdir():
        if other != target:
            shutil.rmtree(other, ignore_errors=True)


def _write(base: Base, folder: Path) -> None:
    sums = {}
    for name, array in _arrays(base).items():
        np.save(folder / f"{name}.npy", array, allow_pickle=False)
        sums[name] = _checksum(array)
    about = {"format": FORMAT, "sums": sums, "sources": base.columns.source_names}
    (folder / _ABOUT).write_text(json.dumps(about), "utf-8")


def load(folder: Path, epoch: str) -> Base | None:
    """The latest base of an epoch that is on disk, if one is."""
    kept = (path.name.rpartition("-") for path in folder.glob(f"{epoch}-*"))
    changes = sorted((int(number) for of, _, number in kept if of == epoch and number.isdigit()), reverse=True)
    bases = (_load(folder / f"{epoch}-{number}", ShownState(epoch, number)) for number in changes)
    return next((base for base in bases if base is not None), None)


def _load(folder: Path, state: ShownState) -> Base | None:
    try:
        about = json.loads((folder / _ABOUT).read_text("utf-8"))
        if about["format"] != FORMAT:
            return None
        arrays = {name: _array(folder / f"{name}.npy", wanted) for name, wanted in about["sums"].items()}
        return _base(state, arrays, tuple(about["sources"]))
    except (OSError, EOFError, ValueError, KeyError, TypeError):
        return None


def _checksum(array: NDArray[Any]) -> int:
    return zlib.crc32(np.ascontiguousarray(array).data)


def _array(file: Path, checksum: int) -> NDArray[Any]:
    array: NDArray[Any] = np.load(file, allow_pickle=False)
    if _checksum(array) != checksum:
        raise ValueError(f"{file} is damaged")
    return array


def _arrays(base: Base) -> _Arrays:
    names, mentions = base.names, base.mentions
    return {
        "id-letters": base.ids.letters,
        "id-starts": base.ids.starts,
        "types": base.types,
        "listed": base.listed,
        "word-letters": names.words.letters,
        "word-starts": names.words.starts,
        "name-starts": names.starts,
        "name-forms": names.forms,
        "name-owners": names.owners,
        "name-sizes": names.sizes,
        "mention-starts": mentions.starts,
        "mention-articles": mentions.articles,
        "mention-paragraphs": mentions.paragraphs,
        "pair-starts": mentions.pair_starts,
        "pair-articles": mentions.pair_articles,
        "years": base.columns.years,
        "sources": base.columns.sources,
    }


def _base(state: ShownState, arrays: _Arrays, source_names: tuple[str, ...]) -> Base:
    words = Lexicon(arrays["word-letters"], arrays["word-starts"])
    by_word = [arrays[f"name-{part}"] for part in ("starts", "forms", "owners", "sizes")]
    mentions = [arrays[f"mention-{part}"] for part in ("starts", "articles", "paragraphs")]
    pairs = [arrays["pair-starts"], arrays["pair-articles"]]
    return Base(
        state,
        Lexicon(arrays["id-letters"], arrays["id-starts"]),
        arrays["types"],
        arrays["listed"],
        NameWords(words, *by_word),
        ArticleEntities(*mentions, *pairs),
        Columns(arrays["years"], arrays["sources"], source_names),
    )
