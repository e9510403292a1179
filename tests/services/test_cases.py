"""Keeping cases, on both databases."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest
from sqlmodel import select

from casereg.errors import InvalidInput, Refused
from casereg.register import Register
from models.audit import Audit
from models.cards import ContactFilter
from models.forms import ContactForm
from models.periods import Week
from models.record_cards import CaseCard, CaseFilter
from models.record_forms import CaseForm, CloseForm, ReferralForm
from tests.conftest import MakeRegister
from tests.services.recording import TEXT, case, client, field_refused

TODAY = date(2023, 3, 15)
BASIS = {"trajectsoort": "coaching", "deelopdracht": "a", "opened_on": "2023-02-01"}


@pytest.fixture
def opdracht() -> str:
    return TEXT


def closing(**fields: Any) -> CloseForm:
    return CloseForm.model_validate({"closed_on": TODAY, "ended_as": "geslaagd"} | fields)


def contact(**fields: Any) -> ContactForm:
    basis = {"happened_on": TODAY, "deelopdracht": "a", "contactsoort": "coaching"}
    return ContactForm.model_validate(basis | fields)


def test_a_case_from_opening_to_closing(register: Register) -> None:
    number = client(register, birth_year=2000)
    opened = case(register, number, scores=[{"instrument": "baat", "score": 4.5}], taak="1")
    assert (opened.opdracht, opened.team, opened.worker) == ("meierijstad-2023", "veghel", "sanne")
    assert [(party.client.number, party.party) for party in opened.parties] == [(number, "")]
    score = opened.metingen[0]
    assert (score.moment, score.score, score.client, score.measured_on) == (
        "start",
        4.5,
        number,
        date(2023, 2, 1),
    )
    closed = register.records.close_case(
        opened.number, closing(results={"werk": True}, scores=[{"instrument": "baat", "score": 8}])
    )
    assert (closed.closed_on, closed.ended_as) == (TODAY, "geslaagd")
    assert closed.results == {"werk": (True, TODAY)}
    assert [(one.moment, one.score) for one in closed.metingen] == [("start", 4.5), ("einde", 8)]
    assert register.records.case(opened.number) == closed
    assert register.records.cases(CaseFilter()) == ()
    assert register.records.cases(CaseFilter(open_only=False)) == (closed,)


REFUSED = (
    ({"opened_on": "2023-03-16"}, "opened_on"),
    ({"trajectsoort": "reis"}, "trajectsoort"),
    ({"deelopdracht": "b"}, "deelopdracht"),
    ({"deelopdracht": "z"}, "deelopdracht"),
    ({"taak": "9"}, "taak"),
    ({"project": "x"}, "project"),
    ({"parties": [{"client": 99}]}, "parties"),
    ({"parties": [{"client": 1, "party": "melder"}]}, "parties"),
    ({"parties": [{"client": 1}, {"client": 1}]}, "parties"),
    ({"scores": [{"instrument": "baat", "score": 11}]}, "scores"),
    ({"scores": [{"instrument": "baat", "score": 7.3}]}, "scores"),
    ({"scores": [{"instrument": "tevreden", "score": 3}]}, "scores"),
    ({"scores": [{"instrument": "geluk", "score": 3}]}, "scores"),
    (
        {"scores": [{"instrument": "baat", "score": 3}, {"instrument": "baat", "score": 4}]},
        "scores",
    ),
    ({"trajectsoort": "buren", "deelopdracht": "b"}, "parties"),
)


def test_a_case_that_cannot_be_is_refused(register: Register) -> None:
    number = client(register)
    for fields, field in REFUSED:
        form = CaseForm.model_validate({**BASIS, "parties": [{"client": number}], **fields})
        assert field_refused(register.records.open_case, form) == field, fields
        assert register.records.cases(CaseFilter(open_only=False)) == ()


def test_both_sides_have_a_client(register: Register) -> None:
    one, two = client(register), client(register, "Mo Haddou")
    sides = [{"client": one, "party": "melder"}, {"client": two, "party": "ander"}]
    for parties in (sides[:1], [sides[0], {"client": two, "party": "melder"}]):
        with pytest.raises(InvalidInput, match="Andere partij"):
            case(register, trajectsoort="buren", deelopdracht="b", parties=parties)
    opened = case(register, trajectsoort="buren", deelopdracht="b", parties=sides)
    assert {p.party: p.client.number for p in opened.parties} == {"melder": one, "ander": two}


NO_END = (
    ({"closed_on": "2023-01-31"}, "closed_on"),
    ({"closed_on": "2023-03-16"}, "closed_on"),
    ({"ended_as": "ontploft"}, "ended_as"),
    ({"results": {"rust": True}}, "results"),
    ({"scores": [{"instrument": "baat", "score": 0}]}, "scores"),
    ({"scores": [{"instrument": "baat", "score": 3}] * 2}, "scores"),
)


def test_an_end_that_cannot_be_is_refused(register: Register) -> None:
    number = case(register).number
    for fields, field in NO_END:
        found = field_refused(register.records.close_case, number, closing(**fields))
        assert found == field, fields
        assert register.records.case(number).closed_on is None


def test_reopening_takes_back_what_closing_said(register: Register) -> None:
    number = case(register, scores=[{"instrument": "baat", "score": 4}]).number
    register.records.answer_result(number, "werk", False, date(2023, 3, 1))
    said = register.records.case(number).results
    with pytest.raises(Refused, match="niet gesloten"):
        register.records.reopen_case(number)
    end = closing(scores=[{"instrument": "baat", "score": 9}])
    register.records.close_case(number, end)
    with pytest.raises(Refused, match="al gesloten"):
        register.records.close_case(number, end)
    again = register.records.reopen_case(number)
    assert (again.closed_on, again.ended_as, again.results) == (None, None, said)
    assert [one.moment for one in again.metingen] == ["start"]


def test_a_referral_comes_in_steps(register: Register) -> None:
    number = case(register).number

    def refer(**fields: Any) -> Any:
        return register.records.refer_case(number, ReferralForm.model_validate(fields))

    for wrong, field in (
        ({}, "referred_to"),
        ({"sent_on": "2023-02-10"}, "referred_to"),
        ({"referred_to": "GGZ", "accepted_on": "2023-02-12"}, "sent_on"),
        ({"referred_to": "GGZ", "sent_on": "2023-01-10"}, "sent_on"),
        ({"referred_to": "GGZ", "sent_on": "2023-02-10", "result": "klaar"}, "result_on"),
    ):
        with pytest.raises(InvalidInput) as refused:
            refer(**wrong)
        assert refused.value.field == field
    refer(referred_to="GGZ", sent_on="2023-02-10")
    with pytest.raises(InvalidInput) as refused:
        refer(accepted_on="2023-02-09")
    assert refused.value.field == "accepted_on"
    refer(accepted_on="2023-02-12")
    last = refer(result="Behandeld", result_on="2023-03-01")
    assert (last.referred_to, last.referral_sent_on, last.referral_accepted_on) == (
        "GGZ",
        date(2023, 2, 10),
        date(2023, 2, 12),
    )
    assert (last.referral_result, last.referral_result_on) == ("Behandeld", date(2023, 3, 1))


def test_a_second_referral_does_not_erase_the_first(register: Register) -> None:
    number = case(register).number

    def refer(where: str, sent_on: str | None = None) -> CaseCard:
        form = ReferralForm.model_validate({"referred_to": where, "sent_on": sent_on})
        return register.records.refer_case(number, form)

    refer("GGZ", "2023-02-10")
    with pytest.raises(InvalidInput, match=r"op 10-2-2023.*nieuw traject") as refused:
        refer("Huisarts", "2023-03-01")
    assert refused.value.field == "referred_to"
    # A mistake is mended with the place or the day alone.
    refer("GGZ", "2023-02-11")
    mended = refer("Huisarts")
    assert (mended.referred_to, mended.referral_sent_on) == ("Huisarts", date(2023, 2, 11))


def test_a_referral_must_belong_to_the_trajectsoort(register: Register) -> None:
    sides = [
        {"client": client(register), "party": "melder"},
        {"client": client(register, "Mo Haddou"), "party": "ander"},
    ]
    opened = case(register, trajectsoort="buren", deelopdracht="b", parties=sides)
    form = ReferralForm(referred_to="GGZ", sent_on=TODAY)
    with pytest.raises(InvalidInput, match="geen verwijzing"):
        register.records.refer_case(opened.number, form)


def test_a_contact_of_a_case_takes_its_clients(register: Register) -> None:
    number = client(register)
    opened = case(register, number)
    logged = register.log_contact(contact(case=opened.number, helped=True)).contact
    assert (logged.case, logged.helped) == (opened.number, True)
    assert [one.number for one in logged.clients] == [number]
    assert (logged.kern, logged.leeftijdsgroep) == ("erp", "oud")
    group = register.log_contact(contact(case=opened.number, contactsoort="kring")).contact
    assert group.clients == ()
    now = register.records.case(opened.number)
    assert (now.contacts, now.last_contact) == (2, TODAY)
    assert register.repeat_contact().contact.case == opened.number
    with pytest.raises(InvalidInput, match="hoort bij deelopdracht a"):
        register.log_contact(contact(case=opened.number, deelopdracht="b"))
    with pytest.raises(InvalidInput) as refused:
        register.log_contact(contact(case=99))
    assert refused.value.field == "case"


def test_a_contact_of_a_case_is_with_its_clients_only(register: Register) -> None:
    ans, mo, other = client(register), client(register, "Mo Haddou"), client(register, "Jo Bos")
    number = case(register, ans, mo).number
    assert register.log_contact(contact(case=number, clients=(mo,))).new
    with pytest.raises(InvalidInput, match="hoort niet bij traject") as refused:
        register.log_contact(contact(case=number, clients=(ans, other)))
    assert refused.value.field == "clients"


def test_an_answer_that_was_asked_is_missed_in_the_week(register: Register) -> None:
    for helped in (None, False, True):
        register.log_contact(contact(uitkomst="gesproken", helped=helped))
    missing = register.week(Week.of(TODAY)).missing
    assert [(one.field, one.contacten) for one in missing] == [("geholpen", 1)]


def test_a_contact_and_the_end_of_its_case_at_once(
    register: Register, make_register: MakeRegister
) -> None:
    number, colleague = case(register).number, make_register()
    early = closing(closed_on="2023-03-01")

    def done(deed: Callable[[], object]) -> bool:
        try:
            deed()
        except Refused:
            return False
        return True

    with ThreadPoolExecutor() as pool:
        ends = pool.submit(done, lambda: register.records.close_case(number, early))
        logs = pool.submit(done, lambda: colleague.log_contact(contact(case=number)))
        assert ends.result() != logs.result()


def test_the_same_contact_of_a_case_is_stored_once(register: Register) -> None:
    sent = contact(case=case(register).number)
    assert [register.log_contact(sent).new for _ in range(2)] == [True, False]


def test_a_closed_case_takes_no_contacts_from_then_on(register: Register) -> None:
    number = case(register).number
    register.log_contact(contact(case=number, happened_on="2023-03-01"))
    with pytest.raises(InvalidInput, match="contact van daarna"):
        register.records.close_case(number, closing(closed_on="2023-02-20"))
    register.records.close_case(number, closing(closed_on="2023-03-02"))
    register.log_contact(contact(case=number, happened_on="2023-03-02"))
    with pytest.raises(InvalidInput, match="gesloten"):
        register.log_contact(contact(case=number, happened_on="2023-03-03"))
    assert register.repeat_contact().contact.case is None
    assert len(register.contacts(ContactFilter())) == 3


def test_undo_only_without_contacts(register: Register) -> None:
    number = case(register, scores=[{"instrument": "baat", "score": 4}]).number
    register.log_contact(contact(case=number))
    with pytest.raises(Refused, match="heeft contacten"):
        register.records.undo_case(number)
    register.undo_contact()
    undone = register.records.undo_case(number)
    assert (undone.metingen, undone.undone) == ((), True)
    assert register.records.case(number) == undone
    assert register.records.cases(CaseFilter(open_only=False)) == ()
    with pytest.raises(Refused, match="ongedaan gemaakt"):
        register.records.undo_case(number)
    with pytest.raises(InvalidInput, match="ongedaan gemaakt"):
        register.log_contact(contact(case=number))


def test_only_the_maker_or_the_teamleider_undoes(
    register: Register, make_register: MakeRegister
) -> None:
    first, second = case(register).number, case(register).number
    with pytest.raises(Refused, match="ander"):
        make_register().records.undo_case(first)
    make_register("teamleider").records.undo_case(first)
    register.records.undo_case(second)


def test_another_team_sees_and_uses_nothing(
    register: Register, make_register: MakeRegister
) -> None:
    number = case(register).number
    elsewhere = make_register("sociaal werker", "schijndel")
    assert elsewhere.records.cases(CaseFilter()) == ()
    for deed in (elsewhere.records.case, elsewhere.records.reopen_case):
        with pytest.raises(Refused, match="niet van je gebiedsteam"):
            deed(number)
    with pytest.raises(InvalidInput, match="niet van je gebiedsteam"):
        elsewhere.log_contact(contact(case=number))
    with pytest.raises(InvalidInput, match="ander gebiedsteam"):
        case(elsewhere, 1)


def test_finding_cases(register: Register, make_register: MakeRegister) -> None:
    ans, mo = client(register), client(register, "Mo Haddou")
    first = case(register, ans, opened_on="2023-02-02").number
    second = case(register, mo).number
    third = case(make_register(), ans, mo, opened_on="2023-01-02").number

    def found(**wanted: Any) -> list[int]:
        return [card.number for card in register.records.cases(CaseFilter(**wanted))]

    assert found() == [first, second, third]
    assert found(mine=True) == [first, second]
    assert found(text="had") == [second, third]
    assert found(text=f"{third}") == [third]
    assert found(client=ans) == [first, third]
    assert found(deelopdracht="b") == []
    assert found(limit=1) == [first]


def test_every_deed_is_written_down_for_its_clients(register: Register) -> None:
    ans, mo = client(register), client(register, "Mo Haddou")
    number = case(register, ans, mo).number
    register.records.close_case(number, closing())
    with register._database.reading() as session:
        rows = session.exec(
            select(Audit.deed, Audit.client_id).where(Audit.subject == f"traject {number}")
        ).all()
    assert rows == [(deed, one) for deed in ("case.open", "case.close") for one in (ans, mo)]
