"""Splitting an outing: a contact for each client, together as long as the outing."""

import pytest

from casereg.config import Settings
from casereg.register import Register
from models.cards import ContactFilter
from models.forms import ClientForm
from tests.screens.driving import place, press, said, screens_of, until


@pytest.fixture
def three(register: Register) -> list[int]:
    """The numbers of three clients, in two kernen."""
    some = (("Anna Bos", "erp"), ("Bert Dam", "veghel"), ("Coba Els", "erp"))
    forms = (ClientForm(name=name, birth_year=1950, kern=kern) for name, kern in some)
    return [register.add_client(form).number for form in forms]


async def test_an_outing_becomes_a_contact_for_each_client(
    register: Register, three: list[int], file_settings: Settings
) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f2", *"anbo;beda;coel", "tab", "c", "tab", "3", "f7", *"2u05", "f6")
        await until(pilot, lambda: place(pilot) == "Question")
        assert "3 contacten" in pilot.app.screen.text and "(42, 42, 41)" in pilot.app.screen.text
        await press(pilot, "n")
        assert register.contacts(ContactFilter()) == ()
        await press(pilot, "f6", "j")
        await until(pilot, lambda: place(pilot) == "today")
        assert said(pilot) == "Opgeslagen: contacten 1, 2, 3, een voor elke cliënt."
    stored = [register.contact(number) for number in (1, 2, 3)]
    assert [one.clients[0].number for one in stored] == three
    assert [(one.minutes, one.kern) for one in stored] == [(42, "erp"), (42, "veghel"), (41, "erp")]
    assert register.day().drafts == ()


async def test_one_client_is_not_split(
    register: Register, three: list[int], file_settings: Settings
) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f2", *"anbo", "tab", "c", "tab", "3", "f6")
        assert place(pilot) == "entry" and "meer dan één cliënt" in said(pilot)
    assert register.contacts(ContactFilter()) == ()
