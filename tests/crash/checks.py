"""What must be so in every library, whatever happened to it."""

import re
from collections.abc import Mapping
from pathlib import Path

from index import Library
from index.catalog import Catalog
from index.fulltext.store import FullTextIndex
from index.location import Location
from index.model import Stage
from index.result_rows import is_gone
from tests.crash.worlds import TEXT_ONLY, token_of

_OURS = re.compile(
    r"catalog\.sqlite|indexing\.lock|(indexing|roster|workers)\.log|roster(/\d+-\d+(/[\w.]+)?)?|fulltext(/(_\w+_\d+\.toc|\w+_WRITELOCK|\w+\.seg))?"
    r"|decisions\.(sqlite|lock)|copies(/decisions-\d{8}T\d+\.sqlite)?|library\.json(\.\d+\.part)?"
    r"|decisions-damaged-\w+\.sqlite(-wal|-shm)?"
)
"""The files of a library that nobody has open."""


def check_whole(library: Library, texts: Mapping[str, set[str]]) -> None:
    """See to it that what is shown is whole, if perhaps not the latest.

    Args:
        library: It.
        texts: What the file of each path has ever said.
    """
    articles = library.articles()
    assert len({article.path for article in articles}) == len(articles), "an article is there twice"
    shown = {article.id: library.article(article.id) for article in articles}
    for article in shown.values():
        assert article.text in texts[article.heading.path], f"{article.heading.path} says what no file said"
    for mention in library.all_mentions():
        assert mention.article_id in shown, "a mention in an article that is gone"
        found = shown[mention.article_id].text[mention.start : mention.end]
        assert found == mention.text, f"a mention of {mention.text} points at {found}"
    for entity in library.entities(hidden=True):
        assert library.mentions(entity.id), f"{entity.name} is listed and nowhere mentioned"
        library.card(entity.id)
    page = library.search("harbour")
    assert page is not None
    for result in page.results:
        assert is_gone(result) or result.article.path in texts
    assert library.facets("harbour") is not None


def check_all(library: Library, folder: Path) -> None:
    """See to it that a library that was just brought up to date is what its files are."""
    files = {file.relative_to(folder).as_posix(): file.read_text() for file in folder.rglob("*.txt")}
    articles = library.articles()
    listed = sorted(article.path for article in articles)
    assert listed == sorted(files), f"{listed} are listed, and {sorted(files)} are there"
    for article in articles:
        assert library.article(article.id).text == files[article.path]
        page = library.search(token_of(files[article.path]))
        assert page is not None
        assert article.path in [result.article.path for result in page.results], "it cannot be found"
    page = library.search("harbour")
    assert page is not None
    found = sorted(result.article.path for result in page.results)
    assert found == sorted(files), f"{found} are found, and {sorted(files)} are there"
    check_whole(library, {path: {content} for path, content in files.items()})


def check_up_to_date(library: Library) -> None:
    """See to it that nobody holds the lock, and nothing is left to do."""
    for report in library.ingest(how=TEXT_ONLY):
        assert report.stage is not Stage.WAITING, "the lock is held"
        assert not report.articles_changed, "it was not up to date"


def check_files(location: Location) -> None:
    """See to it that a library that is closed has left no files but those that it needs."""
    for folder in (location.cache, location.data):
        for path in folder.rglob("*"):
            name = path.relative_to(folder).as_posix()
            assert _OURS.fullmatch(name), f"{name} was left behind"
    with FullTextIndex.open(location.fulltext_folder).snapshot() as snapshot:
        needed = {entry.name for entry in snapshot.table.entries}
        identity = snapshot.identity[0]
    for path in location.fulltext_folder.iterdir():
        assert path.name in needed or path.name == identity or path.name.endswith("LOCK"), f"{path.name} is stale"
    catalog = Catalog(location.catalog_file)
    assert len(set(catalog.files())) == len(catalog.files())
    catalog.close()
