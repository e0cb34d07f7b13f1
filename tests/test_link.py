"""From mentions to entities: who is one, who stays two, what they are called."""

import random
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import EntityType, LabelledSpan, Span
from index.people import Document, Resolution, resolve

LABELS = {"P": "PERSON", "O": "ORG", "G": "GPE"}


def marked(article_id: int, text: str, furniture: str = "") -> Document:
    """A document of a text in which `[P:Ann Lee]` is a span with a label; the line `furniture` is no article text."""
    plain, spans = "", []
    for before, label, name in re.findall(r"([^\[]*)(?:\[([A-Z]):([^\]]*)\])?", text):
        plain += before
        if label:
            spans.append(LabelledSpan(len(plain), len(plain) + len(name), LABELS[label]))
            plain += name
    start = plain.find(furniture) if furniture else -1
    aside = (Span(start, start + len(furniture)),) if start >= 0 else ()
    return Document(article_id, plain, aside, tuple(spans))


def linked(*texts: str) -> Resolution:
    return resolve([marked(number, text) for number, text in enumerate(texts)])


def who(*texts: str) -> dict[str, list[str]]:
    """The mentions of each entity, in their order."""
    names: dict[str, list[str]] = {}
    for mention in linked(*texts).mentions:
        names.setdefault(mention.entity_id, []).append(mention.text)
    return names


def test_a_full_name_is_one_person_all_over_the_collection() -> None:
    assert who("[P:Ana Dahl] left.", "Mr. [P:Ana Dahl] came.", "ANA DAHL said") == {
        "person/ana-dahl": ["Ana Dahl", "Ana Dahl", "ANA DAHL"]
    }


def test_a_surname_alone_is_the_one_named_in_full_in_its_document() -> None:
    assert who("[P:Ana Dahl] left. [P:Dahl] slept.", "[P:Bo Dahl] came. Mr. [P:Dahl] ran.") == {
        "person/ana-dahl": ["Ana Dahl", "Dahl"],
        "person/bo-dahl": ["Bo Dahl", "Dahl"],
    }


def test_a_surname_alone_is_else_the_one_who_has_most_mentions() -> None:
    texts = ["[P:Ana Dahl] and [P:Ana Dahl] left.", "[P:Bo Dahl] came.", "[P:Dahl] said so."]
    assert who(*texts)["person/ana-dahl"] == ["Ana Dahl", "Ana Dahl", "Dahl"]


def test_a_surname_of_two_equals_is_nobody_known() -> None:
    assert who("[P:Ana Dahl] left.", "[P:Bo Dahl] came.", "[P:Dahl] said so.")["person/dahl"] == ["Dahl"]


def test_of_two_bearers_in_one_document_the_one_named_more_has_the_surname() -> None:
    text = "[P:Bo Dahl] and [P:Ana Dahl] met [P:Ana Dahl]. [P:Dahl] said so."
    assert who(text)["person/ana-dahl"] == ["Ana Dahl", "Ana Dahl", "Dahl"]


def test_a_given_name_alone_is_its_bearer() -> None:
    assert who("[P:Agnieszka Nowak] is nine. [P:Agnieszka] said so.") == {
        "person/agnieszka-nowak": ["Agnieszka Nowak", "Agnieszka"]
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei Petrenko", "S. Petrenko"),
        ("Sergei Petrenko", "Sergei V. Petrenko"),
        ("Sergei Petrenko", "Serguei Petrenko"),
        ("Vasily Petrenko", "Vassily Petrenko"),
        ("Aleksandr Gabuev", "Alexander Gabuyev"),
        ("Víktor Orlov", "Viktor Orlov"),
        ("William Hartley", "Bill Hartley"),
        ("Kim Jong Il", "Kim Jong-il"),
        ("Hu Jintao", "Hu Jingtao"),
        ("Ludwig van Beethoven", "Ludwig Van Beethoven"),
    ],
)
def test_forms_of_one_name_are_one_person(one: str, other: str) -> None:
    assert len(who(f"[P:{one}] left.", f"[P:{other}] came.")) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Donald Marsh", "Melania Marsh"),
        ("George W. Marsh", "George H. W. Marsh"),
        ("Ana Hansen", "Ana Hanson"),
        ("John Marsh", "Joan Marsh"),
        ("Li Na", "Li Jun"),
        ("Ken Marsh Jr.", "Ken Marsh Sr."),
        ("Wang Fei", "Wang Wei"),
    ],
)
def test_two_people_stay_two(one: str, other: str) -> None:
    assert len(who(f"[P:{one}] left.", f"[P:{other}] came.")) == 2


def test_a_short_form_that_fits_two_people_does_not_make_them_one() -> None:
    texts = ["[P:George W. Marsh] left.", "[P:George H. W. Marsh] came.", "[P:George Marsh] and [P:George Marsh] ran."]
    assert len(who(*texts)) == 2


def test_a_family_name_that_comes_first_is_the_surname() -> None:
    assert who("[P:Jiang Zemin] met [P:Zhu Rongji]. [P:Jiang] said so, Mr. [P:Zhu] said.") == {
        "person/jiang-zemin": ["Jiang Zemin", "Jiang"],
        "person/zhu-rongji": ["Zhu Rongji", "Zhu"],
    }


def test_a_double_surname_is_part_of_the_full_name() -> None:
    text = "[P:Carlos Manuel Ibarra Quispe] won. [P:Ibarra Quispe] said so. [P:Quispe] left."
    assert who(text) == {
        "person/carlos-manuel-ibarra-quispe": ["Carlos Manuel Ibarra Quispe", "Ibarra Quispe", "Quispe"]
    }


def test_a_misspelt_surname_in_the_document_is_its_bearer() -> None:
    assert who("[P:Andrei Belosov] came. [P:Belousov] said so.") == {
        "person/andrei-belosov": ["Andrei Belosov", "Belousov"]
    }


def test_the_name_is_the_full_form_that_most_articles_use() -> None:
    texts = ["[P:Ana M. Dahl], [P:Ana M. Dahl], [P:Dahl], [P:Dahl]", "[P:Ana Dahl]", "[P:Ana Dahl] ran", "[P:ANA DAHL]"]
    (entity,) = linked(*texts).entities
    assert entity.name == "Ana Dahl"
    assert [(alias.name, alias.count) for alias in entity.aliases] == [
        ("Ana Dahl", 2),
        ("Ana M. Dahl", 2),
        ("Dahl", 2),
        ("ANA DAHL", 1),
    ]
    assert (entity.mentions, entity.articles) == (7, 4)


def test_ids_are_readable_and_all_different() -> None:
    texts = [
        "[P:Ken Marsh Jr.] ran.",
        "[P:Ken Marsh Sr.] came.",
        "[P:Víktor Orlov]",
        "[P:Ann O'Neill]",
        "[P:Ann O Neill]",
    ]
    ids = {entity.id for entity in linked(*texts).entities}
    assert {"person/ken-marsh-jr", "person/ken-marsh-sr", "person/viktor-orlov", "person/ann-o-neill"} <= ids
    assert len(ids) == len(linked(*texts).entities)


def test_an_id_that_two_would_have_is_told_apart() -> None:
    entities = linked("[O:A.B. Zorg] and [O:A.B. Zorg]", "[O:A-B Zorg]").entities
    assert [(entity.id, entity.mentions) for entity in entities] == [
        ("organisation/a-b-zorg", 2),
        ("organisation/a-b-zorg-2", 1),
    ]


def test_a_number_in_a_name_does_not_make_an_id_twice() -> None:
    ids = [entity.id for entity in linked("[O:A.B. Zorg] and [O:A.B. Zorg], [O:A-B Zorg], [O:A B Zorg 2]").entities]
    assert len(ids) == len(set(ids)) == 3


def test_an_id_of_other_letters_is_safe_in_a_url() -> None:
    (entity,) = linked("[G:北京] [G:北京]").entities
    assert re.fullmatch(r"place/[a-z0-9-]+", entity.id)


def test_organisations_and_places_are_one_by_name() -> None:
    assert who("the [O:World Bank] in [G:The Hague]", "[O:World Bank], [G:Hague] and [O:the World Bank’s]") == {
        "organisation/world-bank": ["World Bank", "World Bank", "World Bank"],
        "place/hague": ["Hague", "Hague"],
    }


def test_an_acronym_in_brackets_is_its_organisation_everywhere() -> None:
    texts = ["the [O:Zambezi Water Authority] ([O:ZWA]) said", "the [O:ZWA]", "[O:Zinc] ([O:AMX])"]
    assert who(*texts)["organisation/zwa"] == ["Zambezi Water Authority", "ZWA", "ZWA"]
    assert who(*texts)["organisation/amx"] == ["AMX"]


def test_abbreviations_that_everybody_knows_are_one() -> None:
    assert who("[G:U.S.], [G:US], [G:the United States]", "the [O:EU] and the [O:European Union]").keys() == {
        "place/united-states",
        "organisation/european-union",
    }


def test_a_name_in_furniture_is_linked_and_flagged_but_not_counted() -> None:
    text = "[P:Ana Dahl] left.\nREAD ALSO: [P:Ana Dahl] came"
    resolution = resolve([marked(7, text, furniture="READ ALSO: Ana Dahl came")])
    (entity,) = resolution.entities
    assert (entity.mentions, entity.articles) == (1, 1)
    assert [(mention.in_furniture, mention.entity_id) for mention in resolution.mentions] == [
        (False, "person/ana-dahl"),
        (True, "person/ana-dahl"),
    ]


def test_somebody_in_furniture_introduces_nobody() -> None:
    documents = [
        marked(1, "[P:Ana Dahl] left. [P:Ana Dahl] came."),
        marked(2, "[P:Dahl] said so.\nREAD ALSO: [P:Bo Dahl]", furniture="READ ALSO: Bo Dahl"),
        marked(3, "[P:Bo Dahl] ran."),
    ]
    links = {(mention.article_id, mention.text): mention.entity_id for mention in resolve(documents).mentions}
    assert links[2, "Dahl"] == "person/ana-dahl"
    assert links[2, "Bo Dahl"] == "person/bo-dahl"


def test_mentions_say_where_they_stand() -> None:
    (mention,) = resolve([marked(42, "Yesterday Mr. [P:Okonkwo] left.")]).mentions
    assert (mention.article_id, mention.start, mention.end, mention.text) == (42, 14, 21, "Okonkwo")
    assert mention.type is EntityType.PERSON


def test_nothing_comes_of_nothing() -> None:
    assert resolve([]) == Resolution((), ())
    assert resolve([Document(1, "")]) == Resolution((), ())


PEOPLE = (
    *("Ana Dahl", "Bo Dahl", "A. Dahl", "Ana M. Dahl", "Dahl", "Ana", "Anna Dahl", "Jan van der Berg", "Van der Berg"),
    *("Xi Jinping", "Xi", "Jinping", "Xi Jimping", "George W. Marsh", "George H. Marsh", "George Marsh", "Marsh"),
    *("Gabuev", "Alexander Gabuyev", "Aleksandr Gabuev", "Ken Marsh Jr."),
)
THINGS = ("United States", "U.S.", "World Bank", "the World Bank", "Paris", "WB", "Ana")


@st.composite
def sentences(draw: st.DrawFn) -> str:
    person = draw(st.sampled_from(PEOPLE))
    thing = draw(st.sampled_from(THINGS))
    form = draw(
        st.sampled_from(["[P:{p}] left {t}.", "Mr. {p} met [O:{t}] ({p}).", "{p}and [G:{t}]", "\n[P:{p}’s] [P:{t}]\n"])
    )
    return form.format(p=person, t=thing)


@st.composite
def collections(draw: st.DrawFn) -> list[Document]:
    texts = draw(st.lists(st.lists(sentences(), max_size=6).map(" ".join), max_size=5))
    return [marked(number, text) for number, text in enumerate(texts)]


@given(collections(), st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_matter(documents: list[Document], chance: random.Random) -> None:
    shuffled = list(documents)
    chance.shuffle(shuffled)
    assert resolve(shuffled) == resolve(documents)


@given(collections())
def test_mentions_slice_their_texts_apart_and_in_order(documents: list[Document]) -> None:
    resolution = resolve(documents)
    assert_sound(documents, resolution)


def assert_sound(documents: Sequence[Document], resolution: Resolution) -> None:
    texts = {document.article_id: document.text for document in documents}
    for mention in resolution.mentions:
        assert texts[mention.article_id][mention.start : mention.end] == mention.text
    for one, other in pairwise(resolution.mentions):
        assert (one.article_id, one.end) <= (other.article_id, other.start) or one.article_id < other.article_id
    ids = [entity.id for entity in resolution.entities]
    assert len(ids) == len(set(ids))
    counted = Counter(mention.entity_id for mention in resolution.mentions)
    assert counted == {entity.id: entity.mentions for entity in resolution.entities}
    assert all(entity.name in {alias.name for alias in entity.aliases} for entity in resolution.entities)


def test_ten_thousand_people_of_one_surname() -> None:
    syllables = ("ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru")
    given_names = [f"Q{a}{b}{c}{d}" for a in syllables for b in syllables for c in syllables for d in syllables]
    document = marked(1, ". ".join(f"[P:{name} Dahl] met [P:Dahl]" for name in given_names))
    resolution = resolve([document])
    assert_sound([document], resolution)
    assert len(resolution.mentions) == 2 * len(given_names)
