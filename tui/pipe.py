"""A text through a command: what the command says of it. Plain Python, on asyncio."""

import asyncio
import os
import signal
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

MOST = 1_000_000
"""Bytes of output that are taken; a command that says more is ended."""


@dataclass(frozen=True, slots=True)
class Piped:
    """What a command said."""

    output: str
    """What it wrote, errors included."""
    code: int
    """Its exit code."""
    is_cut: bool
    """Whether it would have said more."""


async def pipe(words: Sequence[str], text: str, most: int = MOST) -> Piped:
    """Run a command with a text on its standard input, without a shell and away from the terminal.

    Cancelling ends the command and what it has started.

    Args:
        words: The program and its arguments.
        text: What it reads.
        most: Bytes of output to take.

    Raises:
        OSError: It cannot be started.
        ValueError: A word of it holds a zero.
    """
    process = await _start(words)
    feeding = asyncio.create_task(_feed(process, text.encode("utf-8", "replace")))
    try:
        output = await _read(process, most + 1)
        if len(output) <= most:
            await process.wait()
    finally:
        feeding.cancel()
        await _end(process)
    return Piped(output[:most].decode("utf-8", "replace"), process.returncode or 0, len(output) > most)


async def _start(words: Sequence[str]) -> Process:
    # A session of its own: it cannot write to the terminal that the screen is on, and is ended with all its children.
    starting = asyncio.ensure_future(
        asyncio.create_subprocess_exec(*words, stdin=PIPE, stdout=PIPE, stderr=STDOUT, start_new_session=True)
    )
    try:
        return await asyncio.shield(starting)
    except asyncio.CancelledError:
        # Cancelled half started, asyncio would end the command and not its children.
        await _end(await starting)
        raise


async def _feed(process: Process, content: bytes) -> None:
    if process.stdin is not None:
        # A command need not read all that it is given.
        with suppress(BrokenPipeError, ConnectionResetError):
            process.stdin.write(content)
            await process.stdin.drain()
        process.stdin.close()


async def _read(process: Process, most: int) -> bytes:
    chunks = bytearray()
    while process.stdout is not None and len(chunks) < most and (chunk := await process.stdout.read(most)):
        chunks += chunk
    return bytes(chunks)


async def _end(process: Process) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    # asyncio sees no end of a process of whose output something is left.
    while process.stdout is not None and await process.stdout.read(MOST):
        pass
    await process.wait()
