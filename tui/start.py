"""Starting the reader, and leaving it: from paths to the screen and back."""

import gc
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.first_frame import FirstFrame

if TYPE_CHECKING:
    from index.location import Location
    from tui.config import Settings
    from tui.frame_keeper import Drawn


def read(
    paths: Sequence[Path], settings: "Settings", first_frame: FirstFrame | None = None, is_usual: bool = False
) -> None:
    """Read the library made of these paths; without any, the one that was open last.

    Args:
        paths: Files and folders.
        settings: What the reader has set.
        first_frame: What is on the screen already.
        is_usual: Whether the settings are those that the next start will have, so that its first frame can be kept.

    Raises:
        NamedropError: The library cannot be opened, or can be read no further.
    """
    # What is imported stays: looking through it for garbage would be a tenth of the start.
    gc.disable()
    from tui.app import Namedrop
    from tui.session import open_chosen

    library = open_chosen(paths)

    def end(drawn: "Drawn | None", code: int) -> None:
        if is_usual and drawn is not None:
            _keep(drawn, library.location)
        os._exit(code)

    app = Namedrop(library, settings, first_frame, end)
    app.run(mouse=settings.config.mouse)
    if app.failure is not None:
        raise app.failure


def _keep(drawn: "Drawn", location: "Location") -> None:
    from tui.config import config_file, keys_file
    from tui.frame_keeper import keep

    keep(drawn, location.roots, [location.catalog_file, location.decisions_file, config_file(), keys_file()])


def read_or_say_why_not(paths: Sequence[str], settings: "Settings", first_frame: FirstFrame | None) -> str:
    """The same, in the usual way; returns what went wrong and what to do about it, or nothing."""
    from index.errors import NamedropError

    try:
        read([Path(path) for path in paths], settings, first_frame, is_usual=True)
    except NamedropError as error:
        return str(error)
    return ""
