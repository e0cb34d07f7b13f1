"""`namedrop index`: brings a library up to date, once or whenever its files change."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from index.model import EntityType, Progress, Stage
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
    from tui.output import say

    if watch and afresh:
        raise click.UsageError("--afresh is done once: use it without --watch.")
    library = open_chosen(paths)
    how = How(usual_workers(), text_only)
    try:
        if watch:
            summary = _Summary(library, quiet)
            tell(library.watch(how), quiet, summary.note)
        else:
            tell(library.ingest(afresh, how), quiet)
    except KeyboardInterrupt:
        if not quiet:
            say("Stopped. What is done is kept; the next time goes on with the rest.")
        return FOUND if watch else FAILED
    if not quiet:
        _say_what_there_is(library)
    return FOUND if library.articles() else NOTHING_FOUND


class _Summary:
    """Says what there is when a library that is watched is up to date for the first time."""

    def __init__(self, library: "Library", is_quiet: bool) -> None:
        self._library = library
        self._is_due = not is_quiet

    def note(self, progress: Progress) -> None:
        """One more report."""
        if self._is_due and progress.stage is Stage.DONE:
            self._is_due = False
            _say_what_there_is(self._library)


def _say_what_there_is(library: "Library") -> None:
    from tui.output import say

    articles, people = library.articles(), library.entities(EntityType.PERSON)
    say(f"{library.name}: {len(articles)} articles, {len(people)} people")
    for problem in library.problems():
        say(f"{'left out' if problem.left_out else 'note'}: {problem.title}. {problem.advice}")
