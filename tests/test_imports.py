"""What an import brings in, proved in a fresh interpreter: starting has to be quick, and the index needs no screen."""

import subprocess
import sys

import pytest

HEAVY = ("textual", "rich", "whoosh", "spacy", "numpy")


def brought_in(statement: str) -> set[str]:
    """The heavy packages that a statement imports."""
    code = f"{statement}\nimport sys\nprint(*(name for name in {HEAVY!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "statement", ["import index", "from index import open_library", "import index.snippet", "import tui.cli"]
)
def test_nothing_heavy_before_it_is_used(statement: str) -> None:
    assert brought_in(statement) == set()


def test_the_screen_does_not_load_the_recogniser() -> None:
    assert brought_in("import tui.app") & {"spacy", "whoosh", "numpy"} == set()


def test_the_check_sees_what_is_brought_in() -> None:
    assert "whoosh" in brought_in("import index.fulltext")
