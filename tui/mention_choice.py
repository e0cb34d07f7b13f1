"""Which mentions the reader wants to see. Plain Python."""

from dataclasses import dataclass

from index.model import Mention, MentionKind


@dataclass(frozen=True, slots=True)
class MentionChoice:
    """What counts as a mention."""

    descriptions: bool = True
    """Whether a walk stops at "the Russian president"."""
    unsure: bool = True
    """Whether mentions count that may be no name, or somebody else's."""

    def shows(self, mention: Mention) -> bool:
        """Whether a mention is highlighted."""
        return self.unsure or not mention.unsure

    def walks(self, mention: Mention) -> bool:
        """Whether a walk stops at a mention, and lists have it."""
        return self.shows(mention) and (self.descriptions or mention.kind is not MentionKind.DESCRIPTION)
