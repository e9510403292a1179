"""Vandaag: what it shows and what can be done there."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from casereg.config import Settings
from casereg.register import Register
from models.forms import ContactForm
from screens.contact_line import contact_lines
from tests.screens.driving import press, screens_of, settled, until

TODAY = date(2023, 3, 15)
KIND = "Hulp aan een initiatief of organisatie"


@pytest.fixture
def two_contacts(register: Register) -> Register:
    """Somebody with a contact of a long soort, and one of a short one."""
    some = (("ondersteuning-initiatief", "14"), ("informatie-en-advies", "1a"))
    for soort, part in some:
        form = ContactForm(
            happened_on=date(2023, 3, 14), contactsoort=soort, deelopdracht=part, minutes=120
        )
        register.log_contact(form)
    return register


def _line(pilot: Pilot[None], number: int) -> str:
    lines = pilot.app.screen.query_one("#today", OptionList)
    return str(lines.get_option(f"contact {number}").prompt)


async def test_a_wide_screen_shows_a_soort_in_full(
    two_contacts: Register, file_settings: Settings
) -> None:
    async with screens_of(two_contacts, file_settings, (120, 40)) as pilot:
        assert KIND in _line(pilot, 1)
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert KIND not in _line(pilot, 1) and "Informatie en advies" in _line(pilot, 2)


def test_a_late_contact_fits_on_a_narrow_screen(two_contacts: Register) -> None:
    late = replace(two_contacts.contact(1), status="nagekomen")
    (line,) = contact_lines([late], two_contacts.catalogue(TODAY), TODAY, 74)
    assert line.cell_length == 74 and str(line).endswith("nagekomen")


async def test_a_draft_goes_only_after_a_yes(register: Register, file_settings: Settings) -> None:
    register.keep_draft(uuid4(), {"note": "half"})
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "delete", "n")
        assert len(register.day().drafts) == 1
        await press(pilot, "delete", "j")
        await until(pilot, lambda: register.day().drafts == ())
