"""On slot: nothing to see and no key to the register, and not a letter lost."""

import asyncio
import gc
import weakref
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from casereg.config import Settings
from casereg.errors import NotSignedIn
from casereg.register import sign_in
from screens import lock
from screens.app import CaseregApp
from screens.entry_form import EntryForm
from screens.frame import StatusLine
from tests.conftest import PASSWORD, MakeRegister
from tests.screens.driving import place, press, said, screens_of, settled, until

NOTE = "belt terug na de vakantie"


class Hours:
    """A clock for idleness that a test turns on."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def pass_minutes(self, minutes: float) -> None:
        self.now += minutes * 60


@pytest.fixture
def hours(monkeypatch: pytest.MonkeyPatch) -> Hours:
    """Idle time that stands still until it is turned on."""
    made = Hours()
    monkeypatch.setattr(lock, "ticks", made)
    return made


@asynccontextmanager
async def typing_a_note(
    make: MakeRegister, settings: Settings, minutes: float = 15
) -> AsyncIterator[Pilot[None]]:
    """Sanne in the middle of a note, in the entry form."""
    register = make("sociaal werker", name="sanne")
    async with screens_of(register, replace(settings, lock_minutes=minutes)) as pilot:
        await press(pilot, "f2")
        pilot.app.screen.query_one(EntryForm).go_to("note")
        await press(pilot, *NOTE)
        yield pilot


async def locked(pilot: Pilot[None]) -> None:
    """Wait until the screens are locked and the register is closed."""
    await until(pilot, lambda: place(pilot) == "lock")
    await settled(pilot)


async def come_back(pilot: Pilot[None], name: str = "") -> None:
    """Sign in on the lock screen, as somebody else when a name is given."""
    if name:
        pilot.app.screen.query_one("#name", Input).value = name
    await pilot.press(*PASSWORD, "enter")
    await until(pilot, lambda: place(pilot) != "lock")
    await settled(pilot)


async def test_idle_minutes_lock_and_the_same_person_goes_on(
    make_register: MakeRegister, hours: Hours
) -> None:
    settings = make_register.settings  # type: ignore[attr-defined]
    async with typing_a_note(make_register, settings) as pilot:
        register, screen = pilot.app.register, pilot.app.screen
        gone = weakref.ref(register._database.writer.pool)
        hours.pass_minutes(14.9)
        await pilot.press("x", "backspace")  # somebody is there
        hours.pass_minutes(14.9)
        pilot.app._look()
        assert place(pilot) == "entry"
        hours.pass_minutes(0.2)
        pilot.app._look()
        await locked(pilot)
        shown = "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())
        assert NOTE[:10] not in shown and "Deelopdracht" not in shown and "op slot" in shown
        with pytest.raises(NotSignedIn):
            register.day()
        gc.collect()
        assert gone() is None  # and with it what knows the key
        await come_back(pilot)
        assert pilot.app.screen is screen and pilot.app.register is register
        await press(pilot, *" van mei")
        form = pilot.app.screen.query_one(EntryForm)
        assert form.rows["note"].input.value == NOTE + " van mei"
        assert register.day().drafts[0].content["note"] == NOTE + " van mei"


async def test_another_person_starts_afresh_and_the_draft_waits(
    make_file_register: MakeRegister, file_settings: Settings, hours: Hours
) -> None:
    async with typing_a_note(make_file_register, file_settings) as pilot:
        await press(pilot, "ctrl+l")
        await locked(pilot)
        await come_back(pilot, "joost")
        assert place(pilot) == "today" and len(pilot.app.screen_stack) == 2
        assert pilot.app.register.actor.name == "joost"
        assert not pilot.app.register.day().drafts
        pilot.app.register.close()
    again = sign_in(file_settings, "sanne", PASSWORD)
    assert [draft.content["note"] for draft in again.day().drafts] == [NOTE]
    again.close()


async def test_a_wrong_password_opens_nothing(
    make_file_register: MakeRegister, file_settings: Settings, hours: Hours
) -> None:
    async with typing_a_note(make_file_register, file_settings) as pilot:
        await press(pilot, "ctrl+l")
        await locked(pilot)
        await pilot.press(*"verkeerd", "enter")
        await until(pilot, lambda: said(pilot).startswith("!"))
        assert place(pilot) == "lock"
        await press(pilot, "ctrl+l", "escape", "f2")
        assert place(pilot) == "lock" and len(pilot.app.screen_stack) == 4


async def test_what_is_typed_on_waking_up_is_kept_for_the_form(
    make_file_register: MakeRegister, file_settings: Settings, hours: Hours
) -> None:
    async with typing_a_note(make_file_register, file_settings) as pilot:
        hours.pass_minutes(600)  # a lid that was closed all night: no look came first
        for letter in " en mei":  # as a terminal hands them over: all at once
            pilot.app.post_message(events.Key(letter, letter))
        await locked(pilot)
        assert pilot.app.screen.query_one("#password", Input).value == ""
        await come_back(pilot)
        field = pilot.app.screen.query_one(EntryForm).rows["note"].input
        await until(pilot, lambda: field.value == NOTE + " en mei")


async def test_what_is_asked_or_answered_while_locked_waits(
    make_file_register: MakeRegister, file_settings: Settings, hours: Hours
) -> None:
    register = make_file_register("sociaal werker", name="sanne")
    async with screens_of(register, file_settings) as pilot:
        screen = pilot.app.screen
        answered = asyncio.Event()
        screen.save(lambda: None, lambda _: (answered.set(), screen.say("klaar"))[0])  # type: ignore[attr-defined]
        pilot.app.lock_screens()
        await locked(pilot)
        asked: list[object] = []
        screen.read(register.day, asked.append, "pause")  # type: ignore[attr-defined]
        await settled(pilot)
        assert not answered.is_set() and not asked
        await come_back(pilot)
        assert answered.is_set() and asked
        assert str(screen.query_one(StatusLine).content) == "klaar"


async def test_nobody_signed_in_is_no_reason_to_lock(file_settings: Settings, hours: Hours) -> None:
    app = CaseregApp(file_settings)
    async with app.run_test() as pilot:
        await pilot.pause()
        hours.pass_minutes(60)
        await pilot.press("x", "ctrl+l")
        assert place(pilot) == "setup"


async def test_a_question_waits_behind_the_lock(
    make_file_register: MakeRegister, file_settings: Settings, hours: Hours
) -> None:
    async with screens_of(make_file_register(name="sanne"), file_settings) as pilot:
        said_yes: list[bool] = []
        pilot.app.screen.ask("Doorgaan?", lambda: said_yes.append(True))  # type: ignore[attr-defined]
        await settled(pilot)
        hours.pass_minutes(20)
        pilot.app._look()
        await locked(pilot)
        await press(pilot, "j")  # a letter of the password, and no answer
        assert not said_yes
        pilot.app.screen.query_one("#password", Input).value = ""
        await come_back(pilot)
        assert place(pilot) == "Question"
        await press(pilot, "j")
        assert said_yes and place(pilot) == "today"
