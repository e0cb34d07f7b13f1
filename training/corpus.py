"""The readers of training and development texts that `config.cfg` names."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from random import Random

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import registry

from training.augment import Augmenter
from training.data import Division, Piece, divide, read_texts
from training.doubt import mask_doubtful
from training.names import load_name_pools

GOLD_WEIGHT = 2
"""How often a piece that people annotated is read for every time that one annotated by models is."""

PLACE_NAME = re.compile(r"[a-zà-ɏ][a-zà-ɏ'’\- ]{2,20}")

Reader = Callable[[Language], Iterable[Example]]


def training_reader(data: str, places: str, seed: int) -> Reader:
    """A reader of the training texts that shuffles and varies them each time it is run.

    Args:
        data: Folder with the gold and silver file.
        places: File with names of places, one a line, in small letters.
        seed: Where chance starts.
    """
    pieces = read_division(Path(data)).training
    deck = [piece for piece in pieces for _ in range(1 if piece.silver else GOLD_WEIGHT)]
    random = Random(seed)
    augmenter = Augmenter(load_name_pools(), read_places(Path(places)), random)

    def read(nlp: Language) -> Iterator[Example]:
        random.shuffle(deck)
        return (make_example(nlp, augmenter.vary(piece)) for piece in deck)

    return read


def development_reader(data: str) -> Reader:
    """A reader of what was kept out of training, as it is; of the texts that people annotated only."""
    pieces = [piece for piece in read_division(Path(data)).development if not piece.silver]
    return lambda nlp: (make_example(nlp, piece) for piece in pieces)


registry.readers.register("namedrop.training.v1", func=training_reader)
registry.readers.register("namedrop.development.v1", func=development_reader)


def read_division(data: Path) -> Division:
    """The texts of a folder, doubtful labels taken away, divided."""
    return divide(mask_doubtful(read_texts(data)))


def read_places(path: Path) -> tuple[str, ...]:
    """Names of places, capitalised, without those too long or odd to stand in for another."""
    lines = path.read_text("utf-8").splitlines()
    return tuple(line.title() for line in lines if PLACE_NAME.fullmatch(line))


def make_example(nlp: Language, piece: Piece) -> Example:
    """The piece as spaCy learns it, with unknown entities as missing annotation.

    An entity that starts or ends inside a token is unknown too: only whole tokens can be learnt.
    """
    doc = nlp.make_doc(piece.text)
    known: list[Span] = []
    unknown: set[int] = set()
    for entity in piece.entities:
        span = doc.char_span(entity.start, entity.end, label=entity.label or "")
        if span is not None and entity.label is not None:
            known.append(span)
        else:
            unknown.update(_touched(doc, entity.start, entity.end))
    unknown -= {token.i for span in known for token in span}
    doc.set_ents(known, missing=[doc[i : i + 1] for i in sorted(unknown)], default="outside")
    return Example(nlp.make_doc(piece.text), doc)


def _touched(doc: Doc, start: int, end: int) -> range:
    """The tokens that a stretch of text lies in, if only in part."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return range(0) if span is None else range(span.start, span.end)
