"""Kengetallen and mijlpalen by the keyboard: what is asked stands on top, and what is stored."""

from datetime import date

from casereg.config import Settings
from casereg.register import Register
from models.record_forms import KengetalForm, MijlpaalForm
from screens import kengetal_rows, mijlpaal_rows
from screens.kengetal_rows import wanted_kengetallen
from screens.line_list import LineList
from tests.conftest import MakeRegister
from tests.screens.driving import place, press, said, screens_of, until
from tests.screens.forms import asked, fill, form_of, listed

TODAY = date(2023, 3, 15)


def kengetal(code: str, period: str = "2023", part: str = "") -> KengetalForm:
    return KengetalForm(
        code=code, part=part, value=100, period=period, source="CBS", noted_on=TODAY
    )


async def test_a_missing_kengetal_is_entered_from_its_row(
    make_file_register: MakeRegister, file_settings: Settings
) -> None:
    register = make_file_register("coordinator", None)
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f10")
        rows = pilot.app.screen.query_one("#kengetallen", LineList)
        assert rows.shown[0].cells[0] == "ontbreekt"
        await press(pilot, "f2")
        assert form_of(pilot).current == "value"  # all but the figure stands there already
        await press(pilot, *"19.5", "f2")  # not taken for nineteen and a half
        assert place(pilot) == "record" and "Geef een getal" in said(pilot)
        await press(pilot, *["backspace"] * 4, *"19.500,5")
        await press(pilot, "f2")
        await until(pilot, lambda: place(pilot) == "outside")
        await until(pilot, lambda: "1" in listed(pilot, "#kengetallen"))
    (card,) = register.records.kengetallen()
    first = register.catalogue(TODAY).kengetallen[0]
    assert (card.code, card.period, card.value) == (first.code, "2023", 19500.5)
    assert (card.source, card.noted_on) == (first.bron, TODAY)


async def test_a_kengetal_asks_a_part_only_when_it_is_split(
    make_file_register: MakeRegister, file_settings: Settings
) -> None:
    register = make_file_register("coordinator", None)
    catalogue = register.catalogue(TODAY)
    split = next(one for one in catalogue.kengetallen if one.per)
    fixed = next(one for one in catalogue.kengetallen if one.periode.isdigit())
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f10", "f2")
        assert "part" not in asked(pilot)
        await fill(pilot, "code", split.titel)
        await press(pilot, "tab")
        assert "part" in asked(pilot)
        await fill(pilot, "code", fixed.titel)
        await press(pilot, "tab")
        assert "part" not in asked(pilot)
        assert form_of(pilot).state.texts["period"] == fixed.periode


def test_what_is_entered_is_no_longer_missing(make_file_register: MakeRegister) -> None:
    register = make_file_register("coordinator", None)
    catalogue = register.catalogue(TODAY)
    wanted = wanted_kengetallen(catalogue, TODAY)
    first = wanted[0]
    register.records.note_kengetal(kengetal(first.code, first.period, first.part))
    rows = kengetal_rows.rows(register.records.kengetallen(), catalogue, TODAY)
    assert [about for _, about in rows] == [*wanted[1:], first]


async def test_a_mijlpaal_that_is_due_is_delivered_by_a_worker(
    register: Register, file_settings: Settings
) -> None:
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f10")
        assert not pilot.app.screen.query("#kengetallen")
        due = pilot.app.screen.query_one("#mijlpalen", LineList).shown[0]
        await press(pilot, "enter")
        code = due.key.split()[0]
        await fill(pilot, "delivered_on", "g")
        await fill(pilot, "evidence", "verslag in de teammap")
        await press(pilot, "f2")
        await until(pilot, lambda: place(pilot) == "outside")
        await until(pilot, lambda: "1" in listed(pilot, "#mijlpalen"))
    (card,) = register.records.mijlpalen()
    assert (card.code, card.delivered_on) == (code, date(2023, 3, 14))
    assert card.evidence == "verslag in de teammap"


def test_a_mijlpaal_is_due_until_delivered_in_its_part(register: Register) -> None:
    catalogue = register.catalogue(TODAY)
    monthly = next(
        one
        for _, one in catalogue.indicatoren()
        if one.soort == "mijlpaal" and one.periode == "maand" and not one.verwacht_in
    )

    def standing() -> dict[str, str]:
        rows = mijlpaal_rows.rows(register.records.mijlpalen(), catalogue, TODAY)
        return {row.key: row.cells[0] for row, _ in rows if row.key.startswith(monthly.code)}

    before = standing()
    assert len(before) == 12
    assert before[f"{monthly.code} 2023-02"] == "! te laat"
    assert before[f"{monthly.code} 2023-03"] == "te doen"
    form = MijlpaalForm(code=monthly.code, delivered_on=date(2023, 2, 10), evidence="bericht")
    register.records.note_mijlpaal(form)
    assert set(before) - set(standing()) == {f"{monthly.code} 2023-02"}


async def test_a_kengetal_is_undone_only_when_it_was_entered(
    make_file_register: MakeRegister, file_settings: Settings
) -> None:
    register = make_file_register("coordinator", None)
    first = register.catalogue(TODAY).kengetallen[0]
    register.records.note_kengetal(kengetal(first.code))
    async with screens_of(register, file_settings) as pilot:
        await press(pilot, "f10", "f8")
        assert place(pilot) == "outside" and "nog niet ingevoerd" in said(pilot)
        await press(pilot, "end", "f8", "j")
        await until(pilot, lambda: "Ongedaan gemaakt: kengetal 1" in said(pilot))
    assert register.records.kengetallen() == ()


async def test_tab_goes_from_one_list_to_the_other(
    make_file_register: MakeRegister, file_settings: Settings
) -> None:
    async with screens_of(make_file_register("coordinator", None), file_settings) as pilot:
        await press(pilot, "f10", "tab")
        screen = pilot.app.screen
        assert screen.query_one("#mijlpalen", LineList).options.has_focus
        await press(pilot, "shift+tab")
        assert screen.query_one("#kengetallen", LineList).options.has_focus
