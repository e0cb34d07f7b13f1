"""The same words set otherwise: as a headline, in capitals, with other quotes, with a space lost."""

import re
from dataclasses import replace
from random import Random

from training.data import Piece
from training.vocabulary import VOCABULARY

WORD = re.compile(r"[^\W\d_][\w’']*")
WORD_AFTER_SPACE = re.compile(r" ([a-z]+)")


def as_headline(piece: Piece, random: Random) -> Piece:
    """The piece With Most Words in Capital Letters."""

    def capital(match: re.Match[str]) -> str:
        word = match.group()
        small = word in VOCABULARY.headline_small_words and random.random() < 0.5
        return word if small else word[0].upper() + word[1:]

    return _with_text(piece, WORD.sub(capital, piece.text))


def in_capitals(piece: Piece) -> Piece:
    """The piece IN CAPITALS."""
    return _with_text(piece, piece.text.upper())


def with_persons_in_capitals(piece: Piece) -> Piece:
    """The piece with its persons named in capitals, as transcripts and some agencies do."""
    text, copied = "", 0
    for person in piece.persons():
        text += piece.text[copied : person.start] + piece.name(person).upper()
        copied = person.end
    return _with_text(piece, text + piece.text[copied:])


def in_small_letters(piece: Piece) -> Piece:
    """The piece in small letters."""
    return _with_text(piece, piece.text.lower())


def with_curly_quotes(piece: Piece) -> Piece:
    """The piece with typographic quotes and apostrophes."""
    parts = piece.text.replace("'", "’").split('"')
    text = parts[0]
    for number, part in enumerate(parts[1:]):
        text += ("“" if number % 2 == 0 else "”") + part
    return _with_text(piece, text)


def with_glued_name(piece: Piece, random: Random) -> Piece:
    """The piece with the space after a person's name lost ("Putinand its"), the whole word then the name."""
    after_persons = [match for person in piece.persons() if (match := WORD_AFTER_SPACE.match(piece.text, person.end))]
    if not after_persons:
        return piece
    glued = random.choice(after_persons)
    text = piece.text[: glued.start()] + piece.text[glued.start() + 1 :]
    entities = tuple(
        replace(e, end=glued.end() - 1) if e.end == glued.start() else e.moved(-1 if e.start > glued.start() else 0)
        for e in piece.entities
        if not glued.start() < e.start < glued.end()
    )
    return replace(piece, text=text, entities=entities)


def _with_text(piece: Piece, text: str) -> Piece:
    """The piece with another text whose offsets are the same; itself where a letter grew ("ß", "SS")."""
    return replace(piece, text=text) if len(text) == len(piece.text) else piece
