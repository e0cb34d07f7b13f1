"""The title right before a name, and whether it makes the name a woman's or a man's."""

from functools import cache

from index.people import vocabulary

_REACH = 20
"""How far before a name the last word of its title may begin, in characters."""
_OPENING = "(\"'[“‘«"


@cache
def _last_words() -> frozenset[str]:
    titles = vocabulary.titles() | vocabulary.gendered_titles().keys()
    return frozenset(title.rsplit(" ", 1)[-1] for title in titles)


def title_before(text: str, start: int) -> str:
    """The last word of the title before an offset, in lower case without a stop; empty if there is none."""
    before = text[max(0, start - _REACH) : start]
    if before[-1:] not in (" ", "\u00a0"):
        return ""
    word = before[:-1].replace("\u00a0", " ").rpartition(" ")[2].rpartition("\n")[2]
    plain = word.lstrip(_OPENING).removesuffix(".").lower()
    return plain if plain in _last_words() else ""


def gender_of_title(title: str) -> str:
    """Whose a title is: "woman", "man", or empty for anybody's."""
    return vocabulary.gendered_titles().get(title, "")


def gender_of_given_name(given: str) -> str:
    """Whose a folded given name almost always is: "woman", "man", or empty for anybody's."""
    if given in vocabulary.women():
        return "woman"
    return "man" if given in vocabulary.men() else ""
