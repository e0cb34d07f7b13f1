"""Indexing under the reader's hands: begun at the start and with a key, told in the status line, stopped on demand."""

from time import monotonic
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.timer import Timer

from index.errors import NamedropError
from index.library import Library
from index.model import Problem, Stage
from tui.config import Settings
from tui.messages import IndexingEnded, IndexingFailed, IndexingReported
from tui.pace import Pace
from tui.text_visible import visible
from tui.walking import Walking

if TYPE_CHECKING:
    from index.ingest_process import IngestProcess

IDLE = 0.5
"""Seconds until it is looked again whether a search is still being typed."""
LONG, REST = 0.2, 10
"""Lists that take more seconds to load and show stay as they are so many times as long."""


class Indexing(Walking):
    """Walking, in a library that is brought up to date meanwhile.

    Args:
        library: What to read.
    """

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(library, settings)
        self._process: IngestProcess | None = None
        self._has_begun = self._is_indexing = self._was_stopped = self._was_asked_for = False
        self._is_watching = False
        self._run = 0
        self._pace = Pace()
        self._articles_read = 0
        self._problems: tuple[Problem, ...] = ()
        self._lists_timer: Timer | None = None

    def lists_changed(self) -> None:
        """When all is on the screen for the first time, bring the library up to date."""
        super().lists_changed()
        if not self._has_begun:
            self._has_begun = True
            self.call_after_refresh(self._begin_indexing)

    def leave(self) -> None:
        """End what runs; it goes on at the next start."""
        super().leave()
        if self._process is not None:
            self._process.abandon()

    def action_reindex(self) -> None:
        """Bring the library up to date with its files."""
        if self._is_indexing:
            self.said.say("Indexing is under way already. “Stop indexing” in the palette (:) ends it.")
        else:
            self.said.say("Looking for files that have changed …")
            self._begin_indexing(asked_for=True)

    def action_stop_indexing(self) -> None:
        """End indexing, or watching; what is done is kept."""
        if self._process is None or not (self._is_indexing or self._is_watching):
            self.said.say(
                f"Nothing is being indexed. {self.keymap.called('reindex')} looks for files that have changed."
            )
            return
        self._was_stopped = True
        self._process.cancel()

    def _begin_indexing(self, asked_for: bool = False) -> None:
        if self._process is not None:
            # One that watches has nothing to do just now: another one looks at all files and watches in its place.
            self._process.abandon()
        self._is_indexing, self._was_asked_for, self._was_stopped = True, asked_for, False
        self._process, self._pace, self._articles_read, self._is_watching = None, Pace(), 0, False
        self._run += 1
        self._index(self._run)

    @work(thread=True, exclusive=True, group="indexing")
    def _index(self, run: int) -> None:
        def post(message: Message) -> None:
            if run == self._run:
                self.post_message(message)

        try:
            process = self._process = self._library.start_ingest(self.config.watch)
            for progress in process.reports():
                post(IndexingReported(progress))
        except NamedropError as error:
            post(IndexingFailed(error))
        post(IndexingEnded())

    @on(IndexingReported)
    def _show_progress(self, message: IndexingReported) -> None:
        progress = message.progress
        # What another process took in before this one began is news to the screen, and to nobody else.
        is_asked_for = progress.stage is Stage.DONE and self._was_asked_for
        if progress.articles_changed or progress.mentions_changed or is_asked_for:
            self._load_lists_in_time()
        self._pace = self._pace.noted(progress, monotonic())
        self._show_status(self._pace.describe())
        if progress.stage is Stage.WATCHING:
            self._is_watching, self._is_indexing, self._was_asked_for = True, False, False
            return
        self._is_indexing = True
        self.articles.note_progress(progress.stage)
        self.entities.note_progress(progress.stage)
        if progress.stage is Stage.READING:
            self._articles_read = progress.total
        if progress.stage is Stage.DONE:
            self._say_done()

    def _load_lists_in_time(self) -> None:
        """Load them, but not so often that nothing else gets done, nor between the keys of a search."""
        if self._lists_timer is None:
            self._load_when_due()

    def _load_when_due(self) -> None:
        rest = REST * self.lists_took if self.lists_took > LONG else 0.0
        left = IDLE if self.is_typing else self.lists_shown + rest - monotonic()
        self._lists_timer = self.set_timer(left, self._load_when_due) if left > 0 else None
        if self._lists_timer is None:
            self._load_lists()

    def _say_done(self) -> None:
        problems = self._library.problems()
        before, self._problems = self._problems, problems
        if self._is_watching and problems == before:
            return
        if problems:
            were = "file or record was" if len(problems) == 1 else "files or records were"
            self.said.say(f"{len(problems):,} {were} left out or read with a loss; `namedrop doctor` says why.")
        elif self._was_asked_for:
            were = "article was" if self._articles_read == 1 else "articles were"
            read = f"{self._articles_read:,} {were} read" if self._articles_read else "no file has changed"
            self.said.say(f"The library is up to date: {read}.")

    @on(IndexingEnded)
    def _note_end(self) -> None:
        was_watching, was_indexing = self._is_watching, self._is_indexing
        self._is_indexing = self._is_watching = False
        self._show_status("")
        if self._was_stopped and was_watching and not was_indexing:
            self.said.say(f"Files are watched no longer. {self.keymap.called('reindex')} looks for those that changed.")
        elif self._was_stopped:
            self.articles.note_stopped()
            self.entities.note_stopped()
            key = self.keymap.called("reindex")
            self.said.say(f"Indexing was stopped. What is done is kept; {key} goes on with the rest.")

    @on(IndexingFailed)
    def _show_failure(self, message: IndexingFailed) -> None:
        error = message.error
        self.articles.note_stopped()
        self.entities.note_stopped()
        self.notify(visible(error.advice), title=visible(error.title), severity="error", timeout=15, markup=False)
