"""Whether the stores of a library are whole: each is read to its end."""

from collections.abc import Iterator
from dataclasses import dataclass

from index.catalog import Catalog
from index.database import Database
from index.decided_copies import good_copies
from index.errors import DamagedError, LibraryError
from index.location import Location

_MADE_AGAIN = "Run `namedrop index`: it is made again from your files."


@dataclass(frozen=True, slots=True)
class Checked:
    """One store that was read."""

    what: str
    """The store."""
    sentence: str
    """How it is, and what to do where it is not well."""
    well: bool
    """Whether it can be used."""


def check_stores(location: Location, catalog: Catalog, decided: Database) -> Iterator[Checked]:
    """Read all of what is decided, of its copies, of the catalog and of the full-text index.

    What is found to be damaged is noted, so that it is made again or replaced.
    """
    yield _decisions(location, decided)
    yield _copies(location)
    yield _catalog(location, catalog)
    yield _full_text(location)


def _decisions(location: Location, decided: Database) -> Checked:
    what, file = "check of decisions", location.decisions_file
    try:
        # As far as it is checked on opening: what is more only a newer file would mend, and there is none.
        decided.check(with_indexes=False)
    except DamagedError as error:
        advice = "Open the library again: it is set aside, and the newest good copy takes its place."
        return Checked(what, f"{error.title}. {advice}", well=False)
    except LibraryError as error:
        return Checked(what, str(error), well=False)
    return Checked(what, f"{file} is whole.", well=True)


def _copies(location: Location) -> Checked:
    what = "check of copies"
    try:
        good = good_copies(location.decisions_file)
    except LibraryError as error:
        return Checked(what, str(error), well=False)
    if not good:
        return Checked(what, "There is no copy of it yet: one is made when something has been decided.", well=True)
    return Checked(what, f"{len(good)} can be read, the newest of which is {good[-1]}.", well=True)


def _catalog(location: Location, catalog: Catalog) -> Checked:
    what, file = "check of catalog", location.catalog_file
    try:
        catalog.check()
    except DamagedError as error:
        return Checked(what, f"{error.title}. {_MADE_AGAIN}", well=False)
    except LibraryError as error:
        return Checked(what, str(error), well=False)
    return Checked(what, f"{file} is whole.", well=True)


def _full_text(location: Location) -> Checked:
    from index.fulltext import check_index, note_damaged

    what, folder = "check of full text", location.fulltext_folder
    try:
        count = check_index(folder)
    except DamagedError as error:
        note_damaged(folder)
        return Checked(what, f"{error.title}. {_MADE_AGAIN}", well=False)
    except LibraryError as error:
        return Checked(what, str(error), well=False)
    if count is None:
        return Checked(what, "There is no full-text index yet: `namedrop index` makes it.", well=True)
    return Checked(what, f"{folder} is whole: {count} segment{'' if count == 1 else 's'}.", well=True)
