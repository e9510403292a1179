"""Growth is shown only between two published figures."""

from dataclasses import replace
from decimal import Decimal

import pytest

from exports.figure_growth import Base, bases_of
from exports.figure_names import unit_of
from exports.figure_protection import Protection
from exports.figure_released import NOTHING, Released
from exports.figure_rows import FigureRow, figure_row
from exports.indicator_figures import Amount
from models.catalogue import Catalogue
from models.periods import parse_period
from tests.exports.counted import QUARTER
from tests.exports.figures import figure, proef

BEFORE = parse_period("2022-Q1")
VAN = figure("contactsoort", waarde=10, contributors=10)
GROWTH = figure(
    "groei-jaar", waarde=Decimal(-1), teller=12, basis_waarde=13, verandering=Decimal(-1)
)

VALUES = {"contactsoort": 12}


def then(zeros: str = "hide") -> Catalogue:
    """The opdracht of the year before, which counts the same."""
    return proef(zeros=zeros).model_copy(update={"code": "proef-2022"})


def released(**rows: FigureRow) -> Released:
    return Released({("proef-2022", BEFORE.start, BEFORE.end): rows})


def base(people: int, earlier: Released = NOTHING, opdracht: Catalogue | None = None) -> Base:
    true = replace(VAN, waarde=people, contributors=people)
    found = bases_of({"groei-jaar": true}, proef(), opdracht or then(), BEFORE, earlier)
    return found["groei-jaar"]


@pytest.mark.parametrize(("people", "shown"), [(4, None), (5, 5)])
def test_a_base_that_was_never_released_needs_enough_people(people: int, shown: int | None) -> None:
    found = base(people)
    (number,) = found.numbers
    assert number.name == "indicator|2022-01-01..2022-03-31|contactsoort|waarde"
    assert (number.relation, number.value, number.k) == ("is", people, 5)
    nothing, own = frozenset[str](), frozenset({number.unit})
    assert found.shown(nothing, own) == shown
    assert found.shown(own, own) is None
    assert found.shown(nothing, nothing) is None, "neither released nor protected"


def test_a_base_that_was_released_is_what_was_published() -> None:
    row = replace(figure_row(VAN), status="gepubliceerd")
    assert base(4, released(contactsoort=row)) == Base(10)
    assert base(4, released(contactsoort=replace(row, waarde=None))) == Base(None)
    # Released then, but without this figure: it is not told afterwards.
    assert base(40, released(alles=row)) == Base(None)


def test_what_another_opdracht_counted_otherwise_is_another_number() -> None:
    own, *others = then().deelopdrachten
    changed = [
        one.model_copy(update={"filter": None}) if one.code == "contactsoort" else one
        for one in own.indicatoren
    ]
    own = own.model_copy(update={"indicatoren": tuple(changed)})
    other = then().model_copy(update={"deelopdrachten": (own, *others)})
    found = base(9, opdracht=other)
    (number,) = found.numbers
    assert number.name.endswith("|contactsoort@proef-2023|waarde")
    assert (number.relation, found.shown(frozenset(), frozenset({number.unit}))) == ("apart", 9)
    same_code = Released(
        {("proef-2022", BEFORE.start, BEFORE.end): {"contactsoort": figure_row(VAN)}}
    )
    assert base(9, same_code, other) == Base(None)


@pytest.mark.parametrize(
    ("old", "hidden", "shown"),
    [
        (10, False, (12, 10, Decimal("20.00"), "gepubliceerd")),
        (None, False, (None, None, None, "onderdrukt")),
        (10, True, (None, None, None, "onderdrukt")),
        (0, False, (12, 0, None, "geen_gegevens")),
    ],
)
def test_growth_is_counted_between_what_is_published(
    old: Amount | None, hidden: bool, shown: tuple[object, ...]
) -> None:
    units = frozenset({unit_of(QUARTER, "contactsoort")} if hidden else ())
    row = Protection(proef(), QUARTER, units, True, VALUES, {"groei-jaar": old}).row(GROWTH)
    assert (row.teller, row.basis_waarde, row.waarde, row.status) == shown
    assert row.verandering == row.waarde


def test_growth_goes_by_the_figure_in_the_package_and_is_hidden_without_it() -> None:
    other = Protection(
        proef(), QUARTER, frozenset(), True, {"contactsoort": 15}, {"groei-jaar": 10}
    )
    assert (other.row(GROWTH).teller, other.row(GROWTH).waarde) == (15, Decimal("50.00"))
    running = replace(other, ended=False).row(GROWTH)
    assert (running.teller, running.basis_waarde, running.status) == (15, 10, "voorlopig")
    assert replace(other, values={}).row(GROWTH).status == "onderdrukt"


def test_growth_since_a_nulmeting_asks_only_for_what_grew() -> None:
    true = figure("groei-nulmeting", waarde=Decimal(50), teller=12, basis_waarde=8)
    (shown, hidden) = (
        Protection(proef(), QUARTER, units, True, {"personen": 12}).row(true)
        for units in (frozenset[str](), frozenset({unit_of(QUARTER, "personen")}))
    )
    assert (shown.waarde, shown.basis_waarde, shown.status) == (50, 8, "gepubliceerd")
    assert (hidden.waarde, hidden.basis_waarde, hidden.status) == (None, None, "onderdrukt")


def test_growth_of_a_released_figure_goes_by_what_was_released() -> None:
    row = replace(figure_row(VAN), status="gepubliceerd", waarde=20)
    bases = {"groei-jaar": 10}
    protection = Protection(
        proef(), QUARTER, frozenset(), True, VALUES, bases, {"contactsoort": row}
    )
    assert protection.row(GROWTH).waarde == Decimal("100.00")
    assert protection.row(VAN) is row
    masked = replace(row, waarde=None, status="onderdrukt")
    protection = replace(protection, released={"contactsoort": masked})
    assert protection.row(GROWTH).status == "onderdrukt"
