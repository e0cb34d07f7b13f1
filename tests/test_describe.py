"""Descriptions that stand for a person, and the roles that they are understood from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import LabelledSpan, Mention, MentionKind, Span
from index.people import Document, Resolution, resolve
from index.people.describing.offices import Standing
from index.people.describing.phrases import phrases


def document(text: str, *names: str, number: int = 0, furniture: tuple[Span, ...] = ()) -> Document:
    """A document in which a recogniser marked every one of these names: "PERSON" unless "LABEL:" is before."""
    spans = []
    for name in names:
        label, _, words = name.rpartition(":")
        at = text.find(words)
        assert at >= 0, words
        while at >= 0:
            spans.append(LabelledSpan(at, at + len(words), label or "PERSON"))
            at = text.find(words, at + 1)
    return Document(number, text, furniture, tuple(spans))


def descriptions(resolution: Resolution) -> list[Mention]:
    return [mention for mention in resolution.mentions if mention.kind is MentionKind.DESCRIPTION]


def found(text: str, *names: str) -> list[tuple[str, str]]:
    """The descriptions of one document, and whom they stand for."""
    return [(mention.text, mention.entity_id) for mention in descriptions(resolve([document(text, *names)]))]


def roles(text: str, *names: str) -> set[tuple[str, str, str]]:
    """Who holds what of what, by one document; those who held it left out."""
    held = resolve([document(text, *names)]).roles
    return {(role.entity_id.removeprefix("person/"), role.office, role.of) for role in held if not role.is_past}


@pytest.mark.parametrize(
    ("text", "name", "office", "of"),
    [
        ("Kenyan President Amina Otieno spoke.", "Amina Otieno", "president", "Kenya"),
        ("He met the Danish prime minister, Mette Holm, on Monday.", "Mette Holm", "prime minister", "Denmark"),
        ("Mette Holm, the Danish prime minister, spoke.", "Mette Holm", "prime minister", "Denmark"),
        ("Peru's foreign minister, Rosa Quispe, resigned.", "Rosa Quispe", "foreign minister", "Peru"),
        ("The president of Ghana, Kofi Boateng, spoke.", "Kofi Boateng", "president", "Ghana"),
        ("The prime minister of New Zealand, Ann Lee, spoke.", "Ann Lee", "prime minister", "New Zealand"),
        ("Jan Novak, mayor of Brno, spoke.", "Jan Novak", "mayor", "Brno"),
        ("U.S. Treasury Secretary Ann Lee spoke.", "Ann Lee", "treasury secretary", "United States"),
        ("South Korean President Park Min-su left.", "Park Min-su", "president", "South Korea"),
        ("Bank of Sweden governor Lars Berg spoke.", "Lars Berg", "governor", "Bank of Sweden"),
        ("Norsk Olje chairman Lars Berg spoke.", "Lars Berg", "chairman", "Norsk Olje"),
        ("the spokesman for the Polish government, Jan Nowak.", "Jan Nowak", "spokesman", "government of Poland"),
        ("the head of the Norsk Olje oil company, Lars Berg; and", "Lars Berg", "head", "Norsk Olje"),
        ("White House spokesman Bob Hill spoke.", "Bob Hill", "spokesman", "White House"),
        ("the head of the Kremlin, Ivan Sokolov, spoke.", "Ivan Sokolov", "president", "Russia"),
        ("Elysee chief Jean Petit spoke.", "Jean Petit", "president", "France"),
        ("Yes, President Amina Otieno spoke.", "Amina Otieno", "president", ""),
        ("The Indian leader met his Nepali counterpart, Hari Rai, there.", "Hari Rai", "leader", "Nepal"),
        ("The Indian finance minister met his Nepali counterpart Hari Rai.", "Hari Rai", "finance minister", "Nepal"),
    ],
)
def test_learns_who_holds_which_office(text: str, name: str, office: str, of: str) -> None:
    slug = name.lower().replace(" ", "-")
    assert (slug, office, of) in roles(text, name)


@pytest.mark.parametrize(
    "text",
    [
        "After meeting the Kenyan president, Mette Holm said no.",
        "Mette Holm, whose Kenyan president said no, left.",
        "Kenyan presidential candidate Mette Holm spoke.",
        "Kenyan President-elect Mette Holm spoke.",
        "The next Kenyan president, Mette Holm, spoke.",
        "Mette Holm met the Kenyan president.",
        "Kenyan presidents Mette Holm liked.",
        "Kenyan far-right leader Mette Holm spoke.",
        "Kenyan bandit leader Mette Holm spoke.",
    ],
)
def test_learns_nothing_from_what_is_no_apposition(text: str) -> None:
    assert not roles(text, "Mette Holm")


@pytest.mark.parametrize(
    ("words", "of"),
    [
        ("Brazil's far-right former president", "Brazil"),
        ("Italy's first female prime minister", "Italy"),
        ("Germany's long-serving chancellor", "Germany"),
        ("Germany’s long-serving and", None),
        ("the South Korean disgraced former president", "South Korea"),
        ("Kenya's first democratically elected president", "Kenya"),
        ("Chile's 36-year-old leftist president", "Chile"),
        ("Lagos's pro-business, deputy governor", None),
        ("Lagos's pro-business governor", "Lagos"),
        ("the openly gay mayor", None),
        ("Kenya's bandit leader", None),
        ("Kenya's union president", None),
        ("Kenya criticised president", None),
        ("She's embattled president", None),
        ("Kenya's US-backed president", "Kenya"),
        ("the Frankfurt-based chief executive", None),
        ("Kenyan Socialist chairman", "Kenyan Socialist"),
        ("the Liberal chairman", "Liberal"),
        ("Ex-Labour leader", "Labour"),
        ("As President", None),
        ("Earlier President", None),
    ],
)
def test_what_a_holder_is_like_does_not_hide_whose_office_it_is(words: str, of: str | None) -> None:
    (phrase,) = phrases(f"{words} president" if words.endswith("and") else words)
    assert (phrase.of.name if phrase.of else None) == of
    assert of is None or phrase.start == 0


@pytest.mark.parametrize("words", ["Ex-Labour leader", "the ex-Labour leader"])
def test_office_may_be_past_by_a_prefix_to_what_it_belongs_to(words: str) -> None:
    (phrase,) = phrases(words)
    assert phrase.standing is Standing.PAST


@pytest.mark.parametrize("words", ["far-right former", "disgraced", "first female", "late, beloved"])
def test_who_held_an_office_is_not_who_holds_it(words: str) -> None:
    text = f"Kenya's {words} president, Jan Nowak, spoke. The Kenyan president left."
    assert found(text, "Jan Nowak", "GPE:Kenya") == []


def test_knows_deputies_from_those_whose_deputies_they_are() -> None:
    text = "Kenyan Vice President Amina Otieno and Deputy Foreign Minister Jan Nowak spoke. The Kenyan president left."
    assert found(text, "Amina Otieno", "Jan Nowak") == []


HOLM = "Danish Prime Minister Mette Holm spoke. "
KENYA = "Kenyan President Amina Otieno spoke. "


@pytest.mark.parametrize(
    "words",
    [
        "the Danish prime minister",
        "The Danish leader",
        "the Danish premier",
        "the veteran Danish leader",
        "the prime minister of Denmark",
        "the prime minister",
        "the head of government",
    ],
)
def test_understands_what_may_be_said_of_one_holder(words: str) -> None:
    assert found(f"{HOLM}Asked, {words} said nothing.", "Mette Holm") == [(words, "person/mette-holm")]


@pytest.mark.parametrize(
    "words",
    [
        "the Danish prime ministers",
        "the next Danish leader",
        "the former Danish prime minister",
        "the then-prime minister",
        "the new Danish leader",
        "a Danish leader",
        "every Danish prime minister",
        "the Danish king",
        "the Danish president",
        "the Norwegian prime minister",
        "the deputy prime minister",
        "the Danish prime minister's spokesman's leader",
        "the prime minister of a country",
        "the rebel leader",
        "the leader",
        "the prime minister-designate",
        "the Danish prime minister candidate",
        "his prime minister",
    ],
)
def test_leaves_out_who_may_be_somebody_else(words: str) -> None:
    spoken = [text for text, _ in found(f"{HOLM}Asked, {words} said nothing.", "Mette Holm")]
    assert spoken in ([], ["the Danish prime minister"])
    assert words not in spoken


def test_description_ends_before_a_possessive() -> None:
    assert found(f"{KENYA}It was the Kenyan president’s idea.", "Amina Otieno")[0][0] == "the Kenyan president"


@pytest.mark.parametrize(
    "words",
    [
        "She wants to be the Kenyan president.",
        "She spoke as the Kenyan president.",
        "She was elected the Kenyan president.",
        "She is a minister but not the Kenyan president.",
        "The Kenyan president is elected for five years.",
        "The head of Kenya's navy spoke.",
        "The president of Kenya's navy club spoke.",
        "The Kenyan president election is near.",
        "The Kenyan president of the World Bank spoke.",
        "Under the Kenyan constitution, the Kenyan president names judges.",
        "Nobody, be it the Kenyan president or a judge, may leave.",
        "Taxes were cut by the incumbent Kenyan president.",
    ],
)
def test_leaves_out_what_speaks_of_the_office_or_of_another(words: str) -> None:
    assert found(f"{KENYA}{words}", "Amina Otieno") == []


def test_name_may_only_begin_what_an_office_belongs_to() -> None:
    text = "Olympia president Jan Nowak spoke. The president of the Olympia cycling club left."
    assert found(text, "Jan Nowak") == []
    assert found("Olympia president Jan Nowak spoke. The president of Olympia left.", "Jan Nowak") != []


def test_new_zealand_is_a_country() -> None:
    text = "New Zealand Prime Minister Ann Lee spoke. The New Zealand prime minister left."
    assert found(text, "Ann Lee", "GPE:New Zealand") == [("The New Zealand prime minister", "person/ann-lee")]


def test_leader_is_first_of_all_who_is_called_so() -> None:
    text = "Kenyan premier Jan Nowak met Kenyan leader Amina Otieno. The Kenyan leader left."
    assert found(text, "Amina Otieno", "Jan Nowak") == [("The Kenyan leader", "person/amina-otieno")]


def test_leader_is_left_out_where_somebody_else_may_lead() -> None:
    mentions = in_collection(
        (KENYA, ("Amina Otieno",)),
        (
            "Kenyan Prime Minister Jan Nowak met Amina Otieno. The Kenyan leader left.",
            ("Amina Otieno", "Jan Nowak"),
        ),
    )
    assert mentions == []


def test_description_may_stand_before_the_name() -> None:
    text = "The Kenyan president spoke.\n\nIt was late when Kenyan President Amina Otieno left."
    assert found(text, "Amina Otieno") == [("The Kenyan president", "person/amina-otieno")]


def test_noun_alone_stands_for_nobody_before_the_name() -> None:
    assert found(f"The president spoke. {KENYA}", "Amina Otieno") == []


def test_apposition_is_no_mention_of_its_own() -> None:
    text = f"{KENYA}Later the Kenyan president, Amina Otieno, left. Amina Otieno, the Kenyan president, slept."
    assert found(text, "Amina Otieno") == []


def test_description_before_another_name_is_a_mention() -> None:
    text = f"{KENYA}After he met the Kenyan president, Jan Nowak said no."
    assert found(text, "Amina Otieno", "Jan Nowak") == [("the Kenyan president", "person/amina-otieno")]


@pytest.mark.parametrize("words", ["the country's president", "The country’s embattled president"])
def test_the_country_is_the_one_spoken_of_last(words: str) -> None:
    text = f"{KENYA}{words} left."
    assert found(text, "Amina Otieno") == [(words, "person/amina-otieno")]
    assert found(f"{KENYA}He went to Ghana. {words} left.", "Amina Otieno", "GPE:Ghana") == []
    (mention,) = descriptions(resolve([document(text, "Amina Otieno")]))
    assert mention.unsure


def test_the_country_is_none_where_none_is_spoken_of() -> None:
    assert found("President Amina Otieno spoke. The country's president left.", "Amina Otieno") == []


def test_two_holders_in_one_document_leave_it_open() -> None:
    text = f"{KENYA}Kenyan President Daniel Mwangi came. The Kenyan president left."
    assert found(text, "Amina Otieno", "Daniel Mwangi") == []


def test_former_holder_is_not_the_holder() -> None:
    text = "Former Kenyan president Daniel Mwangi met Kenyan President Amina Otieno. The Kenyan president left."
    assert found(text, "Amina Otieno", "Daniel Mwangi") == [("The Kenyan president", "person/amina-otieno")]
    assert found("Former Kenyan president Daniel Mwangi left. The Kenyan president stayed.", "Daniel Mwangi") == []


def test_noun_alone_is_left_out_after_two_holders() -> None:
    text = "Former Kenyan president Daniel Mwangi met Kenyan President Amina Otieno. The president left."
    assert found(text, "Amina Otieno", "Daniel Mwangi") == []


def test_noun_alone_is_left_out_after_somebody_unknown() -> None:
    text = f"{KENYA}The Chilean president came. The president left."
    assert found(text, "Amina Otieno") == []
    text = "Treasury spokesman Jan Nowak spoke. A police spokesman came. The spokesman left."
    assert found(text, "Jan Nowak") == []


def test_spokesman_of_a_house_is_the_presidency_s() -> None:
    text = "The Kremlin spokesman came. “No,” said the spokesman for the Russian presidency, Pavel Orlov."
    assert found(text, "Pavel Orlov", "ORG:Kremlin") == [("The Kremlin spokesman", "person/pavel-orlov")]


def in_collection(*texts: tuple[str, tuple[str, ...]]) -> list[Mention]:
    documents = [document(text, *names, number=number) for number, (text, names) in enumerate(texts)]
    return descriptions(resolve(documents))


def test_collection_says_who_holds_an_office_where_the_document_only_names_the_holder() -> None:
    introduced = (KENYA, ("Amina Otieno",))
    (mention,) = in_collection(introduced, ("Amina Otieno came. The Kenyan president left.", ("Amina Otieno",)))
    assert (mention.article_id, mention.text, mention.unsure) == (1, "The Kenyan president", True)
    assert mention.reason == "described as the Kenyan president: ‘Kenyan President Amina Otieno’ in another article"
    assert in_collection(introduced, ("The Kenyan president left.", ())) == []


def test_collection_says_nothing_across_a_change_of_office() -> None:
    named = ("Amina Otieno came. The Kenyan president left.", ("Amina Otieno",))
    introduced = (KENYA, ("Amina Otieno",))
    assert in_collection(introduced, named, ("Kenyan President Daniel Mwangi spoke.", ("Daniel Mwangi",))) == []
    assert in_collection(introduced, named, ("Former Kenyan president Amina Otieno spoke.", ("Amina Otieno",))) == []


def test_document_says_who_holds_an_office_that_others_held() -> None:
    (mention,) = in_collection(
        (f"{KENYA}The Kenyan president left.", ("Amina Otieno",)),
        ("Kenyan President Daniel Mwangi spoke.", ("Daniel Mwangi",)),
    )
    assert (mention.entity_id, mention.unsure) == ("person/amina-otieno", False)
    assert mention.reason == "described as the Kenyan president: ‘Kenyan President Amina Otieno’ in this article"


def test_title_without_a_country_is_completed_by_the_collection() -> None:
    mentions = in_collection(
        (KENYA, ("Amina Otieno",)),
        ("Kenyan President Daniel Mwangi spoke.", ("Daniel Mwangi",)),
        ("President Amina Otieno came. The Kenyan president left.", ("Amina Otieno",)),
    )
    assert [(mention.article_id, mention.entity_id) for mention in mentions] == [(2, "person/amina-otieno")]


def test_description_takes_the_place_of_the_country_in_it() -> None:
    text = "US President Ann Lee spoke in the US. The US president left."
    resolution = resolve([document(text, "Ann Lee", "GPE:US")])
    assert [mention.text for mention in resolution.mentions] == ["US", "Ann Lee", "US", "The US president"]
    counts = {entity.name: entity.mentions for entity in resolution.entities}
    assert counts == {"US": 2, "Ann Lee": 2}


def test_furniture_neither_describes_nor_introduces() -> None:
    text = f"{KENYA}\nREAD ALSO: The Kenyan president wins\nThe Kenyan president left."
    line = Span(text.index("READ"), text.index("\nThe Kenyan"))
    (mention,) = descriptions(resolve([document(text, "Amina Otieno", furniture=(line,))]))
    assert mention.start > line.end
    text = f"{KENYA}\nThe Kenyan president left."
    title = Span(0, len(KENYA))
    assert descriptions(resolve([document(text, "Amina Otieno", furniture=(title,))])) == []


def test_role_has_the_sentence_that_says_so() -> None:
    text = "It rained. Mr. Nowak left. Kenyan President Amina Otieno spoke to Mr. Nowak.\nThen it stopped."
    (role,) = resolve([document(text, "Amina Otieno", "Nowak")]).roles
    assert text[role.apposition.start : role.apposition.end] == "Kenyan President Amina Otieno"
    sentence = text[role.sentence.start : role.sentence.end]
    assert sentence == "Kenyan President Amina Otieno spoke to Mr. Nowak."


def test_role_says_whether_it_is_past() -> None:
    text = "Former Kenyan president Daniel Mwangi met then-Chancellor Ann Lee."
    held = resolve([document(text, "Ann Lee", "Daniel Mwangi")]).roles
    assert [(role.office, role.is_past) for role in held] == [("chancellor", True), ("president", True)]


PIECES = st.sampled_from(
    (
        *(
            "Kenyan",
            "President",
            "president",
            "the",
            "The",
            "former",
            "Amina Otieno",
            "Jan Nowak",
            ",",
            ".",
            "\n",
            "of",
        ),
        *("Kenya", "US", "U.S.", "spokesman", "prime minister", "Prime Minister", "for", "’s", "and", "then-", "“"),
        *("Kremlin", "”", "his", "counterpart", "chairman", "Acme Ltd", "a", "leader", "head", "presidency"),
    )
)
TEXTS = st.lists(PIECES, max_size=30).map(" ".join)
NAMES = ("Amina Otieno", "Jan Nowak", "GPE:Kenya", "GPE:US", "ORG:Kremlin", "ORG:Acme Ltd")


def marked(number: int, text: str) -> Document:
    return document(text, *(name for name in NAMES if name.rpartition(":")[2] in text), number=number)


@given(st.lists(TEXTS, max_size=4))
def test_mentions_never_overlap_and_slice_to_their_text(texts: list[str]) -> None:
    resolution = resolve([marked(number, text) for number, text in enumerate(texts)])
    reached = (-1, 0)
    for mention in resolution.mentions:
        assert mention.text == texts[mention.article_id][mention.start : mention.end] != ""
        assert (mention.article_id, mention.start) >= reached
        reached = (mention.article_id, mention.end)
    assert {mention.entity_id for mention in resolution.mentions} == {entity.id for entity in resolution.entities}
    for role in resolution.roles:
        text = texts[role.article_id]
        assert 0 <= role.sentence.start <= role.apposition.start < role.apposition.end <= len(text)


@given(st.lists(TEXTS, max_size=4), st.randoms())
def test_order_of_documents_does_not_matter(texts: list[str], random: st.DrawFn) -> None:
    documents = [marked(number, text) for number, text in enumerate(texts)]
    shuffled = documents.copy()
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert resolve(shuffled) == resolve(documents)
