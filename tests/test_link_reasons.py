"""Why a mention is taken for its entity, whether that is sure, and who shares a surname with whom."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.model import LabelledSpan, Mention
from index.people import Document, Resolution
from index.people.document import draft
from index.people.link import link
from index.people.steps.pooling import pool

LABELS = {"P": "PERSON", "O": "ORG", "G": "GPE"}


def marked(article_id: int, text: str) -> Document:
    """A document of a text in which `[P:Ann Lee]` is a name."""
    plain, spans = "", []
    for before, label, name in re.findall(r"([^\[]*)(?:\[([A-Z]):([^\]]*)\])?", text):
        plain += before
        if label:
            spans.append(LabelledSpan(len(plain), len(plain) + len(name), LABELS[label]))
            plain += name
    return Document(article_id, plain, (), tuple(spans))


def linked(*texts: str) -> Resolution:
    return link(pool(tuple(draft(marked(number, text)) for number, text in enumerate(texts))))


def last(*texts: str) -> Mention:
    """The last mention of a collection."""
    return linked(*texts).mentions[-1]


def why(*texts: str) -> str:
    return last(*texts).reason


DONALD = "President [P:Donald Trump] spoke. [P:Trump] left."


def test_a_full_name_is_reason_enough() -> None:
    mention = last("[P:Yuri Ushakov] spoke.")
    assert (mention.reason, mention.unsure) == ("full name", False)


@pytest.mark.parametrize(
    ("usual", "other", "reason"),
    [
        ("Vasily Kashin", "Vassily Kashin", "spelt ‘Vassily Kashin’: sounds like Vasily Kashin"),
        ("Andrei Belousov", "Andrei Belosov", "spelt ‘Andrei Belosov’: one letter from Andrei Belousov"),
        ("Sergei Petrenko", "S. Petrenko", "initial and surname of Sergei Petrenko"),
        ("Vladimir Putin", "Vladimir V. Putin", "full name, also written Vladimir Putin"),
        ("William Hartley", "Bill Hartley", "‘Bill Hartley’: another form of the given name of William Hartley"),
    ],
)
def test_another_form_of_a_full_name_says_how_it_differs(usual: str, other: str, reason: str) -> None:
    assert why(f"[P:{usual}] spoke.", f"[P:{usual}] left.", f"[P:{other}] slept.") == reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[P:Yuri Ushakov] spoke. [P:Ushakov] left.", "surname of Yuri Ushakov, named in this article"),
        ("[P:Yuri Ushakov] spoke. [P:Yuri] left.", "given name of Yuri Ushakov, named in this article"),
        (
            "[P:Alexander Gabuev] spoke. [P:Gabuyev] left.",
            "spelt ‘Gabuyev’: sounds like the surname of Alexander Gabuev, named in this article",
        ),
        (
            "[P:Andrei Belousov] spoke. [P:Belosov] left.",
            "spelt ‘Belosov’: one letter from the surname of Andrei Belousov, named in this article",
        ),
        (
            "[P:Ursula von der Leyen] spoke. [P:der Leyen] left.",
            "part of the name of Ursula von der Leyen, named in this article",
        ),
    ],
)
def test_a_short_name_is_of_somebody_named_in_full(text: str, reason: str) -> None:
    mention = last(text)
    assert (mention.reason, mention.unsure) == (reason, False)


def test_a_surname_of_nobody_is_sure_all_the_same() -> None:
    mention = last("Mr. [P:Okonkwo] left.")
    assert (mention.reason, mention.unsure) == ("nobody of that name is named in full", False)


def test_the_only_bearer_in_the_collection_is_sure() -> None:
    mention = last(DONALD, "[P:Trump] slept.")
    assert (mention.reason, mention.unsure) == ("surname of Donald Trump, the only one of that surname here", False)


def test_the_dominant_bearer_of_several_is_unsure_where_nobody_is_named_in_full() -> None:
    mention = last(DONALD, DONALD, "[P:Melania Trump] spoke.", "[P:Trump] slept.")
    assert mention.entity_id == "person/donald-trump"
    assert (mention.reason, mention.unsure) == ("surname of Donald Trump, whom most articles mean by it", True)


def test_somebody_who_is_hardly_ever_another_is_sure() -> None:
    assert not last(*[DONALD] * 20, "[P:Melania Trump] spoke.", "[P:Trump] slept.").unsure


def test_a_surname_of_equals_is_unsure() -> None:
    mention = last("[P:Ana Dahl] left.", "[P:Bo Dahl] came.", "[P:Dahl] ran.")
    assert (mention.reason, mention.unsure) == ("surname of several people, none of them named in this article", True)


def test_near_equals_in_one_article_are_unsure() -> None:
    assert last("[P:Ana Dahl], [P:Bo Dahl], [P:Ana Dahl], [P:Bo Dahl]: [P:Dahl] ran.").unsure
    assert not last("[P:Ana Dahl], [P:Ana Dahl], [P:Ana Dahl], [P:Bo Dahl]: [P:Dahl] ran.").unsure


def test_the_dominant_bearer_has_the_surname_though_somebody_else_was_named_last() -> None:
    mention = last(DONALD, DONALD, "[P:Donald Trump] came with [P:Melania Trump]. [P:Trump] spoke.")
    assert (mention.entity_id, mention.unsure) == ("person/donald-trump", False)


def test_the_dominant_bearer_has_the_surname_where_another_is_named_once() -> None:
    mention = last(DONALD, DONALD, DONALD, "[P:Melania Trump] came. [P:Trump] spoke.")
    assert (mention.entity_id, mention.unsure) == ("person/donald-trump", True)


def test_somebody_named_in_full_again_and_again_has_the_surname() -> None:
    mention = last(DONALD, DONALD, DONALD, "[P:Melania Trump] came. [P:Melania Trump] sat. [P:Trump] spoke.")
    assert mention.entity_id == "person/melania-trump"


def test_titles_before_a_surname_count_for_whom_they_fit() -> None:
    texts = [DONALD, "[P:Melania Trump] came.", "[P:Melania Trump] sat.", *["President [P:Trump] spoke."] * 3]
    assert last(*texts, "[P:Trump] slept.").entity_id == "person/donald-trump"


@pytest.mark.parametrize("title", ["Mrs.", "Ms.", "“Ms", "First Lady"])
def test_a_womans_title_goes_to_the_woman(title: str) -> None:
    text = f"[P:Emmanuel Macron], [P:Emmanuel Macron] came with [P:Brigitte Macron]. {title} [P:Macron] spoke."
    mention = last(text)
    assert mention.entity_id == "person/brigitte-macron"
    assert mention.reason == "surname of Brigitte Macron, whom the title before it fits"
    assert not mention.unsure


def test_a_title_finds_its_bearer_in_other_articles() -> None:
    assert last(DONALD, "[P:Melania Trump] sat.", f"{DONALD} Mrs. [P:Trump] spoke.").entity_id == "person/melania-trump"


def test_a_title_that_fits_nobody_is_somebody_else() -> None:
    mention = last(f"{DONALD} Mrs. [P:Trump] spoke.")
    assert mention.entity_id == "person/trump"
    assert mention.reason == "the title before it fits nobody of that surname"


def test_a_title_before_the_full_name_tells_more_than_the_name() -> None:
    text = "Ms. [P:Quim Okonkwo] met Mr. [P:Bix Okonkwo], [P:Bix Okonkwo]. Ms. [P:Okonkwo] left."
    assert last(text).entity_id == "person/quim-okonkwo"


def test_three_kims_are_three() -> None:
    texts = ["[P:Kim Il Sung], [P:Kim Jong Il], [P:Kim Jong Un]", "[P:Kim Jong-il] and [P:Kim Jong-un]"]
    assert len(linked(*texts).entities) == 3


def test_a_full_name_of_two_is_the_one_named_otherwise_in_the_article() -> None:
    younger = "[P:George W. Bush] came. [P:George W. Bush] sat."
    older = "[P:George H. W. Bush] sat. [P:George Bush] ran."
    mention = last(younger, "[P:George Bush]", older)
    assert (mention.entity_id, mention.unsure) == ("person/george-h-w-bush", False)


def test_a_full_name_of_two_is_else_the_better_known_and_unsure() -> None:
    texts = ["[P:George W. Bush]", "[P:George W. Bush]", "[P:George H.W. Bush]", "[P:George Bush] ran."]
    mention = last(*texts)
    assert (mention.entity_id, mention.unsure) == ("person/george-w-bush", True)
    assert mention.reason == "full name of several people, of whom most articles name George W. Bush"


def test_a_middle_initial_does_not_name_a_person() -> None:
    texts = ["[P:Vladimir V. Putin]", "[P:Vladimir Putin]"]
    assert linked(*texts).entities[0].name == "Vladimir Putin"


def test_a_slip_does_not_name_a_person() -> None:
    texts = ["[P:Andrei Belosov] spoke.", "[P:Andrei Belousov] spoke. [P:Belousov] left."]
    assert linked(*texts).entities[0].name == "Andrei Belousov"


def test_a_name_of_many_spellings_is_not_beaten_by_a_slip() -> None:
    texts = ["[P:Kim Jong Un]", "[P:Kim Jong-un]", "[P:Kim Jong-un]", "[P:Kim Jong Um]", "[P:Kim Jong Um]"]
    assert linked(*texts).entities[0].name == "Kim Jong-un"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("[O:NATO]", "[O:North Atlantic Treaty Organization]"),
        ("[G:US]", "[G:the United States of America]"),
        ("[G:U.K.]", "[G:United Kingdom]"),
        ("[G:Kiev]", "[G:Kyiv]"),
        ("[G:the Russian Federation]", "[G:Russia]"),
        ("[O:Ernst & Young]", "[O:Ernst and Young]"),
        ("[G:Russia], [G:Russia]", "[O:Russian Federation]"),
    ],
)
def test_well_known_names_are_one(one: str, other: str) -> None:
    assert len(linked(f"{one} spoke.", f"{other} spoke.").entities) == 1


def test_a_well_known_name_says_so() -> None:
    assert why("[G:Kyiv], [G:Kyiv]", "[G:Kiev]") == "a well-known name of Kyiv"
    assert why("[G:Kyiv]") == "the same name"


@pytest.mark.parametrize(
    "text",
    ["the [O:Zambezi Water Authority] ([O:ZWA]) met.", "[O:ZWA] (the [O:Zambezi Water Authority]) met."],
)
def test_an_acronym_is_what_an_article_explains(text: str) -> None:
    mention = last(text, "[O:ZWA] met.")
    assert len(linked(text, "[O:ZWA] met.").entities) == 1
    assert mention.reason == "known as ZWA: ‘Zambezi Water Authority (ZWA)’"


def test_an_acronym_of_two_means_what_its_article_says_and_is_unsure_elsewhere() -> None:
    water = "the [O:Zambezi Water Authority] ([O:ZWA]) met. [O:ZWA] left."
    wool = "the [O:Zurich Wool Association] ([O:ZWA]) met. [O:ZWA] left."
    here, elsewhere = last(water, water, wool), last(water, water, wool, "[O:ZWA] came.")
    assert (here.entity_id, here.unsure) == ("organisation/zurich-wool-association", False)
    assert (elsewhere.entity_id, elsewhere.unsure) == ("organisation/zambezi-water-authority", True)


def test_what_only_begins_alike_is_no_acronym() -> None:
    assert len(linked("[O:IBM] ([O:International Monetary Fund]) met.").entities) == 2


PIECES = (
    *("[P:Donald Trump]", "[P:Melania Trump]", "[P:Trump]", "Mrs. [P:Trump]", "President [P:Donald Trump]"),
    *("President [P:Trump]", "[P:George Bush]", "[P:George W. Bush]", "[P:George H. W. Bush]", "[P:G. Bush]"),
    *("[P:Bush]", "Mr. [P:Bush]", "[P:Barbara Bush]", "[P:Kim Jong Un]", "[P:Kim Jong-un]", "[P:Kim]", "[P:Jong Un]"),
    *("[P:Gabuev]", "[P:Gabuyev]", "[P:Alexander Gabuev]", "[P:Aleksandr Gabuyev]", "[P:A. Gabuev]"),
    *("[O:ZWA]", "[O:Zambezi Water Authority] ([O:ZWA])", "[O:Zurich Wool Association] (ZWA)", "[G:ZWA]"),
    *("[O:U.S.]", "[G:US]", "[G:the United States]", "[G:America]"),
)


@settings(max_examples=150)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=6).map(", ".join), max_size=6), st.randoms())
def test_the_order_of_documents_does_not_matter(texts: Sequence[str], random: "st.random.Random") -> None:
    drafts = [draft(marked(number, text)) for number, text in enumerate(texts)]
    shuffled = list(drafts)
    random.shuffle(shuffled)
    resolution = link(drafts)
    assert link(shuffled) == resolution
    assert all(mention.reason for mention in resolution.mentions)
