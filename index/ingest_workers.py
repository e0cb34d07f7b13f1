"""Processes that do jobs side by side, and what becomes of a job when one of them dies."""

import os
import signal
import subprocess
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, Pipe, wait
from pathlib import Path
from typing import IO, Any, Generic, TypeVar

from index.errors import LibraryError
from index.ingest_worker import CannotStart, Done, Part, Ready
from index.module_command import module_command

MOMENT = 0.1
"""Seconds without a result after which the caller gets a turn."""
_AT_ONCE = 2
"""Jobs that a worker has at most: one to do, one to go on with."""

_LONGEST_LOG = 256 * 1024
"""Bytes of complaints that are kept when another worker starts."""

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Lost(Generic[Item]):
    """Something that a worker died of, twice."""

    item: Item


@dataclass(frozen=True, slots=True)
class _Job(Generic[Item]):
    items: tuple[Item, ...]
    is_last_try: bool = False


@dataclass(slots=True)
class _Worker(Generic[Item]):
    process: subprocess.Popen[bytes]
    connection: "Connection[Any, Any]"
    jobs: deque[_Job[Item]] = field(default_factory=deque)
    is_ready: bool = False


def usual_count() -> int:
    """As many workers as there are cores for this process."""
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return count or 1


class Workers(Generic[Item, Result]):
    """Worker processes for one task; each is started when there is something for it to do.

    A job is a few items. When a worker dies, each item of its job is tried once more, alone; what it dies of again is
    given back as lost.

    Args:
        task: The module that does it, see `index.ingest_worker`.
        argument: What its `start` is called with.
        count: How many there are at the most.
        log: The file that their complaints are added to.
    """

    def __init__(self, task: str, argument: str, count: int, log: Path) -> None:
        self._command = task, argument
        self._count = count
        self._log = log
        self._workers = list[_Worker[Item]]()
        self._again = deque[_Job[Item]]()

    def run(self, next_job: Callable[[], tuple[Item, ...]]) -> Iterator[Result | Lost[Item] | None]:
        """The results of jobs as they come, in no order; None now and then while nothing comes.

        Args:
            next_job: Gives the next items to do, none where there are none at the moment.

        Raises:
            NamedropError: The task cannot be done.
        """
        while True:
            self._hand_out(next_job)
            busy = {worker.connection: worker for worker in self._workers if worker.jobs}
            if not busy:
                return
            ready = wait(list(busy), MOMENT)
            if not ready:
                yield None
            for connection in ready:
                yield from self._receive(busy[connection])  # type: ignore[index]

    def stop(self) -> None:
        """End all workers, in whatever they are doing."""
        for worker in self._workers:
            _end(worker)
        self._workers.clear()

    def _hand_out(self, next_job: Callable[[], tuple[Item, ...]]) -> None:
        for depth in range(_AT_ONCE):
            for number in range(self._count):
                if number < len(self._workers) and len(self._workers[number].jobs) > depth:
                    continue
                job = self._again.popleft() if self._again else _Job(next_job())
                if not job.items:
                    return
                if number >= len(self._workers):
                    self._workers.append(self._start())
                    number = len(self._workers) - 1
                self._send(self._workers[number], job)

    def _send(self, worker: _Worker[Item], job: _Job[Item]) -> None:
        worker.jobs.append(job)
        # One that has died meanwhile is found out by what it does not answer.
        with suppress(OSError):
            worker.connection.send(job.items)

    def _receive(self, worker: _Worker[Item]) -> Iterator[Result | Lost[Item]]:
        try:
            match worker.connection.recv():
                case Part(result):
                    yield result
                case Done():
                    worker.jobs.popleft()
                case Ready():
                    worker.is_ready = True
                case CannotStart(kind, title, advice):
                    raise kind(title, advice)
        except (EOFError, OSError):
            yield from self._bury(worker)

    def _bury(self, worker: _Worker[Item]) -> Iterator[Lost[Item]]:
        """What becomes of the jobs of a worker that has died; it died of the first."""
        _end(worker)
        self._workers.remove(worker)
        if not worker.is_ready:
            raise LibraryError(
                f"A process that indexing needs ended before it had begun; {self._log} has the details",
                "Start indexing again: it goes on where it was.",
            )
        died_of = worker.jobs.popleft()
        self._again.extend(worker.jobs)
        if died_of.is_last_try:
            yield from map(Lost, died_of.items)
        else:
            self._again.extend(_Job((item,), is_last_try=True) for item in died_of.items)

    def _start(self) -> _Worker[Item]:
        ours, theirs = Pipe()
        with theirs, self._opened_log() as log:
            process = subprocess.Popen(
                module_command("index.ingest_worker", str(theirs.fileno()), *self._command),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
                pass_fds=[theirs.fileno()],
            )
        return _Worker(process, ours)

    def _opened_log(self) -> IO[bytes]:
        """The file of complaints, begun anew where it has become long: only the last ones are ever looked for."""
        is_long = self._log.exists() and self._log.stat().st_size > _LONGEST_LOG
        if is_long:
            os.truncate(self._log, 0)
        return self._log.open("ab")


def _end(worker: _Worker[Item]) -> None:
    worker.connection.close()
    # Nothing of what it holds is worth saving, and it may be deep in a library that asks for no signals.
    with suppress(ProcessLookupError):
        worker.process.send_signal(signal.SIGKILL)
    worker.process.wait()
