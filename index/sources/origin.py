"""Who published a page, as its lines say it: "Source: Gestion", its address, a dateline."""

import re

from .byline import is_agency

_LABELLED = re.compile(
    r"\(?(?:(?:source|via)\s*:|originally (?:published|appeared) (?:by|in|on|at)\s|"
    r"this (?:article|story) (?:was )?(?:originally|first) (?:published|appeared) (?:by|in|on|at)\s)"
    r"\s*(?P<name>\S.{0,60}?)\.?\)?",
    re.IGNORECASE,
)
SITE_SUFFIX = re.compile(r"(?<=\S)\s+\|\s+(?P<site>[^|.!?]{2,40})$")
_ADDRESS = re.compile(r"(?:(?:url|link|permalink)\s*:\s*)?(?:https?://|www\.)(?P<host>[^\s/:?#]+)[^\s]*", re.IGNORECASE)
_DATELINE = re.compile(r"(?P<place>[^()]{0,60})\((?P<agency>[^()]{2,30})\)\s*[-–—]+\s")
_PLACE_LINE = re.compile(r"[A-Z][A-Z .'’/-]+(?:,[^()–—-]{1,40})?\s*[-–—]+\s+(?=[\"'“‘]?[^\W_a-z])")
_COPYRIGHT = re.compile(
    r"(?:copyright\s*)?(?:©|\(c\)|copyright)\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*(?:by\s+)?"
    r"(?P<holder>[^\W\d_][^.|,;:©\d]{1,50}?)(?=\s*(?:[.|,;]|\d{4}|all rights|$))",
    re.IGNORECASE,
)
_ELSEWHERE = ("t.co", "bit.ly", "twitter.com", "x.com", "facebook.com", "youtube.com", "t.me")


def labelled_source(line: str) -> str | None:
    """The name in a line that is nothing but "Source: <name>" or the like."""
    match = _LABELLED.fullmatch(line)
    if not match:
        return None
    return host(match["name"]) or match["name"].rstrip(" .,")


def site_after_title(line: str) -> str | None:
    """The name of the site that follows a title: "Putin travels to China | Example Times"."""
    match = SITE_SUFFIX.search(line[-80:])
    return match["site"] if match else None


def address(line: str) -> str | None:
    """The address that a line begins with."""
    match = _ADDRESS.match(line)
    return match.group() if match else None


def host(line: str) -> str | None:
    """The host of the address that a line begins with, unless it only passes others' texts on."""
    match = _ADDRESS.match(line)
    name = match["host"].casefold().removeprefix("www.") if match else ""
    passes_on = any(name == site or name.endswith("." + site) for site in _ELSEWHERE)
    return name if "." in name and not passes_on else None


def dateline_source(line: str) -> str | None:
    """The agency in the dateline that a paragraph begins with: "BEIJING (Reuters) —"."""
    match = _DATELINE.match(line)
    return match["agency"] if match and is_agency(match["agency"]) else None


def without_dateline(paragraph: str) -> str:
    """A paragraph without "BEIJING, Feb 3 (Reuters) -" or "MOSCOW —" at its beginning."""
    start = _DATELINE.match(paragraph) if dateline_source(paragraph) else None
    start = start or _PLACE_LINE.match(paragraph)
    return paragraph[start.end() :] or paragraph if start else paragraph


def copyright_holder(line: str) -> str | None:
    """The holder in a copyright notice: "© 2022 The Example Times. All rights reserved."."""
    match = _COPYRIGHT.match(line)
    return match["holder"].strip() if match else None
