"""Where a name begins and ends within what a recogniser marked."""

import re

from index.people import vocabulary
from index.people.context import is_within_sentence
from index.people.folding import fold
from index.people.names import is_family_first, tokens
from index.people.titles import is_title, skip_titles
from index.people.words import stands_in_lower_case

_LEFT = re.compile(r"[\W_]+")
_RIGHT = re.compile(r"(?:['’][sS]?|[\W_])+$")
_ABBREVIATION = re.compile(r"(?:^|[\s.])(?:[^\W\d_]|[JS]r|Inc|Co|Corp|Ltd)$")
_ARTICLE = re.compile(r"the\s+", re.IGNORECASE)
_FIRST = re.compile(r"([^\W\d_]+)[\s-]+")
_LAST = re.compile(r"\s+([^\W\d_]+)$")
_HYPHENATED = re.compile(r"[-‐‑][^\W\d_]+")
_FIRST_OF_THREE = re.compile(r"([A-Z][^\W\d_]+)\s+([^\W\d_]+)\s+\w")
_TRADE = re.compile(r"(?:er|or|ian|ist|ess|ant|man)$")
_BREAK = re.compile(r"\s*[(\[{<;:|]|,(?!\s*[JS]r\b)")
_OPEN_BRACKET = re.compile(r"\s*\((?!.*\))")
_LINE_END = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_PARTICIPLE = re.compile(r"[-‐‑](?:[a-z]+ed|led|run|era|style|like|friendly|critic|winning|elect)$")
_HYPHENATED_BEFORE = re.compile(r"(?<!\w)(?!(?:Anti|Ex|Non|Post|Pre|Pro)-)[A-Z][^\W\d_]+[-‐‑]$")
_LONGEST_PART = 16
_NICKNAMED = re.compile(
    r"[A-Z][^\W\d_]+(?: [A-Z](?:\.|[^\W\d_]+))? (?:[\"“][A-Z][^\W\d_]+[\"”]|['‘][A-Z][^\W\d_]+['’]|\([A-Z][a-z]+\))"
    r"(?: [A-Z][^\W\d_]*[a-z][^\W\d_]*){1,2}"
)
_ADDED = re.compile(r"[-‐‑][a-z].*$")
_SUFFIX = re.compile(r",?[ \u00a0](?:[JS]r\.?|II|III|IV)(?!\w)")
_NUMERAL = re.compile(r"[IVX]+")
_ACRONYM = re.compile(r"[A-Z]{2,4}")

Edges = tuple[int, int]
"""Start and end of a stretch of a text."""

MOST_WORDS = 6
"""Of how many words a person's name is at most; what is longer is a list or a heading."""


def lines(text: str, start: int, end: int) -> list[Edges]:
    """A stretch cut at its line ends."""
    cuts = [(match.start(), match.end()) for match in _LINE_END.finditer(text, start, end)]
    starts = [start, *(after for _, after in cuts)]
    ends = [*(before for before, _ in cuts), end]
    return [(a, b) for a, b in zip(starts, ends, strict=True) if a < b]


def trim(text: str, start: int, end: int) -> Edges:
    """A stretch without quotes, brackets, stops and a possessive around it; start == end if nothing is left."""
    left = _LEFT.match(text, start, end)
    start = left.end() if left else start
    right = _RIGHT.search(text[start:end])
    end = start + right.start() if right else end
    if end > start and text[end : end + 1] == "." and _ABBREVIATION.search(text[start:end]):
        end += 1
    return start, end


def trim_name(text: str, start: int, end: int) -> Edges:
    """A name of a place or an organisation without its article."""
    start, end = trim(text, start, end)
    bracket = _OPEN_BRACKET.search(text, start, end)
    end = bracket.start() if bracket else end
    article = _ARTICLE.match(text, start, end)
    return (article.end() if article else start), end


def trim_person(text: str, start: int, end: int) -> Edges | None:
    """A person's name without titles, possessives and words beside it; None where no name is left."""
    start, end = trim(text, start, end)
    end = _before_break(text, start, end)
    start = skip_titles(text, start, end)
    start = _skip_function_words(text, start, end)
    start = _skip_role(text, start, end)
    end = _drop_function_words(text, start, end)
    start, end = trim(text, start, end)
    end = _whole_hyphenated(text, start, end)
    end = without_participle(text, start, end)
    start = _whole_first(text, start, end)
    end = _with_suffix(text, start, _with_nickname(text, start, end))
    return (start, end) if is_name(text, start, end) else None


def _before_break(text: str, start: int, end: int) -> int:
    """The end of "Ann Lee" in "Ann Lee (Leeds" and in "Ann Lee, Bo"."""
    found = _BREAK.search(text, start, end)
    return found.start() if found and found.start() > start else end


def _skip_function_words(text: str, start: int, end: int) -> int:
    if is_within_sentence(text, start) and is_family_first(tokens(text[start:end])):
        return start  # "by He Weiling"
    while (first := _FIRST.match(text, start, end)) and _is_before_name(first[1]):
        start = first.end()
    return start


def _skip_role(text: str, start: int, end: int) -> int:
    """The beginning of "Ann Lee" in "Historian Ann Lee" and "Model Ann Lee": before a listed given name no name."""
    role = _FIRST_OF_THREE.match(text, start, end)
    if not role or vocabulary.is_listed(fold(role[1])) or fold(role[2]) not in vocabulary.given_names():
        return start
    is_role = _TRADE.search(role[1]) or stands_in_lower_case(role[1], text)
    return role.start(2) if is_role else start


def _drop_function_words(text: str, start: int, end: int) -> int:
    while (last := _LAST.search(text[start:end])) and _is_after_name(last[1]):
        end = start + last.start()
    return end


def _is_before_name(word: str) -> bool:
    """Whether a word at the beginning of a name is no part of it."""
    if word in vocabulary.particles():
        return False
    return _is_after_name(word) or fold(word) in vocabulary.function_words()


def _is_after_name(word: str) -> bool:
    return word.islower() or fold(word) in vocabulary.heading_words()


def _whole_hyphenated(text: str, start: int, end: int) -> int:
    """The end of "Wong Kwok-hing" where only "Wong Kwok" was marked."""
    rest = _HYPHENATED.match(text, end)
    if rest and is_family_first(tokens(text[start : rest.end()])) and " " in text[start:end]:
        return rest.end()
    return end


def without_participle(text: str, start: int, end: int) -> int:
    """The end of "Ann Lee" in "Ann Lee-backed"."""
    found = _PARTICIPLE.search(text, start, end)
    return found.start() if found else end


def _whole_first(text: str, start: int, end: int) -> int:
    """The beginning of "Jean-Luc Godard" where only "Luc Godard" was marked."""
    first = _HYPHENATED_BEFORE.search(text[max(0, start - _LONGEST_PART) : start])
    return start - len(first[0]) if first and " " in text[start:end] else start


def _with_nickname(text: str, start: int, end: int) -> int:
    """The end of a name that goes on behind a nickname: "Ann “Nan” Lee", "Ann (Nan) Lee"."""
    whole = _NICKNAMED.match(text, start)
    return max(end, whole.end()) if whole else end


def _with_suffix(text: str, start: int, end: int) -> int:
    """The end of "Ann Lee III" where only "Ann Lee" was marked."""
    suffix = _SUFFIX.match(text, end) if " " in text[start:end] else None
    return suffix.end() if suffix else end


def is_name(text: str, start: int, end: int) -> bool:
    """Whether a stretch has the shape of a person's name."""
    name = text[start:end]
    words = tokens(name)
    return (
        bool(words)
        and len(words) <= MOST_WORDS
        and len("".join(words)) > 1
        and not any(sign.isdigit() or sign in "@#/\\|<>{}=+*&%" for sign in name)
        and text[start - 1 : start] not in ("@", "#")
        and name != name.lower()
        and not all(is_title(word) for word in words)
        and fold(name) not in vocabulary.function_words()
        and fold(name) not in vocabulary.heading_words()
    )


def ends_like_organisation(name: str) -> bool:
    """Whether the last of several words is of the kind that ends other names: "Ann Lee Library", "Pro-Party ABC"."""
    *before, last = name.split()
    word = fold(head(last.strip(".")))
    if not before or word in vocabulary.surnames() or word in vocabulary.family_first():
        return False
    return word in vocabulary.organisation_words() or word in vocabulary.legal_forms() or _is_acronym(before, last)


def head(word: str) -> str:
    """A word without what a hyphen adds to it in lower case: "Prize" of "Prize-winning", but all of "Day-Lewis"."""
    return _ADDED.sub("", word)


def _is_acronym(before: list[str], last: str) -> bool:
    """Whether the last of several words is a party, a firm or a country in capitals, and no "Jr" or "XVI"."""
    is_capitals = _ACRONYM.fullmatch(last) and not _NUMERAL.fullmatch(last) and not "".join(before).isupper()
    return bool(is_capitals) and fold(last) not in vocabulary.suffixes()
