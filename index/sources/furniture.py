"""Lines of a page that are no article text, each known by itself: by its words or by its form."""

import re
from functools import cache

from .vocabulary import words

_LONGEST_NOTICE = 600
"""Lines longer than this, in characters, are article text whatever they say."""
_LONGEST_LINE = 240

_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_BULLETS = " \t•·●■▶►»›>→*#|_–—-[✓"
_ENDS = " \t.:!…|»›>→*_#–—-]"
_IMAGE = re.compile(r"[^/]*[^/.\s]\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?|avif|heic|mp4|mp3|webm)", re.I)
_ADDRESSES = re.compile(
    r"(?:(?:url|link|permalink)\s*:\s*)?(?:(?:https?://|www\.|pic\.twitter\.com/|mailto:)\S+\s*)+", re.I
)
_TRAIL = re.compile(r"(?:home|homepage|news)\s*[>»›/|→\\].*", re.I)
_FULL_STOP = re.compile(r"(?<![.…])(?<!\.\w)\.[\"'”’»)\]]*$")
_BETWEEN_ITEMS = re.compile(r"[\s/|·•&>»›*#\[\]–—-]+|\band\b")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def is_furniture(line: str) -> bool:
    """Whether a line is no article text wherever it stands."""
    if len(line) > _LONGEST_NOTICE:
        return False
    folded = fold(line)
    if any(notice in folded for notice in words("furniture.txt", "notices")):
        return True
    return len(line) <= _LONGEST_LINE and (folded.rstrip(_ENDS) in _whole_lines() or _opens(folded) or _is_form(line))


def heads_list(line: str) -> bool:
    """Whether a line heads a list of links or comments: "Related Articles"."""
    return len(line) <= 40 and fold(line).rstrip(_ENDS) in words("furniture.txt", "lists")


def points_elsewhere(line: str) -> bool:
    """Whether a line is a label and the title of another page: "LOOK HERE: US rejects …"."""
    label, colon, title = line.partition(":")
    if not colon or not title.strip() or len(line) > _LONGEST_LINE or ends_sentence(line):
        return False
    verb, *others = fold(label).split() or [""]
    if verb not in words("furniture.txt", "pointers") or len(others) > 3:
        return False
    return label.isupper() or not words("furniture.txt", "directions").isdisjoint(others)


def is_navigation(line: str) -> bool:
    """Whether a line has nothing but words of menus: "Home World Politics"."""
    if len(line) > _LONGEST_LINE:
        return False
    parts = {part for part in _BETWEEN_ITEMS.split(_CAMEL.sub(" ", _without_links(line))) if part}
    if not parts or any(part[0].islower() for part in parts):
        return False
    return {fold(part) for part in parts} <= words("furniture.txt", "navigation")


def ends_sentence(line: str) -> bool:
    """Whether a line ends with a full stop, which titles and links do not; that of "U.S." is none."""
    return bool(_FULL_STOP.search(line[-8:]))


def fold(line: str) -> str:
    """A line as the word lists have it."""
    line = _without_links(line).casefold().replace("’", "'").replace("(c)", "©").replace("©", "© ")
    line = _NUMBER.sub("0", line.replace("(", " ").replace(")", " "))
    return " ".join(line.lstrip(_BULLETS).split())


def _without_links(line: str) -> str:
    """A line with the words of Markdown's links in their places."""
    return _LINK.sub(r"\1", line) if "](" in line else line


def _is_form(line: str) -> bool:
    forms = (_IMAGE, _ADDRESSES, _TRAIL)
    return any(form.fullmatch(line) for form in forms)


def _opens(folded: str) -> bool:
    first = folded.split(maxsplit=1)[:1]
    return bool(first) and folded.startswith(_openings().get(first[0], ()))


@cache
def _whole_lines() -> frozenset[str]:
    return words("furniture.txt", "lines") | words("furniture.txt", "lists")


@cache
def _openings() -> dict[str, tuple[str, ...]]:
    """The openings by their first word, so that most lines are done with at one look."""
    found: dict[str, tuple[str, ...]] = {}
    for opening in words("furniture.txt", "openings"):
        first = opening.split()[0]
        found[first] = (*found.get(first, ()), opening)
    return found
