"""Score who was found, and who was taken for whom, against a gold file.

    python -m benchmarks.people [GOLD.json FOLDER] [--errors]

Without arguments: on the seeds. Prints the scorer's figures for names and for descriptions.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
FOLDERS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
LAYERS = ("persons", "descriptions")


def score(gold: Path, folder: Path, errors: bool) -> None:
    """Index a folder afresh, export its mentions, and print the scorer's figures."""
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, **{name: str(Path(home, name)) for name in FOLDERS}}
        export = Path(home, "export.jsonl")
        command = [sys.executable, "-m", "tui.cli", "export", "--jsonl", "-L", str(folder)]
        with export.open("wb") as file:
            subprocess.run(command, stdout=file, env=env, check=True)
        for layer in LAYERS:
            scorer = [sys.executable, str(HERE / "score.py"), str(gold), str(export), "--layer", layer]
            print(f"{folder.name}, {layer}:", flush=True)
            subprocess.run([*scorer, *(["--errors"] if errors else [])], check=True)


def main() -> None:
    """Read the arguments and score."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", nargs="?", type=Path, default=HERE / "gold" / "seeds.json")
    parser.add_argument("folder", nargs="?", type=Path, default=HERE.parent / "seeds")
    parser.add_argument("--errors", action="store_true", help="print every miss and every false mention")
    arguments = parser.parse_args()
    score(arguments.gold, arguments.folder, arguments.errors)


if __name__ == "__main__":
    main()
