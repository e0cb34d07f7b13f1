"""The files of an index, as Whoosh opens them."""

from pathlib import Path

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile

from index.fulltext.schema import INDEX_NAME


class Files(FileStorage):  # type: ignore[misc]
    """A folder of files that can all be closed together, since Whoosh leaves some open where it stumbles."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self._opened: list[StructFile] = []

    def open_file(self, name: str, **options: object) -> StructFile:
        """Open a file for reading."""
        file = super().open_file(name, **options)
        self._opened.append(file)
        return file

    def close_opened(self) -> None:
        """Close what is still open."""
        for file in self._opened:
            if not file.is_closed:
                file.close()


def tables_of_contents(folder: Path) -> frozenset[Path]:
    """The files that say which others make up the index: one, or two for a moment; none where there is no index."""
    return frozenset(folder.glob(f"_{INDEX_NAME}_*.toc"))
