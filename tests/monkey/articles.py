"""A library that changes: a copy of the seeds, and files that come, change and go."""

import shutil
from pathlib import Path
from random import Random

from tests.monkey.acts import HOSTILE

SEEDS = Path(__file__).parent.parent.parent / "seeds"
MOST = 8
"""Files that are there at once besides the seeds."""
SUFFIXES = (".txt", ".md", ".html")


def copy_of_seeds(folder: Path) -> Path:
    """A folder with the seeds in it."""
    shutil.copytree(SEEDS, folder, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
    return folder


def one_of_each_kind(folder: Path) -> None:
    """Add a file of each format that may come: whoever reads one for the first time imports what that takes."""
    for suffix in SUFFIXES:
        (folder / f"monkey first{suffix}").write_text(_text(folder, Random(0)), "utf-8", "replace")


def change(folder: Path, number: int) -> None:
    """Add, change, rename or remove a file that is no seed, as the number says."""
    chance = Random(number)
    added = sorted(folder.glob("monkey*"))
    what = (
        "add" if not added else "remove" if len(added) >= MOST else chance.choice(("add", "change", "rename", "remove"))
    )
    path = folder / f"monkey {number}{chance.choice(SUFFIXES)}" if what == "add" else chance.choice(added)
    match what:
        case "add" | "change":
            path.write_text(_text(folder, chance), "utf-8", "replace")
        case "rename":
            path.rename(path.with_stem(f"monkey {number}"))
        case _:
            path.unlink()


def _text(folder: Path, chance: Random) -> str:
    """Paragraphs of the seeds, and hostile ones."""
    paragraphs = chance.choice(sorted(folder.glob("0*.txt"))).read_text("utf-8").split("\n\n")
    taken = [chance.choice((*paragraphs, *HOSTILE)) for _ in range(chance.randint(1, 12))]
    return f"{chance.choice(HOSTILE)} title\n\n" + "\n\n".join(taken)
