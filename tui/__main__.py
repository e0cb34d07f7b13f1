"""The `namedrop` command: paints the first frame of the reader, then imports what makes it work.

Nothing is imported here that is not needed to decide whether this is the reader, which most starts are. Whatever else
was asked for is the business of `tui.cli`.
"""

import os
import sys

from tui.first_frame import paint
from tui.terminal import can_draw

SUB_COMMANDS = frozenset(
    (
        *("read", "index", "search", "people", "mentions", "card", "export", "doctor"),
        *("decisions", "hide", "merge", "not", "rename", "split", "unhide"),
    )
)
"""What a first word means that is no path; the same as `tui.cli` knows, without importing it."""
FAILED = 3


def main() -> None:
    """Run the command."""
    words = sys.argv[1:]
    if is_reading(words) and can_draw():
        read(words)
    else:
        run_command()


def run_command() -> None:
    """Run what is not reading on a screen."""
    from tui.cli import main as run

    run()


def is_reading(words: list[str]) -> bool:
    """Whether these words of the command line are nothing but paths to read."""
    return not any(word.startswith("-") for word in words) and not (words and words[0] in SUB_COMMANDS)


def read(paths: list[str]) -> None:
    """Run the reader, and end the process without taking apart what ends with it anyway."""
    failure = ""
    first_frame = paint(paths)
    import signal

    from tui.ending import FAILED_BY, ending_signals

    # From here on the terminal is not as it was found: whoever ends the program has it restored.
    for number in ending_signals():
        signal.signal(number, lambda ended_by, _: sys.exit(FAILED_BY + ended_by))
    try:
        from tui.config import load_settings

        settings = load_settings()
        if not settings.config.plain:
            from tui.start import read_or_say_why_not

            failure = read_or_say_why_not(paths, settings, first_frame)
    finally:
        if first_frame is not None:
            first_frame.restore()
    if settings.config.plain:
        run_command()
    if failure:
        from tui.text_visible import visible

        print(f"namedrop: {visible(failure)}", file=sys.stderr)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(FAILED if failure else 0)


if __name__ == "__main__":
    main()
