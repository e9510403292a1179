"""Metingen and peilingen, on both databases."""

from datetime import date
from typing import Any

import pytest
from sqlmodel import select

from casereg.errors import InvalidInput, Refused
from casereg.register import Register
from models.forms import ContactForm
from models.measurement import Meting
from models.record_forms import MetingForm, PeilingForm
from tests.conftest import MakeRegister
from tests.services.recording import TEXT, case, client, field_refused

TODAY = date(2023, 3, 15)


@pytest.fixture
def opdracht() -> str:
    return TEXT


def meting(**fields: Any) -> MetingForm:
    basis = {"instrument": "tevreden", "moment": "einde", "score": 4, "measured_on": TODAY}
    return MetingForm.model_validate(basis | fields)


def peiling(**fields: Any) -> PeilingForm:
    basis: dict[str, Any] = {
        "instrument": "tevreden",
        "deelopdracht": "a",
        "held_on": TODAY,
        "counts": {1: 0, 4: 3, 5: 2},
        "source": "Vragenlijst van maart",
    }
    return PeilingForm.model_validate(basis | fields)


def test_a_score_is_about_a_client_a_case_or_a_contact(register: Register) -> None:
    ans, mo = client(register), client(register, "Mo Haddou")
    alone, together = case(register, ans).number, case(register, ans, mo).number
    sent = ContactForm(happened_on=TODAY, deelopdracht="a", contactsoort="coaching", clients=(mo,))
    contact = register.log_contact(sent).contact.number
    for given, about in (
        ({"client": ans}, (ans, None, None)),
        ({"case": alone}, (ans, alone, None)),
        ({"case": together}, (None, together, None)),
        ({"case": together, "client": mo}, (mo, together, None)),
        ({"contact": contact}, (mo, None, contact)),
    ):
        card = register.records.add_meting(meting(**given))
        assert (card.client, card.case, card.contact) == about
        assert (card.deelopdracht, card.score, card.answers) == ("a", 4, 1)
    assert len(register.records.case(together).metingen) == 2


NO_SCORE = (
    ({}, "client"),
    ({"client": 1, "contact": 1}, "client"),
    ({"client": 99}, "client"),
    ({"case": 99}, "case"),
    ({"contact": 99}, "contact"),
    ({"client": 1, "instrument": "geluk"}, "deelopdracht"),
    ({"client": 1, "instrument": "geluk", "deelopdracht": "a"}, "instrument"),
    ({"client": 1, "instrument": "baat"}, "deelopdracht"),
    ({"client": 1, "deelopdracht": "b"}, "deelopdracht"),
    ({"client": 1, "moment": "start"}, "moment"),
    ({"client": 1, "score": 6}, "score"),
    ({"client": 1, "score": 3.5}, "score"),
    ({"client": 1, "measured_on": "2023-03-16"}, "measured_on"),
)


def test_a_score_that_cannot_be_is_refused(register: Register) -> None:
    client(register)
    for fields, field in NO_SCORE:
        assert field_refused(register.records.add_meting, meting(**fields)) == field, fields


def test_a_case_fixes_deelopdracht_and_clients(register: Register) -> None:
    number, other = case(register).number, client(register, "Mo Haddou")
    with pytest.raises(InvalidInput, match="hoort niet bij dit traject"):
        register.records.add_meting(meting(case=number, client=other))
    with pytest.raises(InvalidInput, match="hoort bij deelopdracht a"):
        register.records.add_meting(meting(case=number, deelopdracht="b", instrument="baat"))


def test_undoing_a_score(register: Register, make_register: MakeRegister) -> None:
    number = case(register).number
    first = register.records.add_meting(meting(case=number)).number
    second = register.records.add_meting(meting(case=number)).number
    with pytest.raises(Refused, match="een ander"):
        make_register().records.undo_meting(first)
    with pytest.raises(Refused, match="niet van je gebiedsteam"):
        make_register("sociaal werker", "schijndel").records.undo_meting(first)
    register.records.undo_meting(first)
    make_register("teamleider").records.undo_meting(second)
    assert register.records.case(number).metingen == ()
    with pytest.raises(Refused, match="al ongedaan"):
        register.records.undo_meting(first)


def test_undoing_a_contact_takes_its_scores_along(register: Register) -> None:
    sent = ContactForm(happened_on=TODAY, deelopdracht="a", contactsoort="coaching")
    contact = register.log_contact(sent).contact.number
    number = register.records.add_meting(meting(contact=contact)).number
    register.undo_contact(contact)
    with pytest.raises(Refused, match="al ongedaan"):
        register.records.undo_meting(number)
    with pytest.raises(InvalidInput, match="ongedaan gemaakt"):
        register.records.add_meting(meting(contact=contact))


def test_a_survey_is_kept_as_counts(register: Register) -> None:
    card = register.records.add_peiling(peiling(invited=12, aandachtsgroep="eenzaam"))
    assert card.counts == {4: 3, 5: 2}
    assert (card.invited, card.aandachtsgroep, card.moment) == (12, "eenzaam", "einde")
    earlier = register.records.add_peiling(peiling(held_on="2023-02-01", counts={} | {3: 1}))
    assert register.records.peilingen() == (card, earlier)
    nobody = register.records.add_peiling(peiling(invited=9, counts={3: 0}))
    assert nobody.counts == {}


NO_SURVEY = (
    ({"instrument": "baat"}, "instrument"),
    ({"instrument": "geluk"}, "instrument"),
    ({"moment": "start"}, "moment"),
    ({"deelopdracht": "b"}, "deelopdracht"),
    ({"deelopdracht": "z"}, "deelopdracht"),
    ({"aandachtsgroep": "vips"}, "aandachtsgroep"),
    ({"held_on": "2023-03-16"}, "held_on"),
    ({"counts": {6: 1}}, "counts"),
    ({"counts": {4: 0}}, "counts"),
    ({"invited": 4}, "invited"),
)


def test_a_survey_that_cannot_be_is_refused(register: Register) -> None:
    for fields, field in NO_SURVEY:
        assert field_refused(register.records.add_peiling, peiling(**fields)) == field, fields
        assert register.records.peilingen() == ()


def test_surveys_of_teams_and_of_the_coordinator(
    register: Register, make_register: MakeRegister
) -> None:
    coordinator = make_register("coordinator")
    of_team = register.records.add_peiling(peiling())
    of_all = coordinator.records.add_peiling(peiling())
    assert register.records.peilingen() == (of_team,)
    assert coordinator.records.peilingen() == (of_all, of_team)
    with pytest.raises(Refused, match="niet van je gebiedsteam"):
        register.records.undo_peiling(of_all.number)
    with pytest.raises(Refused, match="een ander"):
        coordinator.records.undo_peiling(of_team.number)


def test_undoing_a_survey_takes_its_scores_along(
    register: Register, make_register: MakeRegister
) -> None:
    number = register.records.add_peiling(peiling()).number
    with pytest.raises(Refused, match=f"peiling {number}"):
        register.records.undo_meting(1)
    make_register("teamleider").records.undo_peiling(number)
    assert register.records.peilingen() == ()
    with pytest.raises(Refused, match="al ongedaan"):
        register.records.undo_peiling(number)


def test_metingen_follow_the_contact_they_are_about(register: Register) -> None:
    ans, mo = client(register), client(register, "Mo Haddou")
    values = {"happened_on": TODAY, "contactsoort": "coaching"}

    def sent(*clients: int, place: str = "a", **fields: Any) -> ContactForm:
        form = values | {"clients": clients, "deelopdracht": place} | fields
        return ContactForm.model_validate(form)

    def about() -> list[tuple[int | None, str]]:
        with register._database.reading() as session:
            rows = session.exec(select(Meting).order_by(Meting.id)).all()
        return [(row.client_id, row.deelopdracht) for row in rows]

    number = register.log_contact(sent(ans)).contact.number
    register.records.add_meting(meting(contact=number, instrument="baat"))
    register.correct_contact(number, sent(mo, place="b"))
    assert about() == [(mo, "b")]
    register.correct_contact(number, sent(ans, mo))
    assert about() == [(mo, "a")]
    for nobody in ((), (ans, client(register, "Bo Bos"))):
        with pytest.raises(InvalidInput, match="meting undo 1") as refused:
            register.correct_contact(number, sent(*nobody))
        assert refused.value.field == "clients"
    assert [one.number for one in register.contact(number).clients] == [ans, mo]
    register.records.add_meting(meting(contact=number))
    with pytest.raises(InvalidInput, match="deelopdracht a") as refused:
        register.correct_contact(number, sent(mo, place="b"))
    assert refused.value.field == "deelopdracht"
    assert about() == [(mo, "a"), (None, "a")]
    register.correct_contact(number, sent(ans, mo, minutes=20))
    assert about() == [(mo, "a"), (None, "a")]
