"""Results of which only those are made that are looked at."""

from index.model import ArticleHeading, ArticleId, SearchResult, Snippet, Span
from index.result_rows import ResultRows, article_ids, is_gone


def result(article_id: ArticleId) -> SearchResult:
    if article_id == 13:
        raise KeyError(article_id)
    heading = ArticleHeading(article_id, f"{article_id}.txt", "Title", None, None, None, 3, True, False)
    return SearchResult(heading, (Span(0, 3),), Snippet("abc", (Span(0, 3),)))


def test_each_is_made_once_and_only_when_it_is_looked_at() -> None:
    made: list[ArticleId] = []

    def make(article_id: ArticleId) -> SearchResult:
        made.append(article_id)
        return result(article_id)

    rows = ResultRows(range(1000), make)
    assert len(rows) == 1000
    assert article_ids(rows) == range(1000)
    assert rows[7].article.path == "7.txt"
    assert rows[7] is rows[7]
    assert rows[-1].article.id == 999
    assert [one.article.id for one in rows[2:4]] == [2, 3]
    assert made == [7, 999, 2, 3]
    assert [at for at in range(10) if rows.is_made(at)] == [2, 3, 7]


def test_an_article_that_has_gone_says_so() -> None:
    rows = ResultRows((12, 13), result)
    assert [is_gone(one) for one in rows] == [False, True]
    assert rows[1].article.id == 13
    assert (rows[1].hits, rows[1].snippet.text) == ((), "")


def test_ids_of_results_that_are_made_already() -> None:
    assert list(article_ids((result(3), result(1)))) == [3, 1]
