"""Manners of all screens: a way out, a word in an empty list, nothing covered, the mouse."""

import importlib
import inspect
import re

import pytest
from textual.events import AppBlur, AppFocus
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from casereg.config import Settings
from casereg.security.rights import Role
from models.cards import ContactFilter
from screens.app import CaseregApp
from screens.ask import Question
from screens.base import CaseregScreen
from screens.command import OUTSIDE
from screens.commands import at
from screens.entry_form import EntryForm
from screens.frame import KeyBar, StatusLine
from screens.line_list import LineList
from screens.places import SCREENS
from tests.conftest import MakeRegister
from tests.screens.driving import place, press, screens_of, settled

LONG = "Dit is een lange regel over wat er mis is en wat je eraan kunt doen. " * 3
WIDE = (200, 30)  # room for every key
NOT_CLICKED = ("quit", "preview", "export", "go(")  # ends it, takes long, or is opened anyway
WHAT_TO_DO = re.compile(r"\b(F\d+|Druk|Typ|Zoek|Kies|Maak)\b")


def _opens_by_itself(name: str) -> bool:
    module, _, kind = SCREENS[name].partition(":")
    given = inspect.signature(getattr(importlib.import_module(module), kind)).parameters.values()
    return all(one.default is not one.empty for one in given)


def _offered(role: str) -> list[str]:
    """The places that somebody with this role can go to by a key."""
    actions = {one.action for name in SCREENS if name not in OUTSIDE for one in at(name, role)}
    return [name for name in SCREENS if f"go('{name}')" in actions and _opens_by_itself(name)]


async def _leaves(pilot: Pilot[None]) -> bool:
    """Press Esc, and J when it is asked whether that is meant; whether home was reached."""
    await press(pilot, "escape")
    if isinstance(pilot.app.screen, Question):
        await press(pilot, "j")
    return len(pilot.app.screen_stack) == 2


def _words(screen: CaseregScreen) -> str:
    """What is said on a screen beside its fields, its keys and its lists."""
    said = [one for one in screen.query(Static) if one.display and not isinstance(one, KeyBar)]
    return " ".join(str(one.render()) for one in said)


@pytest.mark.parametrize("role", [Role.WORKER, Role.LEAD, Role.COORDINATOR])
async def test_every_screen_can_be_left_and_says_what_to_do(
    role: Role, make_file_register: MakeRegister, file_settings: Settings
) -> None:
    team = None if role is Role.COORDINATOR else "veghel"
    async with screens_of(make_file_register(role, team), file_settings) as pilot:
        app = pilot.app
        assert isinstance(app, CaseregApp)
        for name in _offered(role):
            app.go(name)
            await settled(pilot)
            screen = app.screen
            assert isinstance(screen, CaseregScreen) and name == screen.PLACE
            lists = [one for one in screen.query(LineList) if one.display]
            if lists and not any(one.shown for one in lists):
                assert WHAT_TO_DO.search(_words(screen)), (name, _words(screen))
            _nothing_is_covered(screen)
            before = app.focused
            await press(pilot, "tab")
            free = app.focused is not before or len(screen.focus_chain) < 2
            assert free, f"{name} holds on to the focus"
            if name != app.home:
                assert await _leaves(pilot), f"{name} cannot be left"


def _nothing_is_covered(screen: CaseregScreen) -> None:
    """However long a message is, it stands beside the fields and the lists."""
    screen.say(LONG, fault=True)
    screen.refresh(layout=True)
    screen._refresh_layout()
    told = screen.query_one(StatusLine).region
    for one in screen.query("Input, OptionList, KeyBar").results():
        if one.display and one.region.area:
            assert not one.region.overlaps(told), (screen.PLACE, one, told)
    screen.say("")


async def test_the_mouse_does_what_the_keys_do(
    make_file_register: MakeRegister, file_settings: Settings
) -> None:
    register = make_file_register("sociaal werker")
    async with screens_of(register, file_settings) as pilot:
        await _click_text(pilot, KeyBar, "Nieuw")
        assert place(pilot) == "entry"
        form = pilot.app.screen.query_one(EntryForm)
        for field, option in (("contactsoort", "Coaching"), ("deelopdracht", "1b ")):
            await pilot.click(form.rows[field].input)
            await settled(pilot)
            await _click_text(pilot, "#panel", option)
        await _click_text(pilot, KeyBar, "Opslaan")
        stored = register.contacts(ContactFilter())
        assert [(one.contactsoort, one.deelopdracht) for one in stored] == [("coaching", "1b")]
        while place(pilot) != "today":
            await _click_text(pilot, KeyBar, "Terug")
        await pilot.click(OptionList, offset=(10, 0))
        await settled(pilot)
        assert place(pilot) in ("entry", "contact")
        await _click_text(pilot, KeyBar, "Terug")
        await _click_text(pilot, KeyBar, "Week")
        await _click_text(pilot, "#views", "Medewerkers")
        assert "[Medewerkers]" in str(pilot.app.screen.query_one("#views", Static).render())
        await _click_text(pilot, KeyBar, "Contacten")
        for answer in ("Nee", "Ja"):
            assert register.contacts(ContactFilter())
            await _click_text(pilot, KeyBar, "Ongedaan")
            await _click_text(pilot, "#question > Static", answer)
        assert place(pilot) == "contacts" and not register.contacts(ContactFilter())


async def _click_text(pilot: Pilot[None], widget: type[Static] | str, text: str) -> None:
    """Click where a text stands in a widget of the screen in front."""
    found = pilot.app.screen.query_one(widget, Static)
    lines = str(found.render()).split("\n")
    row = next(index for index, line in enumerate(lines) if text in line)
    await pilot.click(found, offset=(lines[row].index(text) + 1 + found.styles.padding.left, row))
    await settled(pilot)


def _seen(pilot: Pilot[None]) -> tuple[object, ...]:
    """What somebody sees: the screen, where the cursor is, and every line."""
    lines = [strip.text for strip in pilot.app.screen._compositor.render_strips()]
    return pilot.app.screen, pilot.app.focused, lines


def _for_all(screen: CaseregScreen, action: str) -> bool:
    """Whether a screen leaves the answer to what all screens share."""
    shared = getattr(CaseregScreen, f"action_{action}", None)
    return shared is not None and getattr(type(screen), f"action_{action}") is shared


@pytest.mark.parametrize("role", [Role.LEAD, Role.COORDINATOR, Role.ADMIN])
async def test_every_key_in_the_footer_can_be_clicked_and_answers(
    role: Role, make_file_register: MakeRegister, file_settings: Settings
) -> None:
    dead, clicked = [], set[str]()
    async with screens_of(make_file_register(role), file_settings, WIDE) as pilot:
        app = pilot.app
        assert isinstance(app, CaseregApp)
        for name in (app.home, *_offered(role)):
            app.go(name)
            await settled(pilot)
            screen = app.screen
            for command in screen.query_one(KeyBar).commands:
                if command.action.startswith(NOT_CLICKED) or (
                    command.action in clicked and _for_all(screen, command.action)
                ):
                    continue
                clicked.add(command.action)
                while screen in app.screen_stack and app.screen is not screen:
                    app.pop_screen()
                if app.screen is not screen:
                    app.go(name)
                await settled(pilot)
                screen = app.screen
                app.say("")
                screen.set_focus(None)
                await settled(pilot)
                before = _seen(pilot)
                await _click_text(pilot, KeyBar, command.label)
                if _seen(pilot) == before:
                    dead.append((name, command.label))
    assert dead == []


async def test_a_look_in_another_window_leaves_the_cursor_where_it_was(
    make_file_register: MakeRegister, file_settings: Settings
) -> None:
    async with screens_of(make_file_register("sociaal werker"), file_settings) as pilot:
        await press(pilot, "f2")
        form = pilot.app.screen.query_one(EntryForm)
        form.go_to("note")
        await press(pilot, *"belt")
        for event in (AppBlur(), AppFocus()):
            pilot.app.post_message(event)
            await settled(pilot)
        await press(pilot, *" terug")
        assert isinstance(pilot.app.focused, Input) and pilot.app.focused.value == "belt terug"
