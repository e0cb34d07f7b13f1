"""The title of a page: its headline where it has one, else the beginning of its first sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.model import Span

from .furniture import ends_sentence
from .lines import Paragraph, one_line
from .origin import SITE_SUFFIX, without_dateline
from .repeats import repeats

LONGEST_TITLE = 90
"""Characters of a title that is made from a sentence."""

_LONGEST_HEADLINE = 200
_MOST_WORDS = 32
_NEAR = 6
_LABEL = re.compile(r"(?:#{1,6}\s+)?(?:(?:title|headline)\s*:\s*)?", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?P<last>\S+[.!?…])[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]?[^\W_a-z])")
_ABBREVIATION = re.compile(
    r"[\"'“‘«(\[]*(?:[^\W\d_]\.)+|(?:mr|mrs|ms|dr|prof|gen|sen|rep|gov|lt|col|sgt|capt|maj|cmdr|st|jr"
    r"|sr|inc|corp|co|ltd|no|vs|hon|rev|pres|jan|feb|mar|apr|aug|sept?|oct|nov|dec)\.",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Headline:
    """Where a page's title stands in it."""

    span: Span
    first: bool = False
    """Whether it is the first text of the page, so that nothing above it is article text."""


def find_headline(paragraphs: Sequence[Paragraph]) -> Paragraph | None:
    """The headline among the first paragraphs of a page.

    Args:
        paragraphs: The page without its furniture and its lines of dates and credits.
    """
    worded = [paragraph for paragraph in paragraphs if any(map(str.isalpha, paragraph.text))]
    for index, paragraph in enumerate(worded[:_NEAR]):
        later = worded[index + 1 : index + _NEAR]
        if not any(_foreshadows(paragraph.text, other.text) for other in later):
            return paragraph if is_headline(paragraph.text) else None
    return None


def is_headline(text: str) -> bool:
    """Whether a first line is short enough for a headline, and no sentence of running prose."""
    short = len(text) <= _LONGEST_HEADLINE and len(text.split()) <= _MOST_WORDS
    stops = text.endswith((":", ";", ",")) or (ends_sentence(text) and not text.isupper())
    return short and not stops


def read_headline(text: str, paragraph: Paragraph) -> Headline:
    """The words of a headline, apart from a "Title:" or "##" before them and a "| Site" after them.

    Args:
        text: The page.
        paragraph: The headline as `find_headline` has it.
    """
    start, end = paragraph.content.start, paragraph.content.end
    label = _LABEL.match(text, start, end)
    if label and label.end() < end:
        start = label.end()
    if site := SITE_SUFFIX.search(text[start:end]):
        end = start + site.start()
    return Headline(Span(start, end), first=True)


def title_from(sentences: str) -> str:
    """A title made of the first sentence of a paragraph, without its dateline."""
    beginning = without_dateline(one_line(sentences[:1000]))
    return shorten(_first_sentence(beginning), LONGEST_TITLE)


def shorten(text: str, longest: int) -> str:
    """A text cut at a word, "…" at its end, if it is longer than so many characters."""
    if len(text) <= longest:
        return text
    at_word = text[:longest].rpartition(" ")[0] or text[: longest - 1]
    return at_word.rstrip(" ,;:–—-") + "…"


def _first_sentence(text: str) -> str:
    for end in _SENTENCE_END.finditer(text):
        if not _ABBREVIATION.fullmatch(end["last"]):
            return text[: end.end()].rstrip()
    return text


def _foreshadows(text: str, headline: str) -> bool:
    """Whether a line is only a shortened or longer form of the headline that is still to come."""
    return text != headline and is_headline(headline) and repeats(text, headline)
