"""`namedrop index`: brings a library up to date, once or whenever its files change."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from index.model import EntityType, Problem, Progress, Stage
from tui.opening import FAILED, FOUND, NOTHING_FOUND, usual_workers
from tui.session import open_chosen

if TYPE_CHECKING:
    from index import Library


@click.command("index")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--afresh", is_flag=True, help="Work out again who is who in all articles, not in new ones alone.")
@click.option("--text-only", is_flag=True, help="Leave names for the next time: articles can be read and searched.")
@click.option("--watch", is_flag=True, help="Go on: take in files as they change, until C-c.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing unless something fails.")
def bring_up_to_date(paths: tuple[Path, ...], afresh: bool, text_only: bool, watch: bool, quiet: bool) -> int:
    """Bring the index of PATHS up to date, and say what was left out.

    \b
    Example: namedrop index ~/articles
    Example: namedrop index --watch ~/articles
    """
    from index.ingest import How
    from tui.indexing_output import tell

    if watch and afresh:
        raise click.UsageError("--afresh is done once: use it without --watch.")
    library = open_chosen(paths)
    how = How(usual_workers(), text_only)
    said = _Said(library, quiet)
    try:
        if watch:
            tell(library.watch(how), quiet, said.note)
        else:
            tell(library.ingest(afresh, how), quiet)
    except KeyboardInterrupt:
        said.say("Stopped. What is done is kept; the next time goes on with the rest.")
        return FOUND if watch else FAILED
    said.all()
    return FOUND if library.articles() else NOTHING_FOUND


class _Said:
    """Says what there is, and what is wrong with it, once each.

    Args:
        library: What is indexed.
        is_quiet: Whether to say nothing.
    """

    def __init__(self, library: "Library", is_quiet: bool) -> None:
        self._library = library
        self._is_quiet = is_quiet
        self._problems: frozenset[Problem] | None = None

    def note(self, progress: Progress) -> None:
        """One more report."""
        if progress.stage is Stage.DONE:
            self.all()

    def all(self) -> None:
        """Say what there is the first time, and each time what is wrong that was not before."""
        if self._problems is None:
            articles, people = self._library.articles(), self._library.entities(EntityType.PERSON)
            self.say(f"{self._library.name}: {len(articles)} articles, {len(people)} people")
        problems = self._library.problems()
        for problem in problems:
            if problem not in (self._problems or ()):
                self.say(f"{'left out' if problem.left_out else 'note'}: {problem.title}. {problem.advice}")
        self._problems = frozenset(problems)

    def say(self, sentence: str) -> None:
        """Say something, unless nothing is to be said."""
        from tui.output import say

        if not self._is_quiet:
            say(sentence)
