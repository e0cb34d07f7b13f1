"""Who wrote a page, as its lines say it: "By Jane Doe, Reuters", "Jane Doe, Staff Writer"."""

import re
from dataclasses import dataclass

from .vocabulary import words

_LONGEST_LINE = 160
_MOST_ROLE_WORDS = 8
_BY = re.compile(r"(?:(?:written |story |report )?by|authors?\s*:)\s*(?P<who>\S.*)", re.I)
_REPORTING = re.compile(r"\(?(?:additional )?reporting by (?P<who>[^;()]{3,100})", re.I)
_AND = re.compile(r"\s+(?:and|&)\s+", re.I)
_CUT = re.compile(r"\s*[,|/·•;]\s*|\s+[-–—]\s+")
_PLACE = re.compile(r"\s+(?:in|at|for|of|with|from)\s+.*", re.I)
_WORD = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:[.'’-][^\W\d_]+)*\.?")


@dataclass(frozen=True, slots=True)
class Byline:
    """A line that says who wrote the page."""

    author: str | None
    """One name, or several with ", " between them."""
    source: str | None
    """Whom the author writes for, where the line says so: "Reuters"."""


def read_byline(line: str) -> Byline | None:
    """What a line at the head of a page says of its author, if it is a byline and nothing else.

    Args:
        line: The line, without a date.
    """
    if len(line) > _LONGEST_LINE:
        return None
    if match := _BY.fullmatch(line):
        return _by(match["who"])
    name, _, role = line.partition(",")
    if is_name(name) and _is_role(role):
        return Byline(name.strip(), None)
    return None


def read_reporting(line: str) -> str | None:
    """The names in a credit at the foot: "(Reporting by Jane Doe; Editing by John Roe)"."""
    match = _REPORTING.match(line)
    names = _names(_PLACE.sub("", match["who"])) if match else None
    return ", ".join(names) if names else None


def introduces(line: str, following: str) -> bool:
    """Whether a line is a name, and what follows presents its bearer as someone who writes news.

    Args:
        line: "Jane Doe".
        following: The next line: "Europe editor", "Jane Doe is a reporter based in London. …".
    """
    if not is_name(line):
        return False
    if not following.startswith(line):
        return not following.endswith(".") and _is_role(following)
    verb, *said = following[len(line) : len(line) + 200].split() or [""]
    if verb in ("covers", "reports", "writes"):
        return True
    jobs = words("bylines.txt", "jobs")
    return verb in ("is", "was", "has") and any(_bare(word) in jobs for word in said)


def is_agency(text: str) -> bool:
    """Whether this names a news agency or broadcaster: "Reuters", "The Associated Press"."""
    name = re.sub(r"^the | staff$", "", _bare(text))
    return name in words("bylines.txt", "agencies")


def is_name(text: str) -> bool:
    """Whether this can be the full name of a person, by its form: "Jane van der Doe"."""
    parts = text.split()
    if not 2 <= len(parts) <= 5 or any(_bare(part) in _unlike_names() for part in parts):
        return False
    particles = words("bylines.txt", "particles")
    capital = [part[0].isupper() for part in parts]
    fits = all(up or part in particles for up, part in zip(capital, parts, strict=True))
    return fits and capital[-1] and all(_WORD.fullmatch(part) for part in parts)


def _by(who: str) -> Byline | None:
    author, *others = _CUT.split(who.rstrip(" ,.|"))
    author = _PLACE.sub("", author)
    if is_agency(author):
        return Byline(None, _without_staff(author))
    names = _names(author)
    if not names:
        return None
    source = None
    for other in others:
        if is_agency(other) or _is_publisher(other):
            source = source or other
        elif further := _names(_PLACE.sub("", other)):
            names += further
        elif not _is_role(other):
            return None
    return Byline(", ".join(names), source)


def _names(text: str) -> list[str] | None:
    """The names in "Jane Doe, John Roe and Jim Poe", or None if something else is in there."""
    names = [name for part in _CUT.split(text) for name in _AND.split(part) if name]
    names = [re.sub(r"^and ", "", name.strip()) for name in names]
    return names if names and all(map(is_name, names)) else None


def _is_role(text: str) -> bool:
    """Whether this is a job, perhaps with where: "Staff Writer", "editor of The Example"."""
    if len(text) > _LONGEST_LINE or not 1 <= len(text.split()) <= _MOST_ROLE_WORDS:
        return False
    job = _bare(_PLACE.sub("", text)).rpartition(" ")[2]
    return job in words("bylines.txt", "jobs")


def _is_publisher(text: str) -> bool:
    parts = text.split()
    known = words("bylines.txt", "publishers")
    named = any(_bare(part) in known for part in parts) or bool(re.fullmatch(r"[\w-]+\.\w+", text))
    return named and len(parts) <= 6


def _without_staff(text: str) -> str:
    return re.sub(r"\s+staff$", "", text, flags=re.IGNORECASE)


def _unlike_names() -> frozenset[str]:
    return words("bylines.txt", "jobs") | words("bylines.txt", "publishers")


def _bare(word: str) -> str:
    return word.strip(" ,.:;()").casefold()
