"""Who is named in what has come: recognised by the models, and linked."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.catalog import Catalog
from index.decisions import Decisions
from index.ingest_recognising import Recognised, Recognition, TextToRecognise
from index.ingest_workers import Lost, Workers
from index.linking import apply, are_applied, link
from index.model import ArticleId, Problem, Progress, Stage

BATCH = 16
"""Articles that are recognised at once; more are no faster and show names later."""


class Names:
    """Looks for names where nobody has looked yet, and links them.

    The first linking of a collection looks at all of it, so it is done when what is recognised has doubled, and at the
    end: names appear early, and all linking together costs no more than twice the last.

    Args:
        catalog: Where the texts are, and the names come to.
        decisions: What is decided.
        workers: How many processes recognise; none: this one does.
        log: Where these complain.
    """

    def __init__(self, catalog: Catalog, decisions: Decisions, workers: int, log: Path) -> None:
        self._catalog = catalog
        self._decisions = decisions
        self._workers = workers
        self._log = log
        self._done = 0
        self._under_way = set[ArticleId]()

    def catch_up(self, is_afresh: bool) -> Iterator[Progress | None]:
        """Recognise and link what is to be; None now and then, so that what has changed meanwhile can be taken in.

        Raises:
            ModelError: Names cannot be recognised.
            LibraryError: A process that recognises cannot be started.
        """
        if self._catalog.unrecognised(1):
            yield self._progress()
            yield from self._recognise()
        yield from self.link(is_afresh)

    def link(self, is_afresh: bool) -> Iterator[Progress]:
        """Link what is recognised and not linked, and apply what is decided."""
        if self._catalog.links.are_stale() or is_afresh:
            link(self._catalog, self._decisions, is_afresh)
        elif not are_applied(self._catalog, self._decisions):
            apply(self._catalog, self._decisions)
        else:
            return
        yield self._progress(is_linked=True)

    def _recognise(self) -> Iterator[Progress | None]:
        linked = 0
        with self._results() as results:
            for result in results:
                if result is None:
                    yield None
                    continue
                self._store(result)
                if is_time := self._done >= 2 * linked:
                    link(self._catalog, self._decisions)
                    linked = self._done
                yield self._progress(is_linked=is_time)

    @contextmanager
    def _results(self) -> Iterator[Iterator[list[Recognised] | Lost[TextToRecognise] | None]]:
        if not self._workers:
            yield self._recognised_here()
            return
        workers = Workers[TextToRecognise, list[Recognised]]("index.ingest_recognising", "", self._workers, self._log)
        try:
            yield workers.run(self._next)
        finally:
            workers.stop()

    def _recognised_here(self) -> Iterator[list[Recognised]]:
        recognise = Recognition()
        while texts := self._next():
            yield from recognise(texts)

    def _next(self) -> tuple[TextToRecognise, ...]:
        """What is to be recognised next: the latest articles, one at first, so that names appear at once."""
        most = min(BATCH, max(1, self._done))
        ids = self._catalog.unrecognised(most + len(self._under_way))
        chosen = [each for each in ids if each not in self._under_way][:most]
        self._under_way.update(chosen)
        return tuple(TextToRecognise(text.id, text.digest, text.text) for text in self._catalog.texts(chosen))

    def _store(self, result: list[Recognised] | Lost[TextToRecognise]) -> None:
        if isinstance(result, Lost):
            self._leave_out(result.item)
            result = [Recognised(result.item.id, result.item.digest, ())]
        digests = {each.id: each.digest for each in result}
        self._catalog.store_recognised(((each.id, each.spans) for each in result), digests)
        self._under_way -= digests.keys()
        self._done += len(result)

    def _leave_out(self, text: TextToRecognise) -> None:
        file, part, path = self._catalog.place(text.id)
        title = f"{path}: its names could not be looked for; the process that tried died of it, twice"
        advice = "It can be read and searched. Change it, and its names are looked for again."
        self._catalog.note_problem(Problem(file, title, advice, left_out=False, where=part))

    def _progress(self, is_linked: bool = False) -> Progress:
        left = self._catalog.unrecognised_count()
        return Progress(Stage.RECOGNISING, self._done, self._done + left, mentions_changed=is_linked)
