"""A note with somebody's name or number in it: a warning, and the worker decides."""

import pytest

from casereg.config import Settings
from casereg.register import Register
from models.cards import ContactFilter
from models.forms import ClientForm
from screens.entry_form import EntryForm
from tests.screens.driving import place, press, said, screens_of, until


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("belt 0612345678", "een telefoonnummer (0612345678)"),
        ("Fatma belt morgen", "een naam (Fatma)"),
        ("gesprek met Piet", "een naam (Piet)"),
    ],
)
async def test_a_doubtful_note_is_stored_only_after_a_yes(
    note: str, told: str, register: Register, file_settings: Settings
) -> None:
    register.add_client(ClientForm(name="Fatma Yılmaz"))
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f2", "tab", "i", "tab", "1", "a")
        form = pilot.app.screen.query_one(EntryForm)
        form.go_to("note")
        await press(pilot, *("space" if letter == " " else letter for letter in note), "f2")
        await until(pilot, lambda: place(pilot) == "Question")
        assert told in pilot.app.screen.text
        await press(pilot, "n")
        assert register.contacts(ContactFilter()) == () and form.current == "note"
        await press(pilot, "f2")
        await until(pilot, lambda: place(pilot) == "Question")
        await press(pilot, "j")
        await until(pilot, lambda: place(pilot) == "today")
    assert register.contact(1).note == note


async def test_an_ordinary_note_is_stored_at_once(
    register: Register, file_settings: Settings
) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f2", "tab", "i", "tab", "1", "a")
        pilot.app.screen.query_one(EntryForm).go_to("note")
        await press(pilot, "V", *"raag", "space", "E", *"rp", "f2")
        await until(pilot, lambda: place(pilot) == "today" and "contact 1" in said(pilot))
    assert register.contact(1).note == "Vraag Erp"
