"""Growth is shown only between two published figures."""

from dataclasses import replace
from decimal import Decimal

import pytest

from exports.figure.growth import bases_of
from exports.figure.names import unit_of
from exports.figure.protection import Protection
from exports.figure.released import Released
from exports.figure.rows import FigureRow, figure_row
from exports.indicator.figures import Amount
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


def then() -> Catalogue:
    """The opdracht of the year before, which counts the same."""
    return proef().model_copy(update={"code": "proef-2022"})


def base(opdracht: Catalogue | None = None, **rows: FigureRow) -> Amount | None:
    """What growth is counted from when these rows were released of the year before."""
    earlier = Released({("proef-2022", BEFORE.start, BEFORE.end): rows})
    return bases_of({"groei-jaar": VAN}, opdracht or then(), BEFORE, earlier)["groei-jaar"]


def test_a_base_is_what_was_published_and_nothing_else() -> None:
    row = replace(figure_row(VAN), waarde=9, status="gepubliceerd")
    assert base(contactsoort=row) == 9
    assert base(contactsoort=replace(row, waarde=None)) is None
    # Released then, but without this figure: it is not told afterwards.
    assert (base(alles=row), base()) == (None, None)


def test_what_another_opdracht_counted_otherwise_is_no_base() -> None:
    own, *others = then().deelopdrachten
    changed = [
        one.model_copy(update={"filter": None}) if one.code == "contactsoort" else one
        for one in own.indicatoren
    ]
    own = own.model_copy(update={"indicatoren": tuple(changed)})
    other = then().model_copy(update={"deelopdrachten": (own, *others)})
    assert base(other, contactsoort=figure_row(VAN)) is None


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
