"""When a victim is killed: at a time, before or after a call into the system, or when a file gets too long."""

import os
import resource
import signal
import sys
import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from types import FrameType


class Kind(StrEnum):
    """What a kill waits for."""

    TIME = "time"
    BEFORE = "before a call"
    AFTER = "after a call"
    SIZE = "amid a write"


@dataclass(frozen=True, slots=True)
class KillPoint:
    """Where a victim dies."""

    kind: Kind
    at: float
    """Seconds; or how many calls of this name come first; or how many bytes a file may have."""
    call: str = ""
    """The function of the program, and what it calls."""

    def __str__(self) -> str:
        return f"{self.kind} {self.call} {self.at:g}"


_WATCHED = frozenset({
    "backup", "close", "commit", "connect", "execute", "executemany", "fchmod", "flock", "flush", "fsync", "ftruncate",
    "link", "mkdir", "open", "rename", "replace", "rmdir", "send_signal", "truncate", "unlink", "utime", "write",
})  # fmt: skip
"""Functions written in C that change what is on disk, or what others see of it."""
_PROGRAM = ("index.", "tui.")
_LARGEST = 400_000
"""Bytes: no file of these small libraries is longer."""


def draw(random: Random, calls: Mapping[str, int], seconds: float) -> KillPoint:
    """A point at random.

    Args:
        random: Where chance comes from.
        calls: What a victim that is not killed calls, and how often: each place is as likely as every other.
        seconds: How long it takes.
    """
    kind = random.choices(list(Kind), (3, 3, 3, 1))[0]
    if kind is Kind.TIME:
        return KillPoint(kind, random.uniform(0, seconds))
    if kind is Kind.SIZE:
        return KillPoint(kind, int(_LARGEST ** random.uniform(0.2, 1)))
    call = random.choice(sorted(calls))
    return KillPoint(kind, random.randrange(calls[call]), call)


def arm(point: KillPoint) -> None:
    """Let this process and its group die at a point; at a time, whoever started it kills it."""
    match point.kind:
        case Kind.SIZE:
            # The system writes what still fits and ends the process at the next byte, as SIGKILL would.
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            resource.setrlimit(resource.RLIMIT_FSIZE, (int(point.at), resource.RLIM_INFINITY))
        case Kind.BEFORE | Kind.AFTER:
            _watch(_Killer(point))


class CallCount:
    """Counts the calls of this process that a kill could wait for."""

    def __init__(self) -> None:
        self.calls = Counter[str]()
        _watch(self)

    def __call__(self, frame: FrameType, event: str, called: object) -> None:
        """One event of the interpreter."""
        if event == "c_call" and (name := _name(frame, called)):
            self.calls[name] += 1


class _Killer:
    def __init__(self, point: KillPoint) -> None:
        self._event = "c_call" if point.kind is Kind.BEFORE else "c_return"
        self._call = point.call
        self._left = point.at

    def __call__(self, frame: FrameType, event: str, called: object) -> None:
        if event == self._event and _name(frame, called) == self._call:
            self._left -= 1
            if self._left < 0:
                os.killpg(0, signal.SIGKILL)


def _watch(watcher: CallCount | _Killer) -> None:
    threading.setprofile(watcher)
    sys.setprofile(watcher)


def _name(frame: FrameType, called: object) -> str:
    """Where in the program something watched is called, and what; empty where nothing is."""
    name = getattr(called, "__name__", "")
    if name not in _WATCHED or isinstance(getattr(called, "__self__", None), str | bytes):
        return ""
    caller: FrameType | None = frame
    while caller is not None:
        module = str(caller.f_globals.get("__name__", ""))
        if module.startswith(_PROGRAM):
            return f"{module}.{caller.f_code.co_qualname}: {name}"
        if module.startswith("tests."):
            return ""
        caller = caller.f_back
    return ""
