"""Other readings of the same texts: with other people and places in them, under a byline, set otherwise."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from training import typeset
from training.data import Entity, Piece
from training.names import INITIALS, NamePool, Person
from training.vocabulary import VOCABULARY

RENAMED_SHARE = 0.5
"""How many pieces get other people."""

ADDRESSED_SHARE = 0.1
"""How many pieces get a title or the like before one of their people."""

OTHER_PLACE_SHARE = 0.3
OTHER_ORGANISATION_SHARE = 0.35
PLACE_WITH_PERSONS_NAME_SHARE = 0.1

SIMPLE_PLACE = re.compile(r"[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)?")
BARE = re.compile(r"(?:^|\b[a-z]+ |[.,] )$")
SENTENCE = re.compile(r"[^.!?\s][^.!?\n]{24,140}")


@dataclass(frozen=True, slots=True)
class Augmenter:
    """Makes another reading of a piece each time it is asked."""

    pools: tuple[NamePool, ...]
    places: tuple[str, ...]
    random: Random

    def vary(self, piece: Piece) -> Piece:
        """The piece, or a reading of it with other names or set otherwise."""
        if self._happens(RENAMED_SHARE):
            piece = self.rename(piece)
        if self._happens(ADDRESSED_SHARE):
            piece = self._addressed(piece)
        return self._set(piece)

    def rename(self, piece: Piece) -> Piece:
        """The piece with other people, and some other places and organisations, in it."""
        people = self._recast(piece)

        def other_name(entity: Entity) -> str:
            name = piece.name(entity)
            match entity.label:
                case "PERSON":
                    return _as_short(name, people[_surname(name)])
                case "LOC" if SIMPLE_PLACE.fullmatch(name) and self._happens(OTHER_PLACE_SHARE):
                    return self._place()
                case "ORG" if name[0].isupper() and self._happens(OTHER_ORGANISATION_SHARE):
                    return self._fill(VOCABULARY.organisations)
                case _:
                    return name

        return _with_names(piece, other_name)

    def _set(self, piece: Piece) -> Piece:
        """The piece in one of the ways that texts are set, or more often as it is."""
        ways: tuple[tuple[float, Callable[[], Piece]], ...] = (
            (0.05, lambda: typeset.as_headline(self._sentence(piece), self.random)),
            (0.025, lambda: typeset.in_capitals(self._sentence(piece))),
            (0.01, lambda: typeset.in_small_letters(self._sentence(piece))),
            (0.01, lambda: typeset.with_persons_in_capitals(piece)),
            (0.06, lambda: self._under_byline(piece)),
            (0.01, lambda: typeset.with_glued_name(piece, self.random)),
            (0.2, lambda: typeset.with_curly_quotes(piece)),
        )
        chance = self.random.random()
        for share, way in ways:
            if chance < share:
                return way()
            chance -= share
        return piece

    def _addressed(self, piece: Piece) -> Piece:
        """The piece with a title before a person who has none: before whose name no capital stands."""
        bare = [e.start for e in piece.persons() if BARE.search(piece.text, 0, e.start)]
        if not bare:
            return piece
        title = self.random.choice(VOCABULARY.forms_of_address)
        return piece.with_insertion(self.random.choice(bare), title + " ")

    def _recast(self, piece: Piece) -> dict[str, Person]:
        """An invented person for every surname of the piece."""
        surnames = dict.fromkeys(_surname(piece.name(e)) for e in piece.entities if e.label == "PERSON")
        return {surname: self._person() for surname in surnames}

    def _sentence(self, piece: Piece) -> Piece:
        """A sentence of the piece whose ends cut no entity, or the piece if it has none."""
        spans = [match.span() for match in SENTENCE.finditer(piece.text)]
        whole = [span for span in spans if not any(piece.cuts_entity(place) for place in span)]
        return piece.cut(*self.random.choice(whole)) if whole else piece

    def _under_byline(self, piece: Piece) -> Piece:
        """The piece after a line that names who wrote it, in whatever case such lines are found."""
        byline = self._in_some_case(self._byline(piece))
        below = piece.with_insertion(0, byline.text + "\n")
        return replace(below, entities=byline.entities + below.entities)

    def _byline(self, piece: Piece) -> Piece:
        mould = self.random.choice(VOCABULARY.bylines)
        blanks = tuple(
            Entity(blank.start(), blank.end(), "LOC" if blank.group() == "{place}" else "PERSON")
            for blank in re.finditer(r"\{\w+\}", mould)
        )
        blank_line = replace(piece, text=mould, entities=blanks)
        return _with_names(blank_line, lambda e: self._place() if e.label == "LOC" else self._person().full)

    def _in_some_case(self, line: Piece) -> Piece:
        chance = self.random.random()
        if chance < 0.25:
            return typeset.in_capitals(line)
        return typeset.in_small_letters(line) if chance < 0.5 else line

    def _place(self) -> str:
        if self._happens(PLACE_WITH_PERSONS_NAME_SHARE):
            return self._fill(VOCABULARY.places)
        return self.random.choice(self.places)

    def _fill(self, moulds: tuple[str, ...]) -> str:
        person, place = self._person(), self.random.choice(self.places)
        acronym = "".join(self.random.choices(INITIALS, k=self.random.randint(3, 5)))
        return self.random.choice(moulds).format(full=person.full, surname=person.surname, place=place, acronym=acronym)

    def _person(self) -> Person:
        return self.random.choice(self.pools).person(self.random)

    def _happens(self, share: float) -> bool:
        return self.random.random() < share


def _surname(name: str) -> str:
    return name.split()[-1]


def _as_short(name: str, person: Person) -> str:
    """The person's full name if the name is one, else the surname."""
    return person.full if len(name.split()) > 1 else person.surname


def _with_names(piece: Piece, name_for: Callable[[Entity], str]) -> Piece:
    """The piece with each entity's text replaced."""
    text, entities, copied = "", [], 0
    for entity in piece.entities:
        text += piece.text[copied : entity.start]
        name = name_for(entity)
        entities.append(Entity(len(text), len(text) + len(name), entity.label))
        text += name
        copied = entity.end
    return replace(piece, text=text + piece.text[copied:], entities=tuple(entities))
