"""The entry form, key by key: what is stored is what was meant."""

from datetime import date

import pytest

from casereg.config import Settings
from casereg.register import Register
from models.cards import ClientCard, ContactFilter
from models.forms import ClientForm, ContactForm
from screens.entry import EntryScreen
from screens.entry_form import EntryForm
from tests.conftest import MakeRegister
from tests.screens.driving import place, press, said, screens_of, settled, until


@pytest.fixture
def fatma(register: Register) -> ClientCard:
    """A client of the team."""
    form = ClientForm(name="Fatma Yılmaz", birth_year=1950, kern="veghel")
    return register.add_client(form)


async def test_an_anonymous_call_is_stored(register: Register, file_settings: Settings) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f2", "tab", "i", "tab", "1", "a", "f2")
        await until(pilot, lambda: place(pilot) == "today")
        assert said(pilot) == "Opgeslagen: contact 1 · anoniem · Informatie en advies · 15 min"
    stored = register.contact(1)
    assert (stored.contactsoort, stored.deelopdracht) == ("informatie-en-advies", "1a")
    assert (stored.kanaal, stored.minutes, stored.clients) == ("telefoon", 15, ())
    assert stored.happened_on == date(2023, 3, 15)


async def test_a_known_client_in_ten_keys(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    async with screens_of(register, file_settings) as pilot:
        # Without waiting: Tab takes the client even when the search is still under way.
        await pilot.press("f2", "f", "a", "space", "y", "tab", "c", "tab", "3", "f2")
        await until(pilot, lambda: place(pilot) == "today")
    stored = register.contact(1)
    assert [one.number for one in stored.clients] == [fatma.number]
    assert (stored.contactsoort, stored.deelopdracht, stored.minutes) == ("coaching", "3", 60)
    assert stored.kern == "veghel"


async def test_the_usual_deelopdracht_and_length_are_proposed(
    register: Register, file_settings: Settings
) -> None:
    register.log_contact(
        ContactForm(
            happened_on=date(2023, 3, 14), contactsoort="coaching", deelopdracht="3", minutes=25
        )
    )
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f2", "tab", "c", "f2")
        await until(pilot, lambda: place(pilot) == "today")
    assert (register.contact(2).deelopdracht, register.contact(2).minutes) == ("3", 25)


async def test_save_and_next_keeps_the_day(register: Register, file_settings: Settings) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f2", "tab", "i", "tab", "1", "a")
        pilot.app.screen.query_one(EntryForm).go_to("happened_on")
        await press(pilot, *"10-3", "f3")
        await until(pilot, lambda: "contact 1" in said(pilot))
        assert place(pilot) == "entry"
        await press(pilot, "tab", "i", "f2")
        await until(pilot, lambda: place(pilot) == "today")
    days = {one.happened_on for one in register.contacts(ContactFilter())}
    assert days == {date(2023, 3, 10)} and len(register.contacts(ContactFilter())) == 2


async def test_faults_stand_beside_their_field_and_nothing_is_stored(
    register: Register, file_settings: Settings
) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f2", "tab", "i", "tab", "1", "a", "tab")
        form = pilot.app.screen.query_one(EntryForm)
        form.go_to("minutes")
        await press(pilot, *"25u", "tab", *"31-2", "f2")
        assert place(pilot) == "entry" and form.current == "minutes"
        assert set(form.state.faults) == {"minutes", "happened_on"}
        assert said(pilot).startswith("! Niet opgeslagen. Minuten: Dit is geen duur.")
        assert form.query_one("#row-happened_on").has_class("-fault")
    assert register.contacts(ContactFilter()) == ()


async def test_an_unknown_client_is_a_fault(register: Register, file_settings: Settings) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f2", *"zzz", "tab", "i", "tab", "1", "a", "f2")
        assert place(pilot) == "entry"
        assert "Geen cliënt gevonden" in said(pilot)
    assert register.contacts(ContactFilter()) == ()


async def test_a_draft_is_kept_from_the_first_key_and_opened_again(
    register: Register, file_settings: Settings
) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f2", "tab", "i", "tab", "1", "a", "tab")
        await until(pilot, lambda: len(register.day().drafts) == 1)
        await press(pilot, "escape")
        await press(pilot, "enter")
        assert place(pilot) == "entry"
        texts = pilot.app.screen.query_one(EntryForm).state.texts
        assert texts["contactsoort"] == "Informatie en advies"
        await press(pilot, "f2")
        await until(pilot, lambda: place(pilot) == "today")
    assert register.day().drafts == () and register.contact(1).deelopdracht == "1a"


async def test_leaving_at_once_keeps_what_was_typed(
    register: Register, file_settings: Settings
) -> None:
    async with screens_of(register, file_settings) as pilot:
        await pilot.press("f2", "tab", "tab", "tab")
        await pilot.press("h", "escape")
        await until(pilot, lambda: bool(register.day().drafts))
    assert "h" in register.day().drafts[0].content.values()


async def test_an_untouched_form_leaves_no_draft(
    register: Register, file_settings: Settings
) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f2")
        await press(pilot, "escape")
        await pilot.pause(0.4)
    assert register.day().drafts == ()


async def test_correcting_changes_the_contact_itself(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    first = ContactForm(
        happened_on=date(2023, 3, 14),
        contactsoort="coaching",
        deelopdracht="3",
        minutes=30,
        clients=(fatma.number,),
    )
    register.log_contact(first)
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "enter")
        assert place(pilot) == "entry"
        pilot.app.screen.query_one(EntryForm).go_to("minutes")
        await press(pilot, *"45", "f2")
        await until(pilot, lambda: place(pilot) == "today")
        assert said(pilot).startswith("Verbeterd: contact 1 · Fatma")
    stored = register.contacts(ContactFilter())
    assert [(one.number, one.minutes, len(one.clients)) for one in stored] == [(1, 45, 1)]
    assert register.day().drafts == ()


async def test_a_settled_week_asks_once_and_stores_as_nagekomen(
    make_file_register: MakeRegister, file_settings: Settings
) -> None:
    from models.periods import Week

    register = make_file_register("sociaal werker")
    make_file_register("teamleider").settle_week(Week(2023, 10))
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f2", "tab", "i", "tab", "1", "a")
        pilot.app.screen.query_one(EntryForm).go_to("happened_on")
        await press(pilot, *"10-3", "f2")
        await until(pilot, lambda: place(pilot) == "Question")
        await press(pilot, "n")
        assert register.contacts(ContactFilter()) == ()
        await press(pilot, "f2")
        await until(pilot, lambda: place(pilot) == "Question")
        await press(pilot, "j")
        await until(pilot, lambda: place(pilot) == "today")
    assert register.contact(1).status == "nagekomen"


async def test_repeat_and_undo_from_today(register: Register, file_settings: Settings) -> None:
    register.log_contact(
        ContactForm(happened_on=date(2023, 3, 14), contactsoort="coaching", deelopdracht="3")
    )
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f4")
        assert register.contact(2).happened_on == date(2023, 3, 15)
        await press(pilot, "f8")
        assert "contact 2" in said(pilot)
    assert register.contact(2).status == "vervallen"


async def test_as_last_time_fills_the_form(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    first = ContactForm(
        happened_on=date(2023, 3, 1),
        contactsoort="coaching",
        deelopdracht="3",
        taak="1",
        minutes=30,
        clients=(fatma.number,),
    )
    register.log_contact(first)
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f2")
        await press(pilot, "f4", "f2")
        await until(pilot, lambda: place(pilot) == "today")
    again = register.contact(2)
    assert again.happened_on == date(2023, 3, 15)
    assert (again.taak, again.minutes, again.clients[0].number) == ("1", 30, fatma.number)


async def test_pressing_save_twice_stores_once(register: Register, file_settings: Settings) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f2", "tab", "i", "tab", "1", "a")
        screen = pilot.app.screen
        assert isinstance(screen, EntryScreen)
        screen.action_save()
        screen.action_save()
        await until(pilot, lambda: place(pilot) == "today")
    assert len(register.contacts(ContactFilter())) == 1


async def test_what_was_typed_before_the_form_was_read_is_kept(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    async with screens_of(register, file_settings) as pilot:
        await pilot.press("f2", "f", "a")
        await settled(pilot)
        assert pilot.app.screen.query_one(EntryForm).state.texts["clients"] == "fa"


async def test_keys_that_come_all_at_once_land_where_they_belong(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    from textual import events

    keys = ["f2", "f", "a", "tab", "c", "tab", "3", "tab", "1", "tab", "1", "f2"]
    async with screens_of(register, file_settings) as pilot:
        for key in keys:
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: place(pilot) == "today" and bool(said(pilot)))
    stored = register.contact(1)
    assert (stored.contactsoort, stored.deelopdracht, stored.kanaal) == (
        "coaching",
        "3",
        "telefoon",
    )
    assert (stored.uitkomst, stored.clients[0].number) == ("gesproken", fatma.number)


async def test_a_key_does_not_arrange_the_screen_anew(
    register: Register, file_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f2")
        screen = pilot.app.screen
        screen.query_one(EntryForm).go_to("note")
        await press(pilot, "a")
        arranged: list[object] = []
        monkeypatch.setattr(screen, "_refresh_layout", lambda *_, **named: arranged.append(named))
        await press(pilot, "b")
        assert arranged == []


async def test_a_long_text_moves_along_with_the_cursor(
    register: Register, file_settings: Settings
) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f2")
        form = pilot.app.screen.query_one(EntryForm)
        form.go_to("note")
        await press(pilot, *("lang " * 20).replace(" ", "_"), "z")
        field = form.rows["note"].input
        assert field.cursor_screen_offset in field.region
        assert field.render_line(0).text.rstrip().endswith("_z")


async def test_a_day_back_and_the_length_from_any_field(
    register: Register, file_settings: Settings
) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f2", "tab", "c", "enter", "3", "f7", *"45", "f5", "f5", "f7", "f7")
        form = pilot.app.screen.query_one(EntryForm)
        assert form.current == "minutes"
        assert form.rows["happened_on"].reading == "ma 13 mrt 2023"
        await press(pilot, "f2")
        await until(pilot, lambda: place(pilot) == "today")
    stored = register.contact(1)
    assert (stored.minutes, stored.happened_on) == (45, date(2023, 3, 13))


async def test_the_client_alone_is_enough_to_do_it_like_last_time(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    first = ContactForm(
        happened_on=date(2023, 3, 7),
        contactsoort="coaching",
        deelopdracht="2",
        minutes=35,
        clients=(fatma.number,),
    )
    register.log_contact(first)
    async with screens_of(register, file_settings) as pilot:
        await pilot.press("f2", *"fayi", "f2")
        await until(pilot, lambda: place(pilot) == "today" and "contact 2" in said(pilot))
        pilot.app.open_above("entry", client=fatma)  # as from the list of clients
        await press(pilot, "f2")
        await until(pilot, lambda: "contact 3" in said(pilot))
    for again in (register.contact(2), register.contact(3)):
        assert (again.contactsoort, again.deelopdracht, again.minutes) == ("coaching", "2", 35)
        assert again.happened_on == date(2023, 3, 15) and again.clients[0].number == fatma.number
