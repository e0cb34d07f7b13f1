"""What an office belongs to where that comes after it: "of Russia", "for the Russian presidency"."""

import re
from dataclasses import dataclass

from index.people import vocabulary
from index.people.describing import affiliations
from index.people.describing.affiliations import Affiliation

_NAME = r"(?:(?:[A-Z]\.)+|(?:Corp|Inc|Co|Ltd|St)\.|[A-Z0-9À-Þ][\w&/-]*(?:\.\w+)*(?:['’](?!s\b)\w+)?)"
_OF = re.compile(
    rf"[ \u00a0](?:of|for|at)[ \u00a0](?P<article>the[ \u00a0])?"
    rf"(?P<name>{_NAME}(?:[ \u00a0](?:(?:of|for|the|and|de|&)[ \u00a0])*{_NAME})*)"
)
_ANY_OF = re.compile(r"[ \u00a0]of[ \u00a0]")
_TO = re.compile(r"[ \u00a0](?:of|to|on|for)[ \u00a0]")
_BRANCH = re.compile(r"[ \u00a0](presidency|government)\b")
_COMMON_WORD = re.compile(r"[ \u00a0]([a-z-]+)")
_COMMON_WORDS = re.compile(r"(?:[ \u00a0][a-z-]+){1,3}(?=,)")


@dataclass(frozen=True, slots=True)
class Complement:
    """What comes after the noun of an office."""

    of: Affiliation | None
    end: int
    reach: int
    """Behind words in lower case that may be part of it."""
    is_open: bool = False
    """Whether there is something that is not understood."""


def complement(text: str, end: int, is_towards: bool) -> Complement:
    """What the office before an offset belongs to.

    Args:
        text: Where the office stands.
        end: Where its noun ends.
        is_towards: Whether somebody or something else has a part in the office: "ambassador to Chad".
    """
    match = _OF.match(text, end)
    if not match:
        goes_on = _TO if is_towards else _ANY_OF
        return Complement(None, end, end, is_open=goes_on.match(text, end) is not None)
    name = _whole_name(match["name"])
    of, behind = affiliations.affiliation(name), match.start("name") + len(name)
    branch = _BRANCH.match(text, behind)
    if branch and affiliations.country(name):
        return Complement(affiliations.branch(of, branch[1]), branch.end(), branch.end())
    if affiliations.is_only_adjective(name):
        return Complement(None, end, end, is_open=True)
    trailing = _COMMON_WORDS.match(text, behind)
    reach = trailing.end() if trailing else behind
    return Complement(of, behind, reach, is_open=_goes_on(text, behind, of, match["article"] is not None))


def _goes_on(text: str, end: int, of: Affiliation, has_article: bool) -> bool:
    """Whether a name may only begin what an office belongs to: "Ukraine's navy", "Commons education committee"."""
    if text.startswith(("'s ", "’s "), end):
        return True
    following = _COMMON_WORD.match(text, end)
    if not following or not has_article or of.branch or affiliations.country(of.name):
        return False
    return following[1] not in vocabulary.function_words() | vocabulary.speech_verbs()


def _whole_name(name: str) -> str:
    """A name, cut at "and" unless it is a country's."""
    return name if affiliations.country(name) else name.split(" and ")[0]
