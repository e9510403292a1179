"""Screens to read figures: results, one indicator, and what own work counted for."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from casereg.config import Settings
from casereg.register import Register
from exports.indicator.own_part import own_parts
from models.forms import ContactForm
from models.periods import parse_period
from screens.columns import Row
from screens.line_list import LineList
from screens.period_choice import PeriodChoice
from screens.plain_table import PlainTable
from screens.results_attention import call_of, overdue
from tests.conftest import MakeRegister
from tests.screens.driving import place, press, said, screens_of, until

QUARTER = parse_period("2023-Q1")
HEAVY = """
import sys
import screens.app, screens.results, screens.own_results, screens.own_result
print([name for name in sys.modules if "plotext" in name])
"""


def signal(day: date = date(2023, 2, 7), **more: object) -> ContactForm:
    return ContactForm(
        **{"happened_on": day, "deelopdracht": "1a", "contactsoort": "signaal"} | more
    )


def report(uitkomst: str = "opgepakt") -> ContactForm:
    return signal(deelopdracht="3", contactsoort="overlastmelding", uitkomst=uitkomst)


def told(pilot: Pilot[None], where: str) -> str:
    return str(pilot.app.screen.query_one(where).content)


def table(pilot: Pilot[None]) -> LineList:
    return pilot.app.screen.query_one(LineList)


def below(rows: Sequence[Row]) -> list[Row]:
    """The rows by deelopdracht, without those that stand on top for attention."""
    first = next(at for at, row in enumerate(rows) if row.key.startswith("deel "))
    return list(rows[first:])


def cells(pilot: Pilot[None], code: str) -> tuple[str, ...]:
    return next(row.cells for row in table(pilot).shown if row.key == code)


def lines(pilot: Pilot[None], where: str) -> dict[str, tuple[str, ...]]:
    shown = pilot.app.screen.query_one(where, PlainTable).shown
    return {row.key: row.cells for row in shown}


async def choose(pilot: Pilot[None], code: str) -> None:
    """Put the cursor on an indicator, as somebody with arrows would."""
    keys = [row.key for row in table(pilot).shown]
    table(pilot).options.highlighted = keys.index(code)
    await pilot.pause()


@pytest.fixture
def sanne(make_file_register: MakeRegister) -> Register:
    """Two signals in Veghel, one of them a quarter before, and three reports."""
    worker = make_file_register("sociaal werker", name="sanne")
    for form in (
        signal(kern="veghel"),
        signal(date(2022, 11, 8)),
        report(),
        report(),
        report("genoteerd"),
    ):
        worker.log_contact(form)
    return worker


@pytest.fixture
def tim(make_file_register: MakeRegister) -> Register:
    """One signal in Schijndel."""
    worker = make_file_register("sociaal werker", "schijndel", "tim")
    worker.log_contact(signal(kern="schijndel"))
    return worker


@pytest.fixture
def willem(make_file_register: MakeRegister, sanne: Register, tim: Register) -> Register:
    return make_file_register("coordinator", None)


async def test_every_figure_stands_under_its_deelopdracht(
    willem: Register, file_settings: Settings
) -> None:
    results = willem.figures.results(QUARTER)
    async with screens_of(willem, file_settings) as pilot:
        await press(pilot, "ctrl+r")
        assert place(pilot) == "results"
        assert "2023-Q1 (1 jan t/m 31 mrt) · meierijstad-2023 · alle teams" in told(pilot, "#which")
        assert "Niet voor publicatie" in told(pilot, "#mark")
        assert "De periode loopt nog" in told(pilot, "#mark")
        rows = table(pilot).shown
        asked = [row.key for row in below(rows) if not row.heading]
        assert asked == [one.indicator.code for one in results.figures]
        headings = [row.cells[0].split()[0] for row in below(rows) if row.heading]
        assert headings == [part.code for part in results.catalogue.deelopdrachten]
        assert cells(pilot, "1a-signalen")[1] == "2"
        assert cells(pilot, "3-meldingen-opgepakt")[1:5] == ("66,67", "%", "%", "2 van 3")


async def test_other_periods_by_key_and_by_typing(
    willem: Register, file_settings: Settings
) -> None:
    async with screens_of(willem, file_settings) as pilot:
        await press(pilot, "ctrl+r", "f3")
        assert told(pilot, "#which").startswith("2022-Q4 (1 okt t/m 31 dec) · meierijstad-2022")
        assert cells(pilot, "1a-signalen")[1] == "1"
        assert "loopt nog" not in told(pilot, "#mark")
        await press(pilot, "f5", "f5")
        assert pilot.app.screen.query_one("#period", Input).value == "2022"
        await press(pilot, "f4")
        assert cells(pilot, "1a-signalen")[1] == "2"
        await press(pilot, "f4")
        assert "2024 moet nog komen" in said(pilot)
        assert pilot.app.screen.query_one("#period", Input).value == "2023"
        pilot.app.screen.query_one("#period", Input).focus()
        await press(pilot, "home", "shift+end", *"2023-02", "enter")
        assert told(pilot, "#which").startswith("2023-02 ")
        pilot.app.screen.query_one("#period", Input).focus()
        await press(pilot, "home", "shift+end", *"2023-q9", "enter")
        assert "is geen periode" in said(pilot)
        assert told(pilot, "#which").startswith("2023-02 ")


async def test_a_coordinator_goes_round_the_teams(
    willem: Register, file_settings: Settings
) -> None:
    async with screens_of(willem, file_settings) as pilot:
        await press(pilot, "ctrl+r")
        seen = []
        for _ in range(4):
            whose = told(pilot, "#which").rpartition(" · ")[2]
            seen.append((whose, cells(pilot, "1a-signalen")[1]))
            await press(pilot, "f6")
        assert seen == [
            ("alle teams", "2"),
            ("Gebiedsteam Veghel", "1"),
            ("Gebiedsteam Schijndel", "1"),
            ("Gebiedsteam Sint-Oedenrode", "0"),
        ]


async def test_what_asks_for_attention_stands_on_top_and_can_be_kept_apart(
    willem: Register, file_settings: Settings
) -> None:
    figures = willem.figures.results(parse_period("2022")).figures
    late = [
        one.indicator.code
        for one in figures
        if one.indicator.soort == "mijlpaal" and one.ontbrekend
    ]
    empty = [one.indicator.code for one in figures if one.waarde is None]
    assert late and empty
    async with screens_of(willem, file_settings) as pilot:
        await press(pilot, "ctrl+r", "f3", "f5", "f5")
        assert told(pilot, "#attention").startswith(
            f"! Niet geleverd: {len(late)} · geen gegevens: {len(empty)} · "
        )
        top = [row.key for row in table(pilot).shown if row.key.startswith("! ")]
        assert top == [f"! {code}" for code in late]
        await choose(pilot, f"! {late[0]}")
        assert "! niet geleverd" in told(pilot, "#caption")
        assert {cells(pilot, code)[6] for code in late} <= {"✗ nee", ""}
        assert {cells(pilot, code)[1] for code in empty} == {"geen"}
        await press(pilot, "enter")
        assert place(pilot) == "result"
        await press(pilot, "escape", "f8")
        shown = {row.key for row in table(pilot).shown if not row.heading}
        assert shown == {*empty, *late}
        await press(pilot, "f8")
        assert len(table(pilot).shown) > len(shown)


def test_a_mijlpaal_is_overdue_when_its_part_of_the_period_is_over(willem: Register) -> None:
    results = willem.figures.results(QUARTER)
    found = next(one for one in results.figures if one.indicator.code == "14-berichten")
    assert found.indicator.periode == "maand"
    for today, missed in ((date(2023, 1, 31), 0), (date(2023, 2, 1), 1), (date(2023, 3, 31), 2)):
        assert overdue(found, QUARTER, today) == missed
    assert overdue(replace(found, waarde=2), QUARTER, date(2023, 3, 31)) == 0
    # Once the period is over it is counted part by part: two in January make up for nothing.
    assert overdue(replace(found, waarde=2, ontbrekend=2), QUARTER, date(2023, 4, 1)) == 2


@pytest.mark.parametrize(
    ("known", "missing", "call"),
    [(5, 5, "veel ontbreekt"), (6, 5, None), (0, 4, None), (0, 5, "veel ontbreekt")],
)
def test_much_is_missing_when_less_is_known(
    willem: Register, known: int, missing: int, call: str | None
) -> None:
    figures = willem.figures.results(QUARTER).figures
    share = next(one for one in figures if one.indicator.code == "3-meldingen-opgepakt")
    share = replace(share, noemer=known, ontbrekend=missing)
    assert call_of(share, QUARTER, date(2023, 3, 15)) == call
    missed = replace(share, norm_gehaald=False)
    assert call_of(missed, QUARTER, date(2023, 3, 15)) == "norm niet gehaald"


async def test_the_list_is_filtered_and_gone_through_by_deelopdracht(
    willem: Register, file_settings: Settings
) -> None:
    async with screens_of(willem, file_settings) as pilot:
        await press(pilot, "ctrl+r")
        await press(pilot, "f7")
        assert table(pilot).chosen == "1a-baat"
        await press(pilot, "f7", "f7")
        assert table(pilot).chosen.startswith("2-")
        await press(pilot, "f9", *"melding opgepakt")
        assert [row.key for row in table(pilot).shown] == ["deel 3", "3-meldingen-opgepakt"]
        assert "66,67 % · ontbreekt" not in told(pilot, "#caption")
        assert "Deel van de meldingen waar iets mee gedaan is\n66,67 %" in told(pilot, "#caption")
        await press(pilot, *" zzz")
        assert "Maak het zoekveld leeg" in told(pilot, "#empty")
        assert not table(pilot).display


async def test_one_indicator_with_its_breakdown_and_trend(
    willem: Register, file_settings: Settings
) -> None:
    async with screens_of(willem, file_settings) as pilot:
        await press(pilot, "ctrl+r")
        await choose(pilot, "3-meldingen-opgepakt")
        await press(pilot, "enter")
        assert place(pilot) == "result"
        known = " ".join(str(one.content) for one in pilot.app.screen.query("FactLine .text"))
        assert "66,67 % (teller 2, noemer 3)" in known
        assert "Het deel van contacten" in known
        await press(pilot, "escape")
        await choose(pilot, "1a-signalen")
        await press(pilot, "enter")
        assert "niet voor publicatie" in told(pilot, "#mark")
        trend = lines(pilot, "#numbers")
        # Before 2022 no opdracht asked for it: those periods are no part of the trend.
        assert list(trend) == ["2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4", "2023-Q1"]
        assert (trend["2022-Q3"][1], trend["2022-Q4"][1]) == ("0 signalen", "1 signaal")
        drawn = str(pilot.app.screen.query_one("#plot").render())
        assert "22-Q1" in drawn and "█" in drawn
        kernen = {key: row[1] for key, row in lines(pilot, "#parts").items()}
        assert kernen["veghel"] == kernen["schijndel"] == "1 signaal"
        assert kernen["erp"] == "0 signalen"


async def test_a_key_goes_to_the_breakdown_and_then_to_the_next(
    willem: Register, file_settings: Settings
) -> None:
    async with screens_of(willem, file_settings) as pilot:
        await press(pilot, "ctrl+r")
        await choose(pilot, "1a-signalen")
        await press(pilot, "enter", "f4")
        page = pilot.app.screen.query_one("#page").region
        assert page.contains_region(pilot.app.screen.query_one("#parts").region)
        assert told(pilot, "#split_title").startswith("Per kern · F4: per gebiedsteam")
        await press(pilot, "f4")
        assert told(pilot, "#split_title").startswith("Per gebiedsteam · F4: per kern, reden")
        team = lines(pilot, "#parts")
        assert [row[1] for row in team.values()][:2] == ["1 signaal", "1 signaal"]


async def test_a_coordinator_hears_why_contacts_stay_hidden(
    willem: Register, file_settings: Settings
) -> None:
    async with screens_of(willem, file_settings) as pilot:
        await press(pilot, "ctrl+r")
        await choose(pilot, "1a-signalen")
        await press(pilot, "enter", "enter")
        assert place(pilot) == "result"
        assert "mag je niet de contacten achter een getal inzien" in said(pilot)


async def test_a_lead_sees_the_contacts_behind_a_number_and_opens_one(
    make_file_register: MakeRegister, sanne: Register, tim: Register, file_settings: Settings
) -> None:
    lead = make_file_register("teamleider")
    async with screens_of(lead, file_settings) as pilot:
        await press(pilot, "ctrl+r")
        assert told(pilot, "#which").endswith("Gebiedsteam Veghel")
        assert cells(pilot, "3-meldingen")[1] == "3"
        await choose(pilot, "3-meldingen")
        await press(pilot, "enter", "f5")
        assert place(pilot) == "behind"
        behind = [str(card.number) for card in lead.figures.behind("3-meldingen", QUARTER)]
        assert [row.key for row in table(pilot).shown] == behind
        assert len(behind) == 3
        assert "Contacten achter dit getal: 3" in told(pilot, "#found")
        await press(pilot, "enter")
        assert place(pilot) == "contact"
        lead.undo_contact(int(behind[0]))
        await press(pilot, "escape")
        assert [row.key for row in table(pilot).shown] == behind[1:]
        await press(pilot, "escape", "escape")
        await until(pilot, lambda: cells(pilot, "3-meldingen")[1] == "2")


async def test_behind_a_mijlpaal_stand_no_contacts(
    make_file_register: MakeRegister, file_settings: Settings
) -> None:
    async with screens_of(make_file_register("teamleider"), file_settings) as pilot:
        await press(pilot, "ctrl+r")
        await choose(pilot, "14-berichten")
        await press(pilot, "enter", "f5")
        assert place(pilot) == "result"
        assert "staan geen contacten" in said(pilot)
        await press(pilot, "f4")
        assert "geen uitsplitsing" in said(pilot)


async def test_a_worker_sees_what_own_work_counted_for_and_no_more(
    make_file_register: MakeRegister, sanne: Register, tim: Register, file_settings: Settings
) -> None:
    parts = own_parts(sanne.figures.own(QUARTER))
    async with screens_of(sanne, file_settings) as pilot:
        await press(pilot, "ctrl+r")
        assert place(pilot) == "today"  # results are not offered to a sociaal werker
        await press(pilot, "ctrl+e")
        assert place(pilot) == "own_results"
        shown = [row.key for row in table(pilot).shown if not row.heading]
        assert shown == ["1a-signalen", "3-meldingen", "3-meldingen-opgepakt"]
        assert shown == [one.figure.indicator.code for one in parts]
        assert cells(pilot, "1a-signalen")[1:] == ("1", "signaal")
        assert cells(pilot, "3-meldingen-opgepakt")[1:] == ("2 van 3", "(66,67 %)")
        await choose(pilot, "3-meldingen-opgepakt")
        assert "jouw deel: 2 van 3 (66,67 %)" in told(pilot, "#caption")
        await press(pilot, "enter")
        assert place(pilot) == "own_result"
        assert not pilot.app.screen.query("#trend")
        await press(pilot, "enter")
        assert len(table(pilot).shown) == 3


async def test_own_figures_of_a_lead_leave_out_the_team(
    make_file_register: MakeRegister, sanne: Register, file_settings: Settings
) -> None:
    lead = make_file_register("teamleider")
    own = lead.log_contact(signal()).contact.number
    async with screens_of(lead, file_settings) as pilot:
        await press(pilot, "ctrl+e")
        await press(pilot, "enter")
        assert place(pilot) == "own_result"
        await press(pilot, "f5")
        assert [row.key for row in table(pilot).shown] == [str(own)]


async def test_nothing_of_ones_own_says_what_to_do(
    make_file_register: MakeRegister, file_settings: Settings
) -> None:
    async with screens_of(make_file_register("sociaal werker"), file_settings) as pilot:
        await press(pilot, "ctrl+e")
        assert "Leg contacten vast met F2" in told(pilot, "#empty")
        assert not table(pilot).display
        await press(pilot, "escape")
        assert place(pilot) == "today"


async def test_it_fits_a_wide_and_a_narrow_terminal(
    willem: Register, file_settings: Settings
) -> None:
    for size, columns in (((80, 24), 6), ((120, 40), 7)):
        async with screens_of(willem, file_settings, size) as pilot:
            await press(pilot, "ctrl+r")
            header = str(table(pilot).query_one(".header").content)
            assert len(header) <= size[0] - 3
            assert len(table(pilot).places.shown) == columns
            await choose(pilot, "1a-signalen")
            await press(pilot, "enter")
            parts = pilot.app.screen.query_one("#parts", PlainTable)
            widest = max(len(line) for line in str(parts.render()).splitlines())
            assert widest == parts.content_size.width


def test_another_kind_of_period_holds_the_same_days() -> None:
    choice = PeriodChoice.of(QUARTER, date(2023, 8, 1))
    seen = []
    for _ in range(4):
        choice = choice.other_kind()
        seen.append(choice.period.text)
    assert seen == ["2023-H1", "2023", "2023-03", "2023-Q1"]
    week = PeriodChoice.of(parse_period("2023-W14"), date(2023, 8, 1))
    assert week.other_kind().period.text == "2023-Q2"
    assert PeriodChoice.this_quarter(date(2023, 8, 1)).period.text == "2023-Q3"


def test_what_draws_is_imported_when_an_indicator_is_opened() -> None:
    done = subprocess.run([sys.executable, "-c", HEAVY], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
