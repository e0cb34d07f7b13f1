"""Acts as events of the terminal, sent to the app as its driver sends them."""

from pathlib import Path

from textual.app import App
from textual.events import Key, MouseDown, MouseEvent, MouseScrollDown, MouseScrollUp, MouseUp
from textual.events import Paste as Pasted
from textual.events import Resize as Resized
from textual.geometry import Size
from textual.keys import _character_to_key, key_to_character

from tests.monkey.acts import Act, Change, Click, Paste, Press, Resize, Scroll
from tests.monkey.articles import change


def do(act: Act, app: App[None], folder: Path) -> None:
    """Do something; the app has yet to answer."""
    driver = app._driver
    assert driver is not None
    match act:
        case Press(key):
            driver.process_message(Key(_name(key), key_to_character(key)))
        case Paste(text):
            # A terminal sends UTF-8, which knows no halves of characters.
            driver.process_message(Pasted(text.encode("utf-8", "replace").decode()))
        case Click(across, down, times):
            for _ in range(times):
                driver.process_message(_mouse(MouseDown, app, across, down, 1))
                driver.process_message(_mouse(MouseUp, app, across, down, 1))
        case Scroll(across, down, is_up):
            driver.process_message(_mouse(MouseScrollUp if is_up else MouseScrollDown, app, across, down, 0))
        case Resize(columns, rows):
            driver._size = (columns, rows)
            driver.process_message(Resized(Size(columns, rows), Size(columns, rows)))
        case Change(number):
            change(folder, number)


def _name(key: str) -> str:
    return _character_to_key(key) if len(key) == 1 and not key.isalnum() else key


def _mouse(kind: type[MouseEvent], app: App[None], across: float, down: float, button: int) -> MouseEvent:
    x, y = int(across * app.size.width), int(down * app.size.height)
    return kind(None, x, y, 0, 0, button, False, False, False, x, y)
