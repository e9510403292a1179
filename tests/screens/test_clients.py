"""Clients: found while typing, opened on their timeline, added after a look at likely doubles."""

from datetime import date

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from casereg.config import Settings
from casereg.register import Register
from models.cards import ClientCard
from models.forms import ClientForm, ContactForm
from screens.client_fieldset import ClientFieldset
from screens.line_list import LineList
from tests.screens.driving import place, press, said, screens_of, until


@pytest.fixture
def fatma(register: Register) -> ClientCard:
    return register.add_client(ClientForm(name="Fatma Yılmaz", birth_year=1950, kern="erp"))


def listed(pilot: Pilot[None]) -> list[str]:
    return [row.key for row in pilot.app.screen.query_one(LineList).shown]


def alike(pilot: Pilot[None]) -> str:
    options = pilot.app.screen.query_one("#alike", OptionList).options
    return "\n".join(str(one.prompt) for one in options)


async def test_typing_finds_and_enter_follows_that_client_only(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    other = register.add_client(ClientForm(name="Fatima Yildiz", birth_year=fatma.number + 1900))
    for client in (fatma, other):
        form = ContactForm(
            happened_on=date(2023, 3, 14),
            deelopdracht="3",
            contactsoort="coaching",
            clients=(client.number,),
        )
        register.log_contact(form)
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f6", *"yil fatm")
        await until(pilot, lambda: listed(pilot) == [str(fatma.number)])
        assert "Erp" in pilot.app.screen.query_one(LineList).shown[0].cells
        await press(pilot, "f6")
        await until(pilot, lambda: place(pilot) == "contacts")
        await until(pilot, lambda: listed(pilot) == ["1"])
        await press(pilot, "escape", "enter")
        await until(pilot, lambda: place(pilot) == "timeline")
        await until(pilot, lambda: listed(pilot) == ["contact 1"])
        await press(pilot, "enter")
        await until(pilot, lambda: place(pilot) == "contact")


async def test_enter_waits_for_the_search_that_is_going_on(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    recent = register.add_client(ClientForm(name="Jan de Boer"))
    form = ContactForm(
        happened_on=date(2023, 3, 14),
        deelopdracht="3",
        contactsoort="coaching",
        clients=(recent.number,),
    )
    register.log_contact(form)
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f6")
        assert listed(pilot) == [str(recent.number)]
        await pilot.press(*"yil", "enter")  # without waiting: Jan still stands in the list
        await until(pilot, lambda: place(pilot) == "timeline")
        assert pilot.app.screen.number == fatma.number


async def test_a_client_is_added(register: Register, file_settings: Settings) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f6", *"Jip", "f2")
        await press(pilot, *" Peters", "tab", *"2011", "tab", *"sch", "tab")
        await press(pilot, "home", "space", "down", "space", "f2")
        await until(pilot, lambda: place(pilot) == "clients")
        await until(pilot, lambda: len(listed(pilot)) == 1)
        assert "Toegevoegd: cliënt" in said(pilot)
    (jip,) = register.find_clients("jip")
    assert (jip.name, jip.birth_year, jip.kern) == ("Jip Peters", 2011, "schijndel")
    assert jip.mantelzorger
    first = register.catalogue(date(2023, 3, 15)).aandachtsgroepen[0]
    assert jip.aandachtsgroepen == (first.code,)


async def test_a_likely_double_is_shown_and_added_only_after_yes(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f6", "f2", *"Fatma Yilmaz", "tab", *"1951")
        await until(pilot, lambda: f"#{fatma.number} Fatma Yılmaz, 1950, Erp" in alike(pilot))
        await press(pilot, "f2")
        await until(pilot, lambda: place(pilot) == "Question")
        await press(pilot, "n")
        assert len(register.find_clients("fatma")) == 1
        await press(pilot, "f2")
        await until(pilot, lambda: place(pilot) == "Question")
        await press(pilot, "j")
        await until(pilot, lambda: place(pilot) == "clients")
    assert len(register.find_clients("fatma")) == 2


async def test_who_stands_there_already_is_opened_instead(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    other = register.add_client(ClientForm(name="Fatma Yıldız", birth_year=1951))
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f6", "f2", *"Fatma Yilm")
        await until(pilot, lambda: f"#{fatma.number} Fatma" in alike(pilot))
        await press(pilot, "f4")
        await until(pilot, lambda: place(pilot) == "timeline")
        assert pilot.app.screen.number == fatma.number
        await press(pilot, "escape", "f2", *"Yi Fatma")
        await until(pilot, lambda: f"#{other.number} Fatma" in alike(pilot))
        await press(pilot, "f4", "down", "enter")
        await until(pilot, lambda: place(pilot) == "timeline")
        assert pilot.app.screen.number == other.number
    assert len(register.find_clients("fatma")) == 2


async def test_a_fault_goes_to_its_field_and_nothing_is_added(
    register: Register, file_settings: Settings
) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f6", "f2", *"Jan Bos", "tab", *"48", "f2")
        assert "vier cijfers" in said(pilot)
        assert (
            pilot.app.focused is pilot.app.screen.query_one(ClientFieldset).row("birth_year").input
        )
        await press(pilot, "escape")
        assert place(pilot) == "clients"
    assert register.find_clients("bos") == ()


async def test_what_was_typed_comes_back_until_it_is_stored(
    register: Register, file_settings: Settings
) -> None:
    def name() -> str:
        return pilot.app.screen.query_one(ClientFieldset).row("name").input.value

    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f6", "f2", *"Jan", "tab", *"1948", "tab", "tab", "space")
        await press(pilot, "escape")
        assert place(pilot) == "clients"
        await press(pilot, *"zus", "f2")
        assert name() == "zus"  # somebody else
        await press(pilot, "escape", "home", *["delete"] * 3, "f2")
        assert name() == "Jan"
        await press(pilot, "f2")
        (jan,) = register.find_clients("jan")
        assert jan.birth_year == 1948 and jan.mantelzorger
        await press(pilot, "home", *["delete"] * 9, "f2")
        assert name() == ""
        await press(pilot, *"Piet", "f9", "j")
        assert name() == ""
        await press(pilot, *"Kees")
        await until(pilot, lambda: len(register.forms_left()) == 1)
    assert register.day().drafts == ()  # it is no contact
    async with screens_of(register, file_settings) as pilot:  # after a crash, say
        assert said(pilot).startswith("Nog niet opgeslagen: Nieuwe cliënt.")
        await press(pilot, "f6", "f2")
        assert name() == "Kees"
        await press(pilot, "f2")
        await until(pilot, lambda: register.forms_left() == ())
    assert len(register.find_clients("kees")) == 1


async def test_f4_starts_a_contact_with_the_chosen_client(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f6", *"yil")
        await until(pilot, lambda: listed(pilot) == [str(fatma.number)])
        await press(pilot, "f4")
        await until(pilot, lambda: place(pilot) == "entry")
        field = pilot.app.screen.query_one("#clients")
        await until(pilot, lambda: "Fatma" in field.value)
