"""What the lists of names and words say of a name by itself, without the text it stands in."""

from index.people import vocabulary
from index.people.names import is_family_first, tokens


def reads_like_person(name: str) -> bool:
    """Whether a name of several words begins with a given name, or with a surname where that comes first.

    A given name that is also on the map ("Regina") has to stand before no other word of the language or the map.
    """
    words = tokens(name)
    if len(words) < 2:
        return False
    if words[0] in vocabulary.given_names() and words[0] not in vocabulary.no_names():
        return words[0] not in vocabulary.places() or not is_other_word(words[-1])
    return is_family_first(words) or (_are_initials(name.split()[0]) and ends_in_surname(name))


def ends_in_surname(name: str) -> bool:
    """Whether a name of several words ends in a surname of the lists and is made of words that may be names."""
    words = tokens(name)
    return len(words) > 1 and words[-1] in vocabulary.surnames() and not any(map(is_other_word, words))


def _are_initials(word: str) -> bool:
    """Whether a word is one or two capitals, with stops or without: "J.", "PJ", "J.K."."""
    letters = word.replace(".", "")
    return letters.isupper() and len(letters) <= 2


def is_other_word(word: str) -> bool:
    """Whether a folded word is known as a word of the language or on the map, and is no particle of names."""
    return (word in vocabulary.no_names() or word in vocabulary.places()) and word not in vocabulary.particles()
