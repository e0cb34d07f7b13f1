"""Other programs on the article that is open: its original, the editor, a command that reads it."""

import os
from asyncio import CancelledError
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import SuspendNotSupported

from tui.messages import OpenerFailed
from tui.sharing import Sharing

if TYPE_CHECKING:
    from tui.pipe import Piped
    from tui.screens.output import OutputScreen


class Outside(Sharing):
    """Sharing, with other programs."""

    _last_command = ""

    # The original

    def action_open_original(self) -> None:
        """Open the article on the web, or else its file."""
        from tui.original import address, open_detached, opener

        if (article := self._article_to_share()) is None:
            return
        what = address(article) or self._file_to_hand_over(article)
        if what is None:
            return
        if (program := opener()) is None:
            self.said.say(f"There is no xdg-open or open on this system to open {what}")
            return
        try:
            open_detached(program, str(what), lambda code: self.post_message(OpenerFailed(str(what), code)))
        except OSError as error:
            self.said.say(f"{program} could not be started: {error.strerror}.")
        else:
            self.said.say(f"Opening {what}")

    @on(OpenerFailed)
    def _say_not_opened(self, message: OpenerFailed) -> None:
        self.said.say(f"{message.what} could not be opened (exit code {message.code}).")

    # The editor

    def action_edit(self) -> None:
        """Open the article's file in the editor, at the line that reading is at."""
        from tui.citation import line_number

        if (article := self._article_to_share()) is None:
            return
        try:
            words = editor(os.environ)
        except ValueError as error:
            self.said.say(f"$VISUAL or $EDITOR is not a command: {error}.")
            return
        if not words:
            self.said.say("No editor is set. Set $VISUAL or $EDITOR, such as EDITOR=vim.")
            return
        if (path := self._file_to_hand_over(article)) is not None:
            line = line_number(article.text, self.reader.point)
            self.said.say(self._edit([*words, f"+{line}", str(path)]))

    def _edit(self, words: Sequence[str]) -> str:
        """Run an editor in place of the screen. Returns what to say of it."""
        try:
            with self.app.suspend(), _interrupts_are_the_editors():
                return _run(words)
        except SuspendNotSupported:
            return "This terminal cannot be left to an editor."

    # A command

    def action_pipe(self) -> None:
        """Ask for a command that reads the article's text."""
        from tui.screens.ask import AskScreen

        if self._article_to_share() is not None:
            hint = "a program and its arguments, such as wc -w; sh -c '…' for a shell"
            self.app.push_screen(AskScreen("Pipe the text to", self._last_command, self.keymap, hint), self._pipe_to)

    def _pipe_to(self, command: str | None) -> None:
        import shlex

        from tui.screens.output import OutputScreen

        article = self.reader.article
        if command is None or article is None:
            return
        self._last_command = command
        try:
            words = shlex.split(command)
        except ValueError as error:
            self.said.say(f"This is not a command: {error}.")
            return
        if words:
            output = OutputScreen(command, self.keymap)
            running = self._pipe(words, article.text, output)
            self.app.push_screen(output, lambda _: running.cancel())

    @work(exclusive=True, group="pipe")
    async def _pipe(self, words: Sequence[str], text: str, output: "OutputScreen") -> None:
        from tui.pipe import pipe

        try:
            piped = await pipe(words, text)
        except (OSError, ValueError) as error:
            output.dismiss(None)
            reason = error.strerror if isinstance(error, OSError) else error
            self.said.say(f"{words[0]} could not be started: {reason}.")
        except CancelledError:
            self.said.say(f"{words[0]} was ended.")
            raise
        else:
            output.show(piped.output, _note(piped))


def editor(environment: Mapping[str, str]) -> list[str]:
    """The words of the editor's command: $VISUAL, else $EDITOR; none where neither is set.

    Raises:
        ValueError: Its quotes do not close.
    """
    import shlex

    return shlex.split(environment.get("VISUAL") or environment.get("EDITOR") or "")


def _run(words: Sequence[str]) -> str:
    import subprocess

    # Nothing may be raised while the screen is suspended: Textual would leave it so.
    try:
        code = subprocess.run(words, check=False).returncode
    except OSError as error:
        return f"{words[0]} could not be started: {error.strerror}. It is what $VISUAL or $EDITOR says."
    return f"{words[0]} ended with code {code}." if code else f"Back from {words[0]}."


@contextmanager
def _interrupts_are_the_editors() -> Iterator[None]:
    import signal

    # C-c in an editor that does not catch it must not end this program too. A handler, for to ignore the signal is
    # inherited by the editor.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _note(piped: "Piped") -> str:
    said = "nothing was said" if not piped.output else f"{len(piped.output.splitlines()):,} lines"
    cut = ", the rest was left out" if piped.is_cut else ""
    code = f", exit code {piped.code}" if piped.code and not piped.is_cut else ""
    return f"{said}{cut}{code} · Esc closes"
