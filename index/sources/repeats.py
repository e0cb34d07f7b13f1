"""Lines that say the headline once more: breadcrumbs, page titles, addresses with their title."""

import re

_LONGEST_LEAD = 60
_LEAST_SAID = 15
"""Characters that a headline cut short must still have, to be known again."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+\s+", re.IGNORECASE)
_CUT_SHORT = re.compile(r"\s*(?:\.{2,}|…)$")
_LEAD = re.compile(r"home.*|.*[>»›/|:–—-]\s*", re.IGNORECASE)
_TRAIL = re.compile(r"\s*|\s*[|·•«»–—-].*|\s*\(.*\)")


def repeats(line: str, headline: str) -> bool:
    """Whether a line is the headline again, in full or cut short, with little before or after it.

    Args:
        line: "HomeGlobalPutin travels to Ch...", "Putin travels to China | Example Times".
        headline: "Putin travels to China".
    """
    if len(headline) < _LEAST_SAID or len(line) > len(headline) + 5 * _LONGEST_LEAD:
        return False
    said, whole = _fold(_ADDRESS.sub("", line, count=1)), _fold(headline)
    begin = said.find(whole[:_LEAST_SAID])
    if not 0 <= begin <= _LONGEST_LEAD:
        return False
    shortened = _CUT_SHORT.search(said)
    if shortened and whole.startswith(said[begin : shortened.start()]):
        return True
    lead, found, trail = said.partition(whole)
    return bool(found and (not lead or _LEAD.fullmatch(lead)) and _TRAIL.fullmatch(trail))


def _fold(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())
