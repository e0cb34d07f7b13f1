"""Names that a byline or a credit has in lower case: "by ann lee", "ann lee contributed to this report"."""

import re
from collections.abc import Iterator

from index.people import vocabulary
from index.people.edges import Edges
from index.people.folding import fold

_TWO_WORDS = r"(?P<given>[^\W\d_A-Z]{3,}(?:-[^\W\d_A-Z]+)?) (?P<surname>[^\W\d_A-Z]+(?:[-'’][^\W\d_A-Z]+)?)"
_BYLINE = re.compile(rf"^[ \t]*(?:[Bb]y )?(?P<name>{_TWO_WORDS})[ \t]*$", re.MULTILINE)
_CREDIT = re.compile(rf"(?<!\w)(?P<name>{_TWO_WORDS}) [Cc]ontributed(?!\w)")


def lower_case_names(text: str) -> Iterator[Edges]:
    """Where a line is but a given name and a surname of the lists, or such a name is said to have contributed."""
    for pattern in (_BYLINE, _CREDIT):
        for found in pattern.finditer(text):
            if _are_names(fold(found["given"]), fold(found["surname"])):
                yield found.span("name")


def _are_names(given: str, surname: str) -> bool:
    is_surname = surname in vocabulary.surnames() or surname in vocabulary.family_first()
    return given in vocabulary.given_names() and is_surname and not _is_word(given) and not _is_word(surname)


def _is_word(word: str) -> bool:
    return word in vocabulary.no_names() or word in vocabulary.ordinary_words()
