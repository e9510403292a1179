"""What a client may ask, by the keyboard: inzage, correction, statement, restriction."""

from datetime import date

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from casereg.config import Settings
from casereg.register import Register
from models.audit_cards import AuditFilter
from models.cards import ClientCard, ContactFilter
from models.client_note_forms import ExplainedForm
from models.following_cards import NoteCard
from models.forms import ClientForm, ContactForm
from screens.entry_form import EntryForm
from screens.option_panel import OptionPanel
from tests.conftest import MakeRegister
from tests.screens.driving import place, press, said, screens_of, until
from tests.screens.forms import asked, fill, form_of, listed

TODAY = date(2023, 3, 15)
WHY = ExplainedForm(explanation="Klopt niet.")


@pytest.fixture
def fatma(register: Register) -> ClientCard:
    return register.add_client(
        ClientForm(name="Fatma Yılmaz", birth_year=1950, kern="erp", aandachtsgroepen=("dementie",))
    )


def notes(register: Register, client: ClientCard) -> list[NoteCard]:
    events = register.following.timeline(client.number).events
    return [one.note for one in events if one.note]


def talk(register: Register, *clients: int) -> int:
    form = ContactForm(
        happened_on=TODAY, deelopdracht="3", contactsoort="coaching", clients=clients, note="boos"
    )
    return register.log_contact(form).contact.number


async def to_timeline(pilot: Pilot[None], name: str = "fatma") -> None:
    await press(pilot, "ctrl+f", *name)
    await until(pilot, lambda: bool([one for one in listed(pilot) if one]))
    await press(pilot, "enter")
    await until(pilot, lambda: place(pilot) == "timeline" and bool(shown(pilot, "#about")))


def shown(pilot: Pilot[None], selector: str = "Static") -> str:
    return "\n".join(str(one.content) for one in pilot.app.screen.query(selector).results(Static))


async def test_inzage_is_read_on_the_screen_and_written_down(
    make_file_register: MakeRegister, register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    other = register.add_client(ClientForm(name="Zebedeus Kwakkel"))
    talk(register, fatma.number, other.number)
    async with screens_of(register, file_settings) as pilot:
        await to_timeline(pilot)
        await press(pilot, "f3")
        await until(pilot, lambda: "Wie iets over u zag of veranderde" in shown(pilot))
        assert place(pilot) == "inzage"
        text = shown(pilot)
        assert "Inzage voor Fatma Yılmaz" in text
        assert "Met u: 1 andere cliënt" in text
        assert "Zebedeus" not in text
        await press(pilot, "escape")
        assert place(pilot) == "timeline"
    rows = make_file_register("teamleider").audit.shown(AuditFilter(client=fatma.number))
    assert [one.account for one in rows if one.deed == "client.inspect"] == [register.actor.name]


async def test_data_are_corrected_and_a_statement_is_added(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    async with screens_of(register, file_settings) as pilot:
        await to_timeline(pilot)
        await press(pilot, "f7")
        await until(pilot, lambda: place(pilot) == "record")
        assert asked(pilot) == ["name", "birth_year", "kern", "drop", "explanation"]
        await press(pilot, "f2")
        assert "Toelichting" in said(pilot)  # without a reason nothing is changed
        await fill(pilot, "birth_year", "1951")
        await fill(pilot, "drop", "dem")
        await fill(pilot, "explanation", "pas gezien")
        await press(pilot, "f2")
        await until(pilot, lambda: place(pilot) == "timeline")
        (found,) = register.find_clients("fatma")
        assert (found.birth_year, found.kern, found.aandachtsgroepen) == (1951, "erp", ())
        (note,) = notes(register, fatma)
        assert note.before["birth_year"] == 1950
        assert note.explanation == "pas gezien"
        await press(pilot, "f10")
        await fill(pilot, "explanation", "ik ben niet ziek")
        await press(pilot, "f2")
        await until(pilot, lambda: place(pilot) == "timeline")
        assert [one.soort for one in notes(register, fatma)] == ["verklaring", "correctie"]
        await until(pilot, lambda: len(listed(pilot)) == 2)
        await press(pilot, "enter")  # what was noted about the client stands in the inzage
        await until(pilot, lambda: "ik ben niet ziek" in shown(pilot))


async def test_a_contact_is_corrected_with_why(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    number = talk(register, fatma.number)
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f5", "enter", "f2")
        await until(pilot, lambda: place(pilot) == "entry" and pilot.app.screen.opened)  # type: ignore[attr-defined]
        form = pilot.app.screen.query_one(EntryForm)
        form.go_to("note")
        await press(pilot, "backspace", *"kalm", "tab")
        assert form.current == "explanation"
        await press(pilot, *"zij vroeg het", "f2")
        await until(pilot, lambda: place(pilot) == "contact")
        assert register.contact(number).note == "kalm"
        (note,) = notes(register, fatma)
        assert (note.explanation, note.before) == ("zij vroeg het", {"note": "boos"})
        # A new contact does not ask it.
        await press(pilot, "escape", "f2")
        await until(pilot, lambda: place(pilot) == "entry")
        assert "explanation" not in pilot.app.screen.query_one(EntryForm).state.visible


async def test_only_the_teamleider_restricts_and_lifts(
    make_file_register: MakeRegister, register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    async with screens_of(register, file_settings) as pilot:
        await to_timeline(pilot)
        await press(pilot, "f12")
        assert place(pilot) == "timeline"
    lead = make_file_register("teamleider")
    async with screens_of(lead, file_settings) as pilot:
        for done in (TODAY, None):
            await to_timeline(pilot)
            await press(pilot, "f12")
            await fill(pilot, "explanation", "op verzoek")
            await press(pilot, "f2")
            await until(pilot, lambda: place(pilot) == "timeline")
            assert lead.find_clients("fatma")[0].restricted_on == done
            await until(
                pilot, lambda done=done: ("beperkt" in shown(pilot, "#about")) == bool(done)
            )  # type: ignore[misc]
            await press(pilot, "escape", "escape")


async def test_a_restricted_client_is_marked_and_refused_beside_the_field(
    make_file_register: MakeRegister, register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    make_file_register("teamleider").client_rights.restrict(fatma.number, WHY)
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f2", *"fatma")
        panel = pilot.app.screen.query_one(OptionPanel)
        await until(pilot, lambda: bool(panel.choices))
        assert panel.choices[0].label == "beperkt: Fatma Yılmaz"
        await press(pilot, "tab")
        form = pilot.app.screen.query_one(EntryForm)
        assert "zijn beperkt" in form.state.faults["clients"]
        await press(pilot, *"coaching", "tab", "f2")
        assert "Cliënt: De gegevens van cliënt" in said(pilot)
        assert form.current == "clients"
        # Brought along from the timeline it is refused before anything is typed.
        await press(pilot, "escape")
        await to_timeline(pilot)
        assert "beperkt sinds 15-03-2023" in shown(pilot, "#about")
        await press(pilot, "f4")
        await until(pilot, lambda: place(pilot) == "entry" and pilot.app.screen.opened)  # type: ignore[attr-defined]
        form = pilot.app.screen.query_one(EntryForm)
        assert "zijn beperkt" in form.state.faults["clients"]
        assert "zijn beperkt" in said(pilot)
        await press(pilot, "escape", "f2", "f2")  # an appointment
        assert place(pilot) == "record"
        assert "zijn beperkt" in said(pilot)
    assert register.contacts(ContactFilter()) == ()


async def test_a_record_refuses_a_restricted_client_that_is_searched(
    make_file_register: MakeRegister, register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    make_file_register("teamleider").client_rights.restrict(fatma.number, WHY)
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "ctrl+d", "f2")
        await until(pilot, lambda: place(pilot) == "record")
        await fill(pilot, "client", "fatma")
        await until(pilot, lambda: bool(form_of(pilot).panel.choices))
        await press(pilot, "tab")
        assert "zijn beperkt" in form_of(pilot).state.faults["client"]
        await press(pilot, "f2")
        assert place(pilot) == "record"
    assert register.following.my_day().follow_ups == ()
