"""Figures of registers that were counted by hand."""

from datetime import date
from decimal import Decimal

import pytest

from casereg.errors import Refused
from exports.counted.figure import Figure
from exports.counted.places import Place
from exports.counted.tally import Tally
from models.catalogue import Catalogue, Tabel
from models.periods import Period, parse_period
from tests.exports.small import (
    DEEL_KERN,
    DEEL_SOORT,
    LEEFTIJD,
    QUARTER,
    SMALL,
    SOORT_LEEFTIJD,
    Rows,
    fill_by_hand,
)

T = "totaal"


def figures(
    rows: Rows, table: Tabel, catalogue: Catalogue = SMALL, period: Period = QUARTER
) -> dict[tuple[str, Place], Figure]:
    found = Tally(rows.session, catalogue, period).figures(table)
    by_place = {(figure.maat, figure.place): figure for figure in found}
    assert len(by_place) == len(found)
    return by_place


def test_contacts_by_deelopdracht_and_soort(rows: Rows) -> None:
    fill_by_hand(rows)
    found = figures(rows, DEEL_SOORT)
    expected = {
        ("a", "gesprek"): (7, 5),
        ("a", "ronde"): (0, 0),
        ("a", T): (7, 5),
        ("b", "gesprek"): (2, 2),
        ("b", "ronde"): (2, 2),
        ("b", T): (4, 4),
        (T, "gesprek"): (9, 6),
        (T, "ronde"): (2, 2),
        (T, T): (11, 7),
    }
    for (part, kind), counted in expected.items():
        figure = found["contacten", Place(part, kind)]
        assert (figure.waarde, figure.contributors) == counted, (part, kind)
    assert sum(maat == "contacten" for maat, _ in found) == len(expected)


def test_hours_count_a_contact_of_two_clients_once(rows: Rows) -> None:
    fill_by_hand(rows)
    found = figures(rows, DEEL_SOORT)
    expected = {
        ("a", "gesprek"): ("2.50", 4),
        ("b", "gesprek"): ("1.50", 2),
        ("b", "ronde"): ("2.00", 1),
        (T, T): ("6.00", 6),
    }
    for (part, kind), (hours, behind) in expected.items():
        figure = found["uren", Place(part, kind)]
        assert (str(figure.waarde), figure.contributors) == (hours, behind)


def test_contacts_stand_in_their_own_kern_and_gebiedsteam(rows: Rows) -> None:
    fill_by_hand(rows)
    found = figures(rows, DEEL_KERN)
    expected = {
        "a": {"dorp": 3, "gehucht": 0, "stad": 3, "onbekend": 1},
        "b": {"dorp": 2, "gehucht": 1, "stad": 1, "onbekend": 0},
        T: {"dorp": 5, "gehucht": 1, "stad": 4, "onbekend": 1},
    }
    teams = {
        "a": {"noord": 3, "zuid": 3, "onbekend": 1},
        "b": {"noord": 3, "zuid": 1, "onbekend": 0},
        T: {"noord": 6, "zuid": 4, "onbekend": 1},
    }
    for part, kernen in expected.items():
        for kern, number in kernen.items():
            assert found["contacten", Place(part, kern=kern)].waarde == number
        for team, number in teams[part].items():
            assert found["contacten", Place(part, kern=f"gebiedsteam:{team}")].waarde == number


def test_clients_stand_in_the_kern_fixed_for_them(rows: Rows) -> None:
    fill_by_hand(rows)
    found = figures(rows, DEEL_KERN)
    expected = {
        "a": {"dorp": 2, "stad": 1, "gebiedsteam:noord": 2, "gebiedsteam:zuid": 1, T: 3},
        "b": {"dorp": 1, "stad": 2, "gebiedsteam:noord": 1, "gebiedsteam:zuid": 2, T: 3},
        T: {"dorp": 2, "stad": 2, "gebiedsteam:noord": 2, "gebiedsteam:zuid": 2, T: 4},
    }
    for part, kernen in expected.items():
        for kern in (*SMALL.kernen, "onbekend"):
            code = kern if isinstance(kern, str) else kern.code
            figure = found["clienten", Place(part, kern=code)]
            assert figure.waarde == figure.contributors == kernen.get(code, 0)
        for kern, number in kernen.items():
            assert found["clienten", Place(part, kern=kern)].waarde == number


def test_age_groups_of_contacts_and_of_clients(rows: Rows) -> None:
    fill_by_hand(rows)
    found = figures(rows, LEEFTIJD)
    expected = {"jong": (3, 1, "1.00"), "oud": (6, 3, "3.00"), "onbekend": (2, 0, "2.00")}
    for group, (contacts, clients, hours) in (expected | {T: (11, 4, "6.00")}).items():
        place = Place(leeftijdsgroep=group)
        assert found["contacten", place].waarde == contacts
        assert found["clienten", place].waarde == clients
        assert found["uren", place].waarde == Decimal(hours)


@pytest.mark.parametrize("table", [DEEL_SOORT, DEEL_KERN, LEEFTIJD, SOORT_LEEFTIJD])
def test_totals_of_contacts_are_the_sums_of_their_parts(rows: Rows, table: Tabel) -> None:
    fill_by_hand(rows)
    counted = figures(rows, table).items()
    found = {place: one.waarde for (maat, place), one in counted if maat == "contacten"}
    grand = found[Place()]
    for column in {place.grouping for place in found}:
        assert sum(value for place, value in found.items() if place.grouping == column) == grand


def test_only_the_period_counts_both_ends_included(rows: Rows) -> None:
    for day in (date(2022, 12, 31), date(2023, 3, 1), date(2023, 3, 31), date(2023, 4, 1)):
        rows.contact(day, ("a", "gesprek"))
    found = figures(rows, DEEL_SOORT, period=parse_period("2023-03"))
    assert found["contacten", Place()].waarde == 2


def test_codes_the_catalogue_does_not_know_stay_in_the_totals(rows: Rows) -> None:
    gone = rows.client("verdwenen", "stokoud")
    never_fixed = rows.client("dorp", "oud", year=None)
    rows.contact(date(2023, 2, 1), ("a", "gesprek"), ("verdwenen", "stokoud"), [gone, never_fixed])
    contacts = figures(rows, DEEL_KERN)
    for kern in ("onbekend", "gebiedsteam:onbekend", T):
        assert contacts["contacten", Place("a", kern=kern)].waarde == 1
        assert contacts["clienten", Place("a", kern=kern)].waarde == 2
    ages = figures(rows, LEEFTIJD)
    assert ages["contacten", Place(leeftijdsgroep="onbekend")].waarde == 1
    assert ages["clienten", Place(leeftijdsgroep="onbekend")].waarde == 2


def test_a_deelopdracht_or_soort_without_a_row_is_named(rows: Rows) -> None:
    rows.contact(date(2023, 2, 1), ("z", "gesprek"))
    rows.contact(date(2023, 2, 1), ("a", "sprong"))
    with pytest.raises(Refused, match=r"contactsoort 'sprong', deelopdracht 'z'"):
        figures(rows, LEEFTIJD)


def test_a_strange_code_outside_what_counts_is_no_matter(rows: Rows) -> None:
    rows.contact(date(2023, 2, 1), ("z", "gesprek"), status="vervallen")
    rows.contact(date(2023, 5, 1), ("z", "gesprek"))
    assert figures(rows, LEEFTIJD)["contacten", Place()].waarde == 0


def test_a_week_over_new_year_keeps_a_client_in_one_kern(rows: Rows) -> None:
    moved = rows.client("dorp", "jong", 2022)
    rows.fixed(moved, "stad", "oud", 2023)
    later = rows.client("stad", "oud", 2023)
    for day in (date(2022, 12, 30), date(2023, 1, 1)):
        rows.contact(day, ("a", "gesprek"), ("stad", "oud"), [moved, later])
    found = figures(rows, DEEL_KERN, period=parse_period("2022-W52"))
    by_kern = {kern: found["clienten", Place(kern=kern)].waarde for kern in ("dorp", "stad", T)}
    assert by_kern == {"dorp": 1, "stad": 1, T: 2}


def test_a_combination_that_cannot_occur_is_known_unless_it_did(rows: Rows) -> None:
    impossible = Place("a", "ronde")
    assert not figures(rows, DEEL_SOORT)["contacten", impossible].possible
    rows.contact(date(2023, 2, 1), ("a", "ronde"), minutes=None)
    found = figures(rows, DEEL_SOORT)
    assert found["contacten", impossible].possible
    assert found["uren", impossible].possible


def test_a_register_without_contacts_counts_zero(rows: Rows) -> None:
    assert {figure.waarde for figure in figures(rows, DEEL_KERN).values()} == {0}
