"""Textual's driver for Linux and macOS, which takes over a first frame, leaves at once, and sleeps while nothing comes.

Where the terminal is closed under it, what is written goes nowhere, and the application is told to leave.

Textual's own waits for input in turns of 0.1 seconds and leaves after two of them; this one waits for input or for a
byte in a pipe that says that it is over, and for a time only where an escape key may be the beginning of a sequence.
"""

import os
from codecs import getincrementaldecoder
from collections.abc import Callable
from contextlib import suppress
from io import TextIOWrapper
from select import select
from typing import TextIO, cast

from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

from tui.first_frame import FirstFrame

ALTERNATE_SCREEN = "\x1b[?1049h"
CHUNK = 4096
TICK = 0.02
"""Seconds between two looks at whether an escape key was one."""


class Terminal:
    """The terminal as a file to write to, even when it is there no longer.

    Textual's writer would end with the first error, and the application wait for ever for it to go on.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> None:
        """Write, if it is still there."""
        with suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        """Send what was written, if it is still there."""
        with suppress(OSError):
            self._file.flush()

    def fileno(self) -> int:
        """The number of the file."""
        return self._file.fileno()

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return self._file.isatty()


class QuickDriver(LinuxDriver):
    """What the application reads keys with and writes to the terminal with."""

    first_frame: FirstFrame | None = None
    """What is on the screen already when the application begins."""
    hung_up: Callable[[], None] | None = None
    """What to call, in the application's loop, when there is no more terminal to read from."""

    def __init__(
        self, app: App[None], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        if self._file is not None:
            self._file = cast(TextIOWrapper, Terminal(self._file))

    def start_application_mode(self) -> None:
        """Take the terminal, from the first frame if there is one."""
        self._wake, self._waker = os.pipe()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self.first_frame is not None:
            self.attrs_before = self.first_frame.attributes
            self.first_frame.hand_over()

    def write(self, data: str) -> None:
        """Write to the terminal; some clear the alternate screen when it is asked for a second time."""
        is_there_already = self.first_frame is not None and self.first_frame.is_ours
        if data != ALTERNATE_SCREEN or not is_there_already:
            super().write(data)

    def disable_input(self) -> None:
        """End the input thread now."""
        if self._key_thread is None:
            super().disable_input()
            return
        os.write(self._waker, b"x")
        super().disable_input()
        self._key_thread = None
        os.close(self._wake)
        os.close(self._waker)

    def run_input_thread(self) -> None:
        """Send on what is typed, until the end is called or there is no more terminal."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        while not self.exit_event.is_set():
            ready, _, _ = select([self.fileno, self._wake], [], [], _patience(parser))
            if self.fileno in ready:
                data = self._read()
                if not data:
                    self._tell_hung_up()
                    return
                for message in parser.feed(decode(data)):
                    self.process_message(message)
            for message in parser.tick():
                self.process_message(message)

    def _read(self) -> bytes:
        """What was typed; nothing where there is no more terminal."""
        try:
            return os.read(self.fileno, CHUNK)
        except OSError:
            return b""

    def _tell_hung_up(self) -> None:
        if self.hung_up is not None:
            self._loop.call_soon_threadsafe(self.hung_up)


def driver_for(first_frame: FirstFrame | None, hung_up: Callable[[], None]) -> type[QuickDriver]:
    """The driver of an application that begins with this on the screen, and calls that when the terminal is gone."""
    return type("DriverOverFirstFrame", (QuickDriver,), {"first_frame": first_frame, "hung_up": staticmethod(hung_up)})


def _patience(parser: XTermParser) -> float | None:
    """How long to wait for input: for ever, unless the parser waits for the rest of a sequence only so long."""
    return None if parser._timeout_time is None else TICK
