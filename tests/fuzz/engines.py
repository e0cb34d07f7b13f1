"""Where inputs come from: by chance alone, or from atheris, which goes on from those that reach something further."""

import os
import shutil
import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from tests.fuzz.faults import LARGEST, Tally
from tests.fuzz.mutating import inputs

Report = Callable[[Tally], int]
"""Tells what came of it; its answer is the exit code."""


def some(target: str, folder: Path, count: int, seed: int) -> Tally:
    """Try so many inputs, which depend on nothing but the seed."""
    from tests.fuzz.targets import make

    made = make(target, folder)
    tally = Tally(target)
    for content in islice(inputs(made.seeds, seed), count):
        tally.attempt(made.run, content)
    return tally


def by_chance(target: str, folder: Path, seconds: float, seed: int, report: Report) -> None:
    """Try inputs for so long, and end the process."""
    from tests.fuzz.targets import make

    made = make(target, folder)
    tally, end = Tally(target), time.monotonic() + seconds
    for content in inputs(made.seeds, seed):
        tally.attempt(made.run, content)
        if time.monotonic() >= end:
            break
    sys.exit(report(tally))


def by_coverage(target: str, folder: Path, seconds: float, seed: int, report: Report) -> None:
    """The same with atheris, which never returns."""
    import atheris

    with atheris.instrument_imports(include=["index", "tui"], enable_loader_override=False):
        from tests.fuzz.targets import make

        made = make(target, folder)
        # Much is imported when it is needed only, and would not be followed if that came later.
        for content in made.seeds:
            Tally(target).attempt(made.run, content)
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, content in enumerate(made.seeds):
        (corpus / str(number)).write_bytes(content)
    tally, end = Tally(target), time.monotonic() + seconds

    def attempt(content: bytes) -> None:
        tally.attempt(made.run, content)
        if time.monotonic() >= end:
            code = report(tally)
            shutil.rmtree(folder, ignore_errors=True)
            # libFuzzer has no way to end well, and would run for ever.
            os._exit(code)

    options = [f"-seed={seed + 1}", f"-max_len={LARGEST}", "-timeout=60", "-rss_limit_mb=4096", "-verbosity=0"]
    atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={folder}/", str(corpus)], attempt)
    atheris.Fuzz()
