"""What a name is part of: the name of a firm, a ship, a storm, a place or an illness that is called after a person."""

import re
from functools import cache

from index.people import vocabulary
from index.people.document import Label
from index.people.names import tokens
from index.people.titles import has_title

_REACH = 24
_TICKER = re.compile(r"\s*<[A-Z][\w.&/-]*>")
_AND = r"(?:and|&amp;|&|und|et)"
_BEFORE = re.compile(r"(?<!\w)([A-Z][\w.]*)[ \u00a0]$")
_SHIP_BEFORE = re.compile(r"(?<!\w)(?:HMS|HMAS|HMCS|USS|U\.S\.S\.|MV|RMS|RRS|RV|SS)\s+[A-Z]\w+\s+$")
_WORD_AND = re.compile(rf"(?<!\w)([A-Z][^\W\d_]*)\s+({_AND})\s+$")
_AND_WORD = re.compile(rf"\s+({_AND})\s+([A-Z][^\W\d_]*)")


@cache
def _firm_after() -> re.Pattern[str]:
    forms = "|".join(sorted(vocabulary.legal_forms(), key=len, reverse=True))
    return re.compile(rf"\s+(?:{_AND}\s+)?(?=[A-Z])(?i:{forms})(?![\w-])")


@cache
def _thing_after() -> re.Pattern[str]:
    things = "|".join(sorted(vocabulary.things_after_names(), key=len, reverse=True))
    return re.compile(rf"(?:[ \u00a0](?:{things})|['’]s[ \u00a0](?:disease|syndrome|palsy|law))(?![\w-])")


def wider_name(text: str, start: int, end: int) -> Label | None:
    """What a person's name is taken for that is part of the name of something else; None where it stands for itself."""
    words = tokens(text[start:end])
    if has_title(text, start):
        return Label.OTHER if _SHIP_BEFORE.search(text[max(0, start - _REACH) : start]) else None
    if _is_firm(text, end, words) or _is_partner(text, start, end, words):
        return Label.ORGANISATION
    return Label.OTHER if _is_thing(text, start, end, words) else None


def _is_firm(text: str, end: int, words: tuple[str, ...]) -> bool:
    """Whether it is the name of a house, or the form or the code of a firm follows: "Smith Inc", "Smith <SMI>"."""
    return " ".join(words) in vocabulary.firms() or bool(_TICKER.match(text, end) or _firm_after().match(text, end))


def _is_partner(text: str, start: int, end: int, words: tuple[str, ...]) -> bool:
    """Whether it stands in the name of a house for a partner: "Standard and Poor's", "Redfield & Wilton"."""
    name = " ".join(words)
    before, after = _WORD_AND.search(text[max(0, start - _REACH) : start]), _AND_WORD.match(text, end)
    pairs = [(before[1].lower(), name, before[2])] if before else []
    pairs += [(name, after[2].lower(), after[1])] if after else []
    return any(f"{one} and {other}" in vocabulary.firms() or _is_house(one, other, sign) for one, other, sign in pairs)


def _is_house(one: str, other: str, sign: str) -> bool:
    """Whether two surnames make a house: "Redfield & Wilton", but not "Donald & Melania Trump"."""
    is_lone = " " not in one and " " not in other
    return sign.startswith("&") and is_lone and not {one, other} <= vocabulary.given_names()


def _is_thing(text: str, start: int, end: int, words: tuple[str, ...]) -> bool:
    """Whether a word before or after it makes a ship, a storm, a place or an illness of it."""
    before = _BEFORE.search(text[max(0, start - _REACH) : start])
    if before and before[1].replace(".", "").lower() in vocabulary.words_before_things():
        return True
    if len(words) > 1 and words[0] in vocabulary.words_before_things() and words[0] not in vocabulary.given_names():
        return True
    return len(words) == 1 and _thing_after().match(text, end) is not None
