"""The lives of a victim: a few kills in one library, each followed by a look at what is left."""

import sqlite3
import traceback
from abc import abstractmethod
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from pathlib import Path
from random import Random
from typing import Protocol

from index import NamedropError
from tests.crash.points import KillPoint, draw
from tests.crash.victims import Act, Fate, Usual, VictimError, kill, watch
from tests.crash.worlds import live_in, put_back

MOST_KILLS = 3
"""In one life."""
FAULTS = (
    AssertionError, VictimError, NamedropError, sqlite3.Error, OSError, LookupError, ValueError, TypeError, RuntimeError,
)  # fmt: skip
"""What tells that something is wrong, here or in the program."""
MEASURED = 5
"""Lives without a kill before the first."""


class Victim(Protocol):
    """A library in which something is done again and again, while somebody else remembers what was confirmed."""

    @abstractmethod
    def make(self, folder: Path) -> None:
        """Make the library that every life begins with."""

    @abstractmethod
    def begin(self, folder: Path, random: Random) -> None:
        """Begin another life in a library as `make` made it."""

    @abstractmethod
    def next(self) -> Act:
        """Draw what is done next."""

    @abstractmethod
    def look(self, fate: Fate) -> int:
        """Look at what is left, and change nothing. Returns how many confirmed items were found there."""

    @abstractmethod
    def end(self) -> None:
        """Go on as a user would who knows of nothing, and look whether all is well."""


@dataclass(slots=True)
class Account:
    """What came of many lives of one victim."""

    kills: Counter[str] = field(default_factory=Counter)
    """By what they waited for."""
    places: set[str] = field(default_factory=set)
    """Where in the program it died, as far as that is known."""
    spared: int = 0
    """How often it had ended before the point."""
    checked: int = 0
    """How many confirmed items were found."""
    faults: list[str] = field(default_factory=list)


class Lives:
    """Runs lives of one victim, each from a seed of its own, so that each can be run again alone.

    Args:
        name: What the victim is called.
        victim: It.
        scratch: A folder that nobody else uses.
    """

    def __init__(self, name: str, victim: Victim, scratch: Path) -> None:
        self.account = Account()
        self._name = name
        self._victim = victim
        self._world, self._template = scratch / "world", scratch / f"template of {name}"
        self._victim.make(self._world)
        self._world.rename(self._template)
        self._usual: Usual | None = None

    def live(self, seed: str) -> Iterator[None]:
        """One life; gives the turn back after each kill. What is wrong is noted in the account."""
        points = list[KillPoint]()
        try:
            yield from self._live(Random(f"{self._name} {seed}"), points)
        except FAULTS as error:
            said = "; ".join(map(str, points))
            trace = "".join(traceback.format_exception(error, limit=-3))
            self.account.faults.append(f"{self._name}, seed {seed!r}, killed at: {said}\n{trace}")

    def _live(self, random: Random, points: list[KillPoint]) -> Iterator[None]:
        usual = self._measured()
        self._begin(random)
        for _ in range(random.randint(1, MOST_KILLS)):
            act = self._victim.next()
            points.append(draw(random, usual.calls, usual.seconds))
            fate = kill(act, points[-1])
            self._note(points[-1], fate)
            self.account.checked += self._victim.look(fate)
            yield
        self._victim.end()

    def _begin(self, random: Random) -> None:
        put_back(self._world, self._template)
        live_in(self._world)
        self._victim.begin(self._world, random)

    def _measured(self) -> Usual:
        if self._usual is None:
            self._usual = reduce(Usual.__or__, (self._measure(Random(number)) for number in range(MEASURED)))
        return self._usual

    def _measure(self, random: Random) -> Usual:
        self._begin(random)
        return watch(self._victim.next())

    def _note(self, point: KillPoint, fate: Fate) -> None:
        if not fate.is_killed:
            self.account.spared += 1
            return
        self.account.kills[str(point.kind)] += 1
        if point.call:
            self.account.places.add(str(point))


def repeat(lives: Sequence[Lives], seed: str, kills: int) -> None:
    """Let victims live in turn until there were so many kills."""
    number = 0
    while sum(each.account.kills.total() for each in lives) < kills:
        for each in lives:
            for _ in each.live(f"{seed}-{number}"):
                pass
        number += 1
