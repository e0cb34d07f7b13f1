"""A TOML file of settings, each of which knows its line, so that what is wrong with it can be told."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import LibraryError
from index.private import check_private, check_private_file

if TYPE_CHECKING:
    import tomllib


@dataclass(frozen=True, slots=True)
class Notice:
    """Something wrong with a file of settings that the program can do without."""

    file: Path
    line: int
    """From 1."""
    sentence: str

    def __str__(self) -> str:
        return f"{self.file.name}:{self.line}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class TomlFile:
    """What a file sets."""

    path: Path
    text: str
    values: dict[str, object]

    def line_of(self, key: str) -> int:
        """The line that sets a key, from 1."""
        found = re.search(rf"""^[ \t]*["']?{re.escape(key)}["']?[ \t]*[=.]""", self.text, re.MULTILINE)
        table = re.search(rf"""^[ \t]*\[+[ \t]*["']?{re.escape(key)}\b""", self.text, re.MULTILINE)
        match = found or table
        return 1 + self.text.count("\n", 0, match.start()) if match else 1

    def notice(self, key: str, sentence: str) -> Notice:
        """Something wrong with what is said of a key."""
        return Notice(self.path, self.line_of(key), sentence)


def read_toml(path: Path) -> tuple[TomlFile, tuple[Notice, ...]]:
    """A file of settings; without any where it is not there or cannot be read, the latter with a notice."""
    try:
        check_private(path.parent)
        check_private_file(path)
        text = path.read_text("utf-8")
    except LibraryError as error:
        return TomlFile(path, "", {}), (Notice(path, 1, f"{error.title}. None of it is used: chmod go-w mends that."),)
    except FileNotFoundError:
        return TomlFile(path, "", {}), ()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        return TomlFile(path, "", {}), (Notice(path, 1, f"the file cannot be read: {reason}. None of it is used."),)
    import tomllib

    try:
        return TomlFile(path, text, tomllib.loads(text)), ()
    except tomllib.TOMLDecodeError as error:
        return TomlFile(path, text, {}), (Notice(path, _line(error, text), f"{_what(error)}. None of it is used."),)


def _line(error: "tomllib.TOMLDecodeError", text: str) -> int:
    """The line of a syntax error, which Python 3.11 says only in words."""
    found = re.search(r"at line (\d+)", str(error))
    return int(found[1]) if found else text.count("\n") + 1


def _what(error: "tomllib.TOMLDecodeError") -> str:
    sentence = re.sub(r" \(at .*\)$", "", str(error))
    return sentence[:1].lower() + sentence[1:]
