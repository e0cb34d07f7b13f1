"""The `namedrop` command. Every screen has a twin here that works without one.

Data goes to standard output, narration and progress to standard error. Exit codes: 0 found, 1 nothing found,
2 wrong usage, 3 something failed.
"""

import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

import click

from index import EntityType, LibraryError, NamedropError
from index.model import SearchOrder
from index.searches import SavedSearch
from tui.config import Settings, load_settings
from tui.decision_commands import add_to
from tui.index_command import bring_up_to_date
from tui.keymap import PRESETS
from tui.opening import (
    FAILED,
    FOUND,
    NOTHING_FOUND,
    USAGE,
    WORDS,
    json_option,
    jsonl_option,
    library_option,
    open_current,
    sure_option,
    the_one,
)
from tui.session import open_chosen
from tui.terminal import can_draw
from tui.text_visible import visible
from tui.theme_names import THEMES

if TYPE_CHECKING:
    from index import Library

__all__ = ["FAILED", "FOUND", "NOTHING_FOUND", "USAGE", "main", "namedrop"]


class _ReadByDefault(click.Group):
    """A group whose first word, where it is none of the sub-commands, is a path to read."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `read` before what does not begin with a sub-command or an option of the group."""
        if not args or (args[0] not in self.commands and args[0] not in ("-h", "--help", "--version")):
            args = ["read", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_ReadByDefault, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="namedrop", prog_name="namedrop")
def namedrop() -> None:
    """Read a pile of articles from the keyboard, and jump from one mention of a person to the next through all.

    \b
    namedrop ARTICLES            read a folder, or single files
    namedrop                     read what was open last, the first time five sample articles
    namedrop ./search            read a folder that is named like a command
    namedrop --plain ARTICLES    read by lines, for screen readers and terminals that cannot be drawn on

    Each command says more with --help.

    \b
    Example: namedrop search ushakov
    """


add_to(namedrop)
namedrop.add_command(bring_up_to_date)


@namedrop.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--plain/--drawn", default=None, help="Print and read lines, one at a time, instead of drawing.")
@click.option("--keys", type=click.Choice(PRESETS), help="The keys to begin with.")
@click.option("--theme", type=click.Choice(THEMES), metavar="NAME", help="The colours, ansi-dark for the terminal's.")
@click.option("--watch/--no-watch", default=None, help="Take in files as they change.")
def read(paths: tuple[Path, ...], plain: bool | None, keys: str | None, theme: str | None, watch: bool | None) -> int:
    """Read the articles in PATHS: folders, or single files.

    \b
    Example: namedrop read ~/articles
    Example: namedrop --plain ~/articles
    """
    settings = load_settings(keys, theme, watch)
    at_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    if (at_terminal and not can_draw()) or (settings.config.plain if plain is None else plain):
        return _read_plainly(paths, settings)
    if not at_terminal:
        raise click.UsageError(
            "Reading needs a terminal that can be drawn on. Without one, use: namedrop --plain, search, people, "
            "mentions, export."
        )
    from tui.start import read as read_on_screen

    read_on_screen(paths, settings)
    return FOUND


def _read_plainly(paths: tuple[Path, ...], settings: Settings) -> int:
    from tui.plain import read_plainly

    library = open_current(paths)
    if not library.articles():
        raise LibraryError("No article could be read", "`namedrop doctor` says why.")
    read_plainly(library, settings)
    library.close()
    return FOUND


@namedrop.command()
@click.argument("query", required=False, type=WORDS)
@click.option("-n", "--limit", default=100, show_default=True, help="How many articles at the most.")
@click.option(
    "--order",
    type=click.Choice([str(one) for one in SearchOrder]),
    help="Which come first; best, if nothing else is saved.",
)
@click.option("--saved", metavar="NAME", type=WORDS, help="Make the search that was saved as NAME.")
@library_option
@json_option
@jsonl_option
def search(
    query: str | None, limit: int, order: str | None, saved: str | None, paths: tuple[Path, ...], form: str | None
) -> int:
    """Find articles by a query.

    \b
    putin beijing            both words, with other endings too
    "foreign adviser"        a phrase; "xi putin"~5 near each other
    putin OR xi, -macron     also AND, NOT and ( )
    sanct*, wi?d, ushakow~   begins so, has this shape, is spelt about so
    title: source: author: file:   words in one place only
    date:2022-02, date:2021..2023, date:last-month..
    person:"yuri ushakov"    whatever the text calls him; org: place: too
    person:putin with:xi     both in one paragraph
    is:unread, is:read

    \b
    Example: namedrop search 'putin AND NOT macron' --json
    Example: namedrop search ushakov --order latest
    """
    from tui.search_output import emit_results

    if (query is None) == (saved is None):
        raise click.UsageError("Give a QUERY, or the name of a saved search with --saved.")
    library = open_current(paths)
    wanted = SavedSearch("", query) if query is not None else _saved_as(saved or "", library)
    page = library.search(wanted.query, limit=limit, order=SearchOrder(order) if order else wanted.order)
    if page is None:
        raise RuntimeError("a search that nobody cancels has a page")
    return FOUND if emit_results(page, library, form) else NOTHING_FOUND


def _saved_as(name: str, library: "Library") -> SavedSearch:
    """The saved search of this name.

    Raises:
        UsageError: There is none.
    """
    saved = {search.name.lower(): search for search in library.saved_searches()}
    if name.lower() not in saved:
        names = ", ".join(search.name for search in saved.values()) or "none yet"
        raise click.UsageError(f"No search is saved as {name}. There are: {names}.")
    return saved[name.lower()]


@namedrop.command()
@click.option(
    "--type",
    "entity_type",
    type=click.Choice([str(kind) for kind in EntityType]),
    default=str(EntityType.PERSON),
    show_default=True,
    help="What to list.",
)
@click.option("--hidden", is_flag=True, help="List those that are hidden instead.")
@sure_option
@library_option
@json_option
@jsonl_option
def people(entity_type: str, hidden: bool, sure_only: bool, paths: tuple[Path, ...], form: str | None) -> int:
    """List who is named, with all forms of the name, those with most mentions first.

    \b
    Example: namedrop people --jsonl
    """
    from tui.output import emit_entities

    found = open_current(paths).entities(EntityType(entity_type), hidden, sure_only)
    listed = [entity for entity in found if entity.hidden == hidden]
    return FOUND if emit_entities(listed, form) else NOTHING_FOUND


@namedrop.command()
@click.argument("name", type=WORDS)
@click.option("--why", is_flag=True, help="Say of each mention why it is taken for NAME.")
@click.option("--names-only", is_flag=True, help="Leave out descriptions, such as “the Russian president”.")
@sure_option
@library_option
@json_option
@jsonl_option
def mentions(name: str, why: bool, names_only: bool, sure_only: bool, paths: tuple[Path, ...], form: str | None) -> int:
    """List every mention of NAME, whatever each article calls them.

    \b
    Example: namedrop mentions "Yuri Ushakov" --json
    """
    from tui.output import emit_mentions, emit_reasons

    library = open_current(paths)
    entity = the_one(library.find_entities(name), name)
    if entity is None:
        emit_mentions((), library, form)
        return NOTHING_FOUND
    emit = emit_reasons if why else emit_mentions
    return FOUND if emit(library.mentions(entity.id, sure_only, names_only), library, form) else NOTHING_FOUND


@namedrop.command()
@click.argument("name", type=WORDS)
@sure_option
@library_option
@json_option
@jsonl_option
def card(name: str, sure_only: bool, paths: tuple[Path, ...], form: str | None) -> int:
    """Show the card of NAME: all names and why they are theirs, the articles over time, the people named beside.

    \b
    Example: namedrop card "Yuri Ushakov"
    """
    from tui.card_output import emit_card

    library = open_current(paths)
    entity = the_one(library.find_entities(name, sure_only=sure_only), name)
    if entity is None:
        return NOTHING_FOUND
    emit_card(library.card(entity.id, sure_only), form)
    return FOUND


@namedrop.command()
@sure_option
@library_option
@json_option
@jsonl_option
def export(sure_only: bool, paths: tuple[Path, ...], form: str | None) -> int:
    """Export every mention with its place in its file, in code points.

    \b
    Example: namedrop export --jsonl > mentions.jsonl
    """
    from tui.output import emit_mentions

    library = open_current(paths)
    return FOUND if emit_mentions(library.all_mentions(sure_only), library, form) else NOTHING_FOUND


@namedrop.command()
@library_option
@json_option
@jsonl_option
def doctor(paths: tuple[Path, ...], form: str | None) -> int:
    """Say where everything is, whether it is whole, what versions are in use, and which files were left out and why.

    \b
    Example: namedrop doctor
    """
    from tui.doctor import examine
    from tui.output import emit_findings

    return FOUND if emit_findings(examine(open_chosen(paths)), form) else FAILED


def main() -> None:
    """The entry point: run the command and turn what went wrong into a sentence and an exit code."""
    if isinstance(sys.stdout, TextIOWrapper):
        # Not all that articles hold can be said in the encoding of every terminal.
        sys.stdout.reconfigure(errors="replace")
    try:
        code = namedrop(standalone_mode=False)
    except click.ClickException as error:
        _show(error)
        code = USAGE
    except click.Abort:
        code = FAILED
    except NamedropError as error:
        click.echo(f"namedrop: {visible(str(error))}", err=True)
        code = FAILED
    except BrokenPipeError:
        # Whoever read the output has seen enough, as `head` does; Python would complain when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = FOUND
    except OSError as error:
        click.echo(f"namedrop: {visible(str(error))}. Free some space, or give yourself the right to it.", err=True)
        code = FAILED
    sys.exit(code)


def _show(error: click.ClickException) -> None:
    """Say what click has to say of a command line, which it quotes."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        hint = f"Try '{context.command_path} {context.help_option_names[0]}' for help."
        click.echo(f"{context.get_usage()}\n{hint}\n", err=True)
    click.echo(f"Error: {visible(error.format_message())}", err=True)


if __name__ == "__main__":
    main()
