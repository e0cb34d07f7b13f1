"""How a text names somebody at one place: the name with the title before it, "Mr. Xi"."""

import re
from functools import cache
from pathlib import Path

_REACH = 60
"""How far before a name its titles may begin, in characters."""


@cache
def _before() -> re.Pattern[str]:
    # Read here and not through `index.people`, which takes a quarter of a second to import: the reader waits for this.
    listed = (Path(__file__).parent / "people" / "data" / "titles.txt").read_text("utf-8").splitlines()
    titles = sorted((line for line in listed if line and line[0] != "#"), key=lambda title: (-len(title), title))
    either = "|".join(re.escape(title).replace(r"\ ", r"[ \u00a0]+") for title in titles)
    return re.compile(rf"(?<!\w)(?:(?:{either})\.?[ \u00a0]+)+$", re.IGNORECASE)


def surface(text: str, start: int, end: int) -> str:
    """What stands at a mention, in one line, with the titles right before it.

    Args:
        text: The text of the article.
        start: Where the mention starts.
        end: Where it ends.
    """
    title = _before().search(text[max(0, start - _REACH) : start])
    return " ".join(((title[0] if title else "") + text[start:end]).split())
