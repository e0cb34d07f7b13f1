"""What each paragraph of a page is: text, furniture, a date, a credit; and where its head ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .credits import Credit, read_credit
from .dates import DateRank
from .furniture import ends_sentence, heads_list, is_furniture, is_navigation
from .lines import Paragraph
from .title import is_headline

_LONGEST_HEAD = 60
_LONGEST_FOOT = 15
_PROSE_WORDS = 12
_LONG = 200
_MENU_WORDS = 3
_LINK_WORDS = 25
_PROSE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")


class Kind(StrEnum):
    """What a paragraph of a page is."""

    TEXT = "text"
    FURNITURE = "furniture"
    DATE = "date"
    CREDIT = "credit"


@dataclass(frozen=True, slots=True)
class Layout:
    """A page with what its paragraphs are."""

    paragraphs: Sequence[Paragraph]
    kinds: Sequence[Kind]
    credits: Sequence[Credit]
    """What its lines of dates and credits state, in their order."""
    head: int
    """How many paragraphs are at its head: those up to the second one of running prose."""
    foot: int
    """The first of the paragraphs at its foot."""


def survey(paragraphs: Sequence[Paragraph], latest: date) -> Layout:
    """Find out what each paragraph of a page is.

    Args:
        paragraphs: The paragraphs of the page.
        latest: The last date to believe.
    """
    texts = [paragraph.text for paragraph in paragraphs]
    kinds = [Kind.FURNITURE if is_furniture(text) else Kind.TEXT for text in texts]
    prose = [index for index, kind in enumerate(kinds) if kind is Kind.TEXT and is_prose(texts[index])]
    head = min(prose[1] + 1 if len(prose) > 1 else len(texts), _LONGEST_HEAD)
    foot = max(len(texts) - _LONGEST_FOOT, 0)
    credits = _find_credits(texts, kinds, head, foot, latest)
    _mark_navigation(texts, kinds, prose)
    _mark_menu(texts, kinds)
    _mark_list(texts, kinds)
    return Layout(paragraphs, kinds, credits, head, foot)


def is_prose(text: str) -> bool:
    """Whether a paragraph is running prose: long, or a sentence of some length."""
    sentence = _PROSE_END.search(text[-8:]) and len(text.split()) >= _PROSE_WORDS
    return len(text) > _LONG or bool(sentence)


def _find_credits(texts: Sequence[str], kinds: list[Kind], head: int, foot: int, latest: date) -> list[Credit]:
    """Read the credits of a page, noting in `kinds` where they are."""
    found = []
    for index, text in enumerate(texts):
        if head <= index < foot or kinds[index] is not Kind.TEXT:
            continue
        following = texts[index + 1] if index + 1 < len(texts) else ""
        credit = read_credit(text, following, latest)
        # A bare date further down is the subhead of a chronicle.
        if credit and not (index >= head and _is_bare_date(credit)):
            kinds[index] = Kind.DATE if credit.only_date else Kind.CREDIT
            found.append(credit)
    return found


def _is_bare_date(credit: Credit) -> bool:
    return credit.only_date and credit.dated is not None and credit.dated.rank is DateRank.BARE


def _mark_navigation(texts: Sequence[str], kinds: list[Kind], prose: Sequence[int]) -> None:
    """Mark words of menus, above and below the running prose."""
    above, below = (prose[0], prose[-1] + 1) if prose else (len(texts), len(texts))
    for index in (*range(above), *range(below, len(texts))):
        if kinds[index] is Kind.TEXT and is_navigation(texts[index]):
            kinds[index] = Kind.FURNITURE


def _mark_menu(texts: Sequence[str], kinds: list[Kind]) -> None:
    """Mark the short lines between furniture at the top and the first line of some length."""
    text = [index for index, kind in enumerate(kinds) if kind is Kind.TEXT]
    first = next((index for index in text if len(texts[index].split()) > _MENU_WORDS), 0)
    if Kind.FURNITURE in kinds[:first] and is_headline(texts[first]):
        top = kinds.index(Kind.FURNITURE)
        for index in text:
            if top < index < first:
                kinds[index] = Kind.FURNITURE


def _mark_list(texts: Sequence[str], kinds: list[Kind]) -> None:
    """Mark a list of links at the end, from the line that heads it."""
    top = len(texts)
    for index in reversed(range(len(texts))):
        if kinds[index] is Kind.TEXT and not _is_link(texts[index]):
            break
        if heads_list(texts[index]):
            top = index
    for index in range(top, len(texts)):
        if kinds[index] is Kind.TEXT:
            kinds[index] = Kind.FURNITURE


def _is_link(text: str) -> bool:
    return len(text.split()) <= _LINK_WORDS and not ends_sentence(text)
