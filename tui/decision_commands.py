"""The commands by which the reader decides who is who.

Each says on standard error what was decided. They end with 1 where nobody goes by a name, or there is nothing to undo,
and with 3 where a decision contradicts an earlier one: it is kept then, not applied, until one of them is undone.
"""

from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from tui.opening import (
    FAILED,
    FOUND,
    NOTHING_FOUND,
    WORDS,
    json_option,
    jsonl_option,
    library_option,
    open_current,
    the_one,
)

if TYPE_CHECKING:
    from index import ArticleId, Entity, Library, Mention, Outcome


@click.command()
@click.argument("name", type=WORDS)
@click.argument("other", type=WORDS)
@library_option
def merge(name: str, other: str, paths: tuple[Path, ...]) -> int:
    """Make one of NAME and OTHER, called as NAME is.

    \b
    Example: namedrop merge "Li Xin" "Aila Slisco"
    """
    library = open_current(paths)
    first, second = _find(library, name), _find(library, other)
    if first is None or second is None:
        return NOTHING_FOUND
    if first == second:
        raise click.UsageError(f"{name} and {other} are one already: {first.name}.")
    return _tell(library.merge(first.id, second.id))


@click.command()
@click.argument("name", type=WORDS)
@click.argument("form", type=WORDS)
@library_option
def split(name: str, form: str, paths: tuple[Path, ...]) -> int:
    """Make of every mention of NAME that reads FORM an entity of its own.

    \b
    Example: namedrop split "Xi Jinping" "Xi Jimping"
    """
    library = open_current(paths)
    entity = _find(library, name)
    return NOTHING_FOUND if entity is None else _tell(library.split(entity.id, form))


@click.command()
@click.argument("name", type=WORDS)
@click.argument("to", type=WORDS)
@library_option
def rename(name: str, to: str, paths: tuple[Path, ...]) -> int:
    """Call NAME by the name TO.

    \b
    Example: namedrop rename "Yuri Ushakov" "Yury Ushakov"
    """
    if not to.strip():
        raise click.UsageError("The name to give is empty.")
    library = open_current(paths)
    entity = _find(library, name)
    return NOTHING_FOUND if entity is None else _tell(library.rename(entity.id, to.strip()))


@click.command()
@click.argument("name", type=WORDS)
@library_option
def hide(name: str, paths: tuple[Path, ...]) -> int:
    """Leave NAME out of lists and highlights.

    \b
    Example: namedrop hide "Boris Johnson"
    """
    library = open_current(paths)
    entity = _find(library, name)
    return NOTHING_FOUND if entity is None else _tell(library.hide(entity.id))


@click.command()
@click.argument("name", type=WORDS)
@library_option
def unhide(name: str, paths: tuple[Path, ...]) -> int:
    """Show NAME again, which was hidden; `namedrop people --hidden` lists those that are.

    \b
    Example: namedrop unhide "Boris Johnson"
    """
    from tui.output import say

    library = open_current(paths)
    entity = _find(library, name, hidden=True)
    if entity is None:
        return NOTHING_FOUND
    if not entity.hidden:
        say(f"{entity.name} is not hidden.")
        return NOTHING_FOUND
    return _tell(library.unhide(entity.id))


@click.command("not")
@click.argument("name", type=WORDS)
@click.option("--form", "name_form", type=WORDS, help="Only where NAME is called so.")
@click.option("--article", type=WORDS, help="Only in this article: its path within the library.")
@click.option("--at", type=click.IntRange(min=0), help="Only the mention at this offset of the article.")
@library_option
def not_this(name: str, name_form: str | None, article: str | None, at: int | None, paths: tuple[Path, ...]) -> int:
    """Say that a form of a name, or what an article says, does not mean NAME: everywhere, in an article, at a place.

    \b
    Example: namedrop not "Xi Jinping" --form Jinping
    """
    from index import NotThis

    if at is not None and article is None:
        raise click.UsageError("--at needs --article.")
    if article is None and name_form is None:
        raise click.UsageError("Say what does not mean that: --form, --article, or --article with --at.")
    library = open_current(paths)
    entity = _find(library, name)
    if entity is None:
        return NOTHING_FOUND
    article_id = None if article is None else _article_id(library, article)
    if article_id is None:
        return _tell(library.decide(NotThis(library.named(entity.id), name_form)))
    if at is None:
        return _tell(library.decide(NotThis(library.named(entity.id), name_form, library.article_named(article_id))))
    return _tell(library.not_this(_mention_at(library, entity, article_id, at)))


def _mention_at(library: "Library", entity: "Entity", article_id: "ArticleId", at: int) -> "Mention":
    for mention in library.mentions_in(article_id):
        if mention.start <= at < mention.end and mention.entity_id == entity.id:
            return mention
    raise click.UsageError(f"{entity.name} is not named at {at}.")


@click.group()
def decisions() -> None:
    """List, undo, redo, export and import what was decided about who is who."""


@decisions.command("list")
@library_option
@json_option
@jsonl_option
def list_decisions(paths: tuple[Path, ...], form: str | None) -> int:
    """List what is decided, and what of it is not applied and why.

    \b
    Example: namedrop decisions list
    """
    from tui.output import emit_decisions

    library = open_current(paths)
    return FOUND if emit_decisions(library.decisions(), library.conflicts(), form) else NOTHING_FOUND


@decisions.command()
@library_option
def undo(paths: tuple[Path, ...]) -> int:
    """Take back the last decision; again, the one before.

    \b
    Example: namedrop decisions undo
    """
    return _tell(open_current(paths).undo())


@decisions.command()
@library_option
def redo(paths: tuple[Path, ...]) -> int:
    """Bring back the decision that was undone last.

    \b
    Example: namedrop decisions redo
    """
    return _tell(open_current(paths).redo())


@decisions.command()
@library_option
def export(paths: tuple[Path, ...]) -> int:
    """Export what is decided, a line of JSON each, to share or to compare.

    \b
    Example: namedrop decisions export > decisions.jsonl
    """
    exported = open_current(paths).export_decisions()
    click.echo(exported, nl=False)
    return FOUND if exported else NOTHING_FOUND


@decisions.command("import")
@click.argument("file", type=click.File(encoding="utf-8"))
@library_option
def import_decisions(file: TextIO, paths: tuple[Path, ...]) -> int:
    """Decide all that FILE says ("-" for standard input), as one step to undo.

    \b
    Example: namedrop decisions import decisions.jsonl
    """
    from index import DecisionError

    try:
        text = file.read()
    except UnicodeDecodeError as error:
        advice = "Import what `namedrop decisions export` has written."
        raise DecisionError(f"{file.name} is no text in UTF-8", advice) from error
    # Not `splitlines`, for which a line ends at characters that may stand within JSON.
    lines = text.split("\n") if text else []
    outcome = open_current(paths).import_decisions(lines)
    return _tell(outcome) if outcome.decisions or not lines else FOUND


def add_to(group: click.Group) -> None:
    """Let a group have these commands."""
    for command in (merge, split, rename, hide, unhide, not_this, decisions):
        group.add_command(command)


def _find(library: "Library", name: str, hidden: bool = False) -> "Entity | None":
    from tui.output import say

    found = library.find_entities(name, hidden)
    if hidden and len(found) > 1:
        found = tuple(entity for entity in found if entity.hidden) or found
    entity = the_one(found, name)
    if entity is None:
        say(f"Nobody goes by the name {name}.")
    return entity


def _article_id(library: "Library", path: str) -> "ArticleId":
    for article in library.articles():
        if article.path == path:
            return article.id
    raise click.UsageError(f"There is no article {path} in {library.name}.")


def _tell(outcome: "Outcome") -> int:
    """Say what came of it. Returns how the command ends."""
    from index.decision import sentence
    from tui.output import say

    say(f"{outcome.sentence}.")
    if len(outcome.decisions) > 1:
        for decision in outcome.decisions:
            say(f"{sentence(decision)}.")
        for conflict in outcome.conflicts:
            say(f"Not applied: {sentence(conflict.decision)}. {conflict.sentence}.")
    if not outcome.shown:
        say("Another Namedrop is indexing this library: it shows as soon as that is done.")
    if outcome.conflicts:
        return FAILED
    return FOUND if outcome.decisions else NOTHING_FOUND
