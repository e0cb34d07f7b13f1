"""Mentions of organisations and places, those of one together: by name, or by an acronym that a text explains."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from index.people import vocabulary
from index.people.document import Candidate, Draft, Label
from index.people.folding import fold
from index.people.linking.groups import Found

_ACRONYM = re.compile(r"['’]?s? \((?:the )?([A-Z][A-Za-z.&-]{1,9})\)")


def group_things(drafts: Sequence[Draft]) -> list[list[Found]]:
    """The mentions of organisations and places, those of one together."""
    meanings = _acronyms(drafts)
    groups: dict[tuple[Label, str], list[Found]] = defaultdict(list)
    for draft in drafts:
        for found in draft.candidates:
            if found.label in (Label.ORGANISATION, Label.PLACE):
                name = thing_key(draft.name(found))
                groups[found.label, _usual(_usual(name, meanings), meanings)].append((draft, found))
    return list(groups.values())


def thing_key(name: str) -> str:
    """What two forms of a name have in common that differ in case, accents or stops: "U.S.", "US"."""
    return " ".join(fold(name).replace(".", "").split())


def _usual(name: str, meanings: Mapping[str, str]) -> str:
    return vocabulary.aliases().get(name) or meanings.get(name, name)


def _acronyms(drafts: Sequence[Draft]) -> Mapping[str, str]:
    """For an acronym in brackets after a name, the name it stands for most often."""
    meanings: dict[str, Counter[str]] = defaultdict(Counter)
    for draft in drafts:
        for found in draft.candidates:
            explained = _explained(draft, found)
            if explained:
                meanings[thing_key(explained)][thing_key(draft.name(found))] += 1
    return {acronym: _commonest(names) for acronym, names in meanings.items()}


def _explained(draft: Draft, found: Candidate) -> str:
    """The acronym that stands in brackets after a name and has its first letter; empty if there is none."""
    if found.label is not Label.ORGANISATION or draft.in_furniture(found.start):
        return ""
    match = _ACRONYM.match(draft.text, found.end)
    if match and sum(map(str.isupper, match[1])) > 1 and _abbreviates(match[1], draft.name(found)):
        return match[1]
    return ""


def _abbreviates(acronym: str, name: str) -> bool:
    return " " in name and name[0].upper() == acronym[0]


def _commonest(names: Counter[str]) -> str:
    return min(names, key=lambda name: (-names[name], name))
