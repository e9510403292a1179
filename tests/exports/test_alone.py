"""Who is alone behind a number is known for as long as it can be, and never by name."""

from datetime import date

from sqlmodel import col, update

from exports.counted.places import Place
from exports.counted.tally import Tally
from exports.late.contacts import NOTHING_LATE
from exports.late.effective_rows import fresh_rows
from exports.ledger.history import append, read_ledger
from exports.protection.alone import clients_of
from exports.table.numbers import TableNumbers
from models.contact import Participation
from tests.exports.releasing import entry_on
from tests.exports.small import DEEL_KERN, DEEL_SOORT, QUARTER, SMALL, Rows, fill_by_hand

ANNA, BERT, CARLA = 1, 2, 3
TALK, DAY = ("a", "gesprek"), date(2023, 2, 1)
CELLS = TableNumbers(SMALL, QUARTER, {})


def move(rows: Rows, old: int, new: int) -> None:
    """Say that another client took part."""
    took_part = col(Participation.client_id) == old
    rows.session.execute(update(Participation).where(took_part).values(client_id=new))


def alone(rows: Rows) -> dict[str, int]:
    """The client behind each number of one client, in the two tables by deelopdracht."""
    tally = Tally(rows.session, SMALL, QUARTER)
    tables = {one.code: tally.figures(one) for one in (DEEL_SOORT, DEEL_KERN)}
    return dict(clients_of(rows.session, CELLS.numbers(tables).values()))


def test_of_contacts_uren_and_clienten_it_is_known_who(rows: Rows) -> None:
    fill_by_hand(rows)
    found = alone(rows)
    assert found[CELLS.name("contacten", Place("b", kern="gehucht"))] == CARLA
    assert found[CELLS.name("clienten", Place("a", kern="stad"))] == CARLA
    several, nobody = Place("a", kern="dorp"), Place("a", kern="onbekend")
    assert CELLS.name("contacten", several) not in found
    assert CELLS.name("contacten", nobody) not in found


def test_of_uren_it_is_who_spent_them(rows: Rows) -> None:
    for minutes in (0, 30):
        rows.contact(DAY, TALK, ("dorp", "oud"), [rows.client("dorp", "oud")], minutes)
    found = alone(rows)
    assert found[CELLS.name("uren", Place(*TALK))] == BERT
    assert CELLS.name("contacten", Place(*TALK)) not in found


def test_whoever_was_erased_is_one_person_still(rows: Rows) -> None:
    fill_by_hand(rows)
    names = [name for name, client in alone(rows).items() if client == CARLA]
    nobody = rows.client("onbekend", "onbekend")
    move(rows, CARLA, nobody)
    found = alone(rows)
    assert {found[name] for name in names if name in found} == {nobody}


def test_where_another_was_counted_first_it_is_not_known(rows: Rows) -> None:
    fill_by_hand(rows)
    name = CELLS.name("contacten", Place("b", kern="gehucht"))
    ledger = read_ledger(rows.session, SMALL.code)
    booked = fresh_rows(rows.session, SMALL, QUARTER, ledger, NOTHING_LATE)
    append(rows.session, entry_on(ledger, QUARTER.text, (), booked))
    assert alone(rows)[name] == CARLA
    move(rows, CARLA, ANNA)
    assert name not in alone(rows)
