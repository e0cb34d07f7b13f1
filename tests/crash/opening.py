"""A victim that opens a library with which something has happened: its stores are damaged or gone, or it has moved.

What was decided holds all the while, and the index is made again from the files.
"""

import shutil
from dataclasses import replace
from pathlib import Path
from random import Random

from index import Library, open_library
from index.decided_copies import keep_copy
from index.decision import Hide, Named, Rename
from index.location import Location, locate
from index.model import EntityType
from tests.crash.checks import check_all, check_files
from tests.crash.deciding import Kept, kept_in
from tests.crash.victims import Act, Fate, Say
from tests.crash.worlds import NAMES, TEXT_ONLY, bring_up_to_date, make

PATHS = tuple(f"{number}.txt" for number in range(5))


class Opening:
    """Opens a library, decides, and brings it up to date."""

    def make(self, folder: Path) -> None:
        make(folder, articles=len(PATHS))

    def begin(self, folder: Path, random: Random) -> None:
        self._random = random
        self._folder = folder
        self._articles = folder / "articles"
        self._moves = 0
        self._kept = Kept()
        self._decision = self._draw()

    def next(self) -> Act:
        self._random.choice(
            (self._damage_decided, self._damage_catalog, self._delete_catalog, self._damage_fulltext,
             self._delete_cache, self._move_library, self._delete_article)
        )(locate([self._articles]))  # fmt: skip
        decision = self._decision = self._draw()

        def act(say: Say) -> None:
            library = self._open()
            say("open")
            library.decide(decision)
            say("decided")
            bring_up_to_date(library, TEXT_ONLY)
            library.close()

        return act

    def look(self, fate: Fate) -> int:
        after = replace(self._kept, done=(*self._kept.done, self._decision))
        possible = [[self._kept, after], [self._kept, after], [after]][min(len(fate.said), 2)]
        library = self._open()
        found = kept_in(library, PATHS)
        library.close()
        assert found in possible, (found, possible)
        self._kept = found
        return len(fate.said)

    def end(self) -> None:
        library = self._open()
        bring_up_to_date(library)
        assert kept_in(library, PATHS) == self._kept
        check_all(library, self._articles)
        library.close()
        check_files(library.location)

    def _open(self) -> Library:
        return open_library([self._articles])

    def _draw(self) -> Hide | Rename:
        one, other = (Named(EntityType.PERSON, name) for name in self._random.sample(NAMES, 2))
        return self._random.choice((Hide(one), Rename(one, other.name)))

    def _damage_decided(self, location: Location) -> None:
        keep_copy(location.decisions_file)
        if location.decisions_file.exists():
            self._overwrite(location.decisions_file)

    def _damage_catalog(self, location: Location) -> None:
        if location.catalog_file.exists():
            self._overwrite(location.catalog_file)

    def _delete_catalog(self, location: Location) -> None:
        for file in location.cache.glob("catalog*"):
            file.unlink()

    def _damage_fulltext(self, location: Location) -> None:
        for file in sorted(location.fulltext_folder.glob("*"))[:1]:
            self._overwrite(file)

    def _delete_cache(self, location: Location) -> None:
        shutil.rmtree(location.cache, ignore_errors=True)

    def _move_library(self, _: Location) -> None:
        self._moves += 1
        self._articles = self._articles.rename(self._folder / f"articles {self._moves}")

    def _delete_article(self, _: Location) -> None:
        files = sorted(self._articles.glob("*.txt"))
        if len(files) > 3:
            files[0].unlink()

    def _overwrite(self, file: Path) -> None:
        size = self._random.randrange(1, 10_000)
        file.write_bytes(self._random.choice((b"", b"no such file" * size)))
