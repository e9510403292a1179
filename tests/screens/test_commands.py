"""Every command is declared once, and footer, help, palette and keys follow from that."""

import importlib
from collections import Counter

import pytest

from casereg.config import Settings
from casereg.security.rights import Role
from screens import commands
from screens.base import CaseregScreen
from screens.command import INSIDE
from screens.commands import COMMANDS
from screens.frame import KeyBar, key_line
from screens.palette import NOTHING, CommandsProvider
from screens.places import SCREENS
from tests.conftest import MakeRegister
from tests.screens.driving import press, screens_of

WIDTH = 80


def _screen(place: str) -> type[CaseregScreen]:
    module, _, name = SCREENS[place].partition(":")
    screen: type[CaseregScreen] = getattr(importlib.import_module(module), name)
    return screen


@pytest.mark.parametrize("place", SCREENS)
def test_a_screen_can_do_what_is_declared_for_it(place: str) -> None:
    screen = _screen(place)
    assert place == screen.PLACE
    for command in commands.at(place):
        assert hasattr(screen, "action_" + command.action.partition("(")[0]), command


@pytest.mark.parametrize("place", SCREENS)
@pytest.mark.parametrize("role", [*Role, ""])
def test_a_key_means_one_thing_on_a_screen(place: str, role: str) -> None:
    keys = Counter(command.key for command in commands.at(place, role))
    assert [key for key, times in keys.items() if times > 1] == []


@pytest.mark.parametrize("place", SCREENS)
@pytest.mark.parametrize("role", Role)
def test_the_footer_fits_in_eighty_columns(place: str, role: str) -> None:
    shown = tuple(one for one in commands.at(place, role) if one.footer and not one.wide)
    assert key_line(shown, " ").cell_length <= WIDTH


def test_every_command_is_on_a_screen_that_exists() -> None:
    named = {place for command in COMMANDS for place in command.places.split()}
    assert named <= {*SCREENS, INSIDE}


async def test_footer_help_and_palette_show_the_same_list(
    make_file_register: MakeRegister, file_settings: Settings
) -> None:
    register = make_file_register("sociaal werker")
    async with screens_of(register, file_settings) as pilot:
        screen = pilot.app.screen
        offered = commands.at("today", register.actor.role)
        footer = str(screen.query_one(KeyBar).render())
        palette = [hit.help async for hit in CommandsProvider(screen).discover()]  # type: ignore[union-attr]
        await press(pilot, "f1")
        help_text = [str(line.render()) for line in pilot.app.screen.query(".told")]
    for command in offered:
        assert (command.row or command).tooltip in help_text
        assert f"{commands.key_name(command.key)} · {command.label}" in palette
        assert (command.label in footer) == (command.footer and not command.wide), command
    assert len(help_text) == len(set(help_text))
    assert len(palette) == len(offered)


async def test_a_role_is_offered_no_more_than_it_may_do(
    make_file_register: MakeRegister, file_settings: Settings
) -> None:
    register = make_file_register("coordinator", None)
    async with screens_of(register, file_settings) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, CaseregScreen) and screen.PLACE == "week"
        assert screen.check_action("settle", ()) is False
        assert screen.check_action("go", ("export",)) is True
        await press(pilot, "f5")
        assert pilot.app.screen is screen


async def test_the_palette_says_in_dutch_that_nothing_fits(
    make_file_register: MakeRegister, file_settings: Settings
) -> None:
    async with screens_of(make_file_register("sociaal werker"), file_settings) as pilot:
        provider = CommandsProvider(pilot.app.screen)
        assert [str(hit.text) async for hit in provider.search("qqq")] == [NOTHING]  # type: ignore[union-attr]
        found = [str(hit.text) async for hit in provider.search("nieuw contact")]  # type: ignore[union-attr]
        assert found and NOTHING not in found
