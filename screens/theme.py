"""The colours: dark, light and high contrast, all with at least 4.5:1 between text and ground.

What Textual would mix with transparency (muted, disabled, the line that is chosen) is given
in full here, so that its contrast is certain.
"""

from typing import Any

from textual.theme import Theme

# What Textual would mix or leave out, by the colour it gets here.
MIXED = {
    "foreground": ("text", "block-cursor-blurred-foreground"),
    "quiet": (
        "text-muted",
        "text-disabled",
        "foreground-muted",
        "foreground-disabled",
        "scrollbar",
    ),
    "accent": (
        "block-cursor-background",
        "input-selection-background",
        "screen-selection-background",
        "scrollbar-hover",
    ),
    "background": (
        "block-cursor-foreground",
        "input-selection-foreground",
        "screen-selection-foreground",
        "link-color-hover",
    ),
    "panel": (
        "block-cursor-blurred-background",
        "block-hover-background",
        "footer-background",
        "scrollbar-background",
    ),
}


def _theme(name: str, *, dark: bool, quiet: str, **colours: Any) -> Theme:
    """A theme of plain colours; ``quiet`` is for labels, ``accent`` for keys and what is chosen."""
    every = colours | {"quiet": quiet}
    mixed = {variable: every[one] for one, variables in MIXED.items() for variable in variables}
    return Theme(
        name,
        dark=dark,
        primary=colours["accent"],
        secondary=quiet,
        variables=mixed | {"block-cursor-blurred-text-style": "bold"},
        **colours,
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
