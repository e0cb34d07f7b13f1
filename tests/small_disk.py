"""A disk of some megabytes that can be filled up, enlarged and made read-only: a file system in memory.

It is mounted where only the processes that are started here see it; whoever may not do that cannot use it.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import index

PATIENCE = 180
PROGRAM = Path(index.__file__).parent.parent
WAYS = (["unshare", "-m"], ["unshare", "-r", "-m"])


class SmallDisk:
    """A home on a disk of its own, for a library that is elsewhere."""

    def __init__(self, holder: "subprocess.Popen[str]", folder: Path, is_of_user: bool) -> None:
        self._enter = ["nsenter", "-t", str(holder.pid), "-m", *(["-U", "--preserve-credentials"] * is_of_user)]
        self._folder = folder
        self.seen = Path(f"/proc/{holder.pid}/root{folder}")
        """Where this process sees it."""
        kinds = {f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in ("CONFIG", "DATA", "STATE", "CACHE")}
        temporary = {"TMPDIR": str(folder / "tmp"), "PYTHONDONTWRITEBYTECODE": "1"}
        self.environment = {**os.environ, **kinds, **temporary, "HOME": str(folder), "PYTHONPATH": str(PROGRAM)}
        (self.seen / "tmp").mkdir(mode=0o700)

    def command(self, *words: str) -> list[str]:
        """What runs Python with these words where the disk is."""
        return [*self._enter, sys.executable, "-P", *words]

    def run(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """Run Python with these words where the disk is."""
        done = subprocess.run(
            self.command(*words), capture_output=True, text=True, timeout=PATIENCE, env=self.environment, check=False
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done

    def fill(self, leaving: int = 0) -> None:
        """Write a file until there is no room but for so many bytes."""
        ballast = self.seen / "ballast"
        with ballast.open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError:
                file.truncate(max(0, file.tell() - leaving))

    def free(self) -> None:
        """Make room again."""
        (self.seen / "ballast").unlink()

    def remount(self, options: str) -> None:
        """Give it another size, or make it read-only."""
        subprocess.run([*self._enter, "mount", "-o", f"remount,{options}", str(self._folder)], check=True)


@contextmanager
def small_disk(folder: Path, megabytes: float) -> Iterator[SmallDisk]:
    """A disk of this size at this folder; a test is skipped where it cannot be mounted."""
    folder.mkdir()
    size = f"size={int(megabytes * 1024)}k,mode=700"
    for way in WAYS:
        command = [*way, "sh", "-c", f"mount -t tmpfs -o {size} none {folder} && echo mounted && exec cat"]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as holder:
            assert holder.stdin is not None
            assert holder.stdout is not None
            if holder.stdout.readline() == "mounted\n":
                yield SmallDisk(holder, folder, "-r" in way)
                holder.stdin.close()
                return
    pytest.skip("nothing may be mounted here")
