"""Erasing from the timeline of a client: one asks, another agrees, and it is gone."""

from datetime import date

import pytest
from sqlalchemy import select

from casereg.config import Settings
from casereg.register import Register
from models.client import Client
from models.contact import Contact
from models.erasure import Erasure
from models.record_forms import CloseForm
from screens.ask import Question
from screens.my_day import MyDayScreen
from screens.timeline import TimelineScreen
from tests.conftest import MakeRegister
from tests.screens.driving import place, press, said, screens_of
from tests.services.recording import case, client
from tests.services.test_erasures import KEPT, TODAY, talk

NAME = "Zwaantje Uilenspiegel"


@pytest.fixture
def settings(make_file_register: MakeRegister) -> Settings:
    found: Settings = make_file_register.settings  # type: ignore[attr-defined]
    return found


@pytest.fixture
def register(make_file_register: MakeRegister) -> Register:
    make_file_register("beheerder").load_catalogue(KEPT)
    return make_file_register()


@pytest.fixture
def lead(register: Register, make_file_register: MakeRegister) -> Register:
    return make_file_register("teamleider")


def names(register: Register) -> list[str]:
    with register._database.reading() as session:
        return list(session.scalars(select(Client.name)))


def states(register: Register) -> list[tuple[str, str]]:
    with register._database.reading() as session:
        return [(one.ground, one.state) for one in session.scalars(select(Erasure))]


async def test_one_asks_and_another_agrees(
    register: Register, lead: Register, settings: Settings
) -> None:
    number = client(register, NAME, 1931)
    talk(register, TODAY, number, note="geheim")
    async with screens_of(register, settings) as pilot:
        pilot.app.push_screen(TimelineScreen(number))
        await press(pilot, "delete", "down", "down", "f2", "n")
        assert states(register) == []
        await press(pilot, "f2", "j")
        assert states(register) == [("bezwaar", "open")]
        assert "al aangevraagd" in str(pilot.app.screen.query_one("#consequences").render())
        await press(pilot, "f4", "f2")
        assert "al aangevraagd" in said(pilot) and NAME in names(register)
    async with screens_of(lead, settings) as pilot:
        pilot.app.push_screen(MyDayScreen())
        await press(pilot, "ctrl+w", "enter")
        assert place(pilot) == "erase"
        await press(pilot, "f4", "j")
        assert place(pilot) == "erasures" and "is gedaan" in said(pilot)
        await press(pilot, "escape")
        assert place(pilot) == "today"
    assert states(register) == [("bezwaar", "gewist")]
    assert NAME not in names(register)
    with register._database.reading() as session:
        assert session.scalars(select(Contact.note)).all() == [""]


async def test_what_is_in_the_way_stands_there_and_a_request_can_be_taken_back(
    register: Register, lead: Register, settings: Settings
) -> None:
    number = client(register, NAME, 1931)
    running = case(register, number).number
    async with screens_of(register, settings) as pilot:
        pilot.app.push_screen(TimelineScreen(number))
        await press(pilot, "delete", "f2")
        assert f"Traject {running} is nog open" in said(pilot)
        register.records.close_case(running, CloseForm(closed_on=TODAY, ended_as="niet"))
        await press(pilot, "escape", "delete", "f2")
        asked = pilot.app.screen
        assert isinstance(asked, Question)
        assert "De wet wil dit bewaren tot en met 15-03-2038" in asked.text
        await press(pilot, "j", "f8")
    assert states(register) == [("niet-meer-nodig", "ingetrokken")]


async def test_what_is_past_its_term_is_proposed_and_done_by_another(
    register: Register, lead: Register, settings: Settings, make_file_register: MakeRegister
) -> None:
    text = KEPT.replace("meierijstad-2023", "meierijstad-2022").replace("2023-", "2019-", 1)
    older = text.replace("geldig_tot = 2023-12-31", "geldig_tot = 2022-12-31")
    make_file_register("beheerder").load_catalogue(older)
    talk(register, date(2020, 3, 1), client(register, NAME, 1931))
    async with screens_of(lead, settings) as pilot:
        await press(pilot, "ctrl+w", "f5")
        await press(pilot, "j")
        assert "voorgesteld" in said(pilot)
        await press(pilot, "f4", "j")
        assert "zelf gevraagd" in said(pilot)
        await press(pilot, "f8", "f4")
        assert "Kies eerst" in said(pilot)
    register.erasures.propose()
    async with screens_of(lead, settings) as pilot:
        await press(pilot, "ctrl+w", "f4", "j")
    assert [state for _, state in states(register)] == ["ingetrokken", "gewist"]
    assert NAME not in names(register)
