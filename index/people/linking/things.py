"""Mentions of organisations and places, those of one together: by name, a well-known other one, or an acronym."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from index.model import EntityType
from index.people import vocabulary
from index.people.collection import Collection, Topic
from index.people.document import Draft, Label
from index.people.linking.acronyms import (
    THINGS,
    Everywhere,
    Explanations,
    explanations,
    likeliest,
    thing_key,
    usual,
)
from index.people.linking.entities import Found, find
from index.people.linking.reasons import Reason, Rule

_TYPES = {Label.ORGANISATION: EntityType.ORGANISATION, Label.PLACE: EntityType.PLACE}
_SAME_NAME = Reason(Rule.SAME_NAME)
_WELL_KNOWN = Reason(Rule.WELL_KNOWN)


def group_things(drafts: Sequence[Draft], collection: Collection) -> list[tuple[EntityType, str, list[Found]]]:
    """The mentions of organisations and places, those of one together."""
    explained = [explanations(draft) for draft in drafts]
    everywhere = Everywhere(explained, collection)
    groups: dict[tuple[Label, str], list[Found]] = defaultdict(list)
    labels = collection.join(Topic.WELL_KNOWN, _labels_of_well_known(drafts))
    for draft, here in zip(drafts, explained, strict=True):
        for found in draft.candidates:
            if found.label in THINGS:
                key, reason = _meaning(_key(draft.name(found)), here, everywhere)
                groups[_label(labels.get(key), found.label), key].append(find(draft, found, reason))
    return [(_TYPES[label], key, found) for (label, key), found in groups.items()]


_key = lru_cache(maxsize=1 << 16)(thing_key)


def _meaning(name: str, here: Explanations, everywhere: Everywhere) -> tuple[str, Reason]:
    """What a name stands for: as its article explains it, as everybody knows, or as most articles explain it."""
    if name in here:
        meant = likeliest(here[name])
        return meant.key, _explained(meant.text, False, everywhere.is_shared(name))
    known = usual(name)
    if known != name:
        return known, _WELL_KNOWN
    if meanings := everywhere.meanings(name):
        meant, is_shared = likeliest(meanings), everywhere.is_shared(name)
        return meant.key, _explained(meant.text, is_shared, is_shared)
    return name, _SAME_NAME


@lru_cache(maxsize=1 << 12)
def _explained(text: str, is_open: bool, is_shared: bool) -> Reason:
    return Reason(Rule.EXPLAINED, is_open, text, is_shared)


def _label(counted: Counter[str] | None, own: Label) -> Label:
    """As what a name with a well-known other one is taken most: a country is no organisation now and then."""
    return Label(min(counted, key=lambda label: (-counted[label], label))) if counted else own


def _labels_of_well_known(drafts: Sequence[Draft]) -> Mapping[str, Counter[str]]:
    """As what names with well-known others are taken how often."""
    names = frozenset(vocabulary.aliases()) | frozenset(vocabulary.aliases().values())
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for draft in drafts:
        for found in draft.candidates:
            if found.label in THINGS and (key := _key(draft.name(found))) in names:
                counted[usual(key)][found.label] += 1
    return counted
