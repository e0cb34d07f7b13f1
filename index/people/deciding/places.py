"""Finding again the article and the place in it that a decision speaks of, after edits and with other paths."""

import hashlib
from collections.abc import Iterable, Mapping
from itertools import takewhile
from typing import Protocol

from index.decision import ArticleName, Quote
from index.model import ArticleId, Mention
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


class Articles(Protocol):
    """The articles of a collection, by what decisions know of them."""

    def titled(self, title: str) -> Mapping[ArticleId, str]:
        """The articles of exactly this title, and their paths."""

    def at(self, path: str) -> Mapping[ArticleId, str]:
        """The articles in the file of this path, and that path."""

    def titles(self) -> Iterable[tuple[ArticleId, str, str]]:
        """Every article with its title and path."""

    def text_of(self, article_id: ArticleId) -> str:
        """The text of an article."""


def find_article(name: ArticleName, articles: Articles) -> ArticleId | None:
    """The article of this title, or else at this path; None where there is none, or no telling which of several."""
    able = articles.titled(name.title) or _titled_alike(name.title, articles) or articles.at(name.path)
    if len(able) > 1:
        same = {found: path for found, path in able.items() if digest(articles.text_of(found)) == name.digest}
        able = same or able
    if len(able) > 1:
        able = {found: path for found, path in able.items() if path == name.path}
    return next(iter(able)) if len(able) == 1 else None


def _titled_alike(title: str, articles: Articles) -> dict[ArticleId, str]:
    wanted = key(title)
    return {found: path for found, other, path in articles.titles() if key(other) == wanted}


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
