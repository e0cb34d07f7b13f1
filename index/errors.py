"""What can go wrong, each with a title and what to do about it.

NamedropError
├── SourceError    a file cannot be read as articles
├── QueryError     a search cannot be understood
├── DecisionError  what should be a decision is none
├── LibraryError   a library or one of its stores cannot be opened
│   ├── NotWritableError   what is there can be read, and nothing be added to it
│   └── DamagedError       what is there is not what was written
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


class NotWritableError(LibraryError):
    """A store, or the folder of one, cannot be written: no right, no space, or a broken disk. Nothing has changed."""


class DamagedError(LibraryError):
    """What a store has on disk is not what was written, or another version of the program wrote it."""


class ModelError(NamedropError):
    """The model that recognises names is missing, or is not the one it should be."""
