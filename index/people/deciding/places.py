"""Finding again the article and the place in it that a decision speaks of, after edits and with other paths."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import takewhile

from index.decision import ArticleName, Quote
from index.model import ArticleHeading, ArticleId, Mention
from index.people.deciding.bearer import Place, key, squeeze

CONTEXT = 32
"""Characters that a quote has on either side; what the Web Annotation client of Hypothesis takes."""


def digest(text: str) -> str:
    """What tells a text from others of the same title."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def quote(text: str, start: int, end: int) -> Quote:
    """What stands at a place of a text, and around it on one line."""
    return Quote(text[start:end], _before(text, start), _after(text, end), start)


def _before(text: str, start: int) -> str:
    return squeeze(f"{text[max(0, start - 2 * CONTEXT) : start]}|")[:-1][-CONTEXT:]


def _after(text: str, end: int) -> str:
    return squeeze(f"|{text[end : end + 2 * CONTEXT]}")[1:][:CONTEXT]


class Articles:
    """The articles of a collection, found by what is known of them.

    Args:
        headings: All of them.
        text_of: The text of one.
    """

    def __init__(self, headings: Iterable[ArticleHeading], text_of: Callable[[ArticleId], str]) -> None:
        self._headings = {heading.id: heading for heading in headings}
        self.text_of = text_of
        self._by_title: dict[str, list[ArticleHeading]] = defaultdict(list)
        self._by_path: dict[str, list[ArticleHeading]] = defaultdict(list)
        for heading in self._headings.values():
            self._by_title[key(heading.title)].append(heading)
            self._by_path[heading.path].append(heading)

    def title(self, article_id: ArticleId) -> str:
        """An article's title."""
        return self._headings[article_id].title

    def find(self, name: ArticleName) -> ArticleId | None:
        """The article of this title, or else at this path; None where there is none, or no telling which of several."""
        able = self._by_title.get(key(name.title)) or self._by_path.get(name.path, [])
        if len(able) > 1:
            same = [heading for heading in able if digest(self.text_of(heading.id)) == name.digest]
            able = same or able
        if len(able) > 1:
            able = [heading for heading in able if heading.path == name.path]
        return able[0].id if len(able) == 1 else None


def find_place(quoted: Quote, mentions: Mapping[Place, Mention], text: str) -> Place | None:
    """The mention that reads like a quote, with at least a third of what stood around it, the nearest of several."""
    enough = (len(quoted.prefix) + len(quoted.suffix)) / 3
    best = max(
        (
            (_alike(quoted, text, mention), -abs(mention.start - quoted.start), -mention.start, place)
            for place, mention in mentions.items()
            if mention.text == quoted.exact
        ),
        default=None,
    )
    return best[-1] if best and best[0] >= enough else None


def _alike(quoted: Quote, text: str, mention: Mention) -> int:
    """How many characters around a mention are those around a quote, counted from it."""
    before = _shared(_before(text, mention.start)[::-1], quoted.prefix[::-1])
    return before + _shared(_after(text, mention.end), quoted.suffix)


def _shared(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
