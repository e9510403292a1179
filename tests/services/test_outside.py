"""Kengetallen and mijlpalen, on both databases."""

from datetime import date
from typing import Any

import pytest

from casereg.errors import InvalidInput, Refused
from casereg.register import Register
from models.record_forms import KengetalForm, MijlpaalForm
from tests.conftest import MakeRegister
from tests.services.recording import TEXT, field_refused

TODAY = date(2023, 3, 15)


@pytest.fixture
def opdracht() -> str:
    return TEXT


@pytest.fixture
def lead(make_register: MakeRegister) -> Register:
    return make_register("teamleider")


def kengetal(**fields: Any) -> KengetalForm:
    basis = {
        "code": "jongeren",
        "part": "eenzaam",
        "value": 1200,
        "period": "2023",
        "source": "CBS",
        "noted_on": TODAY,
    }
    return KengetalForm.model_validate(basis | fields)


def mijlpaal(**fields: Any) -> MijlpaalForm:
    basis = {"code": "overzicht", "delivered_on": "2023-03-01", "evidence": "Verslag op de site"}
    return MijlpaalForm.model_validate(basis | fields)


def test_a_correction_is_entered_again(lead: Register) -> None:
    first = lead.records.note_kengetal(kengetal())
    second = lead.records.note_kengetal(kengetal(value=1210.5))
    assert lead.records.kengetallen() == (second, first)
    assert (second.value, second.period, second.part) == (1210.5, "2023", "eenzaam")
    lead.records.undo_kengetal(second.number)
    assert lead.records.kengetallen() == (first,)
    with pytest.raises(Refused, match="al ongedaan"):
        lead.records.undo_kengetal(second.number)
    with pytest.raises(Refused, match="bestaat niet"):
        lead.records.undo_kengetal(99)


def test_the_period_fits_the_kengetal(lead: Register) -> None:
    for fields in (
        {"code": "leerlingen", "part": "", "period": "2023-q2"},
        {"code": "nulmeting", "part": "", "period": "2019"},
    ):
        card = lead.records.note_kengetal(kengetal(**fields))
        assert card.period == fields["period"].upper()


REFUSED = (
    ({"code": "huizen"}, "code"),
    ({"period": "2019"}, "code"),
    ({"period": "vorig jaar"}, "period"),
    ({"period": "2023-Q1"}, "period"),
    ({"code": "leerlingen", "part": "", "period": "2023"}, "period"),
    ({"code": "nulmeting", "part": "", "period": "2023"}, "period"),
    ({"part": ""}, "part"),
    ({"part": "vips"}, "part"),
    ({"code": "leerlingen", "period": "2023-Q1"}, "part"),
    ({"noted_on": "2023-03-16"}, "noted_on"),
)


def test_a_kengetal_that_cannot_be_is_refused(lead: Register) -> None:
    for fields, field in REFUSED:
        assert field_refused(lead.records.note_kengetal, kengetal(**fields)) == field, fields
        assert lead.records.kengetallen() == ()


def test_a_mijlpaal_is_an_indicator(lead: Register) -> None:
    card = lead.records.note_mijlpaal(mijlpaal())
    assert (card.deelopdracht, card.delivered_on) == ("a", date(2023, 3, 1))
    assert lead.records.mijlpalen() == (card,)
    for fields, field in (
        ({"code": "hoeveel"}, "code"),
        ({"code": "feest"}, "code"),
        ({"delivered_on": "2023-03-16"}, "delivered_on"),
        ({"delivered_on": "2022-03-01"}, "code"),
    ):
        with pytest.raises(InvalidInput) as refused:
            lead.records.note_mijlpaal(mijlpaal(**fields))
        assert refused.value.field == field


def test_who_may_take_back_what(lead: Register, make_register: MakeRegister) -> None:
    worker, elsewhere = make_register(), make_register("sociaal werker", "schijndel")
    coordinator = make_register("coordinator")
    own, other = (one.records.note_mijlpaal(mijlpaal()).number for one in (worker, elsewhere))
    for stranger in (elsewhere, coordinator):
        with pytest.raises(Refused, match="een ander"):
            stranger.records.undo_mijlpaal(own)
    with pytest.raises(Refused, match="een ander"):
        lead.records.undo_mijlpaal(other)
    lead.records.undo_mijlpaal(own)
    elsewhere.records.undo_mijlpaal(other)
    assert lead.records.mijlpalen() == ()
    figure = coordinator.records.note_kengetal(kengetal()).number
    with pytest.raises(Refused, match="een ander"):
        lead.records.undo_kengetal(figure)
    coordinator.records.undo_kengetal(figure)


@pytest.mark.parametrize(("code", "value"), [("jongeren", -1), ("jongeren", 1e23)])
def test_a_figure_that_cannot_be_is_refused(lead: Register, code: str, value: float) -> None:
    with pytest.raises(InvalidInput, match=r"van 0 tot en met") as refusal:
        lead.records.note_kengetal(kengetal(code=code, value=value))
    assert refusal.value.field == "value"
