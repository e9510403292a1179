"""The colours: a light and a dark set, both with at least 4.5:1 between text and ground."""

from textual.theme import Theme

LIGHT = Theme(
    name="casereg-licht",
    dark=False,
    primary="#0b5394",
    secondary="#35506b",
    accent="#0b5394",
    foreground="#1b1f24",
    background="#ffffff",
    surface="#f3f5f7",
    panel="#e4e9ee",
    success="#1a6b34",
    warning="#7a4b00",
    error="#a4161a",
    variables={
        "footer-background": "#e4e9ee",
        "input-selection-background": "#0b5394",
        "input-selection-foreground": "#ffffff",
    },
)
DARK = Theme(
    name="casereg-donker",
    dark=True,
    primary="#7cc0ff",
    secondary="#a9bdd2",
    accent="#7cc0ff",
    foreground="#e8ecf0",
    background="#14181d",
    surface="#1c2229",
    panel="#27303a",
    success="#7ddc96",
    warning="#ffcf70",
    error="#ff9b93",
    variables={
        "footer-background": "#27303a",
        "input-selection-background": "#7cc0ff",
        "input-selection-foreground": "#14181d",
    },
)
THEMES = (DARK, LIGHT)
