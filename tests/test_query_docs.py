"""What docs/query.md says of the query language is so."""

import re
from datetime import date
from pathlib import Path

import pytest

from index.fulltext import parse
from index.fulltext.language.fields import STATES, Field

DOCS = (Path(__file__).parent.parent / "docs" / "query.md").read_text("utf-8")
TODAY = date(2022, 3, 1)
ROWS = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in DOCS.splitlines() if line.startswith("| `")]
EXAMPLES = [row[0].strip("`") for row in ROWS if len(row) == 2]
MISTAKES = [(row[0].strip("`"), row[1].strip("`"), row[2]) for row in ROWS if len(row) == 3]


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_understood(example: str) -> None:
    query = parse(example, today=TODAY)
    assert query.problems == ()
    assert query.root is not None
    assert all(parse(example[:end], typing=True, today=TODAY).problems == () for end in range(len(example)))


@pytest.mark.parametrize(("example", "searched", "said"), MISTAKES)
def test_a_mistake_is_said_and_the_rest_searched(example: str, searched: str, said: str) -> None:
    query = parse(example, today=TODAY)
    assert query.root == parse(searched, today=TODAY).root
    assert [problem.title for problem in query.problems] == [said]


def test_all_of_the_language_is_documented() -> None:
    written = " ".join(re.findall(r"`([^`]+)`", DOCS))
    assert all(f"{field}:" in written for field in Field)
    assert all(f"is:{state}" in written for state in STATES)
    assert len(EXAMPLES) > 30
    assert len(MISTAKES) > 5
