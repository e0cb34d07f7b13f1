"""Textual's driver for Linux and macOS, which takes over a first frame, leaves at once, and sleeps while nothing comes.

Textual's own waits for input in turns of 0.1 seconds and leaves after two of them; this one waits for input or for a
byte in a pipe that says that it is over, and for a time only where an escape key may be the beginning of a sequence.
"""

import os
from codecs import getincrementaldecoder
from select import select

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from tui.first_frame import FirstFrame

ALTERNATE_SCREEN = "\x1b[?1049h"
CHUNK = 4096
TICK = 0.02
"""Seconds between two looks at whether an escape key was one."""


class QuickDriver(LinuxDriver):
    """What the application reads keys with and writes to the terminal with."""

    first_frame: FirstFrame | None = None
    """What is on the screen already when the application begins."""

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
                data = os.read(self.fileno, CHUNK)
                if not data:
                    return
                for message in parser.feed(decode(data)):
                    self.process_message(message)
            for message in parser.tick():
                self.process_message(message)


def driver_for(first_frame: FirstFrame | None) -> type[QuickDriver]:
    """The driver of an application that begins with this on the screen."""
    return type("DriverOverFirstFrame", (QuickDriver,), {"first_frame": first_frame})


def _patience(parser: XTermParser) -> float | None:
    """How long to wait for input: for ever, unless the parser waits for the rest of a sequence only so long."""
    return None if parser._timeout_time is None else TICK
