"""How far a decision goes."""

from enum import StrEnum


class Reach(StrEnum):
    """How far it goes that a mention is not of its entity."""

    MENTION = "mention"
    """This mention alone."""
    ARTICLE = "article"
    """Every mention of the entity in the article."""
    EVERYWHERE = "everywhere"
    """Every mention of the entity that reads like this one."""
