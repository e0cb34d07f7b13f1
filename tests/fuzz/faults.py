"""What a target may not do with an input: raise what is no error for the reader, or take too long."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from traceback import extract_tb
from types import FrameType

MOST_SECONDS = 5.0
"""Seconds of processor time that an input may take. Time on the wall would tell of other programs."""
LARGEST = 64 * 1024
"""Bytes of an input at the most."""
ROOMS = ("/index/", "/tui/", "/tests/fuzz/")
"""Folders of whose files the place of a fault is one."""


class TooSlowError(BaseException):
    """An input takes too long. No Exception, so that nothing that is tried takes it for a flaw of the input."""


class WrongError(Exception):
    """What was made of an input is not what it should be."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that went wrong, and an input with which it does."""

    what: str
    where: str
    content: bytes


@dataclass(slots=True)
class Tally:
    """What came of the inputs that one target was tried with."""

    target: str
    tried: int = 0
    faults: dict[tuple[str, str], Fault] = field(default_factory=dict)
    """The first of those of a kind at a place."""

    def attempt(self, run: Callable[[bytes], None], content: bytes) -> None:
        """Try an input, and note what goes wrong."""
        self.tried += 1
        try:
            with limited(MOST_SECONDS):
                run(content)
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # noqa: BLE001  whatever it is, that is what is looked for
            fault = Fault(f"{type(error).__name__}: {error}"[:200], place(error), content)
            self.faults.setdefault((type(error).__name__, fault.where), fault)


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise TooSlowError in what takes longer, in processor time.

    An input that calls C which never comes back is ended by nobody; none is known.
    """
    before = signal.signal(signal.SIGVTALRM, _give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _give_up(number: int, frame: FrameType | None) -> None:
    raise TooSlowError(f"more than {MOST_SECONDS:g} s")


def place(error: BaseException) -> str:
    """The last line of ours that an error went through: "index/sources/feed.py:30 in _read"."""
    frames = [one for one in extract_tb(error.__traceback__) if any(room in one.filename for room in ROOMS)]
    if not frames:
        return "outside"
    last = next((one for one in reversed(frames) if "/tests/fuzz/" not in one.filename), frames[-1])
    return f"{'/'.join(last.filename.split('/')[-3:])}:{last.lineno} in {last.name}"
