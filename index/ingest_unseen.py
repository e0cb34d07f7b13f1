"""Which folders of a library are not there, or cannot be listed: said until that is over."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from index.catalog import Catalog
from index.ingest_changes import missing_roots
from index.location import Location, stored_path
from index.model import Problem

_STAY = "Its articles stay as they were last."


def note_unseen(location: Location, catalog: Catalog, unseen: Mapping[str, str], looked_at: Iterable[Path]) -> None:
    """Say which of the folders that were looked at cannot be, and no longer what is over.

    Args:
        location: The library.
        catalog: Its catalog.
        unseen: What cannot be looked at, by its whole path, with what the system says.
        looked_at: Where files were looked for.
    """
    problems = {problem.path: problem for problem in (*_missing(location), *_unlisted(unseen))}
    noted = catalog.missing()
    for path in sorted(problems.keys() - noted):
        catalog.note_problem(problems[path])
    roots = {stored_path(str(root)) for root in location.roots}
    places = {stored_path(str(path)) for path in looked_at}
    over = {path for path in noted - problems.keys() if path in roots or not places.isdisjoint(_way_to(path))}
    if over:
        catalog.drop_problems(over)


def _missing(location: Location) -> Iterator[Problem]:
    for root in missing_roots(location):
        path = stored_path(str(root))
        advice = f"{_STAY} Put it back, or open the library without it."
        yield Problem(path, f"{path} is not there any more", advice, left_out=True)


def _unlisted(unseen: Mapping[str, str]) -> Iterator[Problem]:
    for path, reason in unseen.items():
        advice = f"{_STAY} Give yourself the right to read it, or check the disk."
        yield Problem(path, f"{path} cannot be looked at: {reason}", advice, left_out=True)


def _way_to(path: str) -> Iterator[str]:
    """A path, and each folder that it is in."""
    yield from map(str, (PurePosixPath(path), *PurePosixPath(path).parents))
