"""The week: what was done and by whom, last week beside it, what is missing, and vaststellen."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from textual.containers import VerticalScroll
from textual.pilot import Pilot

from casereg.clock import FixedClock
from casereg.config import Settings
from models.forms import ContactForm
from models.periods import Week
from screens.frame import KeyBar
from screens.line_list import LineList
from screens.week_grid import WeekGrid
from screens.week_panes import WeekPanes
from tests.conftest import MakeRegister
from tests.screens.driving import place, press, said, screens_of, until

ADVICE = "informatie-en-advies"


def call(
    day: date = date(2023, 3, 14), part: str = "1a", minutes: int | None = 75, **more: object
) -> ContactForm:
    given = {"contactsoort": ADVICE, "uitkomst": "gesproken", "minutes": minutes} | more
    return ContactForm.model_validate({"happened_on": day, "deelopdracht": part} | given)


def told(pilot: Pilot[None], where: str) -> str:
    return str(pilot.app.screen.query_one(where).content)


def rows(pilot: Pilot[None], view: str) -> dict[str, dict[str, str]]:
    """What a view shows when it is looked at, by the first cells and the heads of its columns."""
    panes = pilot.app.screen.query_one(WeekPanes)
    panes.look_at(view)
    grid = panes.query_one(f"#{view}", WeekGrid).grid
    assert grid is not None
    return {
        line.cells[0]: dict(zip(grid.heads[1:], line.cells[1:], strict=True)) for line in grid.lines
    }


async def test_soorten_beside_deelopdrachten_with_last_week(
    make_file_register: MakeRegister, file_settings: Settings
) -> None:
    lead = make_file_register("teamleider")
    for form in (call(part="10"), call(part="2"), call(part="2", minutes=None)):
        lead.log_contact(form)
    lead.log_contact(call(date(2023, 3, 7), "2", contactsoort="coaching"))
    async with screens_of(lead, file_settings) as pilot:
        await press(pilot, "f7")
        assert "Week 2023-W11 · ma 13 mrt t/m zo 19 mrt · Gebiedsteam Veghel · open" in told(
            pilot, "#which"
        )
        assert told(pilot, "#about").splitlines()[:2] == [
            "3 contacten · 0 cliënten · 2u30 (vorige week 1 · 0 · 1u15)",
            "! Ontbreekt: minuten bij 1 · geen open concepten",
        ]
        assert rows(pilot, "soorten") == {
            "Totaal": {"Week": "3", "Vorige": "1", "2": "2", "10": "1"},
            "vorige week": {"Week": "", "Vorige": "", "2": "1", "10": "0"},
            "Informatie en advies": {"Week": "3", "Vorige": "0", "2": "2", "10": "1"},
            # Nought stands out where there was something last week, or else it is a point.
            "Coaching": {"Week": "0", "Vorige": "1", "2": "0", "10": "·"},
        }
        assert told(pilot, "#caption").splitlines() == [
            "Informatie en advies × 2 Kwetsbare jongeren en jeugd met beginnende problemen",
            "2 contacten · 0 cliënten · 1u15 · vorige week 0",
        ]


async def test_a_sociaal_werker_sees_the_team_as_a_whole_and_only_own_work_by_name(
    make_file_register: MakeRegister, file_settings: Settings
) -> None:
    sanne = make_file_register("sociaal werker", name="sanne")
    sanne.log_contact(call())
    make_file_register("sociaal werker", name="joost").log_contact(call())
    async with screens_of(sanne, file_settings) as pilot:
        await press(pilot, "f7")
        assert rows(pilot, "soorten")["Totaal"]["Week"] == "2"
        assert set(rows(pilot, "medewerkers")) == {"Totaal", "vorige week", "sanne"}
        assert set(rows(pilot, "dagen")) == {"sanne"}
        await press(pilot, "f8")  # not offered to a sociaal werker
        assert place(pilot) == "week"


async def test_a_teamleider_settles_after_hearing_what_it_does(
    make_file_register: MakeRegister, file_settings: Settings
) -> None:
    lead = make_file_register("teamleider")
    lead.log_contact(call(date(2023, 3, 7)))
    async with screens_of(lead, file_settings) as pilot:
        await press(pilot, "f7", "f8")
        assert "deze week loopt nog tot en met zo 19 mrt" in pilot.app.screen.text
        await press(pilot, "escape", "f3", "f8")
        question = pilot.app.screen.text
        assert "Na vaststellen blijft deze telling zo staan" in question
        assert "1 contact · 0 cliënten · 1u15" in question and "loopt nog" not in question
        await press(pilot, "n")
        assert lead.week(Week(2023, 10)).status == "open"
        await press(pilot, "f8", "j")
        await until(pilot, lambda: "vastgesteld" in told(pilot, "#which"))
        assert said(pilot) == "Week 2023-W10 is vastgesteld."
        assert f"Vastgesteld door {lead.actor.name}" in told(pilot, "#about")
        keys = pilot.app.screen.query_one(KeyBar)
        assert "settle" not in [one.action for one in keys.commands]
        await press(pilot, "f8")
        assert "al vastgesteld" in said(pilot)
        await press(pilot, "f4")
        assert "settle" in [one.action for one in keys.commands]
    assert lead.week(Week(2023, 10)).status == "vastgesteld"
    assert lead.week(Week(2023, 11)).status == "open"


async def test_what_came_in_late_is_listed_with_whose_it_is_and_opens(
    make_file_register: MakeRegister, file_settings: Settings, clock: FixedClock
) -> None:
    lead, sanne = make_file_register("teamleider"), make_file_register("sociaal werker")
    number = lead.log_contact(call(date(2023, 3, 7))).contact.number
    sanne.log_contact(call(date(2023, 3, 8)))
    lead.settle_week(Week(2023, 10))
    object.__setattr__(clock, "moment", datetime(2023, 3, 15, 13, tzinfo=UTC))
    lead.undo_contact(number, late=True)
    sanne.log_contact(call(date(2023, 3, 9), late=True))
    async with screens_of(lead, file_settings) as pilot:
        await press(pilot, "f7", "f2", "f2", "f2")
        assert "Deze week is nog niet vastgesteld" in told(pilot, "#empty")
        await press(pilot, "f3")
        assert "! Nagekomen: 2" in told(pilot, "#about")
        assert told(pilot, "#empty").startswith("2 wijzigingen na het vaststellen.")
        late = pilot.app.screen.query_one("#late", LineList)
        assert [(row.key, *row.cells[4:6]) for row in late.shown] == [
            ("3", "sanne", "ingevoerd"),
            ("1", lead.actor.name, "vervallen"),
        ]
        await press(pilot, "enter")
        await until(pilot, lambda: place(pilot) == "contact")
        await press(pilot, "escape")
        assert rows(pilot, "soorten")["Totaal"]["Week"] == "2"  # as it was locked


async def test_the_mouse_chooses_a_view_and_a_small_terminal_still_shows_the_week(
    make_file_register: MakeRegister, file_settings: Settings
) -> None:
    lead = make_file_register("teamleider")
    lead.log_contact(call())
    async with screens_of(lead, file_settings) as pilot:
        await press(pilot, "f7")
        names = pilot.app.screen.query_one("#views")
        await pilot.click(names, offset=(1 + str(names.content).index("Dagen"), 0))
        await until(pilot, lambda: pilot.app.screen.query_one("#dagen").has_focus)
        assert not pilot.app.screen.query_one("#soorten").display
        await press(pilot, "f2", "f2")
        await pilot.resize_terminal(40, 10)
        await until(pilot, lambda: not pilot.app.screen.query_one("#about").display)
        assert pilot.app.screen.query_one("#soorten").region.height >= 3
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: pilot.app.screen.query_one("#about").display)


async def test_a_tall_terminal_shows_who_did_it_by_day_below_also_of_another_week(
    make_file_register: MakeRegister, file_settings: Settings
) -> None:
    lead = make_file_register("teamleider")
    for day in (date(2023, 3, 14), date(2023, 3, 7), date(2023, 3, 8)):
        lead.log_contact(call(day))
    async with screens_of(lead, file_settings, (120, 40)) as pilot:
        for key, days in ("f7", {"di": "1"}), ("f3", {"di": "1", "wo": "1"}):
            await press(pilot, key)
            below = pilot.app.screen.query_one("#dagen", WeekGrid)
            assert below.region.height == 1 + len(below.grid.lines)
            cells = next(one.cells for one in below.grid.lines if one.key == lead.actor.name)
            assert days.items() <= dict(zip(below.grid.heads, cells, strict=True)).items()


async def test_a_question_longer_than_the_screen_keeps_its_answers_in_sight(
    make_file_register: MakeRegister, file_settings: Settings
) -> None:
    lead = make_file_register("teamleider")
    async with screens_of(lead, file_settings, (40, 10)) as pilot:
        await press(pilot, "f7", "f3", "f8")
        text = pilot.app.screen.query_one(VerticalScroll)
        answers = pilot.app.screen.query_one("#question > Static")
        assert text.max_scroll_y > 0 and answers.region.bottom < 10
        await press(pilot, "end")
        await until(pilot, lambda: text.scroll_y == text.max_scroll_y)
        await pilot.click(answers, offset=(str(answers.render()).strip().index("N"), 1))
        await until(pilot, lambda: place(pilot) == "week")
    assert lead.week(Week(2023, 10)).status == "open"


async def test_enter_shows_the_contacts_behind_a_cell(
    make_file_register: MakeRegister, file_settings: Settings
) -> None:
    lead, sanne = make_file_register("teamleider"), make_file_register("sociaal werker")
    for part in ("1a", "10"):
        lead.log_contact(call(part=part))
    lead.log_contact(call(part="10", contactsoort="coaching"))
    sanne.log_contact(call(date(2023, 3, 13), part="10"))
    behind = {  # of soorten, of medewerkers, of days: keys from the view to the cell
        ("right",): ["2", "4"],
        ("f2", "right"): ["3", "2"],
        ("f2", "f2", "end"): ["3", "2", "1"],
        ("f2", "f2", "down", "down", "right", "right"): ["4"],
    }
    async with screens_of(lead, file_settings) as pilot:
        for keys, numbers in behind.items():
            await press(pilot, "f7", *keys, "enter")
            await until(pilot, lambda: place(pilot) == "contacts")
            await until(pilot, lambda: bool(pilot.app.screen.query_one(LineList).shown))
            assert [row.key for row in pilot.app.screen.query_one(LineList).shown] == numbers
            await press(pilot, "escape", "escape")


async def test_the_mouse_opens_a_cell_also_one_that_was_scrolled_to(
    make_file_register: MakeRegister, file_settings: Settings
) -> None:
    lead = make_file_register("teamleider")
    parts = ("1a", "2", "3", "5", "6", "7", "8", "10", "13", "14")
    for part in parts:
        lead.log_contact(call(part=part))
    async with screens_of(lead, file_settings, (50, 20)) as pilot:
        for key, numbers in ("end", ["10"]), ("home", [str(one) for one in range(10, 0, -1)]):
            await press(pilot, "f7", key)
            grid = pilot.app.screen.query_one("#soorten", WeekGrid)
            assert bool(grid.scroll_offset.x) is (key == "end")
            row = 3  # under the heads and the rows that stay in sight
            last = len(grid.render_line(row).text.rstrip())
            await pilot.click(grid, offset=(last if key == "end" else 2, row))
            await until(pilot, lambda: place(pilot) == "contacts")
            await until(pilot, lambda: bool(pilot.app.screen.query_one(LineList).shown))
            assert [row.key for row in pilot.app.screen.query_one(LineList).shown] == numbers
            await press(pilot, "escape", "escape")


async def test_a_coordinator_goes_round_the_teams_and_sees_no_contacts(
    make_file_register: MakeRegister, file_settings: Settings
) -> None:
    make_file_register("sociaal werker", "veghel", "anna").log_contact(call())
    make_file_register("sociaal werker", "schijndel", "bert").log_contact(call())
    lead = make_file_register("teamleider")
    lead.settle_week(Week(2023, 11))
    coordinator = make_file_register("coordinator", None)
    async with screens_of(coordinator, file_settings) as pilot:
        assert "alle teams" in told(pilot, "#which")
        assert "\nVastgesteld: Veghel · Nog open: Schijndel, " in told(pilot, "#about")
        assert {"anna (Veghel)", "bert (Schijndel)"} <= set(rows(pilot, "medewerkers"))
        seen = []
        for _ in range(4):
            seen.append(rows(pilot, "soorten")["Totaal"]["Week"])
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


class TestAWeekAfterTheAccountsWereMade:
    @pytest.fixture
    def clock(self) -> FixedClock:
        return FixedClock(datetime(2023, 3, 22, 9, tzinfo=UTC))

    async def test_who_did_it_on_which_day_and_whose_drafts_are_open(
        self, make_file_register: MakeRegister, file_settings: Settings
    ) -> None:
        lead, sanne, joost = (
            make_file_register("teamleider"),
            make_file_register("sociaal werker", name="sanne"),
            make_file_register("sociaal werker", name="joost"),
        )
        sanne.log_contact(call(date(2023, 3, 20)))
        sanne.log_contact(call(date(2023, 3, 21), "3"))
        sanne.log_contact(call(date(2023, 3, 15), "3"))
        joost.keep_draft(uuid4(), {"note": "half"})
        async with screens_of(lead, file_settings) as pilot:
            await press(pilot, "f7", "f2")
            assert rows(pilot, "medewerkers")["sanne"] == {
                "Week": "2",
                "Vorige": "1",
                "1a": "1",
                "3": "1",
            }
            assert rows(pilot, "medewerkers")["joost"]["Week"] == "0"
            assert "! open concepten: 1 (joost 1)" in told(pilot, "#about")
            assert "! Geen invoer: joost ma di" in told(pilot, "#about")
            await press(pilot, "f2")
            days = rows(pilot, "dagen")
            # Wednesday is today: it is not over, so nobody is late with it.
            assert [days["joost"][day] for day in ("ma", "di", "wo")] == ["geen", "geen", "·"]
            assert [days["sanne"][day] for day in ("ma", "di")] == ["1", "1"]
            assert (days["joost"]["Concepten"], days["sanne"]["Concepten"]) == ("1", "·")
            assert "joost" in told(pilot, "#caption")
            assert "1 concept van wo 22 mrt 2023" in told(pilot, "#caption")
