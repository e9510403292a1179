"""The week: its tally, what is missing, and vaststellen."""

from datetime import UTC, date, datetime

import pytest
from textual.pilot import Pilot

from casereg.clock import FixedClock
from casereg.config import Settings
from models.forms import ContactForm
from models.periods import Week
from screens.line_list import LineList
from tests.conftest import MakeRegister
from tests.screens.driving import place, press, said, screens_of, until


def call(day: date = date(2023, 3, 14), part: str = "1a", minutes: int | None = 75) -> ContactForm:
    return ContactForm(
        happened_on=day,
        deelopdracht=part,
        contactsoort="informatie-en-advies",
        uitkomst="gesproken",
        minutes=minutes,
    )


def told(pilot: Pilot[None], where: str) -> str:
    return str(pilot.app.screen.query_one(where).content)


def table(pilot: Pilot[None]) -> LineList:
    return pilot.app.screen.query_one(LineList)


async def test_the_tally_in_the_order_of_the_opdracht_with_titles(
    make_file_register: MakeRegister, file_settings: Settings
) -> None:
    worker = make_file_register("sociaal werker")
    for part in ("10", "2", "2"):
        worker.log_contact(call(part=part))
    worker.log_contact(call(part="2", minutes=None))
    async with screens_of(worker, file_settings) as pilot:
        await press(pilot, "f7")
        assert "Week 2023-W11 · ma 13 mrt t/m zo 19 mrt · Gebiedsteam Veghel · open" in told(
            pilot, "#which"
        )
        first, second = (row.cells for row in table(pilot).shown)
        assert first[0].startswith("2 Kwetsbare jongeren")
        assert first[1:] == ("Informatie en advies", "3", "0", "2u30")
        assert second[0] == "10 Zorg en veiligheid"
        assert table(pilot).total is not None
        assert table(pilot).total.cells[2:] == ("4", "0", "3u45")
        assert "! Ontbreekt: minuten bij 1" in told(pilot, "#attention")
        await press(pilot, "f8")  # not offered to a sociaal werker
        assert place(pilot) == "week"


async def test_a_teamleider_settles_after_hearing_what_it_does(
    make_file_register: MakeRegister, file_settings: Settings
) -> None:
    lead = make_file_register("teamleider")
    lead.log_contact(call(date(2023, 3, 7)))
    async with screens_of(lead, file_settings) as pilot:
        await press(pilot, "f7", "f3", "f8")
        question = str(pilot.app.screen.query_one("#question Static").content)
        assert "Na vaststellen blijft deze telling zo staan" in question
        await press(pilot, "n")
        assert lead.week(Week(2023, 10)).status == "open"
        await press(pilot, "f8", "j")
        await until(pilot, lambda: "vastgesteld" in told(pilot, "#which"))
        assert said(pilot) == "Week 2023-W10 is vastgesteld."
        assert f"Vastgesteld door {lead.actor.name}" in told(pilot, "#settled")
        assert "Nagekomen: 0" in told(pilot, "#attention")
        await press(pilot, "f8")
        assert "al vastgesteld" in said(pilot)
    assert lead.week(Week(2023, 10)).status == "vastgesteld"
    assert lead.week(Week(2023, 11)).status == "open"


async def test_enter_shows_the_contacts_behind_a_row(
    make_file_register: MakeRegister, file_settings: Settings
) -> None:
    lead = make_file_register("teamleider")
    for part in ("1a", "10"):
        lead.log_contact(call(part=part))
    async with screens_of(lead, file_settings) as pilot:
        await press(pilot, "f7", "down", "enter")
        await until(pilot, lambda: place(pilot) == "contacts")
        await until(pilot, lambda: [row.key for row in table(pilot).shown] == ["2"])


async def test_a_coordinator_goes_round_the_teams_and_sees_no_contacts(
    make_file_register: MakeRegister, file_settings: Settings
) -> None:
    make_file_register("sociaal werker", "veghel", "anna").log_contact(call())
    make_file_register("sociaal werker", "schijndel", "bert").log_contact(call())
    coordinator = make_file_register("coordinator", None)
    async with screens_of(coordinator, file_settings) as pilot:
        assert "alle teams" in told(pilot, "#which")
        seen = []
        for _ in range(4):
            seen.append(table(pilot).total.cells[2])
            await press(pilot, "f6")
        assert seen == ["2", "1", "1", "0"]
        assert "alle teams" in told(pilot, "#which")
        await press(pilot, "enter")
        assert place(pilot) == "week"


class TestOnAMonday:
    @pytest.fixture
    def clock(self) -> FixedClock:
        return FixedClock(datetime(2023, 3, 13, 9, tzinfo=UTC))

    async def test_the_week_before_is_shown(
        self, make_file_register: MakeRegister, file_settings: Settings
    ) -> None:
        lead = make_file_register("teamleider")
        async with screens_of(lead, file_settings) as pilot:
            await press(pilot, "f7")
            assert "Week 2023-W10" in told(pilot, "#which")
            assert "Geen contacten in deze week" in told(pilot, "#empty")
            await press(pilot, "f4")
            assert "Week 2023-W11" in told(pilot, "#which")
