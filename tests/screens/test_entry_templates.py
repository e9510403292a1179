"""Templates on the screens: a digit on Vandaag, and keeping one from the form."""

from datetime import date
from threading import Event

import pytest

from casereg.config import Settings
from casereg.register import Register
from models.cards import ContactFilter
from models.forms import ContactForm
from models.template_cards import TemplateForm
from screens.app import CaseregApp
from screens.entry_form import EntryForm
from tests.screens.driving import place, press, said, screens_of, until

CALL = TemplateForm(
    contactsoort="informatie-en-advies",
    deelopdracht="1a",
    kanaal="e-mail-internet",
    uitkomst="informatie-gegeven",
    leeftijdsgroep="27-64",
    minutes=5,
)


async def test_a_digit_and_f2_store_a_contact(register: Register, file_settings: Settings) -> None:
    register.put_template(3, CALL)
    async with screens_of(register, file_settings) as pilot:
        bar = str(pilot.app.screen.query_one("#templates").render())
        assert "3 Informatie en advies · 1a · 5 min" in bar
        await pilot.press("3", "f2")
        await until(pilot, lambda: place(pilot) == "today" and "contact 1" in said(pilot))
        await press(pilot, "7")
        assert place(pilot) == "today" and "Onder 7 staat nog geen sjabloon" in said(pilot)
    stored = register.contact(1)
    held = {name: getattr(stored, name) for name in CALL.model_dump(exclude_none=True)}
    assert held == CALL.model_dump(exclude_none=True)
    assert stored.happened_on == date(2023, 3, 15) and register.day().drafts == ()


async def test_what_stands_in_the_form_becomes_a_template_without_its_client(
    register: Register, file_settings: Settings
) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f2", "f9")
        assert "Vul soort in" in said(pilot) and place(pilot) == "entry"
        await press(pilot, "c", "tab", "3", "tab", "1", "tab", "-")
        await press(pilot, "f7", *"1u15", "f9")
        await press(pilot, "4")
        await until(pilot, lambda: "Sjabloon 4" in said(pilot))
        await press(pilot, "escape")
    (card,) = register.templates()
    wanted = TemplateForm(contactsoort="coaching", deelopdracht="3", kanaal="telefoon", minutes=75)
    assert (card.digit, card.form, card.by_hand) == (4, wanted, True)


async def test_what_goes_with_a_soort_follows_from_a_template_when_it_was_long_ago(
    register: Register, file_settings: Settings
) -> None:
    register.put_template(1, TemplateForm(contactsoort="coaching", deelopdracht="2", minutes=35))
    log = ContactForm(
        happened_on=date(2023, 3, 14), contactsoort="overleg", deelopdracht="13", minutes=90
    )
    register.log_contact(log)
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f2")
        form = pilot.app.screen.query_one(EntryForm)
        assert form.state.texts["minutes"] == "90"
        await press(pilot, "tab", "c", "f2")
        await until(pilot, lambda: place(pilot) == "today")
    newest = register.contacts(ContactFilter(limit=1))[0]
    assert (newest.contactsoort, newest.deelopdracht, newest.minutes) == ("coaching", "2", 35)


async def test_templates_that_would_read_alike_say_in_what_they_differ(
    register: Register, file_settings: Settings
) -> None:
    for digit, uitkomst in enumerate((None, "geen-gehoor", "informatie-gegeven"), start=1):
        register.put_template(digit, CALL.model_copy(update={"uitkomst": uitkomst}))
    async with screens_of(register, file_settings) as pilot:
        bar = str(pilot.app.screen.query_one("#templates").render())
        for told in ("1a · zonder uitkomst", "1a · geen gehoor", "1a · informatie geg…"):
            assert told in bar


async def test_a_digit_that_comes_before_the_templates_waits_for_them(
    register: Register, file_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    register.put_template(3, CALL)
    slow, day = Event(), register.day
    monkeypatch.setattr(register, "day", lambda: slow.wait(5) and day())
    async with CaseregApp(file_settings, signed_in=register).run_test() as pilot:
        await pilot.press("3", "f2")
        assert place(pilot) == "today"
        slow.set()
        await until(pilot, lambda: "contact 1" in said(pilot))
    assert register.contact(1).contactsoort == CALL.contactsoort
