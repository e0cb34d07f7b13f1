"""Recognising names, here or in a process that does nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass

from index.model import ArticleId, LabelledSpan


@dataclass(frozen=True, slots=True)
class TextToRecognise:
    """An article that nobody has looked for names in."""

    id: ArticleId
    digest: bytes
    text: str


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was found in one."""

    id: ArticleId
    digest: bytes
    """That of the article as it was looked at."""
    spans: tuple[LabelledSpan, ...]


def start(_: str) -> "Recognition":
    """What a process that recognises names does."""
    return Recognition()


class Recognition:
    """Recognises names, with models that are loaded once.

    Raises:
        ModelError: A model is not there, or is not the one it should be.
    """

    def __init__(self) -> None:
        from index.people import Recogniser

        self._recogniser = Recogniser()

    def __call__(self, texts: tuple[TextToRecognise, ...]) -> Iterator[list[Recognised]]:
        """What is found in the texts."""
        found = self._recogniser.recognise(text.text for text in texts)
        yield [Recognised(text.id, text.digest, spans) for text, spans in zip(texts, found, strict=True)]
