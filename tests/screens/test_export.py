"""The export: tables chosen, compared and looked through before anything is made."""

from datetime import date
from shutil import rmtree

import pytest
from textual.pilot import Pilot

from casereg.config import Settings
from casereg.errors import Conflict, Refused
from casereg.register import Register
from models.counted_words import number_text
from models.forms import ContactForm
from models.periods import parse_period
from screens import export_rows, table_rows
from screens.line_list import LineList
from tests.conftest import MakeRegister
from tests.drafts import SHOWN_FIGURE, WORTH, FakeReleases, draft_of
from tests.screens.driving import place, press, said, screens_of, until

QUARTER = "2022-Q4"
NO_KERN = "deelopdracht-kern"


@pytest.fixture
def coordinator(make_file_register: MakeRegister) -> Register:
    return make_file_register("coordinator", None)


@pytest.fixture
def releases(coordinator: Register, monkeypatch: pytest.MonkeyPatch) -> FakeReleases:
    """Work that is done at once, unless a test closes the gate."""
    fake = FakeReleases(coordinator.catalogue(date(2022, 12, 31)))
    fake.gate.set()
    monkeypatch.setattr(coordinator, "releases", fake)
    return fake


def told(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#told").content)


def tables(pilot: Pilot[None]) -> LineList:
    return pilot.app.screen.query_one("#tables", LineList)


def tried(pilot: Pilot[None]) -> LineList:
    return pilot.app.screen.query_one("#tried", LineList)


def ticked(pilot: Pilot[None]) -> list[str]:
    return [row.key for row in tables(pilot).shown if row.cells[0] == export_rows.ON]


def cells(pilot: Pilot[None], code: str) -> tuple[str, ...]:
    return next(row.cells for row in tables(pilot).shown if row.key == code)


def codes(releases: FakeReleases) -> list[str]:
    return [one.code for one in releases.catalogue.tabellen]


async def untick(pilot: Pilot[None], code: str) -> None:
    """Put the cursor on a table and change its tick."""
    tables(pilot).options.focus()
    keys = [row.key for row in tables(pilot).shown]
    tables(pilot).options.highlighted = keys.index(code)
    await press(pilot, "space")


async def preview(pilot: Pilot[None]) -> None:
    """Ask for the preview and wait until it is shown."""
    await press(pilot, "f3")
    await until(pilot, lambda: pilot.app.screen.draft is not None)


async def test_every_table_is_ticked_and_can_be_left_out(
    coordinator: Register, file_settings: Settings, releases: FakeReleases
) -> None:
    async with screens_of(coordinator, file_settings) as pilot:
        await press(pilot, "f9")
        assert ticked(pilot) == codes(releases)
        await untick(pilot, NO_KERN)
        assert ticked(pilot) == [code for code in codes(releases) if code != NO_KERN]
        await press(pilot, "space")
        assert ticked(pilot) == codes(releases)
    assert releases.asked == []


async def test_the_preview_counts_by_reason_and_makes_nothing(
    coordinator: Register, file_settings: Settings, releases: FakeReleases
) -> None:
    async with screens_of(coordinator, file_settings) as pilot:
        await press(pilot, "f9")
        await preview(pilot)
        draft = draft_of(releases.catalogue, parse_period(QUARTER))
        rows = [one for one in draft.hidden if one.table == NO_KERN]
        few = sum(one.reason == "weinig mensen" for one in rows)
        assert few and cells(pilot, NO_KERN)[3:8] == (str(few), "0", str(few), str(few), "0")
        assert cells(pilot, "deelopdracht-contactsoort")[3:8] == ("0",) * 5
        assert f"{number_text(draft.cost.shown)} te zien" in told(pilot)
        assert str(draft.cost.share).replace(".", ",") in told(pilot)
        assert tables(pilot).total is not None
    assert releases.asked == [("resultaatmeting", parse_period(QUARTER), None, None)]
    assert releases.written == [] and not file_settings.exports.exists()


async def test_choices_stand_beside_each_other_and_can_be_taken_back(
    coordinator: Register, file_settings: Settings, releases: FakeReleases
) -> None:
    async with screens_of(coordinator, file_settings) as pilot:
        await press(pilot, "f9")
        await preview(pilot)
        await untick(pilot, NO_KERN)
        assert pilot.app.screen.draft is None  # the figures of another choice are not shown as its
        assert cells(pilot, "deelopdracht-contactsoort")[2] == ""
        await preview(pilot)
        assert releases.asked[-1][-1] == tuple(one for one in codes(releases) if one != NO_KERN)
        without, whole = tried(pilot).shown
        assert (without.cells[0], whole.cells[0]) == ("›", "")
        assert (whole.cells[2], without.cells[2]) == ("alle 5", f"4, zonder {NO_KERN}")
        assert int(whole.cells[4]) > int(without.cells[4])
        tried(pilot).options.focus()
        tried(pilot).options.highlighted = 1
        await press(pilot, "enter")
        assert ticked(pilot) == codes(releases)
        assert cells(pilot, "deelopdracht-contactsoort")[2] != ""
    assert len(releases.asked) == 2


async def test_no_table_at_all_is_refused(
    coordinator: Register, file_settings: Settings, releases: FakeReleases
) -> None:
    async with screens_of(coordinator, file_settings) as pilot:
        await press(pilot, "f9")
        for code in codes(releases):
            await untick(pilot, code)
        await press(pilot, "f3")
        assert "minstens één tabel" in said(pilot)
    assert releases.asked == []


async def test_a_table_says_why_each_number_is_hidden(
    coordinator: Register, file_settings: Settings, releases: FakeReleases
) -> None:
    async with screens_of(coordinator, file_settings) as pilot:
        await press(pilot, "f9")
        await preview(pilot)
        tables(pilot).options.highlighted = codes(releases).index(NO_KERN)
        await press(pilot, "enter")
        await until(pilot, lambda: place(pilot) == "table")
        rows = pilot.app.screen.query_one(LineList).shown
        at = {row.cells[:2]: row.cells[2:] for row in rows}
        part = next(name for name, _ in at if name.startswith("1a "))
        assert at[part, "Eerde"] == ("12", "12", "")
        hidden = (table_rows.HIDDEN, table_rows.HIDDEN)
        assert at[part, "Veghel"] == (*hidden, "weinig mensen")
        assert at[part, "Boerdonk"] == (*hidden, "leeg")
        assert at[part, "Erp"] == (*hidden, "beschermt andere")


async def test_a_table_that_is_left_out_has_no_page(
    coordinator: Register, file_settings: Settings, releases: FakeReleases
) -> None:
    async with screens_of(coordinator, file_settings) as pilot:
        await press(pilot, "f9", "tab", "tab", "enter")
        assert "nog niet geteld" in said(pilot)
        await untick(pilot, NO_KERN)
        await preview(pilot)
        await press(pilot, "enter")
        assert (place(pilot), "staat uit" in said(pilot)) == ("export", True)


async def test_the_indicatoren_say_why_one_is_hidden(
    coordinator: Register, file_settings: Settings, releases: FakeReleases
) -> None:
    async with screens_of(coordinator, file_settings, (120, 40)) as pilot:
        await press(pilot, "f9")
        await preview(pilot)
        await press(pilot, "end", "enter")
        await until(pilot, lambda: place(pilot) == "table")
        hidden, shown = pilot.app.screen.query_one(LineList).shown
        assert (hidden.cells[2], hidden.cells[-1]) == (table_rows.HIDDEN, "beschermt andere")
        assert (shown.key, shown.cells[2]) == (SHOWN_FIGURE, str(WORTH))
        assert shown.cells[-1] == "ontbrekend: weinig mensen"


async def test_long_work_shows_how_far_it_is_and_leaves_the_screen_usable(
    coordinator: Register, file_settings: Settings, releases: FakeReleases
) -> None:
    releases.gate.clear()
    async with screens_of(coordinator, file_settings) as pilot:
        await press_without_waiting(pilot, "f9", "f3")
        progress = pilot.app.screen.query_one("#progress")
        await until(pilot, lambda: "Zoeken wat verborgen moet" in str(progress.content))
        assert progress.display and "%" in str(progress.content)
        await pilot.press("f3")
        await until(pilot, lambda: "nog bezig" in said(pilot))
        tables(pilot).options.focus()
        await pilot.press("space")
        await until(pilot, lambda: len(ticked(pilot)) == len(codes(releases)) - 1)
        releases.gate.set()
        await until(pilot, lambda: not progress.display)
        assert len(tried(pilot).shown) == 1  # what was asked came out, though the ticks moved on
        assert pilot.app.screen.draft is None
    assert len(releases.asked) == 1


async def test_escape_stops_the_work_and_only_then_goes_back(
    coordinator: Register, file_settings: Settings, releases: FakeReleases
) -> None:
    releases.gate.clear()
    async with screens_of(coordinator, file_settings) as pilot:
        await press_without_waiting(pilot, "f9", "f3")
        await until(pilot, lambda: pilot.app.screen.busy)
        await pilot.press("escape")
        await until(pilot, lambda: said(pilot).startswith("Gestopt"))
        assert place(pilot) == "export"
        assert not pilot.app.screen.busy and tried(pilot).shown == ()
        await press(pilot, "escape")
        assert place(pilot) == "week"


async def test_the_package_is_made_after_a_look_and_a_yes_to_something_final(
    coordinator: Register, file_settings: Settings, releases: FakeReleases
) -> None:
    async with screens_of(coordinator, file_settings) as pilot:
        await press(pilot, "f9")
        await untick(pilot, NO_KERN)
        await press(pilot, "f2")  # first the preview: nobody makes what was not looked at
        await until(pilot, lambda: pilot.app.screen.draft is not None)
        assert (place(pilot), releases.written) == ("export", [])
        await press(pilot, "f2")
        assert place(pilot) == "Question"
        assert "definitief" in pilot.app.screen.text
        await press(pilot, "n")
        assert releases.written == []
        await press(pilot, "f2", "j")
        await until(pilot, lambda: "Het pakket staat in" in told(pilot))
        (folder,) = file_settings.exports.iterdir()
        assert str(folder) in told(pilot)
        # What was tried holds no longer: the next package must agree with this one.
        assert tried(pilot).shown == () and pilot.app.screen.draft is None
    assert releases.written == [tuple(one for one in codes(releases) if one != NO_KERN)]


async def test_making_can_be_stopped_too(
    coordinator: Register, file_settings: Settings, releases: FakeReleases
) -> None:
    async with screens_of(coordinator, file_settings) as pilot:
        await press(pilot, "f9")
        await preview(pilot)
        releases.gate.clear()
        await press_without_waiting(pilot, "f2", "j")
        await until(pilot, lambda: place(pilot) == "export" and pilot.app.screen.busy)
        await pilot.press("escape")
        await until(pilot, lambda: "Gestopt" in said(pilot))
        assert place(pilot) == "export"
        assert pilot.app.screen.draft is not None
    assert releases.written == [] and not file_settings.exports.exists()


async def test_another_period_must_be_looked_at_again(
    coordinator: Register, file_settings: Settings, releases: FakeReleases
) -> None:
    async with screens_of(coordinator, file_settings) as pilot:
        await press(pilot, "f9")
        await preview(pilot)
        pilot.app.screen.query_one("#period").value = "2022-Q3"
        await press(pilot, "f2")
        await until(pilot, lambda: pilot.app.screen.draft is not None)
        assert place(pilot) == "export"
        assert [row.cells[1] for row in tried(pilot).shown] == ["2022-Q3", QUARTER]
    assert releases.written == []


async def test_a_short_period_offers_only_tables_that_may_be_published_over_it(
    coordinator: Register, file_settings: Settings, releases: FakeReleases
) -> None:
    async with screens_of(coordinator, file_settings) as pilot:
        await press(pilot, "f9")
        pilot.app.screen.query_one("#period").value = "2022-W48"
        await press(pilot)
        assert ticked(pilot) == ["deelopdracht-gebiedsteam"]


@pytest.mark.parametrize(
    ("period", "asked", "why"),
    [("2022-Q9", "", "is geen periode"), ("2022-Q4", "2019", "staat niet in het register")],
)
async def test_what_cannot_be_counted_is_said(
    coordinator: Register, file_settings: Settings, period: str, asked: str, why: str
) -> None:
    async with screens_of(coordinator, file_settings) as pilot:
        await press(pilot, "f9")
        pilot.app.screen.query_one("#period").value = period
        pilot.app.screen.query_one("#opdracht").value = asked
        await press(pilot, "f3")
        await until(pilot, lambda: why in said(pilot))


async def test_cells_that_cannot_be_proven_safe_are_all_named(
    coordinator: Register,
    file_settings: Settings,
    releases: FakeReleases,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    named = [f"1a / kern-{number}" for number in range(20)]

    def refuse(*_: object) -> None:
        raise Refused("\n  ".join(["Dit is niet veilig te maken.", *named]))

    monkeypatch.setattr(releases, "prepare", refuse)
    async with screens_of(coordinator, file_settings) as pilot:
        await press(pilot, "f9", "f3")
        await until(pilot, lambda: place(pilot) == "table")
        assert [row.cells for row in pilot.app.screen.query_one(LineList).shown] == [
            (name,) for name in named
        ]
        await press(pilot, "escape")
        assert "Laat een tabel weg" in said(pilot)
        assert not pilot.app.screen.busy


@pytest.mark.usefixtures("hasty")
async def test_from_contacts_to_a_package_on_disk(
    make_file_register: MakeRegister, file_settings: Settings
) -> None:
    worker = make_file_register("sociaal werker")
    for kern in ("erp",) * 6 + ("schijndel",) * 6 + ("veghel",):
        form = ContactForm(
            happened_on=date(2022, 11, 8),
            deelopdracht="1a",
            contactsoort="informatie-en-advies",
            kern=kern,
            minutes=15,
        )
        worker.log_contact(form)
    coordinator = make_file_register("coordinator", None)
    async with screens_of(coordinator, file_settings) as pilot:
        await press(pilot, "f9")
        # The whole package takes long to protect; one table goes through every part as well.
        for code in [row.key for row in tables(pilot).shown if row.key != NO_KERN]:
            await untick(pilot, code)
        await preview(pilot)
        draft = pilot.app.screen.draft
        assert not file_settings.exports.exists()
        hidden = [one for one in draft.hidden if one.table == NO_KERN]
        assert sum(map(int, cells(pilot, NO_KERN)[3:8])) == len(hidden)
        tables(pilot).options.highlighted = [row.key for row in tables(pilot).shown].index(NO_KERN)
        await press(pilot, "enter")
        rows = {row.cells[:2]: row.cells for row in pilot.app.screen.query_one(LineList).shown}
        part = next(name for name, _ in rows if name.startswith("1a "))
        assert rows[part, "Veghel"][-1] == "contacten: weinig mensen, cliënten: leeg"
        assert rows[part, "Boerdonk"][-1] == "leeg"
        await press(pilot, "escape", "f2", "j")
        await until(pilot, lambda: "Het pakket staat in" in told(pilot))
        (folder,) = file_settings.exports.iterdir()
        assert str(folder) in told(pilot)
        assert QUARTER in folder.name
        # The same period once more: what is hidden now stays hidden.
        await preview(pilot)
        again = [one for one in pilot.app.screen.draft.hidden if one.table == NO_KERN]
        assert {one.reason for one in again} == {"eerder verborgen"}
        assert {(one.where, one.measure) for one in again} == {
            (one.where, one.measure) for one in hidden
        }
        assert "1 eerder pakket" in told(pilot)
    assert {"tellingen.csv", "verantwoording.md"} <= {file.name for file in folder.iterdir()}


async def press_without_waiting(pilot: Pilot[None], *keys: str) -> None:
    """Press keys of which the last sets work going that does not end by itself."""
    *before, last = keys
    await press(pilot, *before)
    await pilot.press(last)


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


def test_measures_of_one_place_may_be_hidden_for_another_reason() -> None:
    assert table_rows.why({"Contacten": "", "Cliënten": "leeg"}) == "cliënten: leeg"
    assert table_rows.why({"Contacten": "leeg", "Cliënten": "leeg"}) == "leeg"


async def test_what_was_released_is_listed_and_written_again(
    coordinator: Register, make_file_register: MakeRegister, file_settings: Settings, hasty: None
) -> None:
    worker = make_file_register("sociaal werker")
    for kern in ("erp",) * 6 + ("schijndel",) * 6:
        form = ContactForm(
            happened_on=date(2022, 11, 8),
            deelopdracht="1a",
            contactsoort="informatie-en-advies",
            kern=kern,
        )
        worker.log_contact(form)
    async with screens_of(coordinator, file_settings) as pilot:
        await press(pilot, "f9", "f4")
        assert place(pilot) == "releases"
        assert "Er is nog geen pakket gemaakt" in str(pilot.app.screen.query_one("#empty").content)
        week = parse_period("2022-W45")
        made = coordinator.export_resultaatmeting(week, None, file_settings.exports).folder
        kept = {file.name: file.read_bytes() for file in made.iterdir()}
        await press(pilot, "escape", "f4")
        listed = pilot.app.screen.query_one(LineList)
        assert [(row.key, row.cells[3]) for row in listed.shown] == [("1", "2022-W45")]
        about = pilot.app.screen.query_one("#about")
        await until(pilot, lambda: str(made) in str(about.content).replace("\n", ""))
        rmtree(made)
        await press(pilot, "f2")
        await until(pilot, lambda: "dezelfde als toen" in said(pilot))
        assert {file.name: file.read_bytes() for file in made.iterdir()} == kept
        await press(pilot, "f2")  # it stands there already: that is no fault
        assert "dezelfde als toen" in said(pilot)


async def test_ctrl_c_stops_the_work_too(
    coordinator: Register, file_settings: Settings, releases: FakeReleases
) -> None:
    releases.gate.clear()
    async with screens_of(coordinator, file_settings) as pilot:
        await press_without_waiting(pilot, "f9", "f3")
        await until(pilot, lambda: pilot.app.screen.busy)
        await pilot.press("ctrl+c")
        await until(pilot, lambda: said(pilot).startswith("Gestopt"))
        assert not pilot.app.screen.busy


async def test_when_somebody_else_was_first_it_must_be_looked_at_again(
    coordinator: Register,
    file_settings: Settings,
    releases: FakeReleases,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise Conflict("Intussen is er een andere export gemaakt. Probeer het opnieuw.")

    async with screens_of(coordinator, file_settings) as pilot:
        await press(pilot, "f9")
        await preview(pilot)
        monkeypatch.setattr(releases, "write", refuse)
        await press(pilot, "f2", "j")
        await until(pilot, lambda: "Intussen" in said(pilot))
        assert tried(pilot).shown == () and pilot.app.screen.draft is None
        await press(pilot, "f2")  # looks first, and asks nothing yet
        await until(pilot, lambda: pilot.app.screen.draft is not None)
        assert place(pilot) == "export"
