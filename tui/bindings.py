"""The keymap as Textual's bindings of a screen or widget.

`App.set_keymap` is no use here: Textual 8.2 works its keymap in anew twice with every key pressed, which for this
table takes some 5 ms, and it cannot take a key away from a command.
"""

from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode

from tui.commands import COMMANDS, Where
from tui.keymap import Keymap


def bind(node: DOMNode, keymap: Keymap, where: Where) -> None:
    """Bind the keys of the commands that work in a place and for which the node has an action.

    Keys that the node's class binds stay bound where no command has them.

    Args:
        node: A screen or widget; each command's action is its method `action_` with the command's id.
        keymap: The keys.
        where: The place.
    """
    ours = BindingsMap(
        Binding(key, command.id, command.title, show=False, id=command.id)
        for command in COMMANDS
        if command.where & where and hasattr(node, f"action_{command.id}")
        for key in keymap.keys[command.id]
    )
    node._bindings = BindingsMap.from_keys({**node._bindings.key_to_bindings, **ours.key_to_bindings})
