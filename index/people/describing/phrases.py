"""Where a text speaks of an office: "the Russian president", "head of the Kremlin", "then-Chancellor"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.people.describing import affiliations, offices
from index.people.describing.affiliations import Affiliation
from index.people.describing.before import Before, read_before
from index.people.describing.complements import complement
from index.people.describing.offices import Office, Standing

_MAKES_OTHER = re.compile(
    r"[ \u00a0](?:elect|designate|emeritus|vacancy|(?:hopeful|candidate|contender|nominee)s?"
    r"|(?:job|post|role|position|case|race|election|contest)s?)\b"
)
"""What follows where a noun speaks of no holder, or of something else: "the attorney general case"."""


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """A stretch of a text that speaks of an office."""

    start: int
    """With its determiner and other words before the noun."""
    noun_start: int
    end: int
    """With what the office belongs to, if that comes after the noun."""
    reach: int
    """Behind lower-case words after `end` that may still be part of it: "head of the Rosneft oil company"."""
    office: Office
    of: Affiliation | None
    determiner: str
    """In lower case; empty if there is none."""
    standing: Standing
    is_of_country: bool
    """Whether it belongs to "the country", whichever was spoken of."""
    is_open: bool
    """Whether it goes on with what is not understood: "the president of a bank"."""
    is_other: bool
    """Whether a common word makes another office of the noun: "rebel leader"."""


def phrases(text: str) -> Iterator[OfficePhrase]:
    """Every office that a text speaks of, in order, none overlapping another."""
    reached = 0
    for noun in offices.pattern().finditer(text):
        if noun.start() >= reached and not _MAKES_OTHER.match(text, noun.end()):
            phrase = _phrase(text, read_before(text, noun, reached), *noun.span("noun"))
            reached = phrase.end
            yield phrase


def _phrase(text: str, before: Before, noun_start: int, noun_end: int) -> OfficePhrase:
    after = complement(text, noun_end, before.office.is_towards)
    twofold = before.of is not None and after.of is not None
    phrase = OfficePhrase(
        start=before.start,
        noun_start=noun_start,
        end=noun_end if twofold else after.end,
        reach=noun_end if twofold else after.reach,
        office=before.office,
        of=before.of or after.of,
        determiner=before.determiner,
        standing=before.standing,
        is_of_country=before.is_of_country,
        is_open=after.is_open or twofold,
        is_other=before.is_other,
    )
    return _of_house(phrase)


def _of_house(phrase: OfficePhrase) -> OfficePhrase:
    """Who heads a house is who governs from it."""
    of = phrase.of
    if not of or not of.branch or not phrase.office.heads:
        return phrase
    return replace(phrase, office=offices.office_of_family(of.branch), of=affiliations.country(of.key))
