"""The driver: it reads keys, sleeps while none come, and ends at once."""

import asyncio
import os
import pty
import sys
import threading
from collections.abc import AsyncIterator

import pytest
from textual import events
from textual.app import App
from textual.message import Message

from tui.driver import QuickDriver


class Heard(QuickDriver):
    """A driver at the end of a pseudo-terminal, which keeps what it hears."""

    def __init__(self, app: App[None], terminal: int) -> None:
        super().__init__(app)
        self.fileno = terminal
        self.keys: list[str] = []
        self.heard = threading.Event()

    def process_message(self, message: Message) -> None:
        if isinstance(message, events.Key):
            self.keys.append(message.key)
            self.heard.set()


@pytest.fixture
async def driver(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[Heard, int]]:
    keyboard, terminal = pty.openpty()
    with os.fdopen(terminal) as stream, open(os.devnull, "w") as nowhere, os.fdopen(keyboard, "wb", 0):
        monkeypatch.setattr(sys, "__stdin__", stream)
        monkeypatch.setattr(sys, "__stderr__", nowhere)
        monkeypatch.setattr("signal.signal", lambda *_: None)
        yield Heard(App(), terminal), keyboard


async def test_keys_come_through_and_the_end_wakes_the_thread(driver: tuple[Heard, int]) -> None:
    heard, keyboard = driver
    heard.start_application_mode()
    thread = heard._key_thread
    assert thread is not None
    os.write(keyboard, b"j\x1b[B")
    await asyncio.to_thread(heard.heard.wait, 10)
    heard.disable_input()
    assert not thread.is_alive()
    assert heard.keys[0] == "j"
    heard.close()


async def test_an_escape_key_is_one_although_a_sequence_may_begin_so(driver: tuple[Heard, int]) -> None:
    heard, keyboard = driver
    heard.start_application_mode()
    os.write(keyboard, b"\x1b")
    await asyncio.to_thread(heard.heard.wait, 10)
    heard.stop_application_mode()
    assert heard.keys == ["escape"]
    heard.close()
