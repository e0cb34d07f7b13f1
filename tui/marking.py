"""Marking: letters for places in articles, and going back to them."""

from typing import TYPE_CHECKING

from index.errors import NotWritableError
from index.marks import Mark, mark_at
from tui.arrangement import Pane
from tui.row_text import BOLD, PLAIN
from tui.walk import Position
from tui.walking import Walking

if TYPE_CHECKING:
    from tui.screens.marks import MarkRow


class Marking(Walking):
    """Walking, with marks to come back to."""

    def action_set_mark(self) -> None:
        """Mark the place in the reader with the letter that is pressed next."""
        if self.reader.article is None:
            self.said.say("There is no article to set a mark in.")
        else:
            from tui.screens.marks import MarksScreen

            self.app.push_screen(MarksScreen("Set mark: a–z, Esc", self._mark_rows(), False), self._set_mark)

    def action_go_to_mark(self) -> None:
        """Go to the mark of the letter that is pressed next."""
        from tui.screens.marks import MarksScreen

        self.app.push_screen(MarksScreen("Go to mark: a–z, ' back, Esc", self._mark_rows(), True), self._go_to_mark)

    def _mark_rows(self) -> "list[MarkRow]":
        from tui.screens.marks import MarkRow

        titles = {heading.path: heading.title for heading in self._headings.values()}
        return [
            MarkRow(
                mark.letter, titles.get(mark.path, f"{mark.path} (not here any more)"), " ".join(mark.words.split())
            )
            for mark in self._library.marks()
        ]

    def _set_mark(self, letter: str | None) -> None:
        article = self.reader.article
        if letter is not None and article is not None:
            mark = mark_at(letter, article.heading.path, article.text, self.reader.point)
            try:
                self._library.set_mark(mark)
            except NotWritableError as error:
                self.complain(error)
                return
            self.said.show([(" Mark ", PLAIN), (letter, BOLD), (f" is here. '{letter} comes back to it.", PLAIN)])

    def _go_to_mark(self, letter: str | None) -> None:
        from tui.screens.marks import BACK

        if letter == BACK:
            self._go_before_jump()
        elif letter is not None:
            mark = next((mark for mark in self._library.marks() if mark.letter == letter), None)
            if mark is None:
                self.said.say(f"There is no mark {letter}. m{letter} sets it.")
            else:
                self._jump_to_mark(mark)

    def _jump_to_mark(self, mark: Mark) -> None:
        article_id = next((one.id for one in self._headings.values() if one.path == mark.path), None)
        if article_id is None:
            self.said.say(f"Mark {mark.letter} is in {mark.path}, which is not in this library any more.")
            return
        if (article := self._article(article_id)) is None:
            self.said.say(f"Mark {mark.letter} is in {mark.path}, which is not in this library any more.")
            return
        offset = mark.find(article.text)
        self._jump_from_here()
        self._go(Position(article_id, offset))
        self.focus_pane(Pane.READER)
        self.said.say(f"Mark {mark.letter}. '' or C-o goes back.")

    def _go_before_jump(self) -> None:
        """Go to where the last jump began; the same once more comes back here."""
        here = self._place()
        place = self._history.back(here)[1] if here is not None else None
        if place is None or place.article_id not in self._headings:
            self.said.say("There was no jump yet.")
            return
        self._jump_from_here()
        self._open(place.article_id, place.top)
        self.reader.put_cursor(place.point)
        self.focus_pane(Pane.READER)
