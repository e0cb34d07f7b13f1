"""Reading a file in a process of its own, which ends when it takes too long: parsers of others know no deadline.

That costs a third of a second, so it is for files so large that a broken one of them can take longer than somebody
waits.
"""

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from importlib import import_module
from pathlib import Path

from index.errors import SourceError
from index.model import BadRecord, SourceText
from index.module_command import module_command

_PATIENCE = 5
"""So many times the seconds of work that it may take are waited for: others may be at work, too."""
MOMENT = 0.2
"""Seconds between two looks at whether the articles are still wanted."""

Records = tuple[SourceText | BadRecord, ...]


def read_apart(module: str, path: Path, content: bytes, seconds: int) -> Records:
    """The articles in a file, as a module here reads them with its `parse`.

    Args:
        module: The module.
        path: The file, to be named in an error.
        content: Its bytes.
        seconds: Of processor time that it may take.

    Raises:
        SourceError: It cannot be read, or takes longer.
    """
    command = module_command(__name__, module, str(seconds), str(path))
    try:
        done = subprocess.run(
            command, input=content, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            timeout=_PATIENCE * seconds, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise _too_long(path, seconds) from None
    except OSError as error:
        raise SourceError(
            f"{path} cannot be read apart: {error.strerror}", "Free some memory, then try again."
        ) from error
    if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        raise _too_long(path, seconds)
    if done.returncode:
        raise SourceError(f"{path} cannot be read: the process that tried died of it", "Leave it out.")
    match pickle.loads(done.stdout):
        case (str(title), str(advice)):
            raise SourceError(title, advice)
        case records:
            found: Records = tuple(records)
            return found


def _too_long(path: Path, seconds: int) -> SourceError:
    title = f"{path} is given up: reading it takes more than {seconds} seconds"
    return SourceError(title, "Leave it out, or save the article again in another way.")


def main(module: str, seconds: int, path: Path) -> None:
    """Read what standard input has, and give what was found to standard output."""
    _limit(seconds)
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    found: list[SourceText | BadRecord] | tuple[str, str]
    try:
        found = list(import_module(f"index.sources.{module}").parse(path, sys.stdin.buffer.read()))
    except SourceError as error:
        found = (error.title, error.advice)
    sys.stdout.buffer.write(pickle.dumps(found, pickle.HIGHEST_PROTOCOL))


def _limit(seconds: int) -> None:
    try:
        import resource
    except ImportError:
        return  # where there are no such limits, whoever waits ends the process
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(MOMENT)
    os._exit(0)  # whoever wanted the articles has gone


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
