"""A task for worker processes that dies of some jobs."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

from index.errors import ModelError


def start(argument: str) -> Callable[[tuple[str, ...]], Iterator[str]]:
    """What does it; the argument is where it notes that it has died of what is to be done at the second try."""
    if argument == "no model":
        raise ModelError("There is no model", "Install it")
    if argument == "die":
        os.kill(os.getpid(), signal.SIGKILL)

    def perform(words: tuple[str, ...]) -> Iterator[str]:
        for word in words:
            if word == "fatal" or (word == "fatal once" and not Path(argument).exists()):
                Path(argument).touch()
                os.kill(os.getpid(), signal.SIGKILL)
            yield str(os.nice(0)) if word == "niceness" else word.upper()

    return perform
