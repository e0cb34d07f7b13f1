"""A victim that indexes a library whose files come, change, move and go: what it has told of stays, all ends up right."""

import json
import os
import shutil
import sqlite3
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from random import Random

from index import Library, open_library
from index.ingest import How, ingest
from index.location import Location, locate
from tests.crash.checks import check_all, check_files, check_up_to_date, check_whole
from tests.crash.victims import Act, Fate, Say
from tests.crash.worlds import TEXT_ONLY, bring_up_to_date, live_in, make, text, word

ARTICLES = 8
CHANGES = 6
"""Between two times of indexing, at the most."""


class Indexing:
    """Brings a library up to date.

    Args:
        how: How that is done.
    """

    def __init__(self, how: How) -> None:
        self._how = how

    def make(self, folder: Path) -> None:
        make(folder, ARTICLES, self._how)

    def begin(self, folder: Path, random: Random) -> None:
        self._random = random
        self._folder = folder
        self._articles = folder / "articles"
        self._number = ARTICLES
        self._ever = defaultdict[str, set[str]](set)
        self._note()
        if random.random() < 0.3:
            # This library has never been opened.
            shutil.rmtree(folder / "home")

    def next(self) -> Act:
        for _ in range(self._random.randint(2, CHANGES)):
            self._random.choice((self._add, self._add, self._change, self._delete, self._move, self._touch))()
        self._note()
        location, how = locate([self._articles]), self._how

        def act(say: Say) -> None:
            open_library([self._articles]).close()
            for _ in ingest(location, how=how):
                say(json.dumps(_stored(location)))

        return act

    def look(self, fate: Fate) -> int:
        confirmed = dict(json.loads(fate.said[-1])) if fate.said else {}
        library = self._open()
        check_whole(library, self._ever)
        found = dict(_stored(library.location))
        library.close()
        now = self._texts()
        kept = {path: said for path, said in confirmed.items() if now.get(path) == said}
        assert kept.items() <= found.items(), "what was told to be stored is not there"
        return len(kept)

    def end(self) -> None:
        library = self._open()
        bring_up_to_date(library, self._how)
        check_all(library, self._articles)
        if not self._how.text_only:
            self._check_names(library)
        library.close()
        check_files(library.location)
        library = self._open()
        check_up_to_date(library)
        library.close()

    def _check_names(self, library: Library) -> None:
        """See to it that who is named is what it is in a library that is indexed for the first time."""
        found = _named(library)
        live_in(self._folder / "fresh")
        fresh = self._open()
        bring_up_to_date(fresh)
        expected = _named(fresh)
        fresh.close()
        live_in(self._folder)
        assert found == expected, "others are named than in a library indexed afresh"

    def _open(self) -> Library:
        return open_library([self._articles])

    def _texts(self) -> dict[str, str]:
        files = self._articles.rglob("*.txt")
        return {file.relative_to(self._articles).as_posix(): file.read_text() for file in files}

    def _note(self) -> None:
        for path, said in self._texts().items():
            self._ever[path].add(said)

    def _any(self) -> Path | None:
        files = sorted(self._articles.rglob("*.txt"))
        return self._random.choice(files) if len(files) > 2 else None

    def _text(self) -> str:
        self._number += 1
        return text(self._random, word(self._number))

    def _place(self) -> Path:
        self._number += 1
        place = self._articles / self._random.choice(("", "inner")) / f"{self._number}.txt"
        place.parent.mkdir(exist_ok=True)
        return place

    def _add(self) -> None:
        self._place().write_text(self._text())

    def _change(self) -> None:
        if file := self._any():
            file.write_text(self._text())

    def _delete(self) -> None:
        if file := self._any():
            file.unlink()

    def _move(self) -> None:
        if file := self._any():
            target = self._place()
            file.rename(target)
            # What moved may have been read under the path that it had.
            self._ever[target.relative_to(self._articles).as_posix()] |= self._ever[
                file.relative_to(self._articles).as_posix()
            ]

    def _touch(self) -> None:
        if file := self._any():
            moment = self._random.randrange(10**18)
            os.utime(file, ns=(moment, moment))


def _stored(location: Location) -> list[tuple[str, str]]:
    """The articles that have been committed, each with what it says."""
    if not location.catalog_file.exists():
        return []
    with closing(sqlite3.connect(location.catalog_file)) as catalog:
        return catalog.execute(
            "SELECT path, text FROM article JOIN body ON article_id = id WHERE NOT removed"
        ).fetchall()


def _named(library: Library) -> set[tuple[str, int, int, str]]:
    paths = {article.id: article.path for article in library.articles()}
    names = {entity.id: entity.name for entity in library.entities(hidden=True)}
    return {(paths[each.article_id], each.start, each.end, names[each.entity_id]) for each in library.all_mentions()}


class IndexingTexts(Indexing):
    """The same without names."""

    def __init__(self) -> None:
        super().__init__(TEXT_ONLY)


class IndexingNames(Indexing):
    """The same with names."""

    def __init__(self) -> None:
        super().__init__(How())
