"""Text can be read: at least 4.5:1 between every text and its ground (WCAG 2.1, AA).

Computed from the themes, from every rule of every stylesheet that is loaded, and from what
the screens really draw.
"""

from collections.abc import Iterable, Iterator
from itertools import product

import pytest
from textual.app import App
from textual.color import Color
from textual.geometry import Region
from textual.pilot import Pilot
from textual.theme import Theme

from casereg.config import Settings
from casereg.security.rights import Role
from screens.app import CaseregApp
from screens.theme import CONTRAST, THEMES
from tests.conftest import MakeRegister
from tests.screens.driving import press, screens_of

TEXTS = (
    *("foreground", "primary", "secondary", "accent", "success", "warning", "error"),
    *("text", "text-muted", "text-disabled", "foreground-muted", "foreground-disabled"),
)
GROUNDS = ("background", "surface", "panel")
# What is drawn on a ground of its own: chosen, hovered over, selected, in the footer.
PAIRS = (
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("foreground", "block-hover-background"),
    ("input-selection-foreground", "input-selection-background"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("footer-foreground", "footer-background"),
    ("footer-key-foreground", "footer-background"),
    ("link-color-hover", "link-background-hover"),
    ("screen-selection-foreground", "screen-selection-background"),
)
# The keys from the first screen to each other one, with faults, choices and questions shown.
WORKER = (
    *((), ("f2", "f2"), ("f3",), ("f3", "f2", "f2"), ("f5",), ("f6", "a"), ("f6", "f2", "f2")),
    *(("f9",), ("f10",), ("f12",), ("ctrl+d",), ("ctrl+e",), ("ctrl+f", "a"), ("f1",)),
    *(("ctrl+p", "down"), ("f6", "f2", "x", "escape"), ("ctrl+l",)),
)
COORDINATOR = ((), ("ctrl+r",), ("f9",))
NO_TEXT = ("-separator", "-highlight")  # a line, and what is only made bold
ENOUGH, HIGH = 4.5, 7.0
Pair = tuple[Color, Color]
each_theme = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)


def light(color: Color) -> float:
    """Relative luminance, as WCAG computes it."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in color.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """How far two colours are apart, from 1 to 21."""
    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_contrast_is_what_it_should_be() -> None:
    assert contrast(Color.parse("#000"), Color.parse("#fff")) == pytest.approx(21)
    assert contrast(Color.parse("#777"), Color.parse("#fff")) == pytest.approx(4.48, abs=0.01)


@each_theme
def test_every_text_of_a_theme_stands_out(theme: Theme) -> None:
    named = theme.to_color_system().generate()
    for text, ground in (*product(TEXTS, GROUNDS), *PAIRS):
        found = contrast(Color.parse(named[text]), Color.parse(named[ground]))
        assert found >= (HIGH if theme is CONTRAST else ENOUGH), (text, ground, found)


def ruled(app: App[None]) -> Iterator[tuple[str, Pair]]:
    """Each text and ground of our own rules: on the ground it names, or on any there may be."""
    named = app.current_theme.to_color_system().generate()
    under = [Color.parse(named[ground]) for ground in GROUNDS]
    for rule in app.stylesheet.rules:
        rules = rule.styles.get_rules()
        text = rules.get("color", Color.parse(named["foreground"]))
        given = rules.get("background")
        if not rule.is_default_rules and ("color" in rules or given):
            for ground in under if given is None or given.a < 1 else [given]:
                whole = ground if given is None else ground.blend(given, given.a, 1)
                shown = whole.get_contrast_text(text.a) if rules.get("auto_color") else text
                yield rule.selectors, (whole.blend(shown, shown.a, 1), whole)


def parts(app: App[None]) -> Iterator[tuple[str, Pair]]:
    """Each part that the widgets on the screen may draw: chosen, disabled, hovered over, ..."""
    for widget in app.screen.walk_children(with_self=True):
        for part in widget.COMPONENT_CLASSES:
            if not part.endswith(NO_TEXT):
                style = widget.get_visual_style(part)
                if style.foreground and style.background:
                    ground = style.background
                    yield part, (ground.blend(style.foreground, style.foreground.a, 1), ground)


def drawn(app: App[None]) -> Iterator[tuple[str, Pair]]:
    """Each text on the screen, with its colour and ground; what a question covers is inactive."""
    screen = app.screen
    boxes = [one.region for one in screen.walk_children() if one.region.area and one.visible]
    front = Region.from_union(boxes) if screen.is_modal else screen.region
    strips = app.screen._compositor.render_strips()[front.y : front.bottom]
    for strip in strips:
        for text, style, _ in strip.crop(front.x, front.right):
            if style and style.color and style.bgcolor and any(map(str.isalnum, text)):
                pair = tuple(Color.from_rich_color(one) for one in (style.color, style.bgcolor))
                yield text, (pair[1], pair[0]) if style.reverse else (pair[0], pair[1])


def hold(theme: Theme, pairs: Iterable[tuple[str, Pair]]) -> None:
    """Hold each text against its ground."""
    enough = HIGH if theme is CONTRAST else ENOUGH
    for (color, ground), text in {pair: text for text, pair in pairs}.items():
        found = contrast(color, ground)
        assert found >= enough, (theme.name, text, color.hex, ground.hex, found)


async def check(pilot: Pilot[None], rules: bool = False) -> None:
    """Hold everything on the screen against the limit, in every theme; all rules when asked."""
    for theme in THEMES:
        pilot.app.theme = theme.name
        await pilot.pause()
        assert len(list(drawn(pilot.app))) > 3
        hold(theme, (*drawn(pilot.app), *parts(pilot.app), *(ruled(pilot.app) if rules else ())))


@pytest.mark.parametrize(
    ("role", "views"), [(Role.WORKER, WORKER), (Role.COORDINATOR, COORDINATOR)]
)
async def test_every_text_on_every_screen_can_be_read(
    role: Role,
    views: tuple[tuple[str, ...], ...],
    make_file_register: MakeRegister,
    file_settings: Settings,
) -> None:
    team = None if role is Role.COORDINATOR else "veghel"
    async with screens_of(make_file_register(role, team), file_settings) as pilot:
        app = pilot.app
        assert isinstance(app, CaseregApp)
        for keys in views:
            await press(pilot, *keys)
            await check(pilot, rules=keys == views[-1])
            if not app.latch.locked:
                app.close_to_home()


async def test_every_text_before_sign_in_can_be_read(file_settings: Settings) -> None:
    app = CaseregApp(file_settings)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "x", "enter", "y", "enter", "z", "enter", "enter")
        await check(pilot)
