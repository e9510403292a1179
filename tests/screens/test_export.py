"""The export: a preview that writes nothing, the protected cells, and the package on disk."""

from datetime import date

import pytest
from textual.pilot import Pilot

from casereg.config import Settings
from casereg.register import Register
from models.forms import ContactForm
from screens import export_rows
from screens.line_list import LineList
from tests.conftest import MakeRegister
from tests.screens.driving import place, press, said, screens_of, until


@pytest.fixture
def coordinator(make_file_register: MakeRegister) -> Register:
    """With six anonymous calls in Erp and one in Veghel, all in the last quarter of 2022."""
    worker = make_file_register("sociaal werker")
    for kern in ("erp",) * 6 + ("veghel",):
        form = ContactForm(
            happened_on=date(2022, 11, 8),
            deelopdracht="1a",
            contactsoort="informatie-en-advies",
            kern=kern,
            minutes=15,
        )
        worker.log_contact(form)
    return make_file_register("coordinator", None)


def told(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#told").content)


def table(pilot: Pilot[None]) -> LineList:
    return pilot.app.screen.query_one(LineList)


async def test_the_preview_tells_what_is_hidden_and_why_and_writes_nothing(
    coordinator: Register, file_settings: Settings
) -> None:
    async with screens_of(coordinator, file_settings) as pilot:
        await press(pilot, "f9")
        assert "niet voor publicatie" in str(pilot.app.screen.query_one("#concept").content)
        await press(pilot, "enter")
        await until(pilot, lambda: bool(table(pilot).shown))
        assert "2022-Q4" in told(pilot)
        assert "minder dan 5 personen" in told(pilot)
        counts = coordinator.preview(pilot.app.screen.counts.period)
        hidden = counts.tables[0].number("onderdrukt")
        assert str(hidden) in table(pilot).shown[0].cells
    assert not file_settings.exports.exists()


async def test_a_table_shows_large_cells_and_one_sign_for_hidden_ones(
    coordinator: Register, file_settings: Settings
) -> None:
    async with screens_of(coordinator, file_settings) as pilot:
        await press(pilot, "f9", "enter")
        await until(pilot, lambda: bool(table(pilot).shown))
        keys = [row.key for row in table(pilot).shown]
        await press(pilot, *["down"] * keys.index("deelopdracht-kern"), "enter")
        await until(pilot, lambda: place(pilot) == "table")
        cells = {row.cells[:2]: row.cells[2] for row in table(pilot).shown}
        part = next(name for name, _ in cells if name.startswith("1a "))
        assert cells[part, "Erp"] == "6"
        assert cells[part, "Veghel"] == export_rows.HIDDEN
        assert cells[part, "Boerdonk"] == export_rows.HIDDEN


async def test_the_package_is_written_after_a_look_and_a_yes(
    coordinator: Register, file_settings: Settings
) -> None:
    async with screens_of(coordinator, file_settings) as pilot:
        await press(pilot, "f9", "f2")  # counts first: nobody exports what was not looked at
        await until(pilot, lambda: bool(table(pilot).shown))
        assert place(pilot) == "export"
        await press(pilot, "f2")
        assert place(pilot) == "Question"
        await press(pilot, "j")
        await until(pilot, lambda: "Het pakket staat in" in told(pilot))
        assert "concept, niet voor publicatie" in said(pilot)
        (folder,) = file_settings.exports.iterdir()
        assert str(folder) in told(pilot)
    assert {"tellingen.csv", "datapackage.json", "verantwoording.md"} <= {
        file.name for file in folder.iterdir()
    }
    assert "2022-Q4" in folder.name


async def test_another_period_must_be_looked_at_again(
    coordinator: Register, file_settings: Settings
) -> None:
    async with screens_of(coordinator, file_settings) as pilot:
        await press(pilot, "f9", "enter")
        await until(pilot, lambda: bool(table(pilot).shown))
        pilot.app.screen.query_one("#period").value = "2023-Q1"
        await press(pilot, "f2")
        await until(pilot, lambda: "2023-Q1" in told(pilot))
        assert place(pilot) == "export"
    assert not file_settings.exports.exists()


@pytest.mark.parametrize(
    ("period", "opdracht", "why"),
    [("2022-Q9", "", "is geen periode"), ("2022-Q4", "2019", "staat niet in het register")],
)
async def test_what_cannot_be_counted_is_said(
    coordinator: Register, file_settings: Settings, period: str, opdracht: str, why: str
) -> None:
    async with screens_of(coordinator, file_settings) as pilot:
        await press(pilot, "f9")
        pilot.app.screen.query_one("#period").value = period
        pilot.app.screen.query_one("#opdracht").value = opdracht
        await press(pilot, "f3")
        await until(pilot, lambda: why in said(pilot))


@pytest.mark.parametrize(
    ("today", "quarter"),
    [
        (date(2023, 3, 15), "2022-Q4"),
        (date(2023, 4, 1), "2023-Q1"),
        (date(2023, 12, 31), "2023-Q3"),
    ],
)
def test_the_previous_quarter(today: date, quarter: str) -> None:
    assert export_rows.previous_quarter(today) == quarter
