"""How a module of ours is run in a process of its own."""

import sys


def module_command(name: str, *words: str) -> list[str]:
    """The command that runs a module.

    It is not looked for in the current folder, which may be one of articles that somebody else has packed.

    Args:
        name: The module.
        words: What it is to get as its arguments.
    """
    return [sys.executable, "-P", "-m", name, *words]
