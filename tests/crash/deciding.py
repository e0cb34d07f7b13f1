"""A victim that decides, marks, reads and saves searches: what had returned is there, in its order, and no more.

What is expected is kept in plain Python: the state after all that was confirmed, or with what was being done added.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from index import Library, open_library
from index.decision import Decision, Hide, Merge, Named, NotThis, Rename, Split, Unhide
from index.marks import Mark
from index.model import EntityType, SearchOrder
from index.reading import ReadingPlace
from index.searches import SavedSearch
from tests.crash.checks import check_all, check_files
from tests.crash.victims import Act, Fate, Say
from tests.crash.worlds import NAMES, bring_up_to_date, make

STEPS = 15
"""What is done in one go."""


@dataclass(frozen=True)
class Kept:
    """All that a reader leaves behind."""

    read: frozenset[str] = frozenset()
    offsets: tuple[tuple[str, int], ...] = ()
    last: ReadingPlace | None = None
    marks: tuple[Mark, ...] = ()
    saved: tuple[SavedSearch, ...] = ()
    history: tuple[str, ...] = ()
    done: tuple[Decision, ...] = ()
    undone: tuple[Decision, ...] = ()

    @property
    def seen(self) -> "Kept":
        """As much of it as can be seen."""
        return replace(self, undone=())


Step = Callable[[Library], None]
Expected = Callable[[Kept], Kept]


def kept_in(library: Library, paths: tuple[str, ...]) -> Kept:
    """What a library has."""
    offsets = ((path, library.reading_offset(path)) for path in sorted(paths))
    return Kept(
        frozenset(article.path for article in library.articles() if article.read),
        tuple((path, offset) for path, offset in offsets if offset is not None),
        library.last_place(),
        library.marks(),
        library.saved_searches(),
        library.search_history(),
        library.decisions(),
    )


class Deciding:
    """Decides and remembers."""

    def make(self, folder: Path) -> None:
        make(folder, articles=5)

    def begin(self, folder: Path, random: Random) -> None:
        self._random = random
        self._folder = folder
        self._paths = tuple(f"{number}.txt" for number in range(5))
        self._kept = Kept()
        self._steps: list[tuple[Step, Expected]] = []

    def next(self) -> Act:
        self._steps = [self._draw() for _ in range(STEPS)]

        def act(say: Say) -> None:
            library = self._open()
            say("open")
            for step, _ in self._steps:
                step(library)
                say("done")
            library.close()

        return act

    def look(self, fate: Fate) -> int:
        confirmed = max(0, len(fate.said) - 1)
        before = self._kept
        for _, expected in self._steps[:confirmed]:
            before = expected(before)
        possible = [before, *(expected(before) for _, expected in self._steps[confirmed : confirmed + 1])]
        library = self._open()
        found = kept_in(library, self._paths)
        library.close()
        assert found in [each.seen for each in possible], (found, possible)
        self._kept = next(each for each in possible if each.seen == found)
        return confirmed

    def end(self) -> None:
        library = self._open()
        bring_up_to_date(library)
        assert kept_in(library, self._paths) == self._kept.seen
        check_all(library, self._folder / "articles")
        library.close()
        check_files(library.location)

    def _open(self) -> Library:
        return open_library([self._folder / "articles"])

    def _draw(self) -> tuple[Step, Expected]:
        return self._random.choice(
            (self._decide, self._decide, self._undo, self._redo, self._read, self._place, self._mark, self._save,
             self._forget, self._remember)
        )()  # fmt: skip

    def _decide(self) -> tuple[Step, Expected]:
        decision = self._decision()
        return (
            lambda library: _ignore(library.decide(decision)),
            lambda kept: replace(kept, done=(*kept.done, decision), undone=()),
        )

    def _decision(self) -> Decision:
        one, other = (Named(EntityType.PERSON, name) for name in self._random.sample(NAMES, 2))
        return self._random.choice(
            (Hide(one), Unhide(one), Merge(one, other), Rename(one, other.name), Split(one, "Lindqvist"),
             NotThis(one, "Marlowe"))
        )  # fmt: skip

    def _undo(self) -> tuple[Step, Expected]:
        def expected(kept: Kept) -> Kept:
            return replace(kept, done=kept.done[:-1], undone=(*kept.undone, *kept.done[-1:]))

        return lambda library: _ignore(library.undo()), expected

    def _redo(self) -> tuple[Step, Expected]:
        def expected(kept: Kept) -> Kept:
            return replace(kept, done=(*kept.done, *kept.undone[-1:]), undone=kept.undone[:-1])

        return lambda library: _ignore(library.redo()), expected

    def _read(self) -> tuple[Step, Expected]:
        path, read = self._random.choice(self._paths), self._random.random() < 0.7
        return (
            lambda library: library.set_read(path, read),
            lambda kept: replace(kept, read=kept.read | {path} if read else kept.read - {path}),
        )

    def _place(self) -> tuple[Step, Expected]:
        place = ReadingPlace(self._random.choice(self._paths), self._random.randrange(1000))

        def expected(kept: Kept) -> Kept:
            offsets = dict(kept.offsets) | {place.path: place.offset}
            return replace(kept, offsets=tuple(sorted(offsets.items())), last=place)

        return lambda library: library.remember_place(place.path, place.offset), expected

    def _mark(self) -> tuple[Step, Expected]:
        mark = Mark(self._random.choice("abc"), self._random.choice(self._paths), self._random.randrange(99), "quote")

        def expected(kept: Kept) -> Kept:
            marks = {each.letter: each for each in kept.marks} | {mark.letter: mark}
            return replace(kept, marks=tuple(marks[letter] for letter in sorted(marks)))

        return lambda library: library.set_mark(mark), expected

    def _save(self) -> tuple[Step, Expected]:
        search = SavedSearch(
            self._random.choice("abc"), str(self._random.random()), self._random.choice(list(SearchOrder))
        )

        def expected(kept: Kept) -> Kept:
            saved = {each.name: each for each in kept.saved} | {search.name: search}
            return replace(kept, saved=tuple(saved[name] for name in sorted(saved)))

        return lambda library: library.save_search(search), expected

    def _forget(self) -> tuple[Step, Expected]:
        name = self._random.choice("abc")
        return (
            lambda library: library.forget_search(name),
            lambda kept: replace(kept, saved=tuple(each for each in kept.saved if each.name != name)),
        )

    def _remember(self) -> tuple[Step, Expected]:
        query = self._random.choice(NAMES)
        return (
            lambda library: library.remember_search(query),
            lambda kept: replace(kept, history=(query, *(each for each in kept.history if each != query))),
        )


def _ignore(_: object) -> None:
    pass
