"""A monkey at the keys of the real app, without a terminal: it counts what it did, and says what went wrong."""

import asyncio
import signal
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from types import FrameType

from textual.app import App
from textual.pilot import Pilot

from index import open_library
from tests.monkey.acts import Act, Press, Resize, acts
from tests.monkey.hands import do
from tests.monkey.looking import WrongScreenError, look
from tui.app import Namedrop

SETTLED_EVERY = 20
"""Acts between two looks at the screen."""
REMEMBERED = 50


class HangError(Exception):
    """The app does not answer."""


@dataclass(slots=True)
class Tally:
    """What was done, and what came of it."""

    keys: int = 0
    starts: int = 0
    resizes: int = 0
    others: int = 0
    """Clicks, scrolling, pasting and changes of files."""
    faults: list[str] = field(default_factory=list)


class Monkey:
    """Does what a seed says until it has pressed so many keys; starts the app again whenever it has ended.

    Args:
        folder: The library; files in it come and go.
        seed: Says what it does.
        patience: Seconds in which the app has to answer.
        told: Whether to print each act, to find the one that ends all.
    """

    def __init__(self, folder: Path, seed: int, patience: float, told: bool = False) -> None:
        self.tally = Tally()
        self._folder, self._seed, self._patience, self._told = folder, seed, patience, told
        self._acts = acts(seed)
        self._last = deque[Act](maxlen=REMEMBERED)

    async def play(self, keys: int, most_faults: int = 20) -> Tally:
        """Press so many keys."""
        while self.tally.keys < keys and len(self.tally.faults) < most_faults:
            self.tally.starts += 1
            try:
                await self._live(keys)
            except Exception as error:  # noqa: BLE001  whatever it is, that is what is looked for
                self._note(error)
        return self.tally

    async def _live(self, keys: int) -> None:
        """Use the app from a start to its end."""
        app = Namedrop(open_library([self._folder]))
        async with app.run_test(size=(120, 40), notifications=True) as pilot:
            await self._settle(pilot)
            while self.tally.keys < keys and app._exception is None and not app._exit:
                with self._answered():
                    await self._some_acts(app, keys)
                if app._exception is None and not app._exit:
                    await self._settle(pilot)
        if app.return_code:
            raise HangError(f"it ended with code {app.return_code}")

    async def _some_acts(self, app: Namedrop, keys: int) -> None:
        for _ in range(SETTLED_EVERY):
            act = next(self._acts)
            self._last.append(act)
            if self._told:
                print(act, flush=True)
            self._count(act)
            do(act, app, self._folder)
            # The app gets turns, not the time to finish: keys come faster than that from a keyboard too.
            for _ in range(3):
                await asyncio.sleep(0)
            if app._exit or app._exception or self.tally.keys >= keys:
                return

    async def _settle(self, pilot: Pilot[None]) -> None:
        with self._answered():
            async with asyncio.timeout(self._patience):
                await pilot._wait_for_screen(self._patience)
            await self._look(pilot.app)

    async def _look(self, app: App[None]) -> None:
        """Look at the screen until all on it is right: another size reaches it after a while only."""
        end = monotonic() + self._patience
        while app._exception is None and not app._exit:
            try:
                look(app)
            except WrongScreenError:
                if monotonic() > end:
                    raise
                await asyncio.sleep(0.02)
            else:
                return

    @contextmanager
    def _answered(self) -> Iterator[None]:
        """Raise HangError in whatever holds the app up for too long."""

        def give_up(number: int, frame: FrameType | None) -> None:
            raise HangError(f"no answer for {2 * self._patience:g} s")

        signal.signal(signal.SIGALRM, give_up)
        signal.setitimer(signal.ITIMER_REAL, 2 * self._patience)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _count(self, act: Act) -> None:
        match act:
            case Press():
                self.tally.keys += 1
            case Resize():
                self.tally.resizes += 1
            case _:
                self.tally.others += 1

    def _note(self, error: Exception) -> None:
        from traceback import format_exception

        done = "\n    ".join(map(str, self._last))
        trace = "".join(format_exception(error))[-4000:]
        self.tally.faults.append(f"seed {self._seed}, after {self.tally.keys} keys:\n    {done}\n{trace}")
        print(f"FAULT {self.tally.faults[-1]}\n", flush=True)
