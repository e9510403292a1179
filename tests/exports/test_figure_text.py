"""A figure in words, and which part of it own work was."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from exports.indicator.figures import IndicatorFigure, Results
from exports.indicator.own_part import own_parts
from exports.text.figure import base_text, counted_text, made_of, norm_sign, number, value_text
from exports.text.figure_caveats import explained
from exports.text.units import ONE, with_unit
from models.catalogue import Catalogue
from models.catalogue_file import read_catalogue
from models.catalogue_shelf import built_in, built_in_codes
from models.periods import parse_period

PERIOD = parse_period("2023-Q2")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue(built_in("meierijstad-2023"), "meierijstad-2023")


def figure(catalogue: Catalogue, code: str, **known: object) -> IndicatorFigure:
    part, one = catalogue.indicator(code) or pytest.fail(code)
    return replace(IndicatorFigure(part, one, "voorlopig"), **known)


def test_a_share_names_teller_and_noemer(catalogue: Catalogue) -> None:
    one = figure(catalogue, "1a-baat", waarde=Decimal("75.00"), teller=3, noemer=4)
    assert (value_text(one), counted_text(one)) == ("75,00 %", "3 van 4")
    assert made_of(one) == "teller 3, noemer 4"
    assert norm_sign(one.indicator) == "≥ 90"


@pytest.mark.parametrize("code", built_in_codes())
def test_one_of_anything_is_called_as_one(code: str) -> None:
    asked = read_catalogue(built_in(code), code)
    units = {one.eenheid for _, one in asked.indicatoren()}
    plural = {unit for unit in units if re.fullmatch(r"\w+(en|s)", unit)}
    assert plural and plural <= ONE.keys()
    for unit in plural:
        assert [with_unit(value, unit) for value in (0, 1, Decimal("1.50"))] == [
            f"0 {unit}",
            f"1 {ONE[unit]}",
            f"1,50 {unit}",
        ]


def test_a_mean_names_its_answers(catalogue: Catalogue) -> None:
    one = figure(
        catalogue, "2-tevredenheid", waarde=Decimal("7.5"), teller=Decimal("15.00"), noemer=2
    )
    assert (counted_text(one), made_of(one)) == ("2 antwoorden", "2 antwoorden, samen 15")


def test_growth_has_a_sign_and_names_its_base(catalogue: Catalogue) -> None:
    grown = {"waarde": Decimal("5.26"), "verandering": Decimal("5.26"), "teller": 20}
    base = {"basis_periode": "2022-Q2", "basis_waarde": 19}
    one = figure(catalogue, "1b-analyses-groei", **grown, **base)
    assert (value_text(one), made_of(one)) == ("+5,26 %", "nu 20, in 2022-Q2: 19")
    lost = replace(one, waarde=None, verandering=None, basis_waarde=None)
    assert value_text(lost) == "geen gegevens"
    assert base_text(lost) == "niet te vergelijken met 2022-Q2"
    assert counted_text(lost) == ""


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (0, "0"), (14050, "14.050"), (Decimal("67.00"), "67"), (Decimal("2.58"), "2,58")],
)
def test_a_number_is_whole_when_it_can_be(value: int | Decimal | None, text: str) -> None:
    assert number(value) == text


def test_own_parts_are_what_was_moved_in_its_own_unit(catalogue: Catalogue) -> None:
    figures = (
        figure(catalogue, "1a-signalen", waarde=2, contributors=2),
        figure(catalogue, "1a-aansluiting", waarde=0, teller=0, noemer=2, contributors=2),
        figure(catalogue, "1b-analyses-groei", waarde=9, teller=9, contributors=9),
        figure(catalogue, "3-bereik", waarde=Decimal("0.03"), teller=4, noemer=14050),
        figure(catalogue, "12-actief", waarde=720),
    )
    reach = replace(figures[3], contributors=4)
    moved = own_parts(Results(catalogue, PERIOD, (*figures[:3], reach, figures[4])))
    told = [(one.figure.indicator.code, one.part, one.unit, one.whole) for one in moved]
    assert told == [
        ("1a-signalen", 2, "signalen", None),
        ("1a-aansluiting", 0, "", 2),
        ("3-bereik", 4, "personen", None),
    ]
    assert own_parts(Results(catalogue, PERIOD, figures[3:])) == ()


@pytest.mark.parametrize("code", built_in_codes())
def test_every_figure_says_by_its_title_what_asks_for_it(code: str) -> None:
    asked = read_catalogue(built_in(code), code)
    titles = tuple(paper.titel for paper in asked.stukken)
    for _, one in asked.indicatoren():
        (line,) = (text for text in explained(asked, one) if "Gevraagd in" in text)
        assert line.removeprefix("  - Gevraagd in: ").startswith(titles)
        assert line.endswith(f"({one.bron}).")
