"""A text through real commands."""

import asyncio
import os
import sys
from pathlib import Path

import pytest

from tui.pipe import pipe

LONG = "Москва 普京\n" * 40_000
PATIENCE = 30


async def test_a_command_reads_the_text_and_says_something() -> None:
    piped = await pipe(["wc", "-l"], "one\ntwo\n")
    assert (piped.output.strip(), piped.code, piped.is_cut) == ("2", 0, False)


async def test_all_of_a_long_text_comes_back() -> None:
    piped = await pipe(["cat"], LONG, most=10_000_000)
    assert piped.output == LONG


async def test_no_shell_has_a_hand_in_it(tmp_path: Path) -> None:
    piped = await pipe([sys.executable, "-c", "import sys; print(sys.argv[1:])", "; touch x", "$HOME", "*"], "")
    assert piped.output == "['; touch x', '$HOME', '*']\n"
    piped = await pipe(["sh", "-c", "tr a-z A-Z | head -c 3"], "putin")
    assert piped.output == "PUT"


async def test_a_command_that_reads_nothing_or_fails() -> None:
    assert (await pipe(["true"], LONG)).output == ""
    piped = await pipe(["sh", "-c", "echo oh >&2; exit 7"], "x")
    assert (piped.output, piped.code) == ("oh\n", 7)
    with pytest.raises(FileNotFoundError):
        await pipe(["/no/such/command"], "x")


async def test_a_command_that_never_stops_talking_is_cut() -> None:
    piped = await pipe(["yes"], "", most=1000)
    assert piped.is_cut
    assert len(piped.output) == 1000


async def test_cancelling_ends_the_command_and_its_children(tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    # The reader of the fifo sees its end when the last process that holds it open has gone.
    running = asyncio.create_task(pipe(["sh", "-c", f"(sleep 600 >{fifo}) & sleep 600 >{fifo}"], ""))
    opened = await asyncio.to_thread(open, fifo)
    with opened:
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        assert await asyncio.wait_for(asyncio.to_thread(opened.read), PATIENCE) == ""


async def test_it_has_no_terminal() -> None:
    piped = await pipe(["sh", "-c", "(: </dev/tty) 2>/dev/null && echo terminal || echo none"], "")
    assert piped.output == "none\n"
