"""What a worker process runs: one task, on one job after the other, until nobody wants it any more.

The task is a module with a function `start`, whose result is called with each job and yields results.
"""

import os
import pickle
import queue
import signal
import sys
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar

from index.errors import NamedropError

STEP_BACK = 5
"""How much a worker lets others go first: whoever reads and searches meanwhile must not feel it."""
AHEAD = 8
"""Results that may wait until they are taken, while the next ones are made."""

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Part(Generic[Result]):
    """One of the results of a job."""

    result: Result


@dataclass(frozen=True, slots=True)
class Done:
    """All results of a job have been sent."""


@dataclass(frozen=True, slots=True)
class Ready:
    """The first job can be begun."""


@dataclass(frozen=True, slots=True)
class CannotStart:
    """The task cannot be done at all."""

    kind: type[NamedropError]
    title: str
    advice: str


Task = Callable[[Any], Iterable[object]]  # a job is what the task takes


def main(descriptor: int, task: str, argument: str) -> None:
    """Do jobs as they come over a socket, and send back what they give."""
    # An interrupt in the terminal reaches all processes: the one that started this one ends it in order.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(STEP_BACK)
    connection = Connection(descriptor)
    try:
        perform: Task = import_module(task).start(argument)
    except NamedropError as error:
        connection.send(CannotStart(type(error), error.title, error.advice))
        return
    connection.send(Ready())
    jobs, results = queue.SimpleQueue[Any](), queue.Queue[object](AHEAD)
    threading.Thread(target=_take, args=(connection, jobs), daemon=True).start()
    threading.Thread(target=_give, args=(connection, results), daemon=True).start()
    while True:
        for result in perform(jobs.get()):
            results.put(Part(result))
        results.put(Done())
        # What the next job may end this process at must not be taken for the end of this one.
        results.join()


def _take(connection: "Connection[object, Any]", jobs: "queue.SimpleQueue[Any]") -> None:
    while True:
        try:
            jobs.put(connection.recv())
        except (EOFError, OSError):
            os._exit(0)  # whoever wanted the results has gone


def _give(connection: "Connection[object, Any]", results: "queue.Queue[object]") -> None:
    while True:
        result = results.get()
        try:
            connection.send_bytes(pickle.dumps(result, pickle.HIGHEST_PROTOCOL))
        except OSError:
            os._exit(0)
        results.task_done()


if __name__ == "__main__":
    # The module that others import is not this one: what is sent has to be of theirs.
    from index.ingest_worker import main as serve

    serve(int(sys.argv[1]), sys.argv[2], sys.argv[3])
