"""The word lists in `data/`, each read when it is first asked for. `data/README.md` says where they are from."""

import gzip
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from index.people.folding import fold


def _lines(name: str) -> Iterator[str]:
    """The entries of a list, without its heading."""
    stored = (files("index.people") / "data" / name).read_bytes()
    text = gzip.decompress(stored) if name.endswith(".gz") else stored
    return (line for line in text.decode("utf-8").splitlines() if line and line[0] != "#")


@cache
def titles() -> frozenset[str]:
    """Titles and honorifics, of one or more words, in lower case without stops."""
    return frozenset(_lines("titles.txt"))


@cache
def courtesy_titles() -> frozenset[str]:
    """Titles of one word that nothing but a person's name follows."""
    return frozenset(_lines("courtesy_titles.txt"))


@cache
def gendered_titles() -> Mapping[str, str]:
    """For a title that is a woman's or a man's, "woman" or "man"."""
    pairs = (line.partition("; ") for line in _lines("gendered_titles.txt"))
    return {title: whose for title, _, whose in pairs}


@cache
def women() -> frozenset[str]:
    """Folded given names that are almost always a woman's."""
    return frozenset(_lines("women.txt.gz"))


@cache
def men() -> frozenset[str]:
    """Folded given names that are almost always a man's."""
    return frozenset(_lines("men.txt.gz"))


@cache
def particles() -> frozenset[str]:
    """Words between given names and surname: "von", "de", "bin"."""
    return frozenset(_lines("particles.txt"))


@cache
def suffixes() -> frozenset[str]:
    """What may follow a surname: "jr", "ii"."""
    return frozenset(_lines("suffixes.txt"))


@cache
def speech_verbs() -> frozenset[str]:
    """Verbs beside which a lone capitalised word is likely a person."""
    return frozenset(_lines("speech_verbs.txt"))


@cache
def words_after_names() -> frozenset[str]:
    """Words that run together with the name before them: "Leeand"."""
    return frozenset(_lines("words_after_names.txt"))


@cache
def family_first() -> frozenset[str]:
    """Folded surnames of languages that put the surname first."""
    return frozenset(_lines("family_first.txt"))


@cache
def given_names() -> frozenset[str]:
    """Folded given names of many languages."""
    return frozenset(_lines("given_names.txt.gz"))


@cache
def surnames() -> frozenset[str]:
    """Folded surnames of many languages."""
    return frozenset(_lines("surnames.txt.gz"))


def is_listed(word: str) -> bool:
    """Whether a folded word is a given name or a surname of the lists."""
    return word in given_names() or word in surnames()


@cache
def places() -> frozenset[str]:
    """Folded names of cities, countries and regions."""
    return frozenset(_lines("places.txt.gz")) | frozenset(_lines("regions.txt"))


@cache
def common_words() -> frozenset[str]:
    """Words of the language that are also somebody's name: "mark", "rose"."""
    return frozenset(_lines("common_words.txt"))


@cache
def function_words() -> frozenset[str]:
    """Words that begin sentences and dates: "the", "january"."""
    return frozenset(_lines("function_words.txt"))


@cache
def heading_words() -> frozenset[str]:
    """Words of headings and captions that stand right beside names: "image", "related", "tuesday"."""
    return frozenset(_lines("heading_words.txt"))


@cache
def organisation_words() -> frozenset[str]:
    """Words that make an organisation, a place or a work of what they end: "university", "street"."""
    return frozenset(_lines("organisation_words.txt"))


@cache
def ordinary_words() -> frozenset[str]:
    """Words of the language that are hardly ever anybody's name: "borders", "dividend"."""
    return frozenset(_lines("ordinary_words.txt.gz"))


@cache
def legal_forms() -> frozenset[str]:
    """What follows the name of a firm, in lower case: "inc", "und cie"."""
    return frozenset(_lines("legal_forms.txt"))


@cache
def firms() -> frozenset[str]:
    """Folded names of well-known firms that carry the names of people: "morgan stanley"."""
    return frozenset(_lines("firms.txt"))


@cache
def brands() -> frozenset[str]:
    """Folded products, services and illnesses of one word: "twitter"."""
    return frozenset(_lines("brands.txt"))


@cache
def words_before_things() -> frozenset[str]:
    """Words that make a ship, a storm or a place of the name after them, without stops: "uss", "lake"."""
    return frozenset(_lines("words_before_things.txt"))


@cache
def things_after_names() -> frozenset[str]:
    """Nouns that make a place, a thing or a group of the name before them: "stadium"."""
    return frozenset(_lines("things_after_names.txt"))


@cache
def roles() -> frozenset[str]:
    """What people do and are, in lower case: "economist"."""
    return frozenset(_lines("roles.txt"))


@cache
def peoples() -> frozenset[str]:
    """Folded names of peoples, faiths and parties: "sri lankan", "kurds"."""
    adjectives = (adjective for line in _lines("countries.txt") for adjective in line.split(";")[2:])
    national = (fold(name.strip()) for names in adjectives for name in names.split(","))
    return frozenset(_lines("peoples.txt")).union(national) - {""}


@cache
def no_names() -> frozenset[str]:
    """Words that name nobody where nothing else says so."""
    return function_words() | heading_words() | common_words() | organisation_words() | titles()


@cache
def variants() -> Mapping[str, frozenset[str]]:
    """For a folded given name, the heads of the groups of names it belongs to: "bill" -> {"william"}."""
    groups: dict[str, set[str]] = {}
    for line in _lines("variants.txt"):
        head, *others = line.split()
        for name in (head, *others):
            groups.setdefault(name, set()).add(head)
    return {name: frozenset(heads) for name, heads in groups.items()}


@cache
def aliases() -> Mapping[str, str]:
    """For another folded name of a place or organisation, the usual one: "eu" -> "european union"."""
    usual = (line.split("; ") for line in _lines("aliases.txt"))
    return {other: names[0] for names in usual for other in names[1:]}
