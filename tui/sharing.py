"""Taking something of an article along: to the clipboard, or to a file."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from index.model import Article
from tui.text_visible import without_controls
from tui.walking import Walking

if TYPE_CHECKING:
    from tui.citation import Excerpt


class Sharing(Walking):
    """Walking, where the text can be copied and saved."""

    def article_path(self, article: Article) -> Path:
        """The file of an article."""
        return self._library.location.base / article.heading.path

    def _file_to_hand_over(self, article: Article) -> Path | None:
        """The file of an article for another program, unless it is a link that leads out of the library by now."""
        path = self.article_path(article)
        if path.resolve().is_relative_to(self._library.location.base):
            return path
        self.said.say(f"{path} is a link that leads out of the library, and is left alone.")
        return None

    def _article_to_share(self) -> Article | None:
        if self.reader.article is None:
            self.said.say("No article is open.")
        return self.reader.article

    # Copying

    def action_copy(self) -> None:
        """Choose what to copy."""
        from tui.screens.choice import ChoiceScreen, Option

        if (article := self._article_to_share()) is not None:
            options = [Option(letter, excerpt.line, excerpt) for letter, excerpt in self._excerpts(article).items()]
            self.app.push_screen(ChoiceScreen("Copy", options, self.keymap), self._copy)

    def _excerpts(self, article: Article) -> "dict[str, Excerpt]":
        from tui.citation import Excerpt, citation, line_number, paragraph_at

        text, point, selected = article.text, self.reader.point, self.get_selected_text()
        paragraph = paragraph_at(text, point)
        excerpts = {
            "y": Excerpt("paragraph", text[paragraph.start : paragraph.end].strip()),
            "c": Excerpt("citation", citation(article.heading)),
            "p": Excerpt("path:line", f"{self.article_path(article)}:{line_number(text, point)}"),
        }
        if selected:
            excerpts["y"] = Excerpt("selection", selected)
        if (entity := self._entity_at_cursor()) is not None:
            excerpts["n"] = Excerpt("name", entity.name)
        return excerpts

    def _copy(self, chosen: "Excerpt | None") -> None:
        if chosen is not None:
            self.app.copy_to_clipboard(without_controls(chosen.text))
            self.said.say(f"Copied the {chosen.title}, {len(chosen.text):,} characters, if the terminal allows it.")

    # Saving

    def action_save(self) -> None:
        """Ask for a file to save the text to."""
        from tui.citation import file_name

        if (article := self._article_to_share()) is not None:
            self._ask_where(article, file_name(article.heading))

    def _ask_where(self, article: Article, proposal: str) -> None:
        from tui.screens.ask import AskScreen

        def save(answer: str | None) -> None:
            if answer is not None:
                self._save(article, Path(os.path.expanduser(answer)).absolute())

        self.app.push_screen(AskScreen("Save the text as", proposal, self.keymap), save)

    def _save(self, article: Article, path: Path) -> None:
        try:
            _write(path, article.text, "x")
        except FileExistsError:
            self._ask_to_overwrite(article, path)
        except (OSError, ValueError) as error:
            self._say_not_written(path, error)
        else:
            self.said.say(f"Saved as {path}")

    def _ask_to_overwrite(self, article: Article, path: Path) -> None:
        from tui.screens.choice import ChoiceScreen, Option

        def go_on(overwrite: bool | None) -> None:
            if overwrite is None:
                self.said.say("Nothing was saved.")
            elif overwrite:
                self._overwrite(article, path)
            else:
                self._ask_where(article, str(path))

        options = [Option("n", "save under another name", False), Option("o", "overwrite it", True)]
        self.app.push_screen(ChoiceScreen(f"{path.name} is there already", options, self.keymap), go_on)

    def _overwrite(self, article: Article, path: Path) -> None:
        try:
            _write(path, article.text, "w")
        except (OSError, ValueError) as error:
            self._say_not_written(path, error)
        else:
            self.said.say(f"Saved as {path}, in place of what was there.")

    def _say_not_written(self, path: Path, error: OSError | ValueError) -> None:
        why = error.strerror if isinstance(error, OSError) else str(error)
        self.said.say(f"Not saved: {why}. {self.keymap.called('save')} asks for another name than {path}")


def _write(path: Path, text: str, mode: str) -> None:
    # Line ends stay what they are in the article.
    with path.open(mode, encoding="utf-8", errors="replace", newline="") as file:
        file.write(text)
