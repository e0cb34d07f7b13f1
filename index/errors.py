"""What can go wrong, each with a title and what to do about it.

NamedropError
├── SourceError    a file cannot be read as articles
├── QueryError     a search cannot be understood
├── DecisionError  what should be a decision is none
├── LibraryError   a library or one of its stores cannot be opened
└── ModelError     the model that recognises names is missing or not the one it should be
"""


class NamedropError(Exception):
    """Something went wrong that the reader can do something about.

    Args:
        title: What happened, as a sentence without its full stop, naming the file.
        advice: What to do about it, as a sentence.
    """

    def __init__(self, title: str, advice: str) -> None:
        super().__init__(f"{title}. {advice}")
        self.title = title
        self.advice = advice


class SourceError(NamedropError):
    """A file cannot be read as articles; the rest of the library goes on."""


class QueryError(NamedropError):
    """A search cannot be understood.

    Args:
        title: What is wrong with it.
        advice: What would be right.
        position: Where in the query, as an index of its characters.
    """

    def __init__(self, title: str, advice: str, position: int) -> None:
        super().__init__(title, advice)
        self.position = position


class DecisionError(NamedropError):
    """What should be a decision is none."""


class LibraryError(NamedropError):
    """A library, or one of its stores on disk, cannot be opened."""


class ModelError(NamedropError):
    """The model that recognises names is missing, or is not the one it should be."""
