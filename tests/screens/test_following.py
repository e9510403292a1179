"""Finding and following by the keyboard: search, timeline, mijn dag and merging."""

from datetime import date, time, timedelta

import pytest
from textual.pilot import Pilot

from casereg.config import Settings
from casereg.register import Register
from models.cards import ClientCard
from models.following_forms import FollowUpForm
from models.forms import ClientForm, ContactForm
from models.record_cards import CaseCard
from models.record_forms import CaseForm, PartyForm, ReferralForm
from screens.follow_up import hour_of
from screens.line_list import LineList
from tests.conftest import MakeRegister
from tests.screens.driving import place, press, said, screens_of, settled, until
from tests.screens.forms import listed

TODAY = date(2023, 3, 15)


@pytest.fixture
def fatma(register: Register) -> ClientCard:
    return register.add_client(ClientForm(name="Fatma Yılmaz", birth_year=1950, kern="erp"))


def talk(register: Register, day: date, *clients: int, case: int | None = None) -> int:
    form = ContactForm(
        happened_on=day, deelopdracht="3", contactsoort="coaching", clients=clients, case=case
    )
    return register.log_contact(form).contact.number


def coached(register: Register, client: ClientCard) -> CaseCard:
    parties = (PartyForm(client=client.number),)
    form = CaseForm(
        trajectsoort="coaching", deelopdracht="3", parties=parties, opened_on=date(2023, 3, 1)
    )
    return register.records.open_case(form)


def plan(register: Register, client: ClientCard, due: date = TODAY) -> str:
    form = FollowUpForm(soort="terugbellen", due_on=due, client=client.number)
    return register.following.plan(form).key


def rows(pilot: Pilot[None]) -> list[str]:
    return [key for key in listed(pilot) if key]


async def test_one_search_opens_a_client_a_traject_and_a_contact(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    case = coached(register, fatma)
    talk(register, date(2023, 3, 2), fatma.number)
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "ctrl+f", *"yil fa")
        await until(
            pilot,
            lambda: rows(pilot) == [f"client {fatma.number}", f"case {case.number}", "contact 1"],
        )
        for steps, opened in ((0, "timeline"), (1, "case"), (1, "contact")):
            await press(pilot, *["down"] * steps, "enter")
            await until(pilot, lambda opened=opened: place(pilot) == opened)  # type: ignore[misc]
            await press(pilot, "escape")
        await press(pilot, "up", "f4")
        await until(pilot, lambda: place(pilot) == "entry")
        case_field = pilot.app.screen.query_one("#case")
        await until(pilot, lambda: str(case.number) in case_field.value)


async def test_the_timeline_reads_on_and_shows_what_is_open_on_top(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    case = coached(register, fatma)
    sent = ReferralForm(referred_to="GGZ", sent_on=date(2023, 3, 3))
    register.records.refer_case(case.number, sent)
    key = plan(register, fatma)
    days = [date(2023, 3, 1) - timedelta(days=back) for back in range(70)]
    for day in days:
        talk(register, day, fatma.number)
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f6", *"yil", "enter")
        await until(pilot, lambda: place(pilot) == "timeline")
        await until(pilot, lambda: f"referral {case.number}" in rows(pilot))
        assert rows(pilot)[:2] == [key, f"referral {case.number}"]
        assert rows(pilot)[-1] != "contact 70"
        await press(pilot, "end", "end")
        await until(pilot, lambda: rows(pilot)[-1] == "contact 70")
        assert len(rows(pilot)) == len(set(rows(pilot))) == 2 + 2 + 70
        await press(pilot, "enter")
        await until(pilot, lambda: place(pilot) == "contact")
        await press(pilot, "escape")
        await until(pilot, lambda: len(rows(pilot)) == 74)
        await press(pilot, "home", "down", "down", "enter")
        await until(pilot, lambda: place(pilot) == "case")


async def test_a_call_is_planned_and_ticked_off_by_logging_it(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "ctrl+d", "f2")
        await press(pilot, *"yil", "tab", *"morgen", "tab", *"9u30", "tab")
        await press(pilot, *"De brief", "f2")
        await until(pilot, lambda: place(pilot) == "my_day")
        assert said(pilot) == "Gepland: terugbellen op 16-3."
        (card,) = register.following.my_day().follow_ups
        assert (card.due_on, card.due_at, card.about) == (
            date(2023, 3, 16),
            time(9, 30),
            "De brief",
        )
        await until(pilot, lambda: rows(pilot) == [card.key])
        await press(pilot, "f4")
        await until(pilot, lambda: place(pilot) == "entry")
        talk(register, TODAY, fatma.number)  # what the form stores, without its fields
        await press(pilot, "escape")
        await until(pilot, lambda: said(pilot) == "Afgestreept: terugbellen.")
        await settled(pilot)
        assert register.following.my_day().follow_ups[0].done_on == TODAY
        await press(pilot, "space")
        await until(pilot, lambda: said(pilot) == "Weer open: terugbellen.")
        await press(pilot, "f4", "escape")
        await settled(pilot)
        assert register.following.my_day().follow_ups[0].done_on is None
        await press(pilot, "f8", "j")
        await until(pilot, lambda: register.following.my_day().follow_ups == ())


async def test_two_clients_become_one_from_the_timeline_and_come_apart_again(
    register: Register, fatma: ClientCard, file_settings: Settings
) -> None:
    double = register.add_client(ClientForm(name="F. Yilmaz", birth_year=1950, kern="veghel"))
    talk(register, TODAY, double.number)
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f6", *"fatma", "enter")
        await until(pilot, lambda: place(pilot) == "timeline")
        await press(pilot, "f9", *"yil")
        await until(pilot, lambda: rows(pilot) == [str(double.number)])
        await press(pilot, "enter")
        await until(pilot, lambda: place(pilot) == "merge_check")
        await until(pilot, lambda: "1 contact" in consequences(pilot))
        await press(pilot, "f3")
        await until(pilot, lambda: "geen contacten" in consequences(pilot))
        await press(pilot, "f3")
        await until(pilot, lambda: "1 contact" in consequences(pilot))
        await press(pilot, "f2", "n")
        assert len(register.find_clients("yil")) == 2
        await press(pilot, "f2", "j")
        await until(pilot, lambda: place(pilot) == "timeline")
        await until(pilot, lambda: rows(pilot) == ["merge 1", "contact 1"])
        assert [one.number for one in register.find_clients("yil")] == [fatma.number]
        await press(pilot, "home", "f8", "j")
        await until(pilot, lambda: "staat weer apart" in said(pilot))
        assert len(register.find_clients("yil")) == 2


async def test_who_sees_no_names_is_offered_none_of_it(
    make_file_register: MakeRegister, file_settings: Settings
) -> None:
    async with screens_of(make_file_register("coordinator"), file_settings) as pilot:
        await press(pilot, "ctrl+f")
        await press(pilot, "ctrl+d")
        assert place(pilot) == "week"
        assert not pilot.app.screen.query(LineList).filter("#hits")


def consequences(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#consequences").content)


@pytest.mark.parametrize(
    ("typed", "hour"),
    [("9", time(9)), ("9:30", time(9, 30)), ("14u30", time(14, 30)), ("16.15", time(16, 15))],
)
def test_an_hour_is_read_as_people_type_it(typed: str, hour: time) -> None:
    assert hour_of(typed) == hour
