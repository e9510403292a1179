"""What the rows of indicatoren.csv tell: numbers, where they lie, and which are hidden."""

from dataclasses import fields
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.figure.numbers import figure_numbers
from exports.figure.rows import FigureRow
from exports.figure.subject import Subject
from exports.indicator.figures import IndicatorFigure
from exports.numbers import Box
from tests.exports.counted import QUARTER
from tests.exports.figures import figure, numbers, piece, proef, rows, share

START, END = QUARTER.start, QUARTER.end
OWN = {"deelopdracht": ("j",)}
TOLD = ("waarde", "teller", "noemer", "ontbrekend", "norm_gehaald", "basis_waarde", "verandering")


def box(**axes: tuple[str, ...]) -> Box:
    return Box(START, END, **axes)


def test_names_and_units_are_those_of_the_row_and_period() -> None:
    one, missing = figure_numbers(
        proef(), QUARTER, [figure("alles", waarde=9, ontbrekend=7, contributors=6)]
    )
    unit = "indicator|2023-01-01..2023-03-31|alles"
    assert (one.name, one.unit) == (f"{unit}|waarde", unit)
    assert (missing.name, missing.unit) == (f"{unit}|ontbrekend", f"{unit}|ontbrekend")
    assert (one.value, one.contributors, one.k, one.state) == (9, 6, 5, "open")


@pytest.mark.parametrize(
    ("code", "counts", "relation", "axes"),
    [
        ("alles", "contacten", "is", OWN),
        ("overal", "contacten", "is", {}),
        ("elders", "contacten", "is", {"deelopdracht": ("v",)}),
        ("contactsoort", "contacten", "is", {**OWN, "contactsoort": ("gesprek",)}),
        ("kern", "contacten", "is", {**OWN, "kern": ("dorp",)}),
        ("leeftijdsgroep", "contacten", "is", {**OWN, "leeftijdsgroep": ("jong",)}),
        ("ergens", "contacten", "within", {**OWN, "kern": ("stad", "onbekend")}),
        ("kanaal", "contacten", "within", OWN),
        ("bekend", "contacten", "within", OWN),
        ("weekend", "contacten", "within", OWN),
        ("personen", "clienten", "is", OWN),
        ("personen-dorp", "clienten", "is", {**OWN, "kern": ("dorp",)}),
        ("eenzame-personen", "clienten", "within", OWN),
        ("personen-traject", "clienten", "apart", {}),
        ("deelnemers", "contacten", "apart", {}),
        ("geopend", "contacten", "apart", {}),
        ("resultaten", "contacten", "apart", {}),
        ("zessen", "contacten", "apart", {}),
        ("matches", "contacten", "apart", {}),
    ],
)
def test_where_a_figure_lies(
    code: str, counts: str, relation: str, axes: dict[str, tuple[str, ...]]
) -> None:
    (one,) = figure_numbers(proef(), QUARTER, [figure(code, waarde=9, contributors=9)])
    assert (one.counts, one.relation, one.box) == (counts, relation, box(**axes))


def test_hours_are_minutes_and_their_parts_add_up() -> None:
    parts = (piece("1", Decimal("4.92"), 8), piece("2", Decimal("0.08"), 2))
    found = numbers(proef(), figure("uren", waarde=Decimal("5.00"), contributors=9, parts=parts))
    assert {name: one.value for name, one in found.items()} == {
        "uren|waarde": 300,
        "uren:1|waarde": 295,
        "uren:2|waarde": 5,
    }
    whole, small = found["uren|waarde"], found["uren:2|waarde"]
    assert (whole.relation, whole.box, whole.counts) == ("is", box(**OWN), "uren")
    assert whole.sum_of == (found["uren:1|waarde"].name, small.name)
    assert (small.state, small.relation) == ("hidden", "within")


def test_parts_that_overlap_are_not_added_up() -> None:
    parts = (piece("verlies", 5, 5), piece("zorgen", 6, 6))
    found = numbers(proef(), figure("redenen", waarde=10, contributors=9, parts=parts))
    assert found["redenen|waarde"].sum_of == ()


@pytest.mark.parametrize("code", ["inwoners", "bericht", "groei-jaar"])
def test_what_has_no_people_behind_it_is_no_number(code: str) -> None:
    assert figure_numbers(proef(), QUARTER, [figure(code, waarde=3)]) == ()


@pytest.mark.parametrize("code", ["alles", "personen", "geopend", "matches", "uren"])
@pytest.mark.parametrize(
    ("people", "zeros", "hidden"),
    [(4, "hide", True), (5, "hide", False), (0, "hide", True), (4, "publish", True)],
)
def test_few_people_hide_a_figure(code: str, people: int, zeros: str, hidden: bool) -> None:
    true = figure(code, waarde=people, contributors=people, ontbrekend=9)
    (row,) = rows(proef(zeros=zeros), true)
    assert (row.status == "onderdrukt") is hidden
    assert (row.waarde is None) is hidden
    assert (row.ontbrekend is None) is hidden


def test_an_empty_figure_is_shown_where_zeros_are_but_no_hours_are_not() -> None:
    catalogue = proef(zeros="publish")
    shown, hidden = rows(catalogue, figure("alles", waarde=0), figure("uren", waarde=0))
    assert (shown.waarde, shown.status) == (0, "gepubliceerd")
    assert (hidden.waarde, hidden.status) == (None, "onderdrukt")
    assert numbers(catalogue, figure("uren", waarde=0))["uren|waarde"].k == 0


@pytest.mark.parametrize(
    ("missing", "zeros", "shown"),
    [(4, "hide", None), (5, "hide", 5), (0, "hide", None), (0, "publish", 0), (1, "publish", None)],
)
def test_few_that_are_missing_are_hidden_alone(missing: int, zeros: str, shown: int | None) -> None:
    true = figure("kanaal", waarde=8, contributors=8, ontbrekend=missing)
    (row,) = rows(proef(zeros=zeros), true)
    assert (row.waarde, row.ontbrekend) == (8, shown)


def test_what_is_missing_from_a_kern_is_the_unknown_kern_of_the_tables() -> None:
    true = figure("kern", waarde=8, contributors=8, ontbrekend=6)
    one = numbers(proef(), true)["kern|ontbrekend"]
    assert (one.relation, one.box) == ("is", box(**OWN, kern=("onbekend",)))
    other = numbers(proef(), figure("kanaal", waarde=8, ontbrekend=6))["kanaal|ontbrekend"]
    assert (other.relation, other.box) == ("within", box(**OWN))


def test_a_reach_is_the_people_and_a_mean_the_number_of_scores() -> None:
    reach = figure("bereik", waarde=16, teller=8, noemer=50, contributors=8)
    mean = figure("cijfer", waarde=7, teller=35, noemer=5, contributors=5)
    found = numbers(proef(), reach, mean)
    assert {name: one.value for name, one in found.items()} == {
        "bereik|teller": 8,
        "cijfer|noemer": 5,
    }
    assert [row.status for row in rows(proef(), reach, mean)] == ["gepubliceerd"] * 2
    (few,) = rows(proef(), figure("cijfer", waarde=7, teller=28, noemer=4, contributors=4))
    assert (few.waarde, few.teller, few.noemer, few.status) == (None, None, None, "onderdrukt")


def test_a_share_is_four_numbers_and_its_base() -> None:
    kinds = {**OWN, "contactsoort": ("gesprek", "huisbezoek")}
    found = numbers(proef(), share(ontbrekend=6))
    told = {
        name.split("|")[1]: (one.value, one.relation, one.k, one.state)
        for name, one in found.items()
    }
    assert told == {
        "teller": (40, "within", 5, "open"),
        "rest": (40, "within", 5, "open"),
        "noemer": (80, "within", 0, "open"),
        "ontbrekend": (6, "within", 5, "open"),
        "basis": (86, "is", 0, "open"),
    }
    assert {one.box for one in found.values()} == {box(**kinds)}
    assert len({one.unit for one in found.values()}) == 1
    sides = (found["aandeel-geholpen|teller"].name, found["aandeel-geholpen|rest"].name)
    assert found["aandeel-geholpen|noemer"].sum_of == sides


def test_a_share_that_tables_know_is_made_of_boxes() -> None:
    catalogue = proef()
    part, one = catalogue.indicator("aandeel-geholpen") or (None, None)
    assert part
    assert one
    kinds = one.model_copy(
        update={
            "noemer": one.noemer.model_copy(update={"kern": ("dorp",)}) if one.noemer else None,
            "teller": one.teller.model_copy(
                update={"geholpen": None, "contactsoort": ("gesprek", "groep")}
            )
            if one.teller
            else None,
        }
    )
    true = IndicatorFigure(part, kinds, "voorlopig", 50, 40, 80, 6, contributors=10, sides=(5, 5))
    found = numbers(catalogue, true)
    dorp = {**OWN, "kern": ("dorp",)}
    assert {name.split("|")[1]: (one.relation, one.box) for name, one in found.items()} == {
        "teller": ("is", box(**dorp, contactsoort=("gesprek",))),
        "rest": ("within", box(**dorp, contactsoort=("gesprek", "huisbezoek"))),
        "noemer": ("is", box(**dorp, contactsoort=("gesprek", "huisbezoek"))),
        # Who has an answer is not known only where the kern is not.
        "ontbrekend": (
            "is",
            box(**OWN, kern=("onbekend",), contactsoort=("gesprek", "huisbezoek")),
        ),
    }


@pytest.mark.parametrize(
    ("changed", "hidden"),
    [
        ({}, False),
        ({"sides": (4, 4)}, True),
        ({"contributors": 4, "sides": (4, 4)}, True),
        ({"teller": 0, "sides": (10, 10)}, True),
        ({"teller": 80, "sides": (10, 10)}, True),
        ({"teller": 5, "noemer": 9}, True),
        ({"teller": 5, "noemer": 10}, False),
        ({"teller": 4, "noemer": 10}, True),
        ({"teller": 6, "noemer": 10}, True),
        ({"ontbrekend": 4}, True),
        ({"ontbrekend": 5}, False),
    ],
)
def test_a_share_is_shown_whole_or_not_at_all(changed: dict[str, Any], hidden: bool) -> None:
    (row,) = rows(proef(), share(**changed))
    told = (row.waarde, row.teller, row.noemer, row.ontbrekend)
    assert (row.status == "onderdrukt") is hidden
    assert (told == (None, None, None, None)) is hidden
    states = {one.state for one in numbers(proef(), share(**changed)).values()}
    assert states == {"hidden" if hidden else "open"}


def test_where_zeros_are_published_a_share_may_have_an_empty_side() -> None:
    catalogue = proef(zeros="publish")
    (row,) = rows(catalogue, share(teller=0, waarde=0, sides=(10, 10)))
    assert (row.teller, row.status) == (0, "gepubliceerd")
    # Hidden for another reason, an empty side asks nothing: it is known to be possible.
    found = numbers(catalogue, share(teller=0, noemer=4, sides=(4, 4), contributors=4))
    assert {name.split("|")[1]: one.k for name, one in found.items()} == {
        "teller": 0,
        "rest": 5,
        "noemer": 0,
        "ontbrekend": 0,
        "basis": 0,
    }


def test_what_counts_the_same_is_tied_to_it() -> None:
    closed = share("aandeel-geslaagd", teller=20, noemer=24, sides=(4, 4), contributors=24)
    found = numbers(
        proef(),
        figure("gesloten", waarde=24, contributors=24),
        figure("geslaagd", waarde=20, contributors=20),
        closed,
    )
    tied = {name: one.sum_of for name, one in found.items()}
    assert tied["gesloten|waarde"] == (found["aandeel-geslaagd|noemer"].name,)
    assert tied["geslaagd|waarde"] == (found["aandeel-geslaagd|teller"].name,)


def test_a_part_counts_what_the_figure_with_that_filter_does() -> None:
    parts = (piece("bank", 6, 6), piece("beurs", 8, 8))
    found = numbers(
        proef(),
        figure("matches", waarde=14, contributors=14),
        figure("via-bank", waarde=6, contributors=6),
        figure("routes", waarde=14, contributors=14, parts=parts),
    )
    assert found["matches|waarde"].sum_of == (found["routes|waarde"].name,)
    assert found["routes|waarde"].sum_of == (
        found["routes:bank|waarde"].name,
        found["routes:beurs|waarde"].name,
    )
    assert found["routes:bank|waarde"].sum_of == (found["via-bank|waarde"].name,)


def test_a_number_with_a_sum_of_its_own_is_there_twice_when_another_counts_the_same() -> None:
    parts = (piece("verlies", 5, 5), piece("zorgen", 6, 6))
    one = figure("redenen", waarde=11, contributors=9, parts=parts)
    other = Subject(proef(), QUARTER, one.deelopdracht, one.indicator)
    again = IndicatorFigure(
        one.deelopdracht,
        one.indicator.model_copy(
            update={
                "code": "nog-eens",
                "per": "kanaal",
                "filter": one.indicator.filter.model_copy(update={"bereikt": True})
                if one.indicator.filter
                else None,
            }
        ),
        "voorlopig",
        11,
        parts=(piece("tel", 5, 5), piece("thuis", 6, 6)),
        contributors=9,
    )
    same = IndicatorFigure(
        again.deelopdracht,
        again.indicator.model_copy(update={"code": "derde", "per": "reden"}),
        "voorlopig",
        11,
        parts=parts,
        contributors=9,
    )
    found = numbers(proef(), again, same)
    assert found["derde|waarde"].sum_of == (found["nog-eens|waarde"].name,)
    assert len(found["derde|waarde|deel"].sum_of) == len(parts)
    assert found["derde|waarde|deel"].k == 0
    assert other.k == 5


sizes = st.integers(0, 12)


@st.composite
def any_figure(draw: st.DrawFn) -> IndicatorFigure:
    code = draw(
        st.sampled_from(["alles", "kanaal", "personen", "geopend", "cijfer", "bereik", "uren"])
    )
    people = draw(sizes)
    missing = draw(st.none() | sizes)
    if draw(st.booleans()):
        teller, rest = draw(sizes), draw(sizes)
        sides = (draw(st.integers(min(teller, 1), teller)), draw(st.integers(min(rest, 1), rest)))
        kinds = ["aandeel-geholpen", "aandeel-geslaagd", "tevreden", "baat", "aandeel-bereikt"]
        return share(
            draw(st.sampled_from(kinds)),
            teller=teller,
            noemer=teller + rest,
            ontbrekend=missing or 0,
            contributors=max(sides),
            sides=sides,
        )
    part = piece("1", people, people)
    return figure(
        code,
        waarde=people,
        teller=people,
        noemer=people,
        ontbrekend=missing,
        contributors=people,
        parts=(part,) if code == "uren" else (),
    )


@given(any_figure(), st.sampled_from(["hide", "publish"]), st.integers(3, 10))
def test_no_row_that_is_shown_has_few_on_any_side(
    true: IndicatorFigure, zeros: str, k: int
) -> None:
    catalogue = proef(k, zeros)
    for row in rows(catalogue, true):
        if row.status == "onderdrukt":
            assert {getattr(row, name) for name in TOLD} == {None}
            continue
        assert not 0 < true.contributors < k
        assert row.ontbrekend is None or not 0 < row.ontbrekend < k
        if row.soort == "aandeel":
            assert row.teller is not None
            assert row.noemer is not None
            for side in (row.teller, row.noemer - row.teller):
                assert not 0 < side < k
            assert not 0 < row.noemer < 10
            assert not any(0 < people < k for people in true.sides or ())


@given(any_figure(), st.sampled_from(["hide", "publish"]))
def test_a_unit_is_hidden_whole_and_a_number_is_whole(true: IndicatorFigure, zeros: str) -> None:
    found = figure_numbers(proef(zeros=zeros), QUARTER, [true])
    states: dict[str, set[str]] = {}
    for one in found:
        states.setdefault(one.unit, set()).add(one.state)
        assert isinstance(one.value, int)
        assert one.value >= 0
    assert all(len(state) == 1 for state in states.values())
    assert len({one.name for one in found}) == len(found)


def test_a_mask_is_made_of_columns_that_exist() -> None:
    assert set(TOLD) <= {one.name for one in fields(FigureRow)}


def test_figures_without_a_row_in_common_are_together_in_their_box() -> None:
    found = figure_numbers(
        proef(),
        QUARTER,
        [
            figure("bekend", waarde=7, contributors=7),
            figure("anoniem", waarde=3, contributors=3),
            figure("kern", waarde=5, contributors=5),
            figure("ergens", waarde=5, contributors=5),
            figure("werkdag", waarde=6, contributors=6),
            figure("weekend", waarde=4, contributors=4),
            figure("vrij", waarde=4, contributors=4),
        ],
    )
    named = {one.name: one for one in found}
    together = {
        tuple(named[part].unit.split("|")[2] for part in one.sum_of): one
        for one in found
        if "|samen|" in one.name
    }
    assert set(together) == {("bekend", "anoniem"), ("kern", "ergens"), ("werkdag", "weekend")}
    assert {(one.value, one.relation, one.box) for one in together.values()} == {
        (10, "within", box(**OWN))
    }
    assert {(one.state, one.k, one.unit == one.name) for one in together.values()} == {
        ("hidden", 0, True)
    }
