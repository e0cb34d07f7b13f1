"""The names of the themes, known without Textual; what they look like is Textual's business and that of `themes`."""

DARK, LIGHT = "namedrop-dark", "namedrop-light"
TERMINAL_DARK, TERMINAL_LIGHT = "ansi-dark", "ansi-light"
"""Textual's two that use nothing but the terminal's own sixteen colours."""

THEMES = (
    DARK, LIGHT, TERMINAL_DARK, TERMINAL_LIGHT, "atom-one-dark", "atom-one-light", "catppuccin-frappe",
    "catppuccin-latte", "catppuccin-macchiato", "catppuccin-mocha", "dracula", "flexoki", "gruvbox", "monokai", "nord",
    "rose-pine", "rose-pine-dawn", "rose-pine-moon", "solarized-dark", "solarized-light", "textual-dark",
    "textual-light", "tokyo-night",
)  # fmt: skip
"""All that can be chosen, ours first."""
