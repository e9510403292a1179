"""The list of contacts: what is found, shown, corrected and undone."""

from datetime import date

import pytest

from casereg.config import Settings
from casereg.register import Register
from models.cards import ClientCard, ContactFilter
from models.forms import ClientForm, ContactForm
from models.periods import Week
from screens.contact_pages import PAGE
from screens.contacts import ContactsScreen
from screens.line_list import LineList
from tests.conftest import MakeRegister
from tests.screens.driving import place, press, said, screens_of, settled, until


def call(day: date = date(2023, 3, 14), **more: object) -> ContactForm:
    """An informatie-en-advies by telephone."""
    given = {
        "happened_on": day,
        "deelopdracht": "1a",
        "contactsoort": "informatie-en-advies",
        "kanaal": "telefoon",
        "uitkomst": "gesproken",
        "minutes": 75,
    }
    return ContactForm.model_validate(given | more)


@pytest.fixture
def fatma(register: Register) -> ClientCard:
    return register.add_client(ClientForm(name="Fatma Yılmaz", birth_year=1950, kern="veghel"))


def rows(pilot: object) -> LineList:
    return pilot.app.screen.query_one(LineList)


def numbers(pilot: object) -> list[str]:
    return [row.key for row in rows(pilot).shown]


async def test_newest_first_and_one_opens_with_its_note(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    register.log_contact(call(date(2023, 3, 1)))
    register.log_contact(call(clients=(fatma.number,), note="Belt [morgen] terug"))
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f5")
        assert numbers(pilot) == ["2", "1"]
        assert "Fatma Yılmaz" in rows(pilot).shown[0].cells
        assert "1u15" in rows(pilot).shown[0].cells
        await press(pilot, "enter")
        assert place(pilot) == "contact"
        told = {line.label: line.text for line in pilot.app.screen.query("FactLine")}
        assert told["Notitie"] == "Belt [morgen] terug"
        assert told["Cliënt"] == f"Fatma Yılmaz #{fatma.number}, 1950"
        await press(pilot, "f2")
        assert place(pilot) == "entry"


async def test_the_filter_narrows_and_says_how_it_was_read(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    register.log_contact(call(date(2023, 3, 7)))
    register.log_contact(call(clients=(fatma.number,)))
    register.log_contact(call(deelopdracht="3", clients=(fatma.number,)))
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f5", "f3", *"yil")
        await until(pilot, lambda: numbers(pilot) == ["3", "2"])
        await press(pilot, "tab", "tab", *"1a")
        await until(pilot, lambda: numbers(pilot) == ["2"])
        assert "1a Centrum voor Jeugd" in str(pilot.app.screen.query_one("#found").content)


async def test_f5_goes_round_the_weeks(register: Register, file_settings: Settings) -> None:
    for day in (date(2023, 1, 4), date(2023, 3, 7), date(2023, 3, 14)):
        register.log_contact(call(day))
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f5")
        for expected in (["3"], ["2"], ["3", "2", "1"]):
            await press(pilot, "f5")
            await until(pilot, lambda expected=expected: numbers(pilot) == expected)


async def test_a_period_that_means_nothing_is_told_and_keeps_the_list(
    register: Register, file_settings: Settings
) -> None:
    register.log_contact(call())
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f5", "f3", "tab", *"zz")
        found = pilot.app.screen.query_one("#found")
        await until(pilot, lambda: "Deze periode ken ik niet" in str(found.content))
        assert numbers(pilot) == ["1"]


async def test_older_contacts_come_when_the_end_is_near(
    register: Register, file_settings: Settings
) -> None:
    for _ in range(PAGE + 5):
        register.log_contact(call())
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f5")
        assert len(numbers(pilot)) == PAGE
        await press(pilot, "end")
        await until(pilot, lambda: len(numbers(pilot)) == PAGE + 5)
        assert rows(pilot).options.has_focus
        assert len(set(numbers(pilot))) == PAGE + 5


async def test_undo_asks_and_the_undone_show_on_request(
    register: Register, file_settings: Settings
) -> None:
    register.log_contact(call(date(2023, 3, 13)))
    register.log_contact(call())
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f5", "down", "f8", "n")
        assert register.contact(1).status == "geldig"
        await press(pilot, "f8", "j")
        await until(pilot, lambda: numbers(pilot) == ["2"])
        assert register.contact(1).status == "vervallen"
        assert "Ongedaan gemaakt: contact 1" in said(pilot)
        await press(pilot, "f9")
        await until(pilot, lambda: numbers(pilot) == ["2", "1"])
        assert "vervallen" in rows(pilot).shown[1].cells


async def test_undo_in_a_settled_week_asks_once_more(
    make_file_register: MakeRegister, file_settings: Settings
) -> None:
    worker = make_file_register("sociaal werker")
    worker.log_contact(call())
    lead = make_file_register("teamleider")
    lead.settle_week(Week(2023, 11))
    async with screens_of(worker, file_settings) as pilot:
        await press(pilot, "f5", "f8", "j")
        await until(pilot, lambda: place(pilot) == "Question")
        assert worker.contact(1).status == "geldig"
        await press(pilot, "j")
        await until(pilot, lambda: place(pilot) == "contacts")
        await settled(pilot)
    assert worker.contact(1).status == "vervallen"
    assert lead.week(Week(2023, 11)).late == 1


async def test_a_teamleider_sees_the_team_or_only_own(
    make_file_register: MakeRegister, file_settings: Settings
) -> None:
    make_file_register("sociaal werker", name="anna").log_contact(call())
    lead = make_file_register("teamleider", name="bert")
    lead.log_contact(call())
    async with screens_of(lead, file_settings) as pilot:
        await press(pilot, "f5")
        assert numbers(pilot) == ["2", "1"]
        assert "anna" in rows(pilot).shown[1].cells
        await press(pilot, "f4")
        await until(pilot, lambda: numbers(pilot) == ["2"])


async def test_an_empty_list_says_what_to_do(register: Register, file_settings: Settings) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f5")
        assert "F2" in str(pilot.app.screen.query_one("#empty").content)
        assert isinstance(pilot.app.screen, ContactsScreen)
    assert register.contacts(ContactFilter()) == ()
