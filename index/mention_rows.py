"""Many mentions of which few are looked at: each is made of its row of the catalog when it is asked for."""

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import overload

from index.link_rows import MentionRow, mention
from index.model import ArticleId, Mention


class MentionRows(Sequence[Mention]):
    """Mentions in an order. Made anew at each access, so that 10,000 of them cost no more than their rows.

    Args:
        rows: Their columns, as `index.link_rows.MENTION` names them.
    """

    __slots__ = ("_rows",)

    def __init__(self, rows: Sequence[MentionRow]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Mention: ...

    @overload
    def __getitem__(self, at: slice) -> "MentionRows": ...

    def __getitem__(self, at: int | slice) -> "Mention | MentionRows":
        return MentionRows(self._rows[at]) if isinstance(at, slice) else mention(self._rows[at])

    def __iter__(self) -> Iterator[Mention]:
        return map(mention, self._rows)

    @property
    def articles(self) -> list[ArticleId]:
        """The article of each."""
        return [row[0] for row in self._rows]

    @property
    def places(self) -> Iterable[tuple[ArticleId, int, int]]:
        """Article, start and end of each."""
        return (row[:3] for row in self._rows)

    def within(self, articles: Container[ArticleId]) -> "MentionRows":
        """Those in these articles."""
        return MentionRows([row for row in self._rows if row[0] in articles])

    def find(self, article_id: ArticleId, start: int) -> int | None:
        """The number of the one that begins there; None where none does."""
        return next((at for at, row in enumerate(self._rows) if row[1] == start and row[0] == article_id), None)
