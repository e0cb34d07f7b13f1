"""What a messy page says of itself."""

import textwrap
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import SourceText
from index.sources import read
from index.sources.lines import is_blank
from index.sources.page import UNTITLED, describe

SEEDS = Path(__file__).parent.parent / "seeds"
FIRST = (
    "The government of Freedonia said on Tuesday, May 3, 2022 that it would open talks with its neighbour, "
    "ending a dispute of eleven years over the fishing grounds in the south. Officials welcomed it."
)
SECOND = (
    "“This is a good day,” said Anna Novak, the foreign minister, who will lead the delegation to the "
    "capital of Sylvania next week for a first round of meetings."
)
HEADLINE = "Freedonia opens talks with Sylvania"


def page(*paragraphs: str) -> SourceText:
    return describe("\n\n".join(paragraphs))


def furniture(article: SourceText) -> list[str]:
    return [article.text[span.start : span.end] for span in article.furniture]


def headline(article: SourceText) -> str | None:
    return article.text[article.headline.start : article.headline.end] if article.headline else None


def seed(number: str) -> SourceText:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    (article,) = read(path)
    assert article.text == path.read_bytes().decode()
    return article


def test_seed_with_a_glued_breadcrumb() -> None:
    article = seed("000")
    title = "Putin travels to China in search of endorsement of his policy towards Ukraine and the West"
    assert article.title == headline(article) == title
    assert (article.source, article.author, article.date) == (None, None, date(2022, 10, 2))
    assert furniture(article) == [
        "Sunday, October 2, 2022",
        "HomeGlobalPutin travels to China in search of endorsement of his policy towards...",
        "Recent posts",
    ]


def test_seed_with_a_source_and_advertising_at_the_end() -> None:
    article = seed("001")
    assert article.title == headline(article) == "Putin secures China’s support amid Ukraine crisis"
    assert (article.source, article.author, article.date) == ("Gestion", None, None)
    assert furniture(article) == ["You may also like", "Immediate Access Pro"]


def test_seed_with_an_address_and_an_author() -> None:
    article = seed("002")
    assert article.title == headline(article) == "Putin to China to strengthen ties amid Ukraine tensions"
    assert (article.source, article.author) == ("winknews.com", "Aila Slisco")
    assert article.date == date(2022, 2, 3)
    copyright, address, *rest = furniture(article)
    assert copyright.startswith("Copyright 2022")
    assert address.startswith("https://www.winknews.com/2022/02/03/")
    assert rest == ["Related Articles", "Back to top button"]


def test_seed_with_pointers_to_other_pages() -> None:
    article = seed("003")
    title = "Russia and China mark a “new era” with a meeting between Putin and Xi Jinping in Moscow"
    assert article.title == headline(article) == title
    assert (article.source, article.author, article.date) == ("Elcomercio", None, None)
    labels = [line.partition(":")[0] for line in furniture(article)]
    assert labels == [
        "Skip to content",
        "READ ALSO",
        "LOOK HERE",
        "LOOK HERE",
        "Share this article",
        "globalhappenings news.jpg",
        "most popular",
    ]


def test_seed_without_a_headline() -> None:
    article = seed("004")
    expected = "Russian President Vladimir V. Putin arrived in Beijing on Thursday looking for another…"
    assert article.title == expected
    assert headline(article) is None
    assert (article.source, article.author, article.date) == (None, None, None)
    assert furniture(article) == []


@pytest.mark.parametrize(
    "line",
    [
        "HomeWorldFreedonia opens talks with Sylv...",
        "Freedonia opens talks with…",
        "Home » World » Freedonia opens talks with Sylvania",
        "Freedonia opens talks with Sylvania - The Example Times",
        "https://example.com/talks Freedonia opens talks with Sylvania",
    ],
)
def test_a_line_that_foreshadows_the_headline_is_furniture(line: str) -> None:
    article = page(line, HEADLINE, FIRST, SECOND)
    assert headline(article) == HEADLINE
    assert furniture(article) == [line]


def test_the_beginning_of_the_text_may_be_like_the_headline() -> None:
    article = page(HEADLINE, f"{HEADLINE}.", f"{HEADLINE} this week, officials said.", FIRST)
    assert headline(article) == HEADLINE
    assert furniture(article) == []


def test_a_wire_in_capitals() -> None:
    credit = "(Reporting by Jane Doe in Fredville; Editing by John Roe)"
    article = page("FREEDONIA OPENS TALKS.", f"FREDVILLE, May 3 (Reuters) - {FIRST}", SECOND, credit)
    assert article.title == headline(article) == "FREEDONIA OPENS TALKS."
    assert (article.source, article.author, article.date) == ("Reuters", "Jane Doe", None)
    assert furniture(article) == []


def test_a_title_made_of_a_sentence_leaves_out_the_dateline() -> None:
    article = page(f"FREDVILLE, May 3 (Reuters) - Mr. Novak of the U.S. arrived. {FIRST}", SECOND)
    assert article.title == "Mr. Novak of the U.S. arrived."
    assert article.headline is None


def test_a_byline_with_agency_and_date() -> None:
    article = page(HEADLINE, "By JANE DOE, Associated Press", "May 3, 2022 GMT", FIRST, SECOND)
    assert (article.source, article.author) == ("Associated Press", "JANE DOE")
    assert article.date == date(2022, 5, 3)
    assert furniture(article) == ["May 3, 2022 GMT"]


def test_a_byline_and_a_date_on_one_line_are_a_credit() -> None:
    article = page(f"{HEADLINE} | The Example Times", "By Jane Doe | Thursday, 3 Feb 2022 10:15 GMT", FIRST)
    assert headline(article) == HEADLINE
    assert (article.source, article.author) == ("The Example Times", "Jane Doe")
    assert article.date == date(2022, 2, 3)
    assert furniture(article) == []


def test_a_labelled_head() -> None:
    head = ["Title: Harbour closed", "Author: Jane Doe", "Date: 2022-02-03", "Source: Example Times"]
    article = page(*head, FIRST)
    assert article.title == headline(article) == "Harbour closed"
    assert (article.source, article.author) == ("Example Times", "Jane Doe")
    assert article.date == date(2022, 2, 3)


def test_a_menu_above_the_headline() -> None:
    menu = ["Skip to main content", "Fredville Live", "Home", "World", "Fishing"]
    article = describe("\n".join([*menu, HEADLINE, "Share", "3 days ago", FIRST, SECOND]))
    assert headline(article) == HEADLINE
    assert furniture(article) == [*menu, "Share", "3 days ago"]


def test_menus_are_furniture_around_the_article_only() -> None:
    article = page("World", HEADLINE, FIRST, "Culture", SECOND, "Home News Sport")
    assert headline(article) == HEADLINE
    assert furniture(article) == ["World", "Home News Sport"]


def test_a_headline_said_twice_counts_where_it_is_said_first() -> None:
    article = page(HEADLINE, HEADLINE, FIRST)
    assert article.headline is not None
    assert article.headline.start == 0
    assert furniture(article) == [HEADLINE]


def test_a_pointer_within_the_article() -> None:
    pointer = "WATCH NOW: Boats leave the harbour of Fredville"
    assert furniture(page(HEADLINE, FIRST, pointer, SECOND)) == [pointer]


def test_the_name_of_the_site_above_the_headline() -> None:
    article = page("Fredville Times", HEADLINE, FIRST, SECOND, "© 2022 Fredville Times. All rights reserved.")
    assert headline(article) == HEADLINE
    assert article.source == "Fredville Times"
    assert "Fredville Times" in furniture(article)


def test_a_rule_above_the_headline_is_passed_over() -> None:
    assert headline(page("-----", HEADLINE, FIRST)) == HEADLINE


def test_a_cookie_notice_is_no_first_paragraph() -> None:
    notice = "We use cookies to improve your experience on our website and to show you adverts that fit."
    article = page(notice, "Accept all cookies", HEADLINE, FIRST, SECOND)
    assert headline(article) == HEADLINE
    assert furniture(article) == [notice, "Accept all cookies"]


def test_a_list_of_links_at_the_end() -> None:
    links = ["More on this story", "Sylvania’s minister resigns", "What is it about?", "Fredville"]
    article = page(HEADLINE, FIRST, SECOND, *links)
    assert furniture(article) == links


def test_a_list_that_text_follows_is_no_end() -> None:
    article = page(HEADLINE, FIRST, "Related articles", "Sylvania’s minister resigns", SECOND)
    assert furniture(article) == ["Related articles"]


def test_subheads_captions_and_credits_are_text() -> None:
    lines = ["What next?", "intense activity", "Boats in the harbour in 2018. / afp", "Europe"]
    article = page(HEADLINE, lines[0], FIRST, lines[1], SECOND, lines[2], FIRST, lines[3], SECOND, "Jane Doe")
    assert furniture(article) == []


def test_the_days_of_a_chronicle_are_text() -> None:
    article = page("The story so far", FIRST, SECOND, "May 3, 2022", FIRST, "May 4, 2022", SECOND)
    assert article.date is None
    assert furniture(article) == []


def test_a_date_that_can_be_read_in_two_ways_is_not_guessed() -> None:
    assert page(HEADLINE, "02/03/2022", FIRST).date is None
    assert page(HEADLINE, "13/02/2022", FIRST).date == date(2022, 2, 13)


def test_a_date_of_the_far_future_is_not_believed() -> None:
    assert page(HEADLINE, "3 February 2999", FIRST).date is None


def test_what_is_published_counts_before_what_is_updated() -> None:
    lines = ["Updated: May 5, 2022", "https://example.com/2022/05/04/talks", "Published: May 3, 2022"]
    assert page(HEADLINE, *lines, FIRST).date == date(2022, 5, 3)
    assert page(HEADLINE, *lines[:2], FIRST).date == date(2022, 5, 4)
    assert page(HEADLINE, *lines[:1], FIRST).date == date(2022, 5, 5)


def test_a_reference_at_the_foot_is_not_the_pages_address() -> None:
    reference = "https://fisheries.example.org/2019/01/02/annual-report"
    own = "https://example.com/2022/05/03/freedonia-opens-talks-with-sylvania"
    body = [FIRST, SECOND] * 3
    assert page(HEADLINE, *body, reference).source is None
    article = page(HEADLINE, *body, reference, own)
    assert (article.source, article.date) == ("example.com", date(2022, 5, 3))


def test_the_author_by_the_name_and_introduction_at_the_foot() -> None:
    about = "Jane Doe is a reporter for Example Times based in Fredville, and covers fishing and the sea."
    article = page(HEADLINE, FIRST, SECOND, "Jane Doe", about)
    assert article.author == "Jane Doe"
    assert furniture(article) == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\f", "\u2028", "\x85"])
def test_line_ends(end: str) -> None:
    article = describe(end.join(["\ufeffSkip to content", "", f"  {HEADLINE} ", "May 3, 2022", FIRST, ""]))
    assert headline(article) == HEADLINE
    assert furniture(article) == ["\ufeffSkip to content", "May 3, 2022"]


def test_a_text_broken_to_a_width() -> None:
    long_headline = "Freedonia opens talks with Sylvania after eleven long years of bitter dispute over the fish"
    notice = "Copyright 2022 Example Media. This may not be published, broadcast, rewritten or redistributed."
    broken = [textwrap.fill(text, 60) for text in (long_headline, "By Jane Doe\n", FIRST, SECOND, notice)]
    article = page(*broken)
    assert article.title == long_headline
    assert headline(article) == broken[0]
    assert article.author == "Jane Doe"
    assert furniture(article) == broken[-1].splitlines()


def test_a_broken_text_without_a_headline() -> None:
    article = page(textwrap.fill(FIRST, 60), textwrap.fill(SECOND, 60))
    assert article.headline is None
    assert article.title == "The government of Freedonia said on Tuesday, May 3, 2022 that it would open talks with…"


def test_a_title_is_one_line_without_controls() -> None:
    assert page("Harbour\tclosed \x07  again\u202e", FIRST).title == "Harbour closed again"


def test_what_cannot_be_read_is_untitled() -> None:
    assert describe("\x01").title == UNTITLED


def test_a_notice_is_handed_on() -> None:
    assert describe(FIRST, "not valid UTF-8: 1 place was replaced").notice == "not valid UTF-8: 1 place was replaced"


LINES = st.sampled_from(
    [
        HEADLINE,
        HEADLINE[:20] + "...",
        FIRST,
        SECOND,
        "Skip to content",
        "Related articles",
        "READ ALSO: more of it",
        "By Jane Doe",
        "3 May 2022",
        "Home World",
        "Source: Gestion",
        "https://example.com/2022/05/03/a",
        "© 2022 Example. All rights reserved.",
        "looking for its place in a text that was",
        "Title: ",
        "# ",
        "| a site",
    ]
)
TEXTS = st.one_of(
    st.text(),
    st.lists(LINES | st.text(max_size=20), max_size=12).flatmap(
        lambda lines: st.sampled_from(["\n", "\n\n", "\r\n", "\f", "\u2028", " "]).map(lambda end: end.join(lines))
    ),
)


@given(TEXTS)
def test_spans_are_in_bounds_in_order_and_apart(text: str) -> None:
    article = describe(text)
    spans = article.furniture
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(before.end < after.start for before, after in pairwise(spans))
    if article.headline:
        start, end = article.headline.start, article.headline.end
        assert 0 <= start < end <= len(text)
        assert all(span.end <= start or end <= span.start for span in spans)


@given(TEXTS)
def test_furniture_is_whole_lines(text: str) -> None:
    lines = text.splitlines()
    assert all(line in lines for line in furniture(describe(text)))


@given(TEXTS)
def test_a_title_is_a_line_with_something_on_it(text: str) -> None:
    title = describe(text).title
    assert title
    assert title == " ".join(title.split())
    assert len(title) <= 200
    if is_blank(text):
        assert title == UNTITLED


HOSTILE = {
    "one word": "a",
    "words": "word ",
    "sentences": "Enough said. ",
    "spaces": " ",
    "digits": "1",
    "dates": "2022-02-",
    "brackets": "[",
    "links": "[a](",
    "addresses": "https://",
    "marks": "©(c)",
    "dots": ".",
    "capitals": "A .",
    "labels": "published on at ",
    "bylines": "By Jane Doe, ",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_line_of_a_million_characters(unit: str) -> None:
    line = unit * (1_000_000 // len(unit))
    article = describe(f"{HEADLINE}\n{line}x\n{SECOND}")
    assert headline(article) == HEADLINE
    assert furniture(article) == []
    assert len(describe(line + "x").title) <= 90
