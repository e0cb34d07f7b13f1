"""Starting the reader, and leaving it: from paths to the screen and back."""

import gc
from collections.abc import Sequence
from pathlib import Path

from tui.first_frame import FirstFrame


def read(paths: Sequence[Path], first_frame: FirstFrame | None = None) -> None:
    """Read the library made of these paths; without any, the one that was open last.

    Args:
        paths: Files and folders.
        first_frame: What is on the screen already.

    Raises:
        NamedropError: The library cannot be opened.
    """
    # What is imported stays: looking through it for garbage would be a tenth of the start.
    gc.disable()
    from index.location import config_folder
    from tui.app import Namedrop
    from tui.frame_keeper import keep
    from tui.session import open_chosen

    library = open_chosen(paths)
    app = Namedrop(library, first_frame)
    app.run()
    if app.drawn is not None:
        location, settings = library.location, config_folder()
        witnesses = [location.catalog_file, location.decisions_file, settings / "config.toml", settings / "keymap.toml"]
        keep(app.drawn, location.roots, witnesses)


def read_or_say_why_not(paths: Sequence[str], first_frame: FirstFrame | None) -> str:
    """The same; returns what went wrong and what to do about it, or nothing."""
    from index.errors import NamedropError

    try:
        read([Path(path) for path in paths], first_frame)
    except NamedropError as error:
        return str(error)
    return ""
