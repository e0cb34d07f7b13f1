"""What random keys may not reach: files outside of a folder, and other programs."""

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_CHANGES = ("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "shutil.rmtree")


def move_into(home: Path) -> None:
    """Let this process, and those it starts, live in a folder, with no program to be found."""
    for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
        os.environ[f"XDG_{kind}_HOME"] = str(home / kind.lower())
    (home / "tmp").mkdir(parents=True)
    os.environ |= {
        "HOME": str(home),
        "PATH": str(home / "tmp"),
        "TMPDIR": str(home / "tmp"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    os.environ["PYTHONPATH"] = os.pathsep.join(path or os.getcwd() for path in sys.path)
    for name in ("VISUAL", "EDITOR"):
        os.environ.pop(name, None)
    tempfile.tempdir = None
    sys.dont_write_bytecode = True
    os.chdir(home)


def put_up(home: Path) -> None:
    """Refuse, until this process ends, to write outside of a folder, and to start anything but Python.

    Whoever tries gets the OSError that a system gives which forbids it.
    """
    inside = (str(home) + os.sep, "/dev/", "/proc/self/")

    def look(event: str, values: Sequence[object]) -> None:
        if event == "open":
            path, _, flags = values
            if isinstance(path, str | bytes) and isinstance(flags, int) and flags & _WRITING:
                _refuse_outside(path)
        elif event in _CHANGES:
            for path in values[: 2 if event in ("os.rename", "os.link") else 1]:
                if isinstance(path, str | bytes | os.PathLike):
                    _refuse_outside(os.fspath(path))
        elif event in ("subprocess.Popen", "os.exec", "os.posix_spawn") and str(values[0]) != sys.executable:
            raise FileNotFoundError(2, "There are no programs here", str(values[0]))

    def _refuse_outside(path: str | bytes) -> None:
        real = os.path.abspath(os.fsdecode(path))
        if real != str(home) and not real.startswith(inside):
            raise PermissionError(13, "Permission denied", real)

    sys.addaudithook(look)
