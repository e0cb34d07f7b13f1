"""What `namedrop search` prints: a table or JSON of what was found, and remarks on standard error."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len

from index import Library, SearchPage, SearchResult
from tui.output import emit, say
from tui.text_visible import visible


@dataclass(frozen=True, slots=True)
class HitRecord:
    """A hit as it is exported."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class ResultRecord:
    """A search result as it is exported."""

    article: str
    title: str
    source: str | None
    date: str | None
    snippet: str
    hits: tuple[HitRecord, ...]


def emit_results(page: SearchPage, library: Library, form: str | None) -> bool:
    """Print what a search of a library found. Returns whether it found anything."""
    found = emit(
        (_result_record(result, library.article(result.article.id).text) for result in page.results),
        form,
        ("article", "date", "title", "hits", "snippet"),
        _result_row,
    )
    for line in _remarks(page):
        say(line)
    return found


def _remarks(page: SearchPage) -> Iterator[str]:
    """What is to be said of a page that is no data: what is wrong with the query, how many more there are."""
    for problem in page.problems:
        # A caret under a place only says where it is if all before it is printed as it was typed.
        yield page.query
        yield f"{' ' * cell_len(visible(page.query[: problem.position]))}^ {problem.title}. {problem.advice}"
    if page.results and page.total > len(page.results):
        yield f"{len(page.results):,} of {page.total:,} articles; --limit shows more."
    if not page.results and page.fruitless:
        yield f"Nothing has {' and '.join(f'‘{clause}’' for clause in page.fruitless)}."
    for suggestion in page.suggestions:
        yield f"Try: {suggestion.query} ({suggestion.reason})"


def _result_record(result: SearchResult, text: str) -> ResultRecord:
    article = result.article
    return ResultRecord(
        article.path,
        article.title,
        article.source,
        article.day,
        result.snippet.text,
        tuple(HitRecord(hit.start, hit.end, text[hit.start : hit.end]) for hit in result.hits),
    )


def _result_row(record: ResultRecord) -> tuple[str, ...]:
    return record.article, record.date or "", record.title, str(len(record.hits)), record.snippet
