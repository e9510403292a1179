"""Finding people and following them over time, on both databases."""

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from sqlmodel import select

from casereg.errors import InvalidInput, NotAllowed, Refused
from casereg.register import Register
from models.audit import Audit
from models.following_cards import FollowUpCard
from models.following_forms import FollowUpForm
from models.forms import ContactForm
from models.record_forms import CloseForm, MetingForm, ReferralForm
from tests.conftest import MakeRegister
from tests.services.recording import TEXT, case, client

TODAY = date(2023, 3, 15)


@pytest.fixture
def opdracht() -> str:
    return TEXT


def talk(register: Register, day: date, *clients: int, **fields: Any) -> int:
    basis = {"happened_on": day, "deelopdracht": "a", "contactsoort": "coaching"}
    form = ContactForm.model_validate({**basis, "clients": clients, **fields})
    return register.log_contact(form).contact.number


def planned(register: Register, **fields: Any) -> FollowUpCard:
    form = FollowUpForm.model_validate({"soort": "terugbellen", "due_on": TODAY} | fields)
    return register.following.plan(form)


def test_one_search_gives_clients_cases_and_contacts(
    register: Register, make_register: MakeRegister
) -> None:
    zoe, jan = client(register, "Zoë van den Bérg"), client(register, "Jan Berg", 1960)
    coached = case(register, zoe)
    first, last = (talk(register, date(2023, 3, day), zoe, note="Piet kwam mee") for day in (1, 9))
    talk(register, date(2023, 3, 2), jan)
    others = make_register()
    theirs = talk(others, date(2023, 3, 10), zoe)
    found = register.following.find("be zo")
    assert [one.number for one in found.clients] == [zoe]
    assert [one.number for one in found.cases] == [coached.number]
    # A sociaal werker sees no contacts of colleagues; the newest stands first.
    assert [one.number for one in found.contacts] == [last, first]
    assert [one.number for one in register.following.find(str(first)).contacts][:1] == [first]
    assert register.following.find(str(theirs)).contacts == ()
    assert register.following.find("piet").contacts == ()
    lead = make_register("teamleider").following.find("zoe")
    assert [one.number for one in lead.contacts] == [theirs, last, first]
    assert register.following.find("").cases == ()
    elsewhere = make_register("sociaal werker", "schijndel").following.find("zoe")
    assert (elsewhere.clients, elsewhere.cases, elsewhere.contacts) == ((), (), ())


def test_searching_is_written_down_and_not_for_who_sees_no_names(
    register: Register, make_register: MakeRegister
) -> None:
    zoe = client(register, "Zoë Berg")
    case(register, zoe)
    talk(register, TODAY, zoe)
    register.following.find("zoe")
    with register._database.reading() as session:
        rows = session.exec(select(Audit).where(Audit.client_id == zoe)).all()
    assert {"client.find", "case.see", "contact.see"} <= {row.deed for row in rows}
    for role in ("coordinator", "beheerder"):
        with pytest.raises(NotAllowed):
            make_register(role).following.find("zoe")
        with pytest.raises(NotAllowed):
            make_register(role).following.timeline(zoe)


def test_a_timeline_has_everything_newest_first_with_what_is_open_on_top(
    register: Register, make_register: MakeRegister
) -> None:
    zoe = client(register, "Zoë Berg")
    first = case(register, zoe)
    register.records.refer_case(
        first.number, ReferralForm(referred_to="GGZ", sent_on=date(2023, 2, 10))
    )
    register.records.add_meting(
        MetingForm(
            instrument="baat",
            moment="start",
            score=4,
            measured_on=date(2023, 2, 3),
            client=zoe,
            deelopdracht="a",
        )
    )
    second = case(register, zoe, opened_on="2023-02-20")
    close = CloseForm(closed_on=date(2023, 3, 1), ended_as="geslaagd")
    register.records.close_case(second.number, close)
    number = talk(register, date(2023, 2, 12), zoe)
    talk(make_register(), date(2023, 2, 13), zoe)
    call, visit = (
        planned(register, client=zoe),
        planned(register, soort="bezoek", case=first.number),
    )
    assert call.number is not None
    register.following.finish(call.number)
    card = register.following.timeline(zoe)
    assert [(one.day.isoformat(), one.kind) for one in card.events] == [
        ("2023-03-15", "follow_up"),
        ("2023-03-01", "closed"),
        ("2023-02-20", "opened"),
        ("2023-02-12", "contact"),
        ("2023-02-10", "referred"),
        ("2023-02-03", "meting"),
        ("2023-02-01", "opened"),
    ]
    assert card.events[3].contact and card.events[3].contact.number == number
    assert [one.number for one in card.referrals] == [first.number]
    assert [one.number for one in card.follow_ups] == [visit.number]
    assert card.others == 1
    pages = [register.following.timeline(zoe, offset, 3) for offset in (0, 3, 6)]
    assert [one.more for one in pages] == [True, True, False]
    assert tuple(event for one in pages for event in one.events) == card.events
    register.records.refer_case(
        first.number, ReferralForm(result="Geholpen", result_on=date(2023, 3, 2))
    )
    assert register.following.timeline(zoe).referrals == ()
    with pytest.raises(Refused, match="niet van je gebiedsteam"):
        make_register("sociaal werker", "schijndel").following.timeline(zoe)


def test_my_day_has_what_is_due_and_no_more(
    register: Register, make_register: MakeRegister
) -> None:
    zoe, jan = client(register, "Zoë Berg"), client(register, "Jan Bos")
    late = planned(register, client=zoe, due_at=time(16))
    early = planned(register, client=zoe, due_at=time(9, 30), about="Over de brief")
    visit = planned(register, client=jan, due_on=TODAY + timedelta(days=2), soort="bezoek")
    planned(register, client=jan, due_on=TODAY + timedelta(days=9))
    planned(make_register(), client=jan)
    day = register.following.my_day()
    assert [one.number for one in day.follow_ups] == [early.number, late.number, visit.number]
    assert (day.follow_ups[0].about, day.follow_ups[0].client, day.later) == (
        *("Over de brief", early.client),
        1,
    )
    register.following.finish(early.number or 0)
    register.following.drop(visit.number or 0)
    shown = register.following.my_day().follow_ups
    assert [(one.number, one.done_on) for one in shown] == [
        (late.number, None),
        (early.number, TODAY),
    ]
    register.following.finish(early.number or 0, done=False)
    assert [one.done_on for one in register.following.my_day().follow_ups] == [None, None]


def test_a_contact_announces_until_the_client_was_seen_or_it_is_said(register: Register) -> None:
    zoe, jan = client(register, "Zoë Berg"), client(register, "Jan Bos")
    for who in (zoe, jan):
        talk(register, date(2023, 3, 9), who, follow_up_on=date(2023, 3, 14))
    shown = register.following.my_day().follow_ups
    assert [(one.number, one.soort, one.contact) for one in shown] == [
        (None, "vervolg", 1),
        (None, "vervolg", 2),
    ]
    talk(register, date(2023, 3, 14), zoe)
    done = register.following.finish_announced(2)
    assert done.done_on == TODAY
    assert [one.key for one in register.following.my_day().follow_ups] == [f"plan {done.number}"]
    assert register.following.timeline(zoe).follow_ups == ()
    for contact in (1, 2):
        with pytest.raises(Refused, match="al gedaan"):
            register.following.finish_announced(contact)
    register.following.finish(done.number or 0, done=False)
    (again,) = register.following.timeline(jan).follow_ups
    assert (again.number, again.contact) == (done.number, 2)
    with pytest.raises(Refused, match="vervolgdatum"):
        register.following.drop(done.number or 0)


def test_planning_is_for_own_clients_and_days_to_come_and_happens_once(
    register: Register, make_register: MakeRegister
) -> None:
    zoe = client(register, "Zoë Berg")
    form = FollowUpForm(soort="bezoek", due_on=TODAY, client=zoe)
    assert register.following.plan(form) == register.following.plan(form)
    wrong: tuple[tuple[dict[str, object], str], ...] = (
        ({"due_on": TODAY - timedelta(days=1), "client": zoe}, "due_on"),
        ({}, "client"),
        ({"client": 99}, "client"),
        ({"case": 99}, "case"),
    )
    for fields, field in wrong:
        with pytest.raises(InvalidInput) as fault:
            planned(register, **fields)
        assert fault.value.field == field
    elsewhere = make_register("sociaal werker", "schijndel")
    with pytest.raises(InvalidInput, match="ander gebiedsteam"):
        planned(elsewhere, client=zoe)
    number = register.following.my_day().follow_ups[0].number or 0
    colleague = make_register().following
    deeds: tuple[Callable[[int], object], ...] = (colleague.finish, colleague.drop)
    for deed in deeds:
        with pytest.raises(Refused, match="niet van jou"):
            deed(number)
    assert len(register.following.my_day().follow_ups) == 1
