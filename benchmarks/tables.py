"""What `people.py` prints: scores and times in columns, errors with the words around them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from benchmarks.scoring import Confusion, Place, Score
from benchmarks.timing import Seconds

LABEL = 30
"""Width of the first column, in characters."""
AROUND = 40
"""How much of the text is shown at either side of a name, in characters."""
SCORE_HEADINGS = ("span P", "span R", "span F1", "link P", "link R", "link F1", "words/s")
TIME_HEADINGS = ("packaged", "own", "agree", "link", "describe", "ratio")


def row(label: str, cells: Iterable[str]) -> str:
    """A line of a table."""
    return f"{label:{LABEL}}" + "".join(f"{cell:>10}" for cell in cells)


def score_row(label: str, score: Score, speed: float | None) -> str:
    """A system's figures; its speed in words a second, None where it has none of its own."""
    rates = (rate for each in (score.spans, score.links) for rate in (each.precision, each.recall, each.f1))
    return row(label, [*(f"{rate:.3f}" for rate in rates), f"{speed:,.0f}" if speed else ""])


def time_row(label: str, seconds: Seconds) -> str:
    """What each part took, in seconds, and the ratio of the rules to the models."""
    parts = (seconds.packaged, seconds.own, seconds.agree, seconds.link, seconds.describe)
    return row(label, [*(f"{part:.3f}" for part in parts), f"{seconds.rules / seconds.models:.3f}"])


def errors(score: Score, texts: Mapping[str, str]) -> Iterator[str]:
    """Every miss and every false mention in its context, and every entity that is not one person."""
    yield from (_in_context("missed", place, texts) for place in score.missed)
    yield from (_in_context("invented", place, texts) for place in score.invented)
    yield from (_confused("merged", each) for each in score.merged)
    yield from (_confused("split", each) for each in score.split)


def _in_context(label: str, place: Place, texts: Mapping[str, str]) -> str:
    article, start, end = place
    return f"{label:9}{article} {start}-{end}  {context(texts[article], start, end)}"


def context(text: str, start: int, end: int) -> str:
    """A stretch of a text in square brackets with the words around it, on one line."""
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    opening, closing = "…" if start > AROUND else "", "…" if end + AROUND < len(text) else ""
    return " ".join(f"{opening}{before}[{text[start:end]}]{after}{closing}".split())


def _confused(label: str, confusion: Confusion) -> str:
    return f"{label:9}{confusion.entity}: {_list(confusion.others)}"


def _list(counted: Sequence[tuple[str, int]]) -> str:
    return ", ".join(f"{entity} ({count})" for entity, count in counted)
