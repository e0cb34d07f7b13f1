"""`namedrop-fields.toml`, beside the data: which of its fields are the title, the text and so on.

[fields]                    # for every file in the folder
title = "kop"
text = ["intro", "tekst"]   # several are joined

["wires-*.csv".fields]      # for some of them, before what stands above
date = "dag"
"""

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

from index.errors import SourceError

from .fields import Field, Mapped
from .files import read_bytes

MAPPING_FILE = "namedrop-fields.toml"
_MOST_BYTES = 65536
"""The largest mapping file; a line a field needs a few hundred bytes."""
_SECTION = "fields"


def read_mapping(path: Path) -> Mapped:
    """What the mapping file beside a file of data says of it; nothing where there is none.

    Args:
        path: The file of data.

    Raises:
        SourceError: The mapping file cannot be read, or says something else than which field is which.
    """
    file = path.with_name(MAPPING_FILE)
    if not file.is_file():
        return Mapped()
    names: dict[Field, tuple[str, ...]] = {}
    for section in _sections(file, path.name):
        names |= _names(file, section)
    return Mapped(names)


def _sections(file: Path, name: str) -> Iterator[Mapping[object, object]]:
    """The sections for a file of data, those that go before others last."""
    import tomllib

    try:
        content = tomllib.loads(read_bytes(file, _MOST_BYTES).decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{file} is no TOML: {error}", "Mend that line.") from error
    general = {key: value for key, value in content.items() if key == _SECTION}
    special = {key: value for key, value in content.items() if key != _SECTION and fnmatchcase(name, key)}
    for key, value in (general | special).items():
        section = value if key == _SECTION else value.get(_SECTION) if isinstance(value, dict) else None
        if not isinstance(section, dict):
            raise _wrong(file, f"[{key}] holds no table of fields")
        yield section


def _names(file: Path, section: Mapping[object, object]) -> dict[Field, tuple[str, ...]]:
    found = {}
    for key, value in section.items():
        if key not in tuple(Field):
            raise _wrong(file, f"there is no field {key!r}")
        names = (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list) else ()
        if not names or not all(isinstance(name, str) and name for name in names):
            raise _wrong(file, f"{key} names no field of the data")
        found[Field(str(key))] = names
    return found


def _wrong(file: Path, what: str) -> SourceError:
    known = ", ".join(Field)
    return SourceError(f"{file}: {what}", f'Write lines such as title = "headline" under [fields], for {known}.')
