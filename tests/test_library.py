"""The library as the screen and the commands see it, on the seeds."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from index import EntityType, Library, LibraryError, MentionKind, SearchPage, open_library

SEEDS = Path(__file__).parent.parent / "seeds"


def page(library: Library, query: str, typing: bool = False) -> SearchPage:
    found = library.search(query, typing=typing)
    assert found is not None
    return found


def paths(found: SearchPage) -> set[str]:
    return {result.article.path[:3] for result in found.results}


def test_articles_are_the_files(seeds: Library) -> None:
    for heading in seeds.articles():
        file = SEEDS / heading.path
        with file.open(encoding="utf-8", newline="") as content:
            assert seeds.article(heading.id).text == content.read()


def test_articles_come_by_date_and_those_without_one_last(seeds: Library) -> None:
    dates = [article.date for article in seeds.articles()]
    assert dates == sorted(dates, key=lambda date: (date is None, date))
    assert [date.isoformat() for date in dates if date] == ["2022-02-03", "2022-10-02"]


def test_every_mention_is_what_stands_at_its_place(seeds: Library) -> None:
    mentions = seeds.all_mentions()
    assert len(mentions) > 400
    for mention in mentions:
        assert seeds.article(mention.article_id).text[mention.start : mention.end] == mention.text


def test_mentions_do_not_overlap(seeds: Library) -> None:
    for article in seeds.articles():
        for left, right in pairwise(seeds.mentions_in(article.id)):
            assert left.end <= right.start


def test_counts_are_those_of_the_mentions(seeds: Library) -> None:
    for entity in seeds.entities():
        mentions = seeds.mentions(entity.id)
        assert len(mentions) == entity.mentions > 0
        assert len({mention.article_id for mention in mentions}) == entity.articles


def test_what_is_unsure_can_be_left_out(seeds: Library) -> None:
    sure = [mention for mention in seeds.all_mentions() if not mention.unsure]
    assert seeds.all_mentions(sure_only=True) == tuple(sure) != seeds.all_mentions()
    by_article = [m for article in seeds.articles() for m in seeds.mentions_in(article.id, sure_only=True)]
    assert by_article == sure
    found = seeds.entities(sure_only=True)
    assert {entity.id for entity in found} == {mention.entity_id for mention in sure if not mention.in_furniture}
    for entity in found:
        mentions = seeds.mentions(entity.id, sure_only=True)
        assert (len(mentions), len({m.article_id for m in mentions})) == (entity.mentions, entity.articles)
        names = [" ".join(m.text.split()) for m in mentions if m.kind is MentionKind.NAME]
        assert {alias.name: alias.count for alias in entity.aliases} == Counter(names)
        assert seeds.entity(entity.id, sure_only=True) == entity
        card = seeds.card(entity.id, sure_only=True)
        assert not any(form.unsure for form in card.forms)
        assert sum(one.mentions for one in card.appearances) == entity.mentions
    for lost in {entity.id for entity in seeds.entities()} - {entity.id for entity in found}:
        with pytest.raises(KeyError):
            seeds.entity(lost, sure_only=True)


def test_descriptions_can_be_left_out(seeds: Library) -> None:
    kinds = set()
    for entity in seeds.entities(EntityType.PERSON):
        mentions = seeds.mentions(entity.id)
        kinds |= {mention.kind for mention in mentions}
        names = tuple(mention for mention in mentions if mention.kind is MentionKind.NAME)
        assert seeds.mentions(entity.id, names_only=True) == names
    assert kinds == {MentionKind.NAME, MentionKind.DESCRIPTION}


def test_a_person_is_one_whatever_each_article_calls_him(seeds: Library) -> None:
    (ushakov,) = seeds.find_entities("yuri ushakov")
    assert ushakov.type is EntityType.PERSON
    assert {mention.text for mention in seeds.mentions(ushakov.id)} == {"Yuri Ushakov", "Ushakov"}
    assert ushakov.articles == 3
    assert seeds.find_entities("Ushakov") == (ushakov,)
    assert seeds.find_entities(ushakov.id) == (ushakov,)


def test_nobody_of_that_name(seeds: Library) -> None:
    assert seeds.find_entities("Zaphod Beeblebrox") == ()
    with pytest.raises(KeyError):
        seeds.entity("person/zaphod-beeblebrox")


def test_search_finds_and_marks(seeds: Library) -> None:
    found = page(seeds, "ushakov")
    assert paths(found) == {"000", "002", "003"}
    assert found.total == 3
    for result in found.results:
        text = seeds.article(result.article.id).text
        assert [text[hit.start : hit.end] for hit in result.hits] == ["Ushakov"] * text.count("Ushakov")
        assert all(result.snippet.text[mark.start : mark.end] == "Ushakov" for mark in result.snippet.marks)
        assert result.snippet.marks


def test_search_while_typing_takes_the_last_word_for_a_beginning(seeds: Library) -> None:
    assert paths(page(seeds, "usha", typing=True)) == {"000", "002", "003"}
    assert paths(page(seeds, "usha")) == set()


def test_search_in_one_article(seeds: Library) -> None:
    inside, outside = (seeds.articles()[number] for number in (0, -1))
    within = seeds.search("ushakov", within=inside.id)
    assert within is not None
    assert [result.article.id for result in within.results] == [inside.id]
    assert seeds.search("ushakov", within=outside.id) == SearchPage("ushakov", (), 0)


def test_a_search_that_is_cancelled_has_no_page(seeds: Library) -> None:
    assert seeds.search("putin", cancelled=lambda: True) is None


def test_reading_is_remembered_beyond_the_index(seeds: Library) -> None:
    first = seeds.articles()[0]
    assert not first.read
    seeds.set_read(first.path, True)
    seeds.remember_place(first.path, 120)
    seeds.close()
    seeds.location.catalog_file.unlink()
    again = open_library([SEEDS])
    assert again.reading_offset(first.path) == 120
    assert again.last_place() is not None
    steps = again.ingest()
    while not again.articles():
        next(steps)
    steps.close()
    assert [article.path for article in again.articles() if article.read] == [first.path]
    again.close()


def test_a_library_of_single_files(articles: Path) -> None:
    library = open_library([articles / "one.txt"])
    list(library.ingest())
    assert [article.path for article in library.articles()] == ["one.txt"]
    library.close()


def test_a_library_of_two_folders(articles: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "three.md").write_text("# Third\n\nText.\n")
    library = open_library([articles, other])
    reports = library.ingest()
    while not library.articles():
        next(reports)
    reports.close()
    assert {a.path for a in library.articles()} == {"articles/one.txt", "articles/two.txt", "other/three.md"}
    library.close()


def test_the_folders_are_private(seeds: Library) -> None:
    for folder in (seeds.location.cache, seeds.location.data):
        assert folder.stat().st_mode & 0o077 == 0


def test_nothing_is_there() -> None:
    with pytest.raises(LibraryError, match="nothing at"):
        open_library([Path("/nowhere/at/all")])


def test_searching_is_prepared_once(seeds: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    seeds.prepare_search()
    monkeypatch.setattr(seeds, "search", None)  # is not asked again
    seeds.prepare_search()
