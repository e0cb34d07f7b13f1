"""How often something comes along the articles, as a line of bars. Plain Python."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from index.model import ArticleId

BARS = " ▁▂▃▄▅▆▇█"
WIDTH = 12


def sparkline(named_in: Sequence[ArticleId], order: Sequence[ArticleId], width: int = WIDTH) -> str:
    """Bars for the mentions along the articles.

    Args:
        named_in: The article of each mention.
        order: All articles, in reading order; they are put together where there are more than bars.
        width: How many bars at the most.
    """
    counts = Counter(named_in)
    bars = min(width, len(order))
    bounds = [len(order) * bar // bars for bar in range(bars + 1)] if bars else []
    sums = [sum(counts[article] for article in order[start:end]) for start, end in pairwise(bounds)]
    highest = max(sums, default=0)
    return "".join(BARS[-(-amount * (len(BARS) - 1) // highest)] if highest else BARS[0] for amount in sums)
