"""The form in which names are compared: no case, no accents, one apostrophe, one hyphen."""

import unicodedata

_LETTERS = {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D"}
_LIGATURES = {"ı": "i", "ə": "e", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th"}
_PLAIN = str.maketrans({**dict.fromkeys("’‘ʼʻ′", "'"), **dict.fromkeys("‐‑‒–−", "-"), **_LETTERS, **_LIGATURES})
"""What Unicode's decomposition leaves as it is."""


def fold(text: str) -> str:
    """The text without case and accents, with one kind of apostrophe and of hyphen."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return unicodedata.normalize("NFKC", bare.translate(_PLAIN).casefold())
