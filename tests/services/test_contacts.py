"""Storing contacts, on both databases."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event

from casereg.errors import InvalidInput, Refused, WeekSettled
from casereg.register import Register
from models.cards import ContactFilter
from models.forms import ClientForm, ContactForm
from models.periods import Week
from tests.services.recording import field_refused

TODAY = date(2023, 3, 15)
WEEK = Week(2023, 11)


def form(**fields: Any) -> ContactForm:
    basis = {"happened_on": TODAY, "deelopdracht": "1a", "contactsoort": "informatie-en-advies"}
    return ContactForm.model_validate(basis | fields)


def test_a_contact_is_stored_once_however_often_it_is_sent(
    make_register: Callable[..., Register],
) -> None:
    register = make_register()
    sent = form(minutes=15, kern="erp", leeftijdsgroep="27-64", note="belt terug")
    first, again = register.log_contact(sent), register.log_contact(sent)
    assert (first.new, again.new) == (True, False)
    assert first.contact == again.contact
    stored = register.contacts(ContactFilter())
    assert [card.id for card in stored] == [sent.id]
    assert (stored[0].kern, stored[0].minutes, stored[0].note) == ("erp", 15, "belt terug")
    assert stored[0].opdracht == "meierijstad-2023"
    assert register.week(WEEK).totaal.contacten == 1


def test_a_save_asks_the_database_little_and_not_more_for_a_group(
    make_register: Callable[..., Register],
) -> None:
    register = make_register()
    names = ("Ans Smits", "Mo Haddou", "Zoë Berg", "Piet Vos", "Kim de Wit", "Wim Pas")
    group = tuple(register.add_client(ClientForm(name=name, kern="erp")).number for name in names)
    asked = [_statements(register, form(clients=clients)) for clients in ((), group[:1], group)]
    assert 0 < asked[0] <= 11
    assert asked[1] == asked[2] <= 16


def _statements(register: Register, sent: ContactForm) -> int:
    said: list[object] = []
    engine = register._database.writer.engine
    event.listen(engine, "before_cursor_execute", lambda *told: said.append(told[2]))
    register.log_contact(sent)
    return len(said)


def test_an_id_of_a_colleague_is_not_given_away(make_register: Callable[..., Register]) -> None:
    sent = form()
    make_register().log_contact(sent)
    with pytest.raises(InvalidInput, match="al gebruikt"):
        make_register().log_contact(sent)


def test_a_client_brings_kern_and_age_group(make_register: Callable[..., Register]) -> None:
    register = make_register()
    client = register.add_client(ClientForm(name="Ans Smits", birth_year=1948, kern="erp"))
    card = register.log_contact(form(clients=(client.number, client.number))).contact
    assert (card.kern, card.leeftijdsgroep) == ("erp", "75+")
    assert [shown.number for shown in card.clients] == [client.number]
    assert register.find_clients("")[0].number == client.number


def test_repeat_stores_the_last_again_today_without_its_note(
    make_register: Callable[..., Register],
) -> None:
    register = make_register()
    with pytest.raises(Refused, match="nog geen contact"):
        register.repeat_contact()
    register.log_contact(form(happened_on=date(2023, 3, 1), minutes=45, note="eenmalig"))
    repeated = register.repeat_contact().contact
    assert (repeated.happened_on, repeated.minutes, repeated.note) == (TODAY, 45, "")
    assert len(register.contacts(ContactFilter())) == 2


def test_undo_keeps_the_contact_and_counts_it_nowhere(
    make_register: Callable[..., Register],
) -> None:
    register = make_register()
    number = register.log_contact(form()).contact.number
    assert register.undo_contact().status == "vervallen"
    assert register.week(WEEK).totaal.contacten == 0
    assert register.contacts(ContactFilter()) == ()
    kept = register.contacts(ContactFilter(include_undone=True))
    assert [card.number for card in kept] == [number]
    with pytest.raises(Refused, match="al ongedaan"):
        register.undo_contact(number)


def test_correct_replaces_the_content_and_keeps_the_number(
    make_register: Callable[..., Register],
) -> None:
    register = make_register()
    one = register.add_client(ClientForm(name="Ans Smits", birth_year=1948, kern="erp"))
    two = register.add_client(ClientForm(name="Mo Haddou", birth_year=1999, kern="veghel"))
    number = register.log_contact(form(clients=(one.number,))).contact.number
    changed = register.correct_contact(
        number, form(contactsoort="coaching", clients=(two.number,), minutes=60)
    )
    assert changed.number == number
    assert [client.number for client in changed.clients] == [two.number]
    assert register.contact(number) == changed
    rows = register.week(WEEK).rows
    assert [(row.contactsoort, row.minuten) for row in rows] == [("coaching", 60)]


def test_a_settled_week_takes_only_what_is_said_to_be_late(
    make_register: Callable[..., Register],
) -> None:
    register, lead = make_register(), make_register("teamleider")
    number = register.log_contact(form(minutes=30)).contact.number
    frozen = lead.settle_week(WEEK)
    for deed in (
        lambda: register.log_contact(form()),
        lambda: register.correct_contact(number, form(minutes=5)),
        lambda: register.correct_contact(number, form(happened_on=date(2023, 3, 1))),
        lambda: register.undo_contact(number),
        register.repeat_contact,
    ):
        with pytest.raises(WeekSettled, match="nagekomen"):
            deed()
    assert lead.week(WEEK).late == 0
    late = register.log_contact(form(late=True)).contact
    assert late.status == "nagekomen"
    register.undo_contact(number, late=True)
    after = lead.week(WEEK)
    assert (after.rows, after.totaal, after.late) == (frozen.rows, frozen.totaal, 2)


REFUSED = (
    ({"deelopdracht": "99"}, "deelopdracht"),
    ({"contactsoort": "praatje"}, "contactsoort"),
    ({"taak": "77"}, "taak"),
    ({"kern": "parijs"}, "kern"),
    ({"kanaal": "postduif"}, "kanaal"),
    ({"uitkomst": "succes"}, "uitkomst"),
    ({"leeftijdsgroep": "oud"}, "leeftijdsgroep"),
    ({"project": "geheim"}, "project"),
    ({"clients": (4711,)}, "clients"),
    ({"happened_on": date(2023, 3, 16)}, "happened_on"),
    ({"follow_up_on": date(2023, 3, 1)}, "follow_up_on"),
    ({"contactsoort": "buurtbemiddeling"}, "deelopdracht"),
    ({"contactsoort": "overleg", "clients": (1,)}, "clients"),
)


def test_what_cannot_be_is_refused_with_its_field(register: Register) -> None:
    for fields, field in REFUSED:
        assert field_refused(register.log_contact, form(**fields)) == field, fields
        assert register.contacts(ContactFilter()) == ()


def test_the_catalogue_follows_from_the_date(register: Register) -> None:
    earlier = register.log_contact(form(happened_on=date(2022, 12, 31))).contact
    assert earlier.opdracht == "meierijstad-2022"
    with pytest.raises(Refused, match="geen opdracht"):
        register.log_contact(form(happened_on=date(2021, 12, 31)))


def test_drafts_count_nowhere_and_go_when_the_contact_is_saved(
    make_register: Callable[..., Register],
) -> None:
    register = make_register()
    sent = form()
    register.keep_draft(sent.id, {"note": "half"})
    register.keep_draft(sent.id, {"note": "halve zin"})
    assert [draft.content for draft in register.day().drafts] == [{"note": "halve zin"}]
    assert (register.week(WEEK).drafts, register.week(WEEK).totaal.contacten) == (1, 0)
    assert make_register().day().drafts == ()
    register.log_contact(sent)
    assert register.day().drafts == ()
    assert register.day().week_count == 1


def test_the_list_filters(make_register: Callable[..., Register]) -> None:
    register, lead = make_register(), make_register("teamleider")
    client = register.add_client(ClientForm(name="Zoë van den Bérg", birth_year=1990))
    register.log_contact(form(clients=(client.number,), happened_on=date(2023, 3, 6)))
    register.log_contact(form(deelopdracht="8"))
    lead.log_contact(form(deelopdracht="8"))
    make_register("sociaal werker", "schijndel").log_contact(form())

    def numbers(who: Register, wanted: ContactFilter) -> list[int]:
        return [card.number for card in who.contacts(wanted)]

    assert numbers(register, ContactFilter()) == [2, 1]
    assert numbers(lead, ContactFilter()) == [3, 2, 1]
    assert numbers(lead, ContactFilter(mine=True)) == [3]
    assert numbers(lead, ContactFilter(deelopdracht="8")) == [3, 2]
    assert numbers(lead, ContactFilter(week=Week(2023, 10))) == [1]
    assert numbers(lead, ContactFilter(text="berg zo")) == [1]
    assert numbers(lead, ContactFilter(text="xyz")) == []
    assert numbers(lead, ContactFilter(limit=1, offset=1)) == [2]
