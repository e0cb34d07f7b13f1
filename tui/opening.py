"""What the commands have in common: how they end, which library they open, whom a name means."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.session import open_chosen

if TYPE_CHECKING:
    from index import Entity, Library

FOUND, NOTHING_FOUND, USAGE, FAILED = range(4)


class Words(click.ParamType[str]):
    """Text to look for or to keep: what the library can hold, which is all that is Unicode."""

    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The words, if they are text."""
        try:
            value.encode()
        except UnicodeEncodeError:
            self.fail(f"{value} is not text in UTF-8.", param, ctx)
        return value


WORDS = Words()

library_option = click.option(
    "-L",
    "--library",
    "paths",
    multiple=True,
    type=click.Path(path_type=Path),
    help="The folder or file to use; may be given several times. Without it: what was open last.",
)
json_option = click.option("--json", "form", flag_value="json", help="One JSON document.")
jsonl_option = click.option("--jsonl", "form", flag_value="jsonl", help="A JSON object a line.")
sure_option = click.option("--sure", "sure_only", is_flag=True, help="Leave out what is unsure.")


def open_current(paths: Sequence[Path]) -> "Library":
    """A library that is up to date with its files, or will be when the process that is at it has done its work."""
    from index.ingest import How
    from tui.indexing_output import tell
    from tui.output import say

    library = open_chosen(paths)
    if library.is_read_only and library.articles():
        return library
    if tell(library.ingest(how=How(usual_workers(), waits=False))):
        say("Another Namedrop is indexing: this is what it has done so far.")
    return library


def usual_workers() -> int:
    """How many processes bring a library up to date."""
    from index.ingest_workers import usual_count

    return usual_count()


def the_one(found: Iterable["Entity"], name: str) -> "Entity | None":
    """The one entity that was meant.

    Raises:
        UsageError: Several go by that name.
    """
    match list(found):
        case []:
            return None
        case [entity]:
            return entity
        case several:
            names = ", ".join(f"{entity.name} ({entity.id})" for entity in several)
            raise click.UsageError(f"Several go by the name {name}: {names}. Name one in full, or by its id.")
