"""Tries targets with inputs by chance: python -m tests.fuzz [TARGET …] [--seconds 60].

Guided by what of the code an input reaches where atheris is installed (`pip install atheris`, dependency group
"fuzzing"), else by chance alone. Each target runs in a process of its own, which is what atheris needs. Ends with 1
where there was a fault; the inputs are in the folder that is named.
"""

import argparse
import hashlib
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", help="what to try; all, where none is named")
    parser.add_argument("--seconds", type=float, default=60, help="for each target")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--engine", choices=("atheris", "chance"), default=None)
    parser.add_argument("--faults", type=Path, default=Path("build/faults"), help="where inputs with faults are kept")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    engine = asked.engine or ("atheris" if find_spec("atheris") else "chance")
    if asked.alone:
        alone(asked.targets[0], engine, asked.seconds, asked.seed, asked.faults)
        return 0
    from tests.fuzz.targets import NAMES

    if unknown := set(asked.targets) - set(NAMES):
        parser.error(f"there is no target {', '.join(sorted(unknown))}. There are {', '.join(NAMES)}")
    print(
        f"{'target':12}{'inputs':>12}{'faults':>8}   ({engine}, {asked.seconds:g} s each, seed {asked.seed})",
        flush=True,
    )
    rest = [f"--seconds={asked.seconds}", f"--seed={asked.seed}", f"--engine={engine}", f"--faults={asked.faults}"]
    return int(any(_tried([name, *rest]) for name in asked.targets or NAMES))


def _tried(words: list[str]) -> int:
    """Try a target in a process of its own, of whose complaints nothing is shown unless it dies."""
    command = [sys.executable, "-m", "tests.fuzz", "--alone", *words]
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True, errors="replace")
    if done.returncode not in (0, 1) or "Traceback" in done.stderr:
        print(f"{words[0]:12} ended with code {done.returncode}:\n{done.stderr[-3000:]}", flush=True)
    return done.returncode


def alone(target: str, engine: str, seconds: float, seed: int, kept: Path) -> None:
    """Try one target, print what came of it, and end."""
    from tests.fuzz.engines import by_chance, by_coverage
    from tests.fuzz.faults import Tally

    def report(tally: Tally) -> int:
        print(f"{tally.target:12}{tally.tried:>12,}{len(tally.faults):>8}", flush=True)
        for fault in tally.faults.values():
            name = kept / f"{target}-{hashlib.sha256(fault.content).hexdigest()[:12]}"
            kept.mkdir(parents=True, exist_ok=True)
            name.write_bytes(fault.content)
            print(f"    {fault.what!r}\n        {fault.where}\n        {name}", flush=True)
        return int(bool(tally.faults))

    with tempfile.TemporaryDirectory() as folder:
        try_out = by_coverage if engine == "atheris" else by_chance
        try_out(target, Path(folder), seconds, seed, report)


if __name__ == "__main__":
    sys.exit(main())
