"""Texts that are hardly texts, through the models and all steps: sense comes out, and in bounded time."""

import time

import pytest

from index.model import LabelledSpan, Resolution
from index.people import Document, Recogniser, resolve
from index.people.models import MODELS

SYLLABLES = ("ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru")
WORDS = [f"{a}{b}{c}{d}" for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES for d in SYLLABLES]
"""Ten thousand different ones."""
MOST_SECONDS = 30
"""Several times what it takes, and a quarter of what it would take were every name compared with every other."""

JUNK = {
    "capitals": "PRESIDENT JOHN SMITH SAYS IBM AND ANN LEE OF PARIS WILL MEET XI JINPING ON MONDAY " * 60,
    "numbers": "1234567890 3.14 1,000,000 12/7/1987 -5 99% $7 " * 200,
    "emoji": "😀 👍🏽 🇵🇹 👨‍👩‍👧‍👦 Angela Merkel 😀 said 🤷🏽‍♀️! " * 100,
    "arabic": "قال الرئيس محمود عباس إن المحادثات مع الأمم المتحدة مستمرة في رام الله. " * 80,
    "chinese": "国家主席习近平在北京会见了来访的外国客人。" * 200,
    "signs": "“’s” — … ‘((’ @Ann #Lee Ann/Lee J.R. 'n' -- \u2028\u00a0\ufeff\x00 O’ " * 100,
    "lower": "angela merkel met vladimir putin and olivia wang in new york, mr. smith said " * 60,
    "surrogate": "Angela \ud83d Merkel \udc00 met Tony Blair. " * 40,
    "blank": " \n\t\r\n\u2028 " * 100,
    "nothing": "",
}


@pytest.fixture(scope="session")
def recogniser() -> Recogniser:
    return Recogniser()


def read(recogniser: Recogniser, text: str) -> Resolution:
    (spans,) = recogniser.recognise([text])
    return resolve([Document(1, text, (), spans)])


def assert_sense(text: str, found: Resolution) -> None:
    """Every mention is what the text says there, no two overlap, and each has its entity."""
    entities = {entity.id for entity in found.entities}
    reached = 0
    for mention in sorted(found.mentions, key=lambda mention: mention.start):
        assert reached <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        assert any(sign.isalpha() for sign in mention.text)
        assert mention.entity_id in entities
        reached = mention.end


@pytest.mark.parametrize("kind", JUNK)
def test_junk_in_sense_out(recogniser: Recogniser, kind: str) -> None:
    assert_sense(JUNK[kind], read(recogniser, JUNK[kind]))


def test_numbers_and_blanks_name_nobody(recogniser: Recogniser) -> None:
    assert not read(recogniser, JUNK["numbers"]).mentions
    assert not read(recogniser, JUNK["blank"]).mentions


def test_a_megabyte_without_a_full_stop(recogniser: Recogniser) -> None:
    text = ("hottentottententententoonstelling " * 100 + "but Angela Merkel met Mr. Costa in Lisbon ").replace(
        ".", ""
    ) * 290
    assert len(text) > 990_000
    found = read(recogniser, text)
    assert_sense(text, found)
    assert text.rindex("Angela Merkel") in {mention.start for mention in found.mentions}


def test_ten_thousand_names_through_the_models(recogniser: Recogniser) -> None:
    text = "".join(f"Anton V{word}ov, " for word in WORDS)
    found = read(recogniser, text)
    assert_sense(text, found)
    assert len(found.mentions) > 9_000


NAMES = {
    "one surname": [f"Zu{word} Smith" for word in WORDS],
    "lone words": [f"Zu{word}" for word in WORDS],
    "run together": ["Anna Smith"] * 500 + ["Smithand"] * 9_500,
}


@pytest.mark.parametrize("kind", NAMES)
def test_ten_thousand_names_in_bounded_time(kind: str) -> None:
    text = ", ".join(NAMES[kind])
    spans, start = [], 0
    for name in NAMES[kind]:
        spans += [LabelledSpan(start, start + len(name), "PERSON", model.name) for model in MODELS]
        start += len(name) + 2
    begun = time.process_time()
    found = resolve([Document(1, text, (), tuple(spans))])
    assert time.process_time() - begun < MOST_SECONDS
    assert_sense(text, found)
    assert len(found.mentions) == len(WORDS)
