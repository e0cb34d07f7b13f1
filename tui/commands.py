"""The one table of commands: bindings, key bar, palette and help are all made from it."""

from collections.abc import Iterator
from dataclasses import dataclass

from textual.binding import Binding


@dataclass(frozen=True, slots=True)
class Command:
    """Something that a key does."""

    id: str
    """Stable name, by which settings refer to it; its action is `action_` with this name."""
    keys: tuple[str, ...]
    """Textual's names of the keys, the one to show first."""
    title: str
    """What it does, as a line in the palette and in the help."""
    group: str
    short: str = ""
    """What the key bar calls it; empty where it is not in the bar."""

    @property
    def shown_keys(self) -> str:
        """The keys as a reader knows them: "j ↓"."""
        return " ".join(show_key(key) for key in self.keys)

    def binding(self) -> Binding:
        """The binding of its keys."""
        return Binding(",".join(self.keys), self.id, self.title, show=False, id=self.id)


MOVING, ARTICLES, SEARCHING, PEOPLE, CORRECTING, GOING, WINDOW = (
    "Moving",
    "Articles",
    "Searching",
    "People",
    "Correcting who is who",
    "Going back",
    "Panes and program",
)

COMMANDS = (
    Command("line_down", ("j", "down"), "Down a line", MOVING),
    Command("line_up", ("k", "up"), "Up a line", MOVING),
    Command("page_down", ("space", "pagedown", "ctrl+f"), "Down a page", MOVING, "page"),
    Command("page_up", ("b", "pageup", "ctrl+b"), "Up a page", MOVING),
    Command("half_page_down", ("ctrl+d",), "Down half a page", MOVING),
    Command("half_page_up", ("ctrl+u",), "Up half a page", MOVING),
    Command("to_top", ("g", "home"), "To the top", MOVING),
    Command("to_bottom", ("G", "end"), "To the bottom", MOVING),
    Command("go_in", ("enter", "l", "right"), "Open what is under the cursor; on a name: its card", MOVING, "open"),
    Command("go_out", ("h", "left"), "Back to the list", MOVING),
    Command("next_article", ("J",), "Next article", ARTICLES, "article"),
    Command("previous_article", ("K",), "Previous article", ARTICLES),
    Command("search", ("slash",), "Search all articles as you type; Tab: this article only", SEARCHING, "search"),
    Command("walk_next", ("n",), "Next mention or hit, on into the next article", PEOPLE, "mention"),
    Command("walk_previous", ("N",), "Previous mention or hit", PEOPLE),
    Command("name_next", ("right_square_bracket",), "Next name in this article", PEOPLE, "name"),
    Command("name_previous", ("left_square_bracket",), "Previous name in this article", PEOPLE),
    Command("walk_name", ("asterisk",), "Walk the person, organisation or place under the cursor", PEOPLE, "walk"),
    Command("references", ("r",), "All mentions, in a list", PEOPLE, "references"),
    Command("card", ("i",), "The card: names, articles, people named beside", PEOPLE, "card"),
    Command("merge", ("equals_sign",), "This one and another are one", CORRECTING),
    Command("not_this", ("x",), "Not this one: a mention, an article, a form of the name; or hide it", CORRECTING),
    Command("rename", ("E",), "Call this one by another name", CORRECTING),
    Command("undo", ("u",), "Take back what was decided last", CORRECTING),
    Command("redo", ("ctrl+r",), "Decide again what was taken back", CORRECTING),
    Command("back", ("ctrl+o", "backspace"), "Back to where you were before the last jump or walk", GOING, "back"),
    Command("forward", ("alt+right",), "Forward again", GOING),
    Command("focus_next", ("tab",), "Next pane", WINDOW),
    Command("focus_previous", ("shift+tab",), "Previous pane", WINDOW),
    Command("focus_articles", ("1",), "To the articles", WINDOW),
    Command("focus_reader", ("2",), "To the reader", WINDOW),
    Command("focus_entities", ("3",), "To people; again: organisations, places", WINDOW),
    Command("focus_drawer", ("4",), "To the references or results", WINDOW),
    Command("zoom", ("z",), "This pane alone, and back", WINDOW),
    Command("palette", ("colon",), "Any command by its name", WINDOW),
    Command("help", ("question_mark",), "All keys", WINDOW, "help"),
    Command("cancel", ("escape",), "Close the drawer, then end the walk", WINDOW),
    Command("leave", ("q",), "Back out of what is open; from the panes: quit", WINDOW, "quit"),
    Command("quit", ("Q", "ctrl+c"), "Quit", WINDOW),
)

PAIRS = {
    "page_down": "page_up",
    "next_article": "previous_article",
    "walk_next": "walk_previous",
    "name_next": "name_previous",
}
"""Commands that the key bar shows together, as "n/N"."""

BAR_IN_READER = (
    "walk_next", "name_next", "walk_name", "references", "card", "search", "next_article", "back", "help", "leave",
)  # fmt: skip
BAR_IN_LIST = ("go_in", "walk_name", "references", "card", "search", "back", "help", "leave")

_SHOWN = {
    "slash": "/", "asterisk": "*", "colon": ":", "question_mark": "?", "equals_sign": "=", "right_square_bracket": "]",
    "left_square_bracket": "[", "down": "↓", "up": "↑", "left": "←", "right": "→", "space": "Space", "enter": "Enter",
    "escape": "Esc", "tab": "Tab", "backspace": "Backspace", "pagedown": "PgDn", "pageup": "PgUp", "home": "Home",
    "end": "End",
}  # fmt: skip


def show_key(key: str) -> str:
    """A key as a reader knows it: "C-o", "M-→", "S-Tab"."""
    *modifiers, name = key.split("+")
    short = {"ctrl": "C-", "alt": "M-", "shift": "S-"}
    return "".join(short[modifier] for modifier in modifiers) + _SHOWN.get(name, name)


def command(command_id: str) -> Command:
    """The command of this name.

    Raises:
        KeyError: There is none.
    """
    for found in COMMANDS:
        if found.id == command_id:
            return found
    raise KeyError(command_id)


def bar(command_ids: tuple[str, ...], width: int) -> Iterator[tuple[str, str]]:
    """The keys and words of the key bar, as many as fit into a width of cells; help is always among them."""
    left = width - _bar_width("help")
    for command_id in command_ids:
        needed = 0 if command_id == "help" else _bar_width(command_id)
        if needed <= left:
            left -= needed
            yield _bar_keys(command_id), command(command_id).short


def _bar_keys(command_id: str) -> str:
    keys = show_key(command(command_id).keys[0])
    return f"{keys}/{show_key(command(PAIRS[command_id]).keys[0])}" if command_id in PAIRS else keys


def _bar_width(command_id: str) -> int:
    return len(_bar_keys(command_id)) + len(command(command_id).short) + 3
