"""Processes that are killed: forked from one that has imported everything, in a group of their own."""

import os
import select
import signal
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.crash.points import CallCount, KillPoint, Kind, arm

PATIENCE = 60.0
"""Seconds after which a victim that still runs hangs."""

Say = Callable[[str], None]
"""Says that something is confirmed, in one line."""
Act = Callable[[Say], None]
"""What a victim does."""


class VictimError(Exception):
    """A victim came to grief before anybody killed it."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a victim."""

    said: tuple[str, ...]
    """What it had confirmed."""
    is_killed: bool
    """False where it ended by itself before the point."""


@dataclass(frozen=True, slots=True)
class Usual:
    """What a victim does that nobody kills."""

    calls: dict[str, int]
    seconds: float

    def __or__(self, other: "Usual") -> "Usual":
        """What either does."""
        return Usual(dict(Counter(self.calls) | Counter(other.calls)), max(self.seconds, other.seconds))


def kill(act: Act, point: KillPoint) -> Fate:
    """Let a victim act until it is killed.

    Raises:
        VictimError: It failed by itself, or hangs.
    """

    def armed(say: Say) -> None:
        arm(point)
        act(say)

    with _forked(armed) as (pid, said):
        lines = _read(pid, said, point.at if point.kind is Kind.TIME else None)
        _, status = os.waitpid(pid, 0)
    is_killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGKILL, signal.SIGXFSZ)
    whole = lines.split("\n")[:-1]
    if not is_killed and status:
        raise VictimError(lines)
    return Fate(tuple(whole), is_killed)


def watch(act: Act) -> Usual:
    """What a victim does when nobody kills it; how long it takes is measured a second time, without looking."""

    def counted(say: Say) -> None:
        count = CallCount()
        act(lambda _: None)
        for name, times in count.calls.items():
            say(f"{times} {name}")

    fate = kill(counted, KillPoint(Kind.TIME, PATIENCE))
    pairs = (line.split(" ", 1) for line in fate.said)
    began = time.perf_counter()
    kill(act, KillPoint(Kind.TIME, PATIENCE))
    return Usual({name: int(times) for times, name in pairs}, time.perf_counter() - began)


@contextmanager
def _forked(act: Act) -> Iterator[tuple[int, int]]:
    """A process that acts. Gives its id, and the end of the pipe on which it confirms."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        _be_victim(act, writing)
    os.close(writing)
    try:
        yield pid, reading
    finally:
        os.close(reading)


def _be_victim(act: Act, pipe: int) -> None:
    os.setsid()
    code = 1
    try:
        act(lambda line: _write(pipe, line))
        code = 0
    except BaseException:  # noqa: BLE001 - whatever it is, whoever watches is to be told
        _write(pipe, traceback.format_exc())
    finally:
        os._exit(code)


def _write(pipe: int, line: str) -> None:
    os.write(pipe, f"{line}\n".encode())


def _read(pid: int, pipe: int, seconds: float | None) -> str:
    """All that a victim says, until it is killed after so many seconds or has ended."""
    began, content = time.monotonic(), bytearray()
    deadline = began + (PATIENCE if seconds is None else seconds)
    while True:
        left = deadline - time.monotonic()
        if not select.select([pipe], [], [], max(0, left))[0]:
            _kill_group(pid)
            if seconds is None or seconds >= PATIENCE:
                os.waitpid(pid, 0)
                raise VictimError(f"It hangs after it has said: {content.decode()}")
            deadline = began + PATIENCE * 2
            continue
        if not (chunk := os.read(pipe, 1 << 16)):
            return content.decode("utf-8", "replace")
        content += chunk


def _kill_group(pid: int) -> None:
    try:
        os.killpg(pid, signal.SIGKILL)
    except ProcessLookupError:
        # It has not come to making its group yet.
        os.kill(pid, signal.SIGKILL)
