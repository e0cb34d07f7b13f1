"""The jump list: where reading was before each jump, so that one key goes back. Plain Python."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.model import ArticleId

LENGTH = 200
"""How many jumps are kept."""


@dataclass(frozen=True, slots=True)
class Place:
    """What was in view."""

    article_id: ArticleId
    top: int
    """Offset of the first character in view."""
    point: int
    """Offset of the name cursor, or else of the first character in view."""


@dataclass(frozen=True, slots=True)
class History:
    """Places to go back to and, after going back, forward to. A walk is one jump, however long.

    Immutable: each jump gives another history.
    """

    behind: tuple[Place, ...] = ()
    ahead: tuple[Place, ...] = ()

    def left(self, place: Place) -> "History":
        """The history after a jump away from a place."""
        if self.behind[-1:] == (place,):
            return replace(self, ahead=())
        return History((*self.behind, place)[-LENGTH:])

    def back(self, here: Place) -> tuple["History", Place | None]:
        """The history after going back from here, and where that leads; None at its beginning."""
        behind = _without(self.behind, here)
        if not behind:
            return self, None
        return History(behind[:-1], (here, *self.ahead)), behind[-1]

    def forward(self, here: Place) -> tuple["History", Place | None]:
        """The history after going forward again from here, and where that leads; None at its end."""
        if not self.ahead:
            return self, None
        return History((*self.behind, here), self.ahead[1:]), self.ahead[0]


def _without(places: Sequence[Place], here: Place) -> tuple[Place, ...]:
    """The places less those at the end that lead nowhere else."""
    end = len(places)
    while end and places[end - 1] == here:
        end -= 1
    return tuple(places[:end])
