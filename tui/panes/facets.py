"""What the articles that a search found have in common, to narrow the search to."""

from typing import ClassVar

from rich.style import Style
from textual.content import Content
from textual.strip import Strip
from textual.timer import Timer

from index.model import Facet, FacetKind, Facets
from tui.row_list import RowList
from tui.row_text import BOLD, DIM, PLAIN, row_strip

LABELS = {
    FacetKind.PERSON: "People",
    FacetKind.ORGANISATION: "Orgs",
    FacetKind.PLACE: "Places",
    FacetKind.SOURCE: "Sources",
    FacetKind.YEAR: "Years",
}
SOON = 0.3
"""Seconds after which it is said that counting takes some."""
COUNTING, NOT_YET = "Counting …", "They are counted as soon as names are recognised."


class FacetsPane(RowList[Facet]):
    """Facets of one kind, those with most articles first, each with how many of all that was found have it."""

    KINDS: ClassVar = tuple(FacetKind)

    def __init__(self) -> None:
        super().__init__(id="facets")
        self.kind = FacetKind.PERSON
        self._facets: Facets | None = Facets("", (), 0)
        self.is_current = True
        """Whether what shows was counted for what was searched last."""
        self._waiting: Timer | None = None

    def on_mount(self) -> None:
        """Name the kinds."""
        self._show()

    def begin(self) -> None:
        """Turn to the first kind, and there to the first facet."""
        self.kind = self.KINDS[0]
        self._show()

    def wait(self) -> None:
        """What was counted before counts no more; soon show it as what it is, unless `show` has other counts by then.

        Not at once, for that would be painted between a key and its results.
        """
        self.is_current = False
        self._stop_waiting()
        self._waiting = self.set_timer(SOON, self._fade)

    def _fade(self) -> None:
        self.empty_text = COUNTING
        self.changed()
        self._name_kinds()

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None

    def show(self, facets: Facets | None) -> None:
        """Show what was counted; None where it cannot be counted yet."""
        self._stop_waiting()
        self._facets, self.is_current = facets, True
        if facets is not None and not self._of_kind(self.kind):
            self.kind = next(filter(self._of_kind, self.KINDS), self.kind)
        self._show()

    def clear(self) -> None:
        """Show that there is nothing to count."""
        self.show(Facets("", (), 0))

    def next_kind(self) -> None:
        """Turn to the next kind of which there are any."""
        at = self.KINDS.index(self.kind)
        others = [*self.KINDS[at + 1 :], *self.KINDS[:at]]
        self.kind = next(filter(self._of_kind, others), others[0])
        self._show()

    def _of_kind(self, kind: FacetKind) -> tuple[Facet, ...]:
        return tuple(facet for facet in self._facets.facets if facet.kind is kind) if self._facets else ()

    def _show(self) -> None:
        nothing = f"No {LABELS[self.kind].lower()} in what was found." if self._facets and self._facets.total else ""
        self.empty_text = nothing if self._facets else NOT_YET if self.is_current else COUNTING
        self.set_rows(self._of_kind(self.kind), key=lambda facet: facet.clause)
        self._name_kinds()

    def _name_kinds(self) -> None:
        kinds = ((LABELS[kind], "reverse" if kind is self.kind else "") for kind in self.KINDS)
        self.border_title = Content("5 ") + Content(" ").join(Content.styled(*kind) for kind in kinds)
        self.border_subtitle = "" if self.is_current else "counting …"

    def draw_row(self, row: Facet, line: int, width: int, style: Style) -> Strip:
        """One facet, with its articles; dim while it is counted anew."""
        name = PLAIN if self.is_current else DIM
        count = [(f" {row.count:,} ", BOLD if self.is_current else DIM)]
        return row_strip([(f" {row.label}", name)], width, style, right=count)
