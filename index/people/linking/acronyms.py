"""Acronyms that articles explain: "World Health Organization (WHO)", "WHO (World Health Organization)"."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from index.people import vocabulary
from index.people.collection import Collection, Topic
from index.people.document import Candidate, Draft, Label
from index.people.folding import fold

_IN_BRACKETS = re.compile(r"(?:['’]s?)? ?\((?:(?:the|or) )?[\"“'‘]?([^()\n\"”’]{2,80})[\"”'’]?\)")
_ACRONYM = re.compile(r"[A-Z][A-Za-z.&-]{1,9}")
_WORD = re.compile(r"[^\W_]+")
_ARTICLE = "the "

THINGS = (Label.ORGANISATION, Label.PLACE)
"""What may have an acronym."""


def thing_key(name: str) -> str:
    """What two forms of a name have in common that differ in case, accents, stops, hyphens, or a "the" before it."""
    words = fold(name).replace(".", "").replace("&", " and ").replace("-", " ").split()
    return " ".join(words).removeprefix(_ARTICLE)


@dataclass(frozen=True, slots=True, order=True)
class Explanation:
    """What an acronym stands for, and the words that say so."""

    key: str
    """The name that it stands for, as `thing_key` has it."""
    text: str
    """As the article has it: "World Health Organization (WHO)"."""


Explanations = Mapping[str, Counter[Explanation]]
"""For acronyms, as `thing_key` has them, what they stand for, and how often that is said."""


def explanations(draft: Draft) -> Explanations:
    """The acronyms that an article explains."""
    found: dict[str, Counter[Explanation]] = defaultdict(Counter)
    for acronym, name in _explained(draft):
        found[thing_key(acronym)][Explanation(usual(thing_key(name)), f"{name} ({acronym})")] += 1
    return found


def _explained(draft: Draft) -> Iterator[tuple[str, str]]:
    """Acronyms and names that stand beside each other, one of them in brackets."""
    for found in draft.candidates:
        if found.label in THINGS and "(" in draft.text[found.end : found.end + 4]:
            bracketed = _IN_BRACKETS.match(draft.text, found.end)
            if bracketed and not draft.in_furniture(found.start):
                yield from _pair(draft.name(found), bracketed[1], found)


def _pair(name: str, bracketed: str, found: Candidate) -> Iterator[tuple[str, str]]:
    if _is_acronym(bracketed) and abbreviates(bracketed, name, is_strict=found.label is Label.PLACE):
        yield bracketed, name
    elif _is_acronym(name) and abbreviates(name, bracketed, is_strict=True):
        yield name, bracketed


def _is_acronym(text: str) -> bool:
    return bool(_ACRONYM.fullmatch(text)) and sum(map(str.isupper, text)) > 1


def abbreviates(acronym: str, name: str, is_strict: bool) -> bool:
    """Whether an acronym may stand for a name of several words.

    Args:
        acronym: Capitals, perhaps with stops.
        name: The name in full.
        is_strict: Whether all its letters must begin words of the name, in their order; else the first is enough, since
            an acronym may be that of the name in another language.
    """
    words = _WORD.findall(name)
    if len(words) < 2 or words[0][0].upper() != acronym[0]:
        return False
    initials = iter([word[0].upper() for word in words])
    letters = [letter for letter in acronym if letter.isupper()]
    return not is_strict or all(letter in initials for letter in letters)


def likeliest(meanings: Counter[Explanation]) -> Explanation:
    """What an acronym stands for most often."""
    by_key: Counter[str] = Counter()
    for meaning, count in meanings.items():
        by_key[meaning.key] += count
    key = min(by_key, key=lambda each: (-by_key[each], each))
    return min((each for each in meanings if each.key == key), key=lambda each: (-meanings[each], each.text))


class Everywhere:
    """The explanations of a whole collection.

    Args:
        found: Those of each of the documents at hand.
        collection: What is known of the others, and takes these up.
    """

    def __init__(self, found: Iterable[Explanations], collection: Collection) -> None:
        packed: dict[str, Counter[str]] = defaultdict(Counter)
        for explained in found:
            for acronym, meanings in explained.items():
                for meaning, count in meanings.items():
                    packed[acronym][f"{meaning.key}\t{meaning.text}"] += count
        self._packed = collection.join(Topic.EXPLAINED, packed)
        self._meanings: dict[str, Counter[Explanation]] = {}

    def meanings(self, acronym: str) -> Counter[Explanation]:
        """What an acronym stands for, and how often that is said; empty where nobody says it."""
        if acronym not in self._meanings:
            packed = self._packed.get(acronym) or Counter[str]()
            self._meanings[acronym] = Counter({_explanation(said): count for said, count in packed.items()})
        return self._meanings[acronym]

    def is_shared(self, acronym: str) -> bool:
        """Whether an acronym stands for several names."""
        return len({meaning.key for meaning in self.meanings(acronym)}) > 1


def _explanation(packed: str) -> Explanation:
    key, _, text = packed.partition("\t")
    return Explanation(key, text)


def usual(key: str) -> str:
    """The usual name of what has a well-known other one, as `thing_key` has both."""
    return vocabulary.aliases().get(key, key)
