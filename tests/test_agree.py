"""Each step of agreeing, and all of them together on texts of every kind."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import LabelledSpan, Span
from index.people import Document
from index.people.agree import STEPS, Step, agree
from index.people.document import Label, draft
from index.people.edges import lines, trim_name, trim_person
from index.people.steps.election import elect
from index.people.steps.full_names import repeat_full_names
from index.people.steps.furniture import drop_names_of_furniture
from index.people.steps.given_names import repeat_given_names
from index.people.steps.listed_names import find_listed_names
from index.people.steps.places import place
from index.people.steps.pooling import pool
from index.people.steps.run_together import cut_run_together
from index.people.steps.settling import settle
from index.people.steps.support import drop_unsupported
from index.people.steps.surnames import repeat_surnames
from index.people.steps.titled import find_titled
from index.people.steps.trimming import trim

LABELS = {"P": "PERSON", "O": "ORG", "G": "GPE", "N": "NORP", "D": "DATE", "W": "WORK_OF_ART"}


def marked(*texts: str, furniture: str = "") -> tuple[Document, ...]:
    """Documents of texts in which `[P:Ann Lee]` is a span with a label; a line that is `furniture` is no article text."""
    return tuple(_marked(number, text, furniture) for number, text in enumerate(texts))


def _marked(number: int, text: str, furniture: str) -> Document:
    plain, spans = "", []
    for before, label, name in re.findall(r"([^\[]*)(?:\[([A-Z]):([^\]]*)\])?", text):
        plain += before
        if label:
            spans.append(LabelledSpan(len(plain), len(plain) + len(name), LABELS[label]))
            plain += name
    start = plain.find(furniture) if furniture else -1
    aside = (Span(start, start + len(furniture)),) if start >= 0 else ()
    return Document(number, plain, aside, tuple(spans))


def after(step: Step, *texts: str, label: Label = Label.PERSON, furniture: str = "") -> list[list[str]]:
    """The names of each document that a step leaves or finds, and what it takes for persons."""
    drafts = step(settle(pool(trim(tuple(draft(document) for document in marked(*texts, furniture=furniture))))))
    return [[each.name(found) for found in each.candidates if found.label is label] for each in drafts]


def named(*texts: str, label: Label = Label.PERSON, furniture: str = "") -> list[list[str]]:
    """The names of each document after all steps."""
    drafts = agree(marked(*texts, furniture=furniture))
    return [[each.name(found) for found in each.candidates if found.label is label] for each in drafts]


@pytest.mark.parametrize(
    ("span", "name"),
    [
        ("Mr. Blair", "Blair"),
        ("Russian President Boris Yeltsin", "Boris Yeltsin"),
        ("the former Prime Minister Tony Blair", "Tony Blair"),
        ("House Speaker Nancy Pelosi", "Nancy Pelosi"),
        ("Secretary of State Colin Powell", "Colin Powell"),
        ("Lt. Gen. Omar Bradley", "Omar Bradley"),
        ("Blair’s", "Blair"),
        ("Blair's", "Blair"),
        ("Soames'", "Soames"),
        ("“Tony Blair,”", "Tony Blair"),
        ("(Tony Blair)", "Tony Blair"),
        ("Tony Blair and", "Tony Blair"),
        ("Tony Blair Tuesday", "Tony Blair"),
        ("Then Tony Blair", "Tony Blair"),
        ("Historian Tony Judt", "Tony Judt"),
        ("Tony Blair (Sedgefield", "Tony Blair"),
        ("Tony Blair, Bono", "Tony Blair"),
        ("Sammy Davis, Jr.", "Sammy Davis, Jr."),
        ("Martin Luther King Jr", "Martin Luther King Jr"),
        ("Robert Downey Jr.", "Robert Downey Jr."),
        ("Vincent van Gogh", "Vincent van Gogh"),
        ("Queen Beatrix", "Beatrix"),
        ("Billie Jean King", "Billie Jean King"),
    ],
)
def test_titles_possessives_and_quotes_are_no_part_of_a_name(span: str, name: str) -> None:
    edges = trim_person(span, 0, len(span))
    assert edges is not None
    assert span[slice(*edges)] == name


@pytest.mark.parametrize(
    "span",
    ["President", "Mr.", "1984", "COVID-19", "@annlee", "a@b.org", "someone", "…", "The", "Monday", "A", "Ann/Lee"],
)
def test_what_has_no_names_shape_is_none(span: str) -> None:
    assert trim_person(span, 0, len(span)) is None


@pytest.mark.parametrize(
    ("span", "name"), [("the United Nations", "United Nations"), ("U.S.", "U.S"), ("The Hague’s", "Hague"), ("“”", "")]
)
def test_places_and_organisations_lose_their_article(span: str, name: str) -> None:
    assert span[slice(*trim_name(span, 0, len(span)))].rstrip(".") == name


def test_a_name_ends_with_its_line() -> None:
    assert after(trim, "[P:Ann Lee\nBack to top] and [P:Bo\r\n\r\nOlsen] said") == [["Ann Lee", "Back", "Bo", "Olsen"]]
    assert lines("a\n\nb", 0, 4) == [(0, 1), (3, 4)]


def test_a_hyphenated_given_name_is_whole() -> None:
    assert after(trim, "[P:Wong Kwok]-hing spoke; a [P:Putin]-backed plan") == [["Wong Kwok-hing", "Putin"]]


def test_a_word_that_the_text_has_in_lower_case_is_no_part_of_a_name() -> None:
    assert after(trim, "[P:Goalkeeping Sophie Anders] won; her goalkeeping pleased [P:Zibi Sophie Anders]") == [
        ["Sophie Anders", "Zibi Sophie Anders"]
    ]


def test_what_has_no_capital_names_nothing() -> None:
    assert after(trim, "three [O:cts net], [G:Cork], [G:北京]", label=Label.PLACE) == [["Cork", "北京"]]
    assert after(trim, "three [O:cts net]", label=Label.ORGANISATION) == [[]]


def test_what_ends_like_an_organisation_is_no_person() -> None:
    text = "[P:Ann Lee Library], [P:Pro-Labour DUP], [P:Deborah Park]"
    assert after(trim, text) == [["Deborah Park"]]
    assert after(trim, text, label=Label.OTHER) == [["Ann Lee Library", "Pro-Labour DUP"]]


def test_of_overlapping_candidates_the_longest_stays() -> None:
    text = "Ann Lee Smith went home"
    spans = (LabelledSpan(0, 7, "PERSON"), LabelledSpan(4, 13, "ORG"), LabelledSpan(4, 13, "PERSON"))
    (settled,) = settle(pool((draft(Document(0, text, (), spans)),)))
    assert [(found.start, found.end, found.label) for found in settled.candidates] == [(4, 13, Label.PERSON)]


def test_a_name_is_cut_out_of_a_word_that_ran_together() -> None:
    assert after(
        cut_run_together,
        "[P:Olena Marchenko] and [P:Marchenko] met. [P:Olena Marchenkoand] others, Marchenkowill, More newsMarchenko",
    ) == [["Olena Marchenko", "Marchenko", "Olena Marchenko", "Marchenko", "Marchenko"]]


def test_a_name_known_elsewhere_in_the_collection_is_cut_out() -> None:
    assert after(cut_run_together, "[P:Olena Marchenko] left.", "The minister, Marchenkosaid, left.")[1] == [
        "Marchenko"
    ]


def test_words_that_are_names_themselves_are_not_cut() -> None:
    assert after(cut_run_together, "[P:Thom Yorke] sang and [P:Thomas] slept; Holland lost to the Holl")[0] == [
        "Thom Yorke",
        "Thomas",
    ]


def test_the_majority_of_a_document_decides_what_a_name_is() -> None:
    assert after(elect, "[P:Danone] rose, [O:Danone] said, [O:Danone] fell, [P:Ann] left") == [["Ann"]]
    assert after(elect, "[P:Kovac] rose, [P:Kovac] fell; [G:Kovac] slept") == [["Kovac"] * 3]


def test_the_collection_decides_where_the_document_does_not() -> None:
    texts = ["[P:Kovac] ran", "[P:Kovac] slept", "[G:Kovac] won"]
    assert after(elect, *texts)[2] == ["Kovac"]


def test_a_draw_leaves_the_recognisers_word() -> None:
    assert after(elect, "[P:Kovac] ran", "[G:Kovac] won") == [["Kovac"], []]


def test_a_full_name_is_found_wherever_it_stands() -> None:
    assert after(
        repeat_full_names,
        "[P:Ludwig van Beethoven] lived.",
        "LUDWIG VAN BEETHOVEN and [O:Club Ludwig van Beethoven]; Ludwig. Van Beethoven",
    )[1] == ["LUDWIG VAN BEETHOVEN", "Ludwig van Beethoven"]


def test_a_full_name_inside_an_organisation_is_not_found() -> None:
    assert after(repeat_full_names, "[P:Bo Olsen] gave to the [O:Bo Olsen Foundation].") == [["Bo Olsen"]]


def test_a_much_commoner_name_is_cut_out_of_a_longer_one() -> None:
    text = (
        "[P:Bo Olsen], [P:Bo Olsen], [P:Bo Olsen] and [P:Driver Bo Olsen]; [P:Bo Olsen Dahl] twice: [P:Bo Olsen Dahl]"
    )
    assert after(repeat_full_names, text) == [["Bo Olsen"] * 4 + ["Bo Olsen Dahl"] * 2]


def test_a_surname_is_its_person_wherever_it_stands() -> None:
    text = "[P:Eva Lindqvist] won. Lindqvist, [O:Lindqvist] and [G:Lindqvist]’s team; [O:Lindqvist Motors]; near [G:Lindqvist]"
    assert after(repeat_surnames, text) == [["Eva Lindqvist"] + ["Lindqvist"] * 3]


def test_a_surname_brings_its_particles() -> None:
    assert after(repeat_surnames, "[P:Jan van der Berg] left; Van der Berg, Berg and van der Berg ran") == [
        ["Jan van der Berg", "Van der Berg", "Berg", "van der Berg"]
    ]


def test_a_surname_that_is_a_word_needs_a_reason() -> None:
    text = "[P:Ann Baker] is a baker. Baker shops close. Later Baker left, and Mr. Baker came."
    assert after(repeat_surnames, text) == [["Ann Baker", "Baker", "Baker"]]


def test_a_month_is_nobodys_surname() -> None:
    assert after(repeat_surnames, "[P:Theresa May] won in [D:May]. Mrs. May left on 3 [D:May]") == [
        ["Theresa May", "May"]
    ]


def test_a_surname_of_the_collection_is_found_without_its_full_name() -> None:
    texts = ["[P:Eva Lindqvist] ran, [P:Lindqvist] won, [P:Lindqvist] left", "Lindqvist again"]
    assert after(repeat_surnames, *texts)[1] == ["Lindqvist"]


def test_a_given_name_alone_is_its_person() -> None:
    text = "[P:Agnieszka Nowak] was nine. Agnieszka’s mother met Agnieszka Holland; the [G:Agnieszka] fell"
    assert after(repeat_given_names, text) == [["Agnieszka Nowak", "Agnieszka", "Agnieszka"]]


def test_a_listed_given_name_with_a_surname_is_a_person() -> None:
    text = (
        "Then Agnieszka Nowak left trade to the [O:Ministry of Trade Marek Kowalski] and [O:Katarzyna Zielinska] came"
    )
    assert after(find_listed_names, text) == [["Agnieszka Nowak", "Marek Kowalski", "Katarzyna Zielinska"]]


def test_a_surname_that_is_a_person_speaks_for_its_full_name() -> None:
    assert after(find_listed_names, "[O:Marek Kowalski], [O:Marek Kowalski]; [P:Kowalski] left") == [
        ["Marek Kowalski", "Marek Kowalski", "Kowalski"]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "the Agnieszka Street market",
        "on Sunday. Agnieszka",
        "Agnieszka. Nowak",
        "[N:Roman] Catholic",
        "[O:Morgan Stanley] and [O:Morgan Stanley]",
        "[G:Florence Italy]",
        "the Great Agnieszka Nowak Prize",
    ],
)
def test_a_listed_given_name_alone_proves_nothing(text: str) -> None:
    assert after(find_listed_names, text) == [[]]


def test_what_follows_a_title_is_a_person() -> None:
    text = "Mr. Okonkwo met President Tuqan Tuesday, [O:Dr. Quelch] and Sen. [O:Ib] Dahl. Mr. Vice President. Mr. Smith Foundation"
    assert after(find_titled, text) == [["Okonkwo", "Tuqan", "Quelch", "Ib Dahl", "Smith"]]


def test_a_place_is_no_person_unless_the_text_makes_it_one() -> None:
    text = "[P:Lisbon] fell, [P:New Delhi] rose, Mr. [P:Lagos] left and [P:Paris] said no"
    assert after(place, text) == [["Lagos", "Paris"]]
    assert after(place, text, label=Label.PLACE) == [["Lisbon", "New Delhi"]]
    assert after(place, "[P:Jack London] wrote. [P:London] died.") == [["Jack London", "London"]]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The [P:Zorblax] rose", []),
        ("The [P:Zorblax] rose, the [P:Zorblax] fell", ["Zorblax", "Zorblax"]),
        ("Mr. [P:Zorblax] rose", ["Zorblax"]),
        ("[P:Zorblax] said no", ["Zorblax"]),
        ("“No,” said [P:Zorblax]", ["Zorblax"]),
        ("[P:Ib Zorblax] met [P:Zorblax]", ["Ib Zorblax", "Zorblax"]),
        ("[P:Ib Zorblaxov] met [P:Zorblaxof]", ["Ib Zorblaxov", "Zorblaxof"]),
        ("[P:Agnieszka] slept", ["Agnieszka"]),
        ("[P:Ta] and [P:Ta]", []),
    ],
)
def test_a_lone_word_needs_support(text: str, kept: list[str]) -> None:
    assert after(drop_unsupported, text) == [kept]


def test_a_full_name_in_the_collection_supports_a_lone_word() -> None:
    assert after(drop_unsupported, "[P:Ib Zorblax] rose", "The [P:Zorblax] fell")[1] == ["Zorblax"]


def test_furniture_names_only_whom_articles_name() -> None:
    line = "Eva Lindqvist and Copyright Registered"
    text = "[P:Eva Lindqvist] won.\n[P:Eva Lindqvist] and [P:Copyright Registered]"
    assert after(drop_names_of_furniture, text, furniture=line) == [["Eva Lindqvist", "Eva Lindqvist"]]


def test_nothing_is_learnt_from_furniture() -> None:
    line = "Related Articles by Related Articles"
    text = "[P:Related Articles] by [P:Related Articles]\nArticles are related. Related Articles, Mr. Dahl said."
    assert named(text, furniture=line) == [["Dahl"]]


def test_all_steps_together() -> None:
    (persons,) = named(
        "[G:Lindqvist] beats all\n\n“[P:Finance Minister Eva Lindqvist]’s plan works,” [P:Lindqvist] said in [P:Lisbon].\n"
        "[P:Eva Lindqvistand] the [O:World Trade Organization] agree. [P:Windows] rose. Mr. Okonkwo saw it"
    )
    assert persons == ["Lindqvist", "Eva Lindqvist", "Lindqvist", "Eva Lindqvist", "Okonkwo"]


@pytest.mark.parametrize(
    "text",
    [
        "[P:EVERYTHING IS] [O:IN CAPITALS] HERE " * 30,
        "[P:123 456] [O:789] [P:1 2]" * 30,
        "[P:😀😀] [G:👍🏽] [P:🇵🇹 Ann]" * 30,
        "[P:الرئيس] قال [O:الأمم المتحدة] " * 30,
        "[P:国家主席]在[G:北京]会见了[P:外国客人]。" * 30,
        "[P:'] [O:\"] [G:-] [P:'s] [P:…]",
        "",
    ],
)
def test_junk_does_no_harm(text: str) -> None:
    assert_sound(marked(text, text))


NAMES = (
    "Ann Lee",
    "Lee",
    "Xi Jinping",
    "van",
    "Mr.",
    "President",
    "Leeand",
    "Paris",
    "the",
    "NATO",
    "O’Neill’s",
    "said",
)
SIGNS = (
    " ",
    " ",
    " ",
    "\n",
    ". ",
    ", ",
    "“",
    "”",
    "(",
    ")",
    "-",
    "'s ",
    "😀",
    "北京",
    "7",
    "@",
    "\r\n",
    "\u2028",
    "J.",
)


@st.composite
def documents(draw: st.DrawFn) -> tuple[Document, ...]:
    return tuple(draw(document(number)) for number in range(draw(st.integers(1, 3))))


def document(number: int) -> st.SearchStrategy[Document]:
    texts = st.lists(st.sampled_from(NAMES + SIGNS), max_size=30).map("".join) | st.text(max_size=40)
    return texts.flatmap(lambda text: _with_spans(number, text))


def _with_spans(number: int, text: str) -> st.SearchStrategy[Document]:
    offset = st.integers(0, len(text) + 2)
    label = st.sampled_from([*LABELS.values(), "CARDINAL"])
    spans = st.lists(st.builds(LabelledSpan, offset, offset, label), max_size=12).map(tuple)
    furniture = st.just(()) | offset.map(lambda start: (Span(start, start + 9),))
    return st.builds(Document, st.just(number), st.just(text), furniture, spans)


@given(documents())
def test_names_are_sorted_trimmed_and_apart_whatever_was_marked(collection: tuple[Document, ...]) -> None:
    assert_sound(collection)


def assert_sound(collection: tuple[Document, ...]) -> None:
    for each in agree(collection):
        reached = 0
        for found in each.candidates:
            name = each.text[found.start : found.end]
            assert reached <= found.start < found.end <= len(each.text)
            assert name == name.strip()
            assert len(name.splitlines()) == 1
            reached = found.end


@given(documents(), st.sampled_from(STEPS))
def test_no_step_changes_which_documents_there_are(collection: tuple[Document, ...], step: Step) -> None:
    drafts = settle(pool(trim(tuple(draft(document) for document in collection))))
    assert [each.document for each in step(drafts)] == list(collection)


def test_ten_thousand_names_in_one_article() -> None:
    syllables = ("ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru")
    words = [f"{a}{b}{c}{d}" for a in syllables for b in syllables for c in syllables for d in syllables]
    people = [f"Zu{word} Vro{word}" for word in words]
    (persons,) = named(", ".join(f"[P:{name}]" for name in people))
    assert persons == people
