"""Processor time of the models and of the rules on the same texts."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from typing import TypeVar

from benchmarks.texts import Text
from index.model import LabelledSpan
from index.people import Document, Recogniser
from index.people.agree import agree
from index.people.describe import describe
from index.people.link import link
from index.people.models import OWN, SMALL_ENGLISH

Result = TypeVar("Result")
Spans = list[tuple[LabelledSpan, ...]]


@dataclass(frozen=True, slots=True)
class Seconds:
    """Processor time of each part, loading the models left out."""

    packaged: float
    own: float
    agree: float
    link: float
    describe: float

    @property
    def models(self) -> float:
        """Of both models."""
        return self.packaged + self.own

    @property
    def rules(self) -> float:
        """Of everything that is done with what the models found."""
        return self.agree + self.link + self.describe


def measure(texts: Sequence[Text], rounds: int) -> Seconds:
    """The best of several rounds, for each part on its own: what else runs on a machine only ever adds."""
    packaged, own = Recogniser([SMALL_ENGLISH]), Recogniser([OWN])
    _round(texts[:1], packaged, own)
    return best([_round(texts, packaged, own) for _ in range(rounds)])


def best(rounds: Sequence[Seconds]) -> Seconds:
    """The least of each part."""
    return Seconds(*(min(getattr(each, part.name) for each in rounds) for part in fields(Seconds)))


def _round(texts: Sequence[Text], packaged: Recogniser, own: Recogniser) -> Seconds:
    packaged_time, packaged_spans = _timed(lambda: _spans(packaged, texts))
    own_time, own_spans = _timed(lambda: _spans(own, texts))
    documents = [
        Document(number, text.text, text.furniture, one + other)
        for number, (text, one, other) in enumerate(zip(texts, packaged_spans, own_spans, strict=True))
    ]
    agree_time, drafts = _timed(lambda: agree(documents))
    link_time, named = _timed(lambda: link(drafts))
    describe_time, _ = _timed(lambda: describe(drafts, named))
    return Seconds(packaged_time, own_time, agree_time, link_time, describe_time)


def _spans(recogniser: Recogniser, texts: Sequence[Text]) -> Spans:
    return list(recogniser.recognise(text.text for text in texts))


def _timed(work: Callable[[], Result]) -> tuple[float, Result]:
    start = time.process_time()
    result = work()
    return time.process_time() - start, result
