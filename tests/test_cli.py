"""The commands as programs see them: what they print, where, and how they end."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import pytest

from tui.cli import FAILED, FOUND, NOTHING_FOUND, USAGE

SEEDS = Path(__file__).parent.parent / "seeds"

pytestmark = pytest.mark.usefixtures("indexed")


def namedrop(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command as a user's shell would."""
    return subprocess.run(
        [sys.executable, "-m", "tui.cli", *map(str, arguments)], capture_output=True, text=True, timeout=120
    )


def text_of(article: str) -> str:
    with (SEEDS / article).open(encoding="utf-8", newline="") as file:
        return file.read()


def records(output: str) -> list[dict[str, str | int]]:
    return [json.loads(line) for line in output.splitlines()]


def test_search_as_json() -> None:
    done = namedrop("search", "putin AND NOT xi", "--json")
    found = json.loads(done.stdout)
    assert done.returncode == (FOUND if found else NOTHING_FOUND)
    for article in SEEDS.glob("*.txt"):
        words = text_of(article.name).lower()
        if "xi" in words:
            assert article.name not in {result["article"] for result in found}


def test_hits_are_what_stands_at_their_place() -> None:
    found = json.loads(namedrop("search", 'ushakov OR "winter olympics"', "--json").stdout)
    hits = [(result["article"], hit) for result in found for hit in result["hits"]]
    assert {hit["text"] for _, hit in hits} == {"Ushakov", "Winter Olympics"}
    for article, hit in hits:
        assert text_of(article)[hit["start"] : hit["end"]] == hit["text"]


def test_mentions_as_json() -> None:
    done = namedrop("mentions", "Yuri Ushakov", "--json")
    mentions = json.loads(done.stdout)
    assert done.returncode == FOUND
    assert len(mentions) == 9
    assert {mention["entity"] for mention in mentions} == {"Yuri Ushakov"}
    for mention in mentions:
        assert text_of(mention["article"])[mention["start"] : mention["end"]] == mention["text"]


def test_export_as_json_lines() -> None:
    mentions = records(namedrop("export", "--jsonl").stdout)
    assert {mention["type"] for mention in mentions} == {"person", "organisation", "place"}
    for mention in mentions:
        article, start, end = str(mention["article"]), int(mention["start"]), int(mention["end"])
        assert text_of(article)[start:end] == mention["text"]
    assert set(mentions[0]) == {"article", "start", "end", "text", "type", "kind", "entity", "entity_id"}


def test_people_as_a_table_and_as_json() -> None:
    done = namedrop("people")
    assert done.stdout.splitlines()[1].startswith("Vladimir Putin")
    first, *_ = records(namedrop("people", "--jsonl").stdout)
    assert first["entity"] == "Vladimir Putin"
    assert first["entity_id"] == "person/vladimir-putin"


def test_the_card_as_a_table_and_as_json() -> None:
    done = namedrop("card", "ushakov")
    assert done.stdout.splitlines()[0].split() == ["person/yuri-ushakov", "Yuri", "Ushakov", "times", "why"]
    card = json.loads(namedrop("card", "ushakov", "--json").stdout)[0]
    assert sum(card["per_article"].values()) == card["mentions"] == 9
    assert [one["article"] for one in card["over_time"]] == list(card["per_article"])
    assert card["first"] == card["over_time"][0]
    assert card["first"]["date"] == "2022-02-03"
    assert {form["name"]: form["mentions"] for form in card["forms"]} == card["names"]
    assert all(form["reason"] for form in card["forms"])
    assert "Vladimir Putin" in card["beside"]
    assert namedrop("card", "Zaphod Beeblebrox").returncode == NOTHING_FOUND


def test_why_each_mention_is_his() -> None:
    mentions = records(namedrop("mentions", "Yuri Ushakov", "--why", "--jsonl").stdout)
    assert len(mentions) == 9
    assert all("reason" in mention for mention in mentions)


def test_other_types() -> None:
    places = {record["entity"] for record in records(namedrop("people", "--type", "place", "--jsonl").stdout)}
    assert {"Beijing", "Ukraine"} <= places


def test_index_narrates_on_standard_error() -> None:
    done = namedrop("index", SEEDS)
    assert done.returncode == FOUND
    assert done.stdout == ""
    assert "seeds: 5 articles" in done.stderr


def test_doctor_says_where_everything_is(home: Path) -> None:
    done = namedrop("doctor")
    assert done.returncode == FOUND
    assert str(home / "data") in done.stdout
    found = {record["what"]: record["value"] for record in records(namedrop("doctor", "--jsonl").stdout)}
    assert found["namedrop"] == version("namedrop")
    assert str(found["decisions"]).startswith(str(home))
    assert str(found["config"]) == str(home / "config" / "namedrop" / "config.toml")


def test_doctor_says_what_is_wrong_with_the_settings(home: Path) -> None:
    folder = home / "config" / "namedrop"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text('\nkeys = "emacs"\n')
    (folder / "keys.toml").write_text('zoom = "n"\n')
    done = namedrop("doctor")
    assert done.returncode == FAILED
    assert "config.toml:2: keys should be one of vim, newsboat, less" in done.stdout
    assert "keys.toml:1: n was walk_next and is zoom now" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["search", "zyzzyva"], NOTHING_FOUND),
        (["mentions", "Zaphod Beeblebrox"], NOTHING_FOUND),
        (["search"], USAGE),
        (["people", "--type", "fish"], USAGE),
        (["search", "putin", "-L", "/nowhere"], FAILED),
        (["/nowhere"], USAGE),
    ],
)
def test_how_it_ends(arguments: Sequence[str], code: int) -> None:
    done = namedrop(*arguments)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    if code in (USAGE, FAILED):
        assert done.stderr


def test_a_name_that_several_go_by(articles: Path) -> None:
    (articles / "three.txt").write_text("Elsewhere\n\nGreta Marlowe spoke in Turin. Greta Marlowe sang.\n")
    done = namedrop("mentions", "Marlowe", "-L", articles)
    assert done.returncode == USAGE
    assert "Peter Marlowe" in done.stderr
    assert "Greta Marlowe" in done.stderr


def test_without_a_terminal_it_says_what_to_use_instead() -> None:
    done = namedrop(SEEDS)
    assert done.returncode == USAGE
    assert "needs a terminal" in done.stderr
    assert "search" in done.stderr


def test_whoever_reads_the_output_may_leave() -> None:
    command = f"{sys.executable} -m tui.cli export --jsonl | head -n 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, timeout=120)
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 1


def test_names_of_other_scripts_survive_a_plain_locale(articles: Path) -> None:
    (articles / "three.txt").write_text("Réunion\n\nLe président Émile Zörn est là.\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "tui.cli", "search", "zorn", "--json", "-L", str(articles)],
        capture_output=True,
        timeout=120,
        env={**os.environ, "LC_ALL": "C", "LANG": "C"},
    )
    (result,) = json.loads(done.stdout)
    assert result["hits"][0]["text"] == "Zörn"


def test_it_opens_what_was_open_last(articles: Path) -> None:
    namedrop("index", articles)
    found = records(namedrop("search", "lisbon", "--jsonl").stdout)
    assert [result["article"] for result in found] == ["two.txt"]
