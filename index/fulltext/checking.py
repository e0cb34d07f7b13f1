"""Reading all of an index, to see whether it is what was written."""

from pathlib import Path

from index.fulltext.damage import damage_reported
from index.fulltext.segment_files import check_segment
from index.fulltext.toc import latest_table, read_table


def check_index(folder: Path) -> int | None:
    """Read all segments of an index: a gigabyte a second.

    Returns:
        How many there are; None where there is no index.

    Raises:
        DamagedError: One of them, or the table of contents, is damaged.
        NotWritableError: They may not be read.
    """
    if not folder.exists():
        return None
    with damage_reported(folder):
        path = latest_table(folder)
        while path is not None:
            try:
                entries = read_table(path).entries
                for entry in entries:
                    check_segment(folder / entry.name)
            except FileNotFoundError:
                # What another process merges meanwhile goes, as soon as there is another table without it.
                before, path = path, latest_table(folder)
                if path == before:
                    raise
            else:
                return len(entries)
    return None
