"""Our own two themes: quiet, with a contrast of at least 4.5 to 1 for all that is to be read.

Textual makes the colours of text from the base colours; here they are said one by one, for the three types of names
are told apart by them.
"""

from textual.theme import Theme

from tui.theme_names import DARK, LIGHT

THEMES_OF_OURS = (
    Theme(
        name=DARK,
        dark=True,
        background="#15181d",
        surface="#1b1f26",
        panel="#232831",
        foreground="#d8dbe0",
        primary="#86b5e6",
        secondary="#8aa0b8",
        success="#8ecb9c",
        warning="#e2b873",
        error="#e88b8b",
        accent="#b9abe8",
        variables={
            "text-primary": "#86b5e6",
            "text-success": "#8ecb9c",
            "text-warning": "#e2b873",
            "text-error": "#e88b8b",
            "text-accent": "#b9abe8",
            "text-muted": "#a3a9b3",
            "text-disabled": "#868d99",
            "warning-muted": "#4a3f22",
            "accent-muted": "#38335a",
            "block-cursor-background": "#86b5e6",
            "block-cursor-foreground": "#15181d",
            "block-cursor-blurred-background": "#2c333e",
            "block-cursor-blurred-foreground": "#d8dbe0",
        },
    ),
    Theme(
        name=LIGHT,
        dark=False,
        background="#fbfbf8",
        surface="#f3f3ef",
        panel="#e7e7e1",
        foreground="#22262c",
        primary="#1c4f96",
        secondary="#4b5f78",
        success="#1b6632",
        warning="#8a4a05",
        error="#a02020",
        accent="#55449c",
        variables={
            "text-primary": "#1c4f96",
            "text-success": "#1b6632",
            "text-warning": "#8a4a05",
            "text-error": "#a02020",
            "text-accent": "#55449c",
            "text-muted": "#51575f",
            "text-disabled": "#686d75",
            "warning-muted": "#f6e6b4",
            "accent-muted": "#e1dcf6",
            "block-cursor-background": "#1c4f96",
            "block-cursor-foreground": "#fbfbf8",
            "block-cursor-blurred-background": "#dcdcd5",
            "block-cursor-blurred-foreground": "#22262c",
        },
    ),
)
