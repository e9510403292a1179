"""Nothing that was typed is lost without a word, also when the register does not take it."""

import asyncio
from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest

from casereg.config import Settings
from casereg.errors import RegisterUnavailable
from casereg.register import Register
from models.cards import ContactCard, Logged
from models.forms import ContactForm
from screens import entry_drafting
from screens.draft_keeper import DraftKeeper
from tests.screens.driving import place, press, said, screens_of, until

BUSY = "Het register is bezet door een ander. Probeer het zo opnieuw."


class BusyDoor:
    """Stands before a register and refuses drafts for as long as it is busy."""

    def __init__(self, register: Register) -> None:
        self.busy = True
        self.kept: list[dict[str, str]] = []
        self._keep = register.keep_draft

    def keep_draft(self, draft_id: UUID, content: dict[str, str]) -> None:
        if self.busy:
            raise RegisterUnavailable(BUSY)
        self.kept.append(content)
        self._keep(draft_id, content)


@pytest.fixture
def door(register: Register, monkeypatch: pytest.MonkeyPatch) -> Iterator[BusyDoor]:
    """The register as the screens see it, busy until told otherwise."""
    door = BusyDoor(register)
    monkeypatch.setattr(register, "keep_draft", door.keep_draft)
    monkeypatch.setattr(entry_drafting, "RETRY_PAUSE", 0.05)
    return door


@pytest.fixture
def keeper(register: Register, door: BusyDoor) -> DraftKeeper:
    return DraftKeeper(register)


def test_a_draft_that_could_not_be_stored_is_stored_next_time(
    keeper: DraftKeeper, door: BusyDoor
) -> None:
    keeper.note({"note": "bel"})
    with pytest.raises(RegisterUnavailable):
        keeper.write()
    assert keeper.behind
    door.busy = False
    keeper.write()
    keeper.write()
    assert door.kept == [{"note": "bel"}] and not keeper.behind


def test_a_newer_text_goes_before_one_that_could_not_be_stored(
    keeper: DraftKeeper, door: BusyDoor
) -> None:
    keeper.note({"note": "bel"})
    with pytest.raises(RegisterUnavailable):
        keeper.write()
    keeper.note({"note": "bel terug"})
    door.busy = False
    keeper.write()
    assert door.kept == [{"note": "bel terug"}]


async def test_a_form_that_holds_nothing_of_its_own_leaves_no_draft(
    register: Register, file_settings: Settings
) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f2", "f2", "tab", "escape")
        assert register.day().drafts == ()
        await press(pilot, "f2", "shift+tab", "x")
        await until(pilot, lambda: len(register.day().drafts) == 1)
        await press(pilot, "backspace")
        await until(pilot, lambda: register.day().drafts == ())
        await press(pilot, "x", "escape")
    assert [draft.content["note"] for draft in register.day().drafts] == ["x"]


def test_nothing_is_kept_after_the_contact_was_stored(keeper: DraftKeeper, door: BusyDoor) -> None:
    keeper.note({"note": "bel"})
    with pytest.raises(RegisterUnavailable):
        keeper.write()
    keeper.finish(lambda: None)
    door.busy = False
    keeper.write()
    assert door.kept == [] and not keeper.behind


async def test_the_screen_says_so_and_tries_again_by_itself(
    register: Register, door: BusyDoor, file_settings: Settings
) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f2", "tab", "h")
        await until(pilot, lambda: said(pilot) == f"! Wat je typt is nog niet bewaard. {BUSY}")
        door.busy = False
        await until(pilot, lambda: said(pilot) == "Wat je typte is nu bewaard als concept.")
    assert "h" in register.day().drafts[0].content.values()


@pytest.mark.parametrize("key", ["ctrl+q", "escape"])
async def test_who_goes_is_kept_once_when_the_draft_is_not_safe(
    key: str, register: Register, door: BusyDoor, file_settings: Settings
) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f2", "tab", "h", key)
        assert place(pilot) == "entry" and pilot.app.is_running
        assert BUSY in said(pilot) and "Nog eens dezelfde toets" in said(pilot)
        await pilot.press(key)
        await until(pilot, lambda: not pilot.app.is_running or place(pilot) == "today")


@pytest.mark.parametrize("key", ["ctrl+q", "escape"])
async def test_who_goes_later_still_takes_along_what_could_not_be_stored(
    key: str, register: Register, door: BusyDoor, file_settings: Settings
) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f2", "tab", "h", key)
        door.busy = False
        await pilot.press(key)
        await until(pilot, lambda: bool(door.kept))
    assert "h" in register.day().drafts[0].content.values()


async def test_a_warning_is_seen_behind_a_question(
    register: Register,
    door: BusyDoor,
    file_settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # No draft is stored by itself meanwhile, so only the warning can be what is said.
    monkeypatch.setattr("screens.entry_drafting.DRAFT_PAUSE", 3600.0)
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f2", "tab", "h")
        entry = pilot.app.screen
        pilot.app.action_command_palette()
        await until(pilot, lambda: pilot.app.screen is not entry)
        await pilot.app.action_quit()
        await pilot.pause()
        assert pilot.app.is_running
        pilot.app.pop_screen()
        await asyncio.sleep(0)
        assert "Nog eens dezelfde toets" in said(pilot)


FORM = ContactForm(happened_on=date(2023, 3, 14), contactsoort="coaching", deelopdracht="3")


async def test_the_draft_of_a_correction_has_an_id_of_its_own(
    register: Register, file_settings: Settings
) -> None:
    stored = register.log_contact(FORM).contact
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "enter")
        await press(pilot, "tab", "tab", "1", "a", "tab")
        await until(pilot, lambda: len(register.day().drafts) == 1)
        assert register.day().drafts[0].id != stored.id
        await press(pilot, "f2")
        await until(pilot, lambda: place(pilot) == "today")
    assert register.day().drafts == () and register.contact(stored.number).deelopdracht == "1a"


async def test_a_contact_that_stood_there_already_is_not_said_to_be_stored(
    register: Register, file_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    log, answers = register.log_contact, 0

    def lose_the_first_answer(form: ContactForm) -> Logged:
        nonlocal answers
        logged, answers = log(form), answers + 1
        if answers == 1:
            raise RegisterUnavailable(BUSY)
        return logged

    monkeypatch.setattr(register, "log_contact", lose_the_first_answer)
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f2", "tab", "i", "tab", "1", "a", "f2")
        await until(pilot, lambda: BUSY in said(pilot))
        await press(pilot, "f2")
        await until(pilot, lambda: place(pilot) == "today")
        assert said(pilot).startswith("Dit contact stond er al: contact 1")


async def test_other_content_under_a_stored_id_is_refused_with_the_number(
    register: Register, file_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = register.log_contact
    stored: list[ContactCard] = []

    def lose_the_first_answer(form: ContactForm) -> Logged:
        logged = log(form)
        if not stored:
            stored.append(logged.contact)
            raise RegisterUnavailable(BUSY)
        return logged

    monkeypatch.setattr(register, "log_contact", lose_the_first_answer)
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f2", "tab", "i", "tab", "1", "a", "f2")
        await until(pilot, lambda: BUSY in said(pilot))
        await press(pilot, "tab", "2", "f2")
        await until(pilot, lambda: "al opgeslagen als nummer 1" in said(pilot))
        assert place(pilot) == "entry"
