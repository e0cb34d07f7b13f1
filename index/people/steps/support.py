"""A lone word is a person only if something but a single model says so."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from itertools import chain

from index.people import vocabulary
from index.people.census import full_names, key
from index.people.collection import Collection, Lookup, Topic, join, presence
from index.people.context import is_organisation_there, is_related, is_where, speaks
from index.people.document import Candidate, Draft, Drafts, Label
from index.people.lexicon import is_other_word
from index.people.names import parse, tokens
from index.people.spelling import Spellings
from index.people.steps.weighing import is_agreed, is_contested, is_wording, other_vote
from index.people.titles import has_title
from index.people.wider import wider_name

REPEATED = 2
"""How often one model must take a lone word for a person in a document to be believed, if not quite."""
SHORTEST = 3
"""Of how many letters a lone word must be that no text makes a person."""


def drop_unsupported(drafts: Drafts, collection: Collection | None = None) -> Drafts:
    """Drop the lone words that no full name, title, verb of speech, agreement of models or list makes a person.

    Where a single model and a list stand against another model's silence, the name stays, marked as unsure.
    """
    bearers = [_words_of_persons(draft) for draft in drafts]
    famous = join(collection, Topic.BEARER, presence(chain.from_iterable(bearers)))
    return tuple(draft.holding(_supported(draft, own, famous)) for draft, own in zip(drafts, bearers, strict=True))


def _words_of_persons(draft: Draft) -> frozenset[str]:
    """The words of the full names in a document, initials left out, and their surnames: "riva", "la riva"."""
    names = full_names(draft)
    surnames = {parse(" ".join(name)).surname for name in names}
    return frozenset({word for name in names for word in name if len(word) > 1} | surnames)


def _supported(draft: Draft, bearers: Set[str], famous: Lookup) -> Iterator[Candidate]:
    lone = {found for found in draft.persons() if not parse(draft.name(found)).is_full}
    agreed = {key(draft.name(found)) for found in lone if is_agreed(draft, found)}
    bearers = bearers | {key(draft.name(found)) for found in lone if has_title(draft.text, found.start)}
    spellings = Spellings(bearers)
    elected = _elected(draft, lone)
    firms = first_words_of_organisations(draft) | {
        key(draft.name(found)) for found in lone if wider_name(draft.text, found.start, found.end) is Label.ORGANISATION
    }
    for found in draft.candidates:
        name = key(draft.name(found))
        if found not in lone or name in bearers or is_related(draft.text, found.start) or spellings.of(name):
            yield found
        elif is_organisation_there(draft.text, found.start) or (name in firms and name not in famous):
            yield replace(found, label=Label.ORGANISATION)
        elif other := other_vote(draft, found):
            is_person = name in elected or _may_be_person(draft, found, other)
            yield replace(found, unsure=name not in agreed) if is_person else replace(found, label=other)
        elif (is_wording(draft, found) and not _is_place_name(name, agreed)) or len(name) < SHORTEST:
            continue
        elif name in agreed or name in famous:
            yield found
        elif speaks(draft.text, found.start, found.end):
            yield replace(found, unsure=is_contested(draft, found) and not vocabulary.is_listed(name))
        elif vocabulary.is_listed(name) or name in elected:
            yield replace(found, unsure=is_contested(draft, found))


def _is_place_name(name: str, agreed: Set[str]) -> bool:
    """Whether a name is on the map but a person's to all models, and no other word."""
    return name in agreed and name in vocabulary.places() and name not in vocabulary.no_names()


def _may_be_person(draft: Draft, found: Candidate, other: Label) -> bool:
    """Whether lists make a person of a lone word that is something else to one of the models.

    Firms are called by surnames too, but not by given names.
    """
    name = key(draft.name(found))
    if is_other_word(name) or is_where(draft.text, found.start, found.end) or found.end - found.start < SHORTEST:
        return False
    return name in vocabulary.given_names() or (other is Label.PLACE and vocabulary.is_listed(name))


def _elected(draft: Draft, lone: Iterable[Candidate]) -> Set[str]:
    """The names that stand in a document more than once and have more than half of the models' votes as persons."""
    counted: dict[str, Counter[Label]] = defaultdict(Counter)
    for found in lone:
        counted[key(draft.name(found))].update(vote for vote in draft.votes(found.start, found.end) if vote)
    return {
        name
        for name, votes in counted.items()
        if votes[Label.PERSON] >= REPEATED and 2 * votes[Label.PERSON] > votes.total()
    }


def first_words_of_organisations(draft: Draft) -> Set[str]:
    """The first words of the organisations of several words in a document: a firm is called by its first word."""
    names = (draft.name(found) for found in draft.candidates if found.label is Label.ORGANISATION)
    return {words[0] for name in names if len(words := tokens(name)) > 1}
