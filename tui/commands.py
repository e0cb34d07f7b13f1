"""The one table of commands: bindings, key bar, palette, help, keymap file and docs are all made from it."""

from dataclasses import dataclass
from enum import Flag, auto


class Where(Flag):
    """Where a command works."""

    READER = auto()
    ARTICLES = auto()
    ENTITIES = auto()
    DRAWER = auto()
    CARD = auto()
    PROMPT = auto()
    """Where a search is typed."""
    MERGE = auto()
    """Where the other one of a merge is typed."""
    WORDS = auto()
    """Wherever else something is typed or chosen over the panes."""
    PLAIN = auto()
    """In the reader that prints lines instead of drawing."""
    LISTS = ARTICLES | ENTITIES | DRAWER
    PANES = READER | LISTS
    TYPING = PROMPT | MERGE | WORDS


PANES, CARD, TYPING, PLAIN = Where.PANES, Where.CARD, Where.TYPING, Where.PLAIN


@dataclass(frozen=True, slots=True)
class Command:
    """Something that a key does."""

    id: str
    """Stable name, by which settings refer to it; its action is `action_` with this name."""
    keys: tuple[str, ...]
    """Textual's names of the keys, the one to show first; a keymap replaces them."""
    title: str
    """What it does, as a line in the palette and in the help."""
    group: str
    short: str = ""
    """What the key bar calls it; empty where it is not in the bar."""
    where: Where = PANES


MOVING, ARTICLES, SEARCHING, PEOPLE, CORRECTING, SHARING, GOING, WINDOW = (
    "Moving",
    "Articles",
    "Searching",
    "People",
    "Correcting who is who",
    "Sharing",
    "Going back",
    "Panes and program",
)

COMMANDS = (
    Command("line_down", ("j", "down"), "Down a line", MOVING, where=PANES | CARD | PLAIN),
    Command("line_up", ("k", "up"), "Up a line", MOVING, where=PANES | CARD | PLAIN),
    Command("page_down", ("space", "pagedown", "ctrl+f"), "Down a page", MOVING, "page", PANES | CARD | PLAIN),
    Command("page_up", ("b", "pageup", "ctrl+b"), "Up a page", MOVING, where=PANES | CARD | PLAIN),
    Command("half_page_down", ("ctrl+d",), "Down half a page", MOVING, where=PANES | CARD),
    Command("half_page_up", ("ctrl+u",), "Up half a page", MOVING, where=PANES | CARD),
    Command("to_top", ("g", "home"), "To the top", MOVING, where=PANES | CARD | PLAIN),
    Command("to_bottom", ("G", "end"), "To the bottom", MOVING, where=PANES | CARD | PLAIN),
    Command(
        "go_in",
        ("enter", "l", "right"),
        "Open what is under the cursor; on a name: its card",
        MOVING,
        "open",
        PANES | CARD,
    ),
    Command("go_out", ("h", "left"), "Back to the list", MOVING, where=PANES & ~Where.ARTICLES | CARD),
    Command("next_article", ("J",), "Next article", ARTICLES, "article", PANES | PLAIN),
    Command("previous_article", ("K",), "Previous article", ARTICLES, where=PANES | PLAIN),
    Command("next_unread", ("ctrl+n",), "Next unread article", ARTICLES),
    Command("toggle_unread", ("U",), "Unread or read: the article under the cursor, or the open one", ARTICLES),
    Command("filter_list", ("F",), "Narrow the list to words, as you type", ARTICLES, "filter"),
    Command("sort_list", ("O",), "List in another order", ARTICLES, "order"),
    Command("reindex", ("R",), "Bring the library up to date with its files", ARTICLES),
    Command("stop_indexing", (), "Stop indexing", ARTICLES),
    Command(
        "search",
        ("slash",),
        "Search all articles as you type",
        SEARCHING,
        "search",
        PANES | PLAIN,
    ),
    Command("saved_searches", ("S",), "Saved searches; open or forget one", SEARCHING),
    Command("save_search", ("ctrl+s",), "Save this search under a name", SEARCHING, "save", PANES | Where.PROMPT),
    Command(
        "focus_facets",
        ("5",),
        "To who and what is in the results, to narrow them to; again: the next kind",
        SEARCHING,
        "narrow",
    ),
    Command("widen_search", ("minus",), "Take the last narrowing of the search back", SEARCHING, "widen", Where.DRAWER),
    Command(
        "complete",
        ("tab",),
        "While searching: complete the word; again: the next way",
        SEARCHING,
        "complete",
        Where.PROMPT,
    ),
    Command("complete_previous", ("shift+tab",), "While searching: the way before", SEARCHING, where=Where.PROMPT),
    Command(
        "earlier_search",
        ("alt+up", "alt+p"),
        "While searching: what was searched for before",
        SEARCHING,
        "earlier",
        Where.PROMPT,
    ),
    Command(
        "later_search",
        ("alt+down", "alt+n"),
        "While searching: what was searched for after",
        SEARCHING,
        where=Where.PROMPT,
    ),
    Command(
        "sort_found", ("ctrl+o",), "While searching: best, latest or earliest first", SEARCHING, "order", Where.PROMPT
    ),
    Command(
        "narrow_found", ("ctrl+l",), "While searching: to what narrows the results", SEARCHING, "narrow", Where.PROMPT
    ),
    Command("found_next", ("down", "ctrl+n"), "While typing: next line of what is found", SEARCHING, "line", TYPING),
    Command("found_previous", ("up", "ctrl+p"), "While typing: previous line", SEARCHING, where=TYPING),
    Command("found_page_down", ("pagedown",), "While typing: down a page", SEARCHING, where=TYPING),
    Command("found_page_up", ("pageup",), "While typing: up a page", SEARCHING, where=TYPING),
    Command("toggle_scope", ("ctrl+t",), "While searching: all articles or this one", SEARCHING, "where", Where.PROMPT),
    Command("stop_typing", ("escape",), "While typing: leave it", SEARCHING, "leave", TYPING),
    Command("walk_next", ("n",), "Next mention or hit, on into the next article", PEOPLE, "mention", PANES | PLAIN),
    Command("walk_previous", ("N",), "Previous mention or hit", PEOPLE, where=PANES | PLAIN),
    Command("name_next", ("right_square_bracket",), "Next name in this article", PEOPLE, "name", PANES | PLAIN),
    Command("name_previous", ("left_square_bracket",), "Previous name in this article", PEOPLE, where=PANES | PLAIN),
    Command(
        "walk_name",
        ("asterisk",),
        "Walk the person, organisation or place under the cursor",
        PEOPLE,
        "walk",
        PANES | PLAIN,
    ),
    Command("references", ("r",), "All mentions, in a list", PEOPLE, "references", PANES | PLAIN),
    Command(
        "card", ("i",), "The card: names, articles, people named beside", PEOPLE, "card", where=PANES | CARD | PLAIN
    ),
    Command("hints", ("f",), "Letters on every name in view: type them to walk it", PEOPLE, "hints"),
    Command("walk_together", ("ampersand",), "Walk a second name with the one that is walked", PEOPLE),
    Command("toggle_descriptions", ("D",), "Walks with or without descriptions (“the president”)", PEOPLE),
    Command("toggle_unsure", ("H",), "Hide or show what is unsure", PEOPLE),
    Command("merge", ("equals_sign",), "This one and another are one", CORRECTING),
    Command("turn_merge", ("tab",), "While merging: keep the other name", CORRECTING, where=Where.MERGE),
    Command("not_this", ("x",), "Not this one: a mention, an article, a form of the name; or hide it", CORRECTING),
    Command("rename", ("E",), "Call this one by another name", CORRECTING),
    Command("undo", ("u",), "Take back what was decided last", CORRECTING),
    Command("redo", ("ctrl+r",), "Decide again what was taken back", CORRECTING),
    Command("open_original", ("o",), "Open the original: on the web, or else its file", SHARING),
    Command("edit", ("v",), "Open the file in $EDITOR, at this line", SHARING),
    Command("save", ("s",), "Save the text to a file", SHARING),
    Command("copy", ("y",), "Copy the selection, the paragraph, a citation, path:line or the name", SHARING),
    Command("pipe", ("vertical_line",), "Pipe the text to a command", SHARING),
    Command(
        "back",
        ("ctrl+o", "backspace"),
        "Back to where you were before the last jump or walk",
        GOING,
        "back",
        PANES | PLAIN,
    ),
    Command("forward", ("alt+right",), "Forward again", GOING, where=PANES | PLAIN),
    Command("set_mark", ("m",), "Set a mark here, with a letter", GOING),
    Command("go_to_mark", ("apostrophe",), "Go to a mark; twice: back to before the last jump", GOING),
    Command("open_listed", ("o",), "With a number: open that line of the last list", GOING, where=PLAIN),
    Command("where", ("full_stop",), "Say where you are", GOING, where=PLAIN),
    Command("focus_next", ("tab",), "Next pane", WINDOW),
    Command("focus_previous", ("shift+tab",), "Previous pane", WINDOW),
    Command("focus_articles", ("1",), "To the articles", WINDOW, where=PANES | PLAIN),
    Command("focus_reader", ("2",), "To the reader", WINDOW),
    Command("focus_entities", ("3",), "To people; again: organisations, places", WINDOW, where=PANES | PLAIN),
    Command("focus_drawer", ("4",), "To the references or results", WINDOW),
    Command("zoom", ("z",), "This pane alone, and back", WINDOW),
    Command("theme", (), "Choose the colours", WINDOW),
    Command("palette", ("colon",), "Any command by its name", WINDOW),
    Command("help", ("question_mark",), "All keys", WINDOW, "help", PANES | PLAIN),
    Command(
        "cancel",
        ("escape",),
        "Take away the filter, then the drawer, then the walk",
        WINDOW,
        "close",
        PANES | CARD,
    ),
    Command("leave", ("q",), "Back out of what is open; from the panes: quit", WINDOW, "quit", PANES | CARD | PLAIN),
    Command("suspend", ("ctrl+z",), "Suspend; “fg” in the shell comes back", WINDOW),
    Command("quit", ("Q", "ctrl+c"), "Quit", WINDOW, where=PANES | CARD | TYPING | PLAIN),
)

PAIRS = {
    "page_down": "page_up",
    "next_article": "previous_article",
    "walk_next": "walk_previous",
    "name_next": "name_previous",
    "found_next": "found_previous",
    "earlier_search": "later_search",
}
"""Commands that the key bar shows together, as "n/N"."""

BAR_IN_READER = (
    "walk_next", "name_next", "walk_name", "hints", "references", "card", "search", "next_article", "back",
    "help", "leave",
)  # fmt: skip
BAR_IN_LIST = (
    "go_in", "filter_list", "sort_list", "walk_name", "references", "card", "search", "back", "help", "leave",
)  # fmt: skip
BAR_IN_RESULTS = ("go_in", "focus_facets", "widen_search", "sort_list", "save_search", "search", "help", "leave")
BAR_IN_FACETS = ("widen_search", "search", "save_search", "help", "cancel")
BAR_WHILE_SEARCHING = (
    "found_next", "complete", "stop_typing", "narrow_found", "toggle_scope", "sort_found", "earlier_search",
    "save_search",
)  # fmt: skip
BAR_WHILE_TYPING = ("found_next", "stop_typing")
BAR_IN_CARD = ("go_in", "cancel")


def command(command_id: str) -> Command:
    """The command of this name.

    Raises:
        KeyError: There is none.
    """
    for found in COMMANDS:
        if found.id == command_id:
            return found
    raise KeyError(command_id)
