"""What comes later about a case leaves what was told before as it was, on both databases."""

from datetime import date
from typing import Any

import pytest
from sqlmodel import select

from casereg.errors import InvalidInput, Refused
from casereg.register import Register
from models.case import CaseResult
from models.forms import ClientForm, ContactForm
from models.record_cards import CaseCard
from models.record_forms import CaseForm, CloseForm, MetingForm, ReferralForm
from tests.conftest import MakeRegister
from tests.services.recording import TEXT, case

TODAY = date(2023, 3, 15)
LAST_YEAR = date(2022, 4, 1)


@pytest.fixture
def opdracht() -> str:
    return TEXT


def close(register: Register, number: int, **fields: Any) -> CaseCard:
    form = CloseForm.model_validate({"closed_on": TODAY, "ended_as": "geslaagd"} | fields)
    return register.records.close_case(number, form)


def measured(
    register: Register, number: int, score: float, moment: str = "einde", day: date = TODAY
) -> int:
    values = {"instrument": "baat", "moment": moment, "score": score, "measured_on": day}
    form = MetingForm.model_validate(values | {"case": number})
    return register.records.add_meting(form).number


def answers(register: Register) -> list[tuple[date, bool]]:
    with register._database.reading() as session:
        rows = session.exec(select(CaseResult).order_by(CaseResult.answered_on)).all()
    return [(row.answered_on, row.reached) for row in rows]


def of_last_year(register: Register) -> int:
    """A case with a referral that was sent last year."""
    person = register.add_client(ClientForm(name="Ans Smits", kern="erp")).number
    values = {"trajectsoort": "vve-toeleiding", "deelopdracht": "4", "opened_on": "2022-03-01"}
    form = CaseForm.model_validate(values | {"parties": [{"client": person}]})
    number = register.records.open_case(form).number
    register.records.refer_case(number, ReferralForm(referred_to="VVE", sent_on=LAST_YEAR))
    return number


def test_a_later_answer_stands_beside_the_earlier_one(register: Register) -> None:
    number = case(register).number
    for day, reached in ((10, True), (12, True), (12, False), (11, True)):
        register.records.answer_result(number, "werk", reached, date(2023, 3, day))
    days = [date(2023, 3, day) for day in (10, 11, 12)]
    assert answers(register) == list(zip(days, (True, True, False), strict=True))
    assert register.records.case(number).results == {"werk": (False, days[-1])}


def test_reopening_leaves_what_was_stored_apart_from_closing(
    register: Register, make_register: MakeRegister
) -> None:
    number, colleague = case(register).number, make_register()
    register.records.answer_result(number, "werk", True, date(2023, 2, 10))
    own = measured(colleague, number, 6)
    before = register.records.case(number)
    end = {"results": {"werk": False}, "scores": [{"instrument": "baat", "score": 9}]}
    assert close(register, number, **end).results == {"werk": (False, TODAY)}
    again = register.records.reopen_case(number)
    assert again == before
    assert [one.number for one in again.metingen] == [own]
    # What is answered once more belongs to the new closing alone.
    close(register, number, **end)
    register.records.answer_result(number, "werk", True, TODAY)
    assert register.records.reopen_case(number).results == {"werk": (True, TODAY)}


def test_an_answer_of_the_day_of_closing_outlives_it(register: Register) -> None:
    number = case(register).number
    register.records.answer_result(number, "werk", True, TODAY)
    close(register, number, results={"werk": True})
    assert register.records.reopen_case(number).results == {"werk": (True, TODAY)}


def test_a_referral_of_an_earlier_year_keeps_its_days(register: Register) -> None:
    number = of_last_year(register)
    with pytest.raises(InvalidInput, match="nieuw traject") as refused:
        register.records.refer_case(number, ReferralForm(sent_on=date(2023, 2, 1)))
    assert refused.value.field == "sent_on"
    card = register.records.refer_case(
        number, ReferralForm(sent_on=LAST_YEAR, accepted_on=date(2023, 2, 1))
    )
    assert (card.referral_sent_on, card.referral_accepted_on) == (LAST_YEAR, date(2023, 2, 1))
    # A step of this year may still be mended.
    mended = register.records.refer_case(number, ReferralForm(accepted_on=date(2023, 2, 2)))
    assert mended.referral_accepted_on == date(2023, 2, 2)


def test_a_case_of_an_earlier_year_stays_closed(register: Register) -> None:
    number = of_last_year(register)
    last_day = date(2022, 12, 31)
    ended = CloseForm(closed_on=last_day, ended_as="geslaagd", results={"vve-locatie": True})
    closed = register.records.close_case(number, ended)
    with pytest.raises(Refused, match=r"gesloten in 2022.*nieuw traject"):
        register.records.reopen_case(number)
    assert register.records.case(number) == closed


def test_a_case_takes_no_contact_from_before_it_was_opened(register: Register) -> None:
    number = case(register).number
    values = {"deelopdracht": "a", "contactsoort": "coaching", "case": number}
    with pytest.raises(InvalidInput, match="nog niet geopend") as refused:
        register.log_contact(ContactForm(happened_on=date(2023, 1, 31), **values))
    assert refused.value.field == "case"
    assert register.log_contact(ContactForm(happened_on=date(2023, 2, 1), **values)).new


def test_a_case_takes_no_meting_from_before_it_was_opened(register: Register) -> None:
    number = case(register).number
    with pytest.raises(InvalidInput, match="niet voor 1-2-2023") as refused:
        measured(register, number, 7, "start", date(2023, 1, 31))
    assert refused.value.field == "measured_on"
    assert measured(register, number, 7, "start", date(2023, 2, 1))


def test_who_went_to_another_team_leaves_the_work_to_it(
    register: Register, make_register: MakeRegister
) -> None:
    number = case(register).number
    score, lead = measured(register, number, 7), make_register("teamleider")
    make_register("beheerder").change_role("sanne", "sociaal werker", "schijndel")
    assert lead.records.undo_meting(score).number == score
    assert lead.records.undo_case(number).number == number
