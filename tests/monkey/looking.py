"""What may not be seen on the screen, whatever was done."""

import re

from textual.app import App

_CONTROL = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class WrongScreenError(Exception):
    """The screen shows what it may not show."""


def look(app: App[None]) -> None:
    """Draw all of the screen, and look at it.

    Raises:
        WrongScreenError: A row is too long or too short, has a control in it, or an error is told.
    """
    size = app.screen.size
    rows = app.screen._compositor.render_strips()
    if len(rows) != size.height:
        raise WrongScreenError(f"{len(rows)} rows of {size.height}")
    for row in rows:
        if row.cell_length != size.width:
            raise WrongScreenError(f"{row.cell_length} cells of {size.width}: {row.text!r}")
        if _CONTROL.search(row.text):
            raise WrongScreenError(f"a control in {row.text!r}")
    for said in app._notifications:
        if said.severity == "error":
            raise WrongScreenError(f"an error: {said.title}: {said.message}")
