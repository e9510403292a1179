"""The colours somebody chooses are kept, and NO_COLOR is no colour at all."""

import json

import pytest
from rich.style import Style
from textual.pilot import Pilot

from casereg.config import Settings
from screens.app import CaseregApp
from screens.colour_choice import ColourChoice
from screens.theme import CONTRAST, DARK, LIGHT
from tests.conftest import MakeRegister
from tests.screens.driving import press, said, screens_of


async def test_ctrl_t_goes_round_and_each_person_keeps_a_choice(
    make_file_register: MakeRegister, file_settings: Settings
) -> None:
    async with screens_of(make_file_register(name="sanne"), file_settings) as pilot:
        seen = [pilot.app.theme]
        for _ in range(3):
            await press(pilot, "ctrl+t")
            seen.append(pilot.app.theme)
        assert seen == [DARK.name, LIGHT.name, CONTRAST.name, DARK.name]
        await press(pilot, "ctrl+t")
        assert "licht" in said(pilot)
    async with screens_of(make_file_register(name="joost"), file_settings) as pilot:
        assert pilot.app.theme == LIGHT.name  # what was last chosen here
        await press(pilot, "ctrl+t")
        assert pilot.app.theme == CONTRAST.name
    assert CaseregApp(file_settings).theme == CONTRAST.name  # before sign-in
    kept = ColourChoice(file_settings.colours_file)
    assert (kept.of("sanne"), kept.of("joost")) == (LIGHT.name, CONTRAST.name)


@pytest.mark.parametrize("content", ["{", "[1]", json.dumps({"": "roze", "sanne": 3}), "\x00"])
def test_a_damaged_choice_is_none(content: str, file_settings: Settings) -> None:
    file_settings.home.mkdir()
    file_settings.colours_file.write_text(content)
    assert ColourChoice(file_settings.colours_file).of("sanne") == DARK.name


def test_a_folder_that_cannot_be_written_is_no_fault(file_settings: Settings) -> None:
    file_settings.home.write_text("geen map")
    ColourChoice(file_settings.colours_file).keep("sanne", LIGHT.name)
    assert ColourChoice(file_settings.colours_file).of("sanne") == DARK.name


def _styles(pilot: Pilot[None]) -> list[tuple[str, Style]]:
    strips = pilot.app.screen._compositor.render_strips()
    return [(text, style) for strip in strips for text, style, _ in strip if style]


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
async def test_no_color_gives_none_and_still_shows_what_is_chosen(
    theme: object,
    make_file_register: MakeRegister,
    file_settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with screens_of(make_file_register(), file_settings) as pilot:
        pilot.app.theme = theme.name  # type: ignore[attr-defined]
        await press(pilot, "f2", "tab", "c")
        drawn = _styles(pilot)
        assert not [text for text, style in drawn if style.color or style.bgcolor]
        chosen = [text.strip() for text, style in drawn if style.reverse and text.strip()]
        assert len(chosen) == 1 and "Coaching" in chosen[0]
        await press(pilot, "f2")
        drawn = _styles(pilot)
        assert not [text for text, style in drawn if style.color or style.bgcolor]
        assert [text for text, style in drawn if text.lstrip().startswith("!") and style.bold]


def test_an_empty_no_color_means_colour(
    file_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    assert not CaseregApp(file_settings).no_color
