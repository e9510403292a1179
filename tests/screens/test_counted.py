"""What is logged in the terminal moves the indicators it belongs to, and no other."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from typing import get_args

import pytest
from textual.pilot import Pilot

from casereg.config import Settings
from casereg.register import Register
from exports.indicator.figures import IndicatorFigure
from models.catalogue_indicators import Kind
from models.forms import ClientForm, ContactForm
from models.periods import parse_period
from models.record_forms import KengetalForm
from screens.entry_form import EntryForm
from tests.conftest import MakeRegister
from tests.screens.driving import place, press, screens_of, until
from tests.screens.forms import fill, form_of

YEAR = parse_period("2023")
# One for whom a visit is meant, and one for whom VVE is.
PEOPLE = (
    ClientForm(name="Riet Smits", birth_year=1940, kern="veghel", mantelzorger=True),
    ClientForm(
        name="Sem Jacobs", birth_year=2020, kern="erp", aandachtsgroepen=("vve-doelgroepkind",)
    ),
)


LAST_YEAR = ContactForm(happened_on=date(2022, 5, 2), contactsoort="outreachend", deelopdracht="1b")


@pytest.fixture
def coordinator(make_file_register: MakeRegister) -> Register:
    return make_file_register("coordinator", None)


@pytest.fixture
def worker(register: Register, coordinator: Register) -> Register:
    """Somebody with two clients, in a register that knows how many children there are."""
    for person in PEOPLE:
        register.add_client(person)
    coordinator.records.note_kengetal(figure("vve-doelgroepkinderen"))
    register.log_contact(LAST_YEAR)
    return register


def figure(code: str) -> KengetalForm:
    return KengetalForm(code=code, value=50, period="2023", source="GGD", noted_on=date(2023, 2, 1))


def told(figure: IndicatorFigure) -> tuple[object, ...]:
    """Everything a reader sees of it."""
    parts = tuple((part.code, part.waarde, part.ontbrekend) for part in figure.parts)
    return (figure.waarde, figure.teller, figure.noemer, figure.ontbrekend, parts)


Told = dict[str, tuple[str, tuple[object, ...]]]


def results(coordinator: Register) -> Told:
    found = coordinator.figures.results(YEAR).figures
    return {one.indicator.code: (one.indicator.soort, told(one)) for one in found}


def changed(before: Told, after: Told) -> set[tuple[str, str, str]]:
    """Code, kind and new value of every indicator that a reader sees differently."""
    moved = [code for code in after if after[code] != before[code]]
    return {(code, after[code][0], str(after[code][1][0])) for code in moved}


async def log(pilot: Pilot[None], contact: Sequence[tuple[str, str]]) -> None:
    """Fill in the entry form, field by field, and save."""
    await press(pilot, "f2")
    form = pilot.app.screen.query_one(EntryForm)
    for field, typed in contact:
        form.go_to(field)
        await press(pilot, *typed, "tab")
    await press(pilot, "f2")
    await until(pilot, lambda: place(pilot) == "today")


async def visit(pilot: Pilot[None]) -> None:
    fields = (("clients", "riet"), ("contactsoort", "preventief"), ("deelopdracht", "14"))
    answers = (("kanaal", "huisbezoek"), ("uitkomst", "gesproken"), ("reden", "verlies"))
    await log(pilot, (*fields, *answers, ("helped", "j")))


async def carer(pilot: Pilot[None]) -> None:
    fields = (("clients", "riet"), ("contactsoort", "mantelzorg"), ("deelopdracht", "8"))
    await log(pilot, fields)


async def child(pilot: Pilot[None]) -> None:
    fields = (("clients", "sem"), ("contactsoort", "taalond"), ("deelopdracht", "4"))
    await log(pilot, (*fields, ("taak", "2"), ("project", "voorlees")))


async def outreach(pilot: Pilot[None]) -> None:
    await log(pilot, (("contactsoort", "outreach"), ("deelopdracht", "1b")))


async def survey(pilot: Pilot[None]) -> None:
    await press(pilot, "f12", "f2", "7", "tab", *"bezoekers", "tab")
    for name, typed in (("source", "formulier"), ("invited", "4"), ("counts-8", "3")):
        await fill(pilot, name, typed)
    await press(pilot, "f2")
    await until(pilot, lambda: place(pilot) == "peilingen")


async def message(pilot: Pilot[None]) -> None:
    await press(pilot, "f10", "enter")
    form_of(pilot).state.texts["code"] = ""
    await fill(pilot, "code", "bericht")
    await press(pilot, "tab")
    await fill(pilot, "evidence", "op de pagina")
    await press(pilot, "f2")
    await until(pilot, lambda: place(pilot) == "outside")


Deed = Callable[[Pilot[None]], Awaitable[None]]
# What is done -> the indicators that move: code, kind and new value.
MOVES: dict[Deed, set[tuple[str, str, str]]] = {
    visit: {
        ("14-bezocht", "aantal", "1"),
        ("14-redenen", "verdeling", "1"),
        ("14-geholpen", "aandeel", "100.00"),
    },
    carer: {("8-bereikt", "personen", "1"), ("8-bereikt-groei", "groei", "None")},
    child: {
        ("4-bereik", "bereik", "2.00"),
        ("4-deelnemers", "personen", "1"),
        ("4-deelnemers-bereik", "bereik", "2.00"),
        ("4-uren", "uren", "1.00"),
        ("4-uren-project", "uren", "1.00"),
    },
    outreach: {("1b-outreachend", "aantal", "1"), ("1b-outreachend-groei", "groei", "None")},
    survey: {("7-tevredenheid-bezoekers", "gemiddelde", "8.00")},
    message: {("14-berichten", "mijlpaal", "1")},
}


async def counted_outside(pilot: Pilot[None]) -> None:
    await press(pilot, "f10", "f2")
    form_of(pilot).state.texts["code"] = ""
    for name, typed in (("code", "actieve vrijwilligers aan"), ("value", "40")):
        await fill(pilot, name, typed)
        await press(pilot, "tab")
    await press(pilot, "f2")
    await until(pilot, lambda: place(pilot) == "outside")


BY_COORDINATOR = {("12-actief", "kengetal", "40"), ("12-actief-groei", "groei", "None")}


def test_each_kind_is_moved_by_something() -> None:
    moved = set.union(*MOVES.values(), BY_COORDINATOR)
    assert {kind for _, kind, _ in moved} == set(get_args(Kind))


@pytest.mark.parametrize(
    ("deed", "moved"), list(MOVES.items()), ids=[deed.__name__ for deed in MOVES]
)
async def test_a_deed_moves_its_indicators_and_no_other(
    deed: Deed,
    moved: set[tuple[str, str, str]],
    worker: Register,
    coordinator: Register,
    file_settings: Settings,
) -> None:
    before = results(coordinator)
    async with screens_of(worker, file_settings) as pilot:
        await deed(pilot)
    assert changed(before, results(coordinator)) == moved


async def test_a_kengetal_moves_what_is_counted_with_it(
    coordinator: Register, file_settings: Settings
) -> None:
    before = results(coordinator)
    async with screens_of(coordinator, file_settings) as pilot:
        await counted_outside(pilot)
    assert changed(before, results(coordinator)) == BY_COORDINATOR
