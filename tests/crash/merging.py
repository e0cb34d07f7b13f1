"""A victim that changes and merges the full-text index: it holds what was confirmed, and no file too many."""

from collections.abc import Iterable
from pathlib import Path
from random import Random

import numpy as np

from index.fulltext import Document, FullTextIndex
from index.fulltext.reading import live_mask
from index.fulltext.segment_files import check_segment
from tests.crash.victims import Act, Fate, Say
from tests.crash.worlds import word

STEPS = 6
IDS = 40

Texts = dict[int, str]
"""What each document says, by its id."""


class Merging:
    """Changes and merges."""

    def make(self, folder: Path) -> None:
        FullTextIndex.open(folder / "fulltext")

    def begin(self, folder: Path, random: Random) -> None:
        self._random = random
        self._folder = folder / "fulltext"
        self._texts: Texts = {}
        self._steps: list[tuple[Texts, frozenset[int]]] = []
        self._number = 0

    def next(self) -> Act:
        self._steps = [self._draw() for _ in range(STEPS)]

        def act(say: Say) -> None:
            index = FullTextIndex.open(self._folder)
            for texts, removed in self._steps:
                index.update(_documents(texts), removed)
                say("updated")
                while index.merge():
                    pass

        return act

    def look(self, fate: Fate) -> int:
        confirmed = len(fate.said)
        before = self._texts
        for step in self._steps[:confirmed]:
            before = _after(before, step)
        possible = [before, *(_after(before, step) for step in self._steps[confirmed : confirmed + 1])]
        found = self._found()
        assert found in possible, (found, possible)
        self._texts = found
        return confirmed

    def end(self) -> None:
        index = FullTextIndex.open(self._folder)
        while index.merge():
            pass
        assert self._found() == self._texts
        with index.snapshot() as snapshot:
            needed = {*(entry.name for entry in snapshot.table.entries), snapshot.identity[0]}
        for name in needed:
            if name.endswith(".seg"):
                check_segment(self._folder / name)
        left = {path.name for path in self._folder.iterdir()} - needed
        assert all(name.endswith("LOCK") for name in left), f"{left} were left behind"

    def _draw(self) -> tuple[Texts, frozenset[int]]:
        texts = Texts()
        for number in self._random.sample(range(IDS), self._random.randint(0, 4)):
            self._number += 1
            texts[number] = word(self._number)
        removed = frozenset(self._random.sample(range(IDS), self._random.randint(0, 4)))
        return texts, removed - texts.keys()

    def _found(self) -> Texts:
        """What each document says as far as the index knows, which is one word."""
        found = Texts()
        with FullTextIndex.open(self._folder).snapshot() as snapshot:
            for segment in snapshot.segments:
                body, live = segment.fields["body"], live_mask(segment)
                for at, term in enumerate(body.terms):
                    for number in body.docs[body.starts[at] : body.starts[at + 1]].tolist():
                        if live[number]:
                            article_id = int(segment.ids[number])
                            assert article_id not in found, f"{article_id} is there twice"
                            found[article_id] = term.decode()
                assert set(segment.ids[live].tolist()) <= found.keys()
                assert len(np.unique(segment.ids)) == len(segment.ids)
        return found


def _documents(texts: Texts) -> Iterable[Document]:
    return [Document(number, "", said, "", "", "", None) for number, said in texts.items()]


def _after(texts: Texts, step: tuple[Texts, frozenset[int]]) -> Texts:
    changed, removed = step
    return {number: said for number, said in texts.items() if number not in removed} | changed
