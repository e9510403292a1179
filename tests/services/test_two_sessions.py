"""Two people at once, on both databases: nothing is lost, doubled or counted wrong."""

import tomllib
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from sqlmodel import select

from casereg.errors import CaseregError, InvalidInput, NotSignedIn, Refused
from casereg.register import Register
from casereg.services import contacts
from exports.draft import Draft
from models.audit import Audit
from models.cards import ContactFilter
from models.catalogue_shelf import built_in
from models.context import CHECKING
from models.forms import ClientForm, ContactForm
from models.periods import Week, parse_period

W10, W11 = Week(2023, 10), Week(2023, 11)


def form(**fields: Any) -> ContactForm:
    basis = {"happened_on": date(2023, 3, 15), "deelopdracht": "1a", "contactsoort": "coaching"}
    return ContactForm.model_validate(basis | fields)


def draft_for(register: Register) -> Draft:
    """The hours of the quarter: the least work of all packages."""
    return register.releases.prepare("uren", parse_period("2023-Q1"))


def test_what_is_loaded_holds_for_who_was_signed_in_already(
    make_register: Callable[..., Register],
) -> None:
    worker, admin = make_register(), make_register("beheerder")
    coordinator = make_register("coordinator")
    text = built_in("meierijstad-2023")
    for _ in range(7):
        worker.log_contact(form(happened_on=date(2023, 2, 1)))
    assert tomllib.loads(text)["bescherming"]["k"] == 5
    admin.load_catalogue(text.replace("k = 5", "k = 8", 1))
    assert draft_for(coordinator).report.source.catalogue.bescherming.k == 8
    shorter = text.replace("2023-01-01", "2023-03-01", 1)
    admin.load_catalogue(shorter)
    logged = worker.log_contact(form(happened_on=date(2023, 2, 2))).contact
    assert logged.opdracht == "meierijstad-2022"
    assert {card.opdracht for card in worker.contacts(ContactFilter())} == {"meierijstad-2022"}
    admin.load_catalogue(text)
    assert {card.opdracht for card in worker.contacts(ContactFilter())} == {"meierijstad-2023"}


def test_other_age_groups_reach_contacts_and_clients_already_there(
    make_register: Callable[..., Register],
) -> None:
    worker, admin = make_register(), make_register("beheerder")
    client = worker.add_client(ClientForm(name="Ans Smits", birth_year=1948, kern="erp"))
    worker.log_contact(form(clients=(client.number,)))
    assert worker.contacts(ContactFilter())[0].leeftijdsgroep == "75+"
    admin.load_catalogue(built_in("meierijstad-2023").replace('"75+"', '"oudste"'))
    assert worker.contacts(ContactFilter())[0].leeftijdsgroep == "oudste"
    draft = draft_for(make_register("coordinator"))
    assert draft.report.source.catalogue.age_group(1948, 2023) == "oudste"


def test_moving_a_contact_out_of_a_settled_week_shows_there(
    make_register: Callable[..., Register],
) -> None:
    worker, lead = make_register(), make_register("teamleider")
    number = worker.log_contact(form(happened_on=date(2023, 3, 8))).contact.number
    lead.settle_week(W10)
    moved = worker.correct_contact(number, form(late=True))
    assert moved.status == "geldig"
    assert lead.week(W10).late == 1
    assert lead.settle_week(W11).late == 0


def test_the_same_id_with_other_content_is_said_not_swallowed(
    make_register: Callable[..., Register],
) -> None:
    worker = make_register()
    uid = uuid4()
    worker.log_contact(form(id=uid, minutes=10))
    assert not worker.log_contact(form(id=uid, minutes=10)).new
    with pytest.raises(Refused, match="al opgeslagen als nummer 1"):
        worker.log_contact(form(id=uid, minutes=60))
    worker.keep_draft(uid, {"note": "te laat"})
    assert worker.day().drafts == ()
    again = uuid4()
    assert worker.repeat_contact(uid=again).new
    assert not worker.repeat_contact(uid=again).new


def test_two_corrections_at_once_leave_the_clients_of_one(
    make_register: Callable[..., Register],
) -> None:
    worker, lead = make_register(), make_register("teamleider")
    clients = [worker.add_client(ClientForm(name=name)).number for name in ("Ans S", "Mo H")]
    number = worker.log_contact(form()).contact.number
    with ThreadPoolExecutor(2) as pool:
        for _ in range(5):
            pairs = zip((worker, lead), clients, strict=True)
            deeds = [
                pool.submit(who.correct_contact, number, form(clients=(client,)))
                for who, client in pairs
            ]
            for deed in deeds:
                deed.result()
            assert len(worker.contact(number).clients) == 1


def test_one_id_sent_twice_at_the_same_moment_is_stored_once(
    make_register: Callable[..., Register],
) -> None:
    worker = make_register()
    with ThreadPoolExecutor(4) as pool:
        for _ in range(5):
            sent = form()
            stored = list(pool.map(worker.log_contact, [sent] * 4))
            assert sorted(logged.new for logged in stored) == [False, False, False, True]
    assert len(worker.contacts(ContactFilter())) == 5


def test_two_beheerders_cannot_shut_each_other_out(
    make_register: Callable[..., Register],
) -> None:
    one, two = make_register("beheerder"), make_register("beheerder", name="tweede")
    with ThreadPoolExecutor(2) as pool:
        deeds = [
            pool.submit(one.disable_account, "tweede"),
            pool.submit(two.disable_account, "admin"),
        ]
    faults = [deed.exception() for deed in deeds]
    assert sum(fault is None for fault in faults) == 1
    assert all(isinstance(fault, CaseregError) for fault in faults if fault)


def test_vaststellen_and_logging_at_once_never_lose_a_contact(
    make_register: Callable[..., Register],
) -> None:
    worker, lead = make_register(), make_register("teamleider")
    weeks = [Week(2023, number) for number in range(2, 8)]
    with ThreadPoolExecutor(2) as pool:
        for week in weeks:
            logged = pool.submit(worker.log_contact, form(happened_on=week.monday))
            lead.settle_week(week)
            stored = logged.exception() is None
            assert lead.week(week).totaal.contacten == stored


def test_a_refusal_is_written_down(make_register: Callable[..., Register]) -> None:
    coordinator = make_register("coordinator")
    with pytest.raises(Refused, match="mag je niet"):
        coordinator.find_clients("ans")
    with coordinator._database.seen_by(CHECKING).reading() as session:
        rows = session.exec(select(Audit).where(Audit.outcome == "geweigerd")).all()
    assert [(row.deed, row.role) for row in rows] == [("client.use", "coordinator")]


def test_another_team_means_other_contacts(make_register: Callable[..., Register]) -> None:
    worker, admin = make_register(name="sanne"), make_register("beheerder")
    worker.log_contact(form())
    admin.change_role("sanne", "sociaal werker", "schijndel")
    with pytest.raises(NotSignedIn):
        worker.contacts(ContactFilter())


def test_no_contact_is_left_after_a_discharge(make_register: Callable[..., Register]) -> None:
    worker, other = make_register(), make_register()
    number = worker.add_client(ClientForm(name="Ans Smits")).number
    left = date(2023, 3, 1)
    for _ in range(5):
        with ThreadPoolExecutor(2) as pool:
            logged = pool.submit(worker.log_contact, form(clients=(number,)))
            gone = pool.submit(other.discharge_client, number, left)
        faults = [deed.exception() for deed in (logged, gone)]
        assert sum(fault is None for fault in faults) == 1
        assert all(isinstance(fault, InvalidInput) for fault in faults if fault)
        if faults[0] is None:
            worker.undo_contact()
        else:
            other.discharge_client(number, None)


def test_a_discharge_waits_for_a_contact_being_stored(
    make_server_register: Callable[..., Register], monkeypatch: pytest.MonkeyPatch
) -> None:
    worker, other = make_server_register(), make_server_register()
    number = worker.add_client(ClientForm(name="Ans Smits")).number
    touch, pool = contacts.touch_week, ThreadPoolExecutor(1)
    gone: list[Future[Any]] = []

    def meanwhile(*given: Any) -> bool:
        # The client was looked at; now somebody else discharges it.
        gone.append(pool.submit(other.discharge_client, number, date(2023, 3, 1)))
        wait(gone, timeout=0.5)
        return touch(*given)

    monkeypatch.setattr(contacts, "touch_week", meanwhile)
    with pool:
        worker.log_contact(form(clients=(number,)))
        assert isinstance(gone[0].exception(), InvalidInput)
