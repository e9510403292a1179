"""The colours: dark, light and high contrast, all with at least 4.5:1 between text and ground.

What Textual would mix with transparency (muted, disabled, the line that is chosen) is given
in full here, so that its contrast is certain.
"""

from textual.theme import Theme


def _theme(  # noqa: PLR0913 - a theme is a list of colours
    name: str,
    *,
    dark: bool,
    foreground: str,
    quiet: str,
    accent: str,
    background: str,
    surface: str,
    panel: str,
    success: str,
    warning: str,
    error: str,
) -> Theme:
    """A theme of plain colours; ``quiet`` is for labels, ``accent`` for keys and what is chosen."""
    return Theme(
        name=name,
        dark=dark,
        primary=accent,
        secondary=quiet,
        accent=accent,
        foreground=foreground,
        background=background,
        surface=surface,
        panel=panel,
        success=success,
        warning=warning,
        error=error,
        variables={
            "text": foreground,
            "text-muted": quiet,
            "text-disabled": quiet,
            "foreground-muted": quiet,
            "foreground-disabled": quiet,
            "block-cursor-foreground": background,
            "block-cursor-background": accent,
            "block-cursor-blurred-foreground": foreground,
            "block-cursor-blurred-background": panel,
            "block-cursor-blurred-text-style": "bold",
            "block-hover-background": panel,
            "input-selection-background": accent,
            "input-selection-foreground": background,
            "screen-selection-background": accent,
            "screen-selection-foreground": background,
            "link-color-hover": background,
            "footer-background": panel,
            "scrollbar": quiet,
            "scrollbar-hover": accent,
            "scrollbar-background": panel,
        },
    )


DARK = _theme(
    "casereg-donker",
    dark=True,
    foreground="#e8ecf0",
    quiet="#a9bdd2",
    accent="#7cc0ff",
    background="#14181d",
    surface="#1c2229",
    panel="#27303a",
    success="#7ddc96",
    warning="#ffcf70",
    error="#ff9b93",
)
LIGHT = _theme(
    "casereg-licht",
    dark=False,
    foreground="#1b1f24",
    quiet="#35506b",
    accent="#0b5394",
    background="#ffffff",
    surface="#f3f5f7",
    panel="#e4e9ee",
    success="#1a6b34",
    warning="#7a4b00",
    error="#a4161a",
)
CONTRAST = _theme(
    "casereg-contrast",
    dark=True,
    foreground="#ffffff",
    quiet="#e6e6e6",
    accent="#ffe14d",
    background="#000000",
    surface="#141414",
    panel="#303030",
    success="#9dffb0",
    warning="#ffd27a",
    error="#ffb3ad",
)
THEMES = (DARK, LIGHT, CONTRAST)
TITLES = {DARK.name: "donker", LIGHT.name: "licht", CONTRAST.name: "hoog contrast"}
