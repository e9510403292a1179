"""A small opdracht, and rows put straight into the tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from sqlmodel import Session

from models.account import Account
from models.catalogue import (
    Bescherming,
    Catalogue,
    Contactsoort,
    Deelopdracht,
    Item,
    Kanaal,
    Kern,
    Leeftijdsgroep,
    Tabel,
    Uitkomst,
)
from models.client import Client, ClientYear
from models.contact import VALID, Contact, Participation
from models.periods import parse_period
from models.place import Gebiedsteam

NOON = datetime(2023, 4, 3, 12, tzinfo=UTC)
QUARTER = parse_period("2023-Q1")
DEEL_SOORT = Tabel(
    code="deel-soort",
    titel="Contacten en uren",
    dimensies=("deelopdracht", "contactsoort"),
    maten=("contacten", "uren"),
)
DEEL_KERN = Tabel(
    code="deel-kern",
    titel="Contacten en cliënten per kern",
    dimensies=("deelopdracht", "gebiedsteam", "kern"),
    maten=("contacten", "clienten"),
)
LEEFTIJD = Tabel(
    code="leeftijd",
    titel="Contacten, cliënten en uren per leeftijdsgroep",
    dimensies=("leeftijdsgroep",),
    maten=("contacten", "clienten", "uren"),
)
SOORT_LEEFTIJD = Tabel(
    code="soort-leeftijd",
    titel="Contacten per soort en leeftijdsgroep",
    dimensies=("contactsoort", "leeftijdsgroep"),
    maten=("contacten",),
)
SMALL = Catalogue(
    code="klein-2023",
    titel="Klein voorbeeld | 2023",
    geldig_van=date(2023, 1, 1),
    geldig_tot=date(2023, 12, 31),
    deelopdrachten=(
        Deelopdracht(code="a", titel="Advies"),
        Deelopdracht(code="b", titel="Buurt", k=8),
    ),
    contactsoorten=(
        Contactsoort(code="gesprek", titel="Gesprek"),
        Contactsoort(code="ronde", titel="Ronde door de buurt", deelopdrachten=("b",)),
    ),
    kanalen=(Kanaal(code="telefoon", titel="Telefoon"),),
    uitkomsten=(Uitkomst(code="gesproken", titel="Gesproken"),),
    gebiedsteams=(Item(code="noord", titel="Noord"), Item(code="zuid", titel="Zuid")),
    kernen=(
        Kern(code="dorp", titel="Dorp", gebiedsteam="noord"),
        Kern(code="gehucht", titel="Gehucht", gebiedsteam="noord"),
        Kern(code="stad", titel="Stad", gebiedsteam="zuid"),
    ),
    leeftijdsgroepen=(
        Leeftijdsgroep(code="jong", titel="Tot en met 17", van=0, tot=17),
        Leeftijdsgroep(code="oud", titel="18 en ouder", van=18, tot=130),
    ),
    tabellen=(DEEL_SOORT, DEEL_KERN, LEEFTIJD, SOORT_LEEFTIJD),
    bescherming=Bescherming(k=5),
)


def protected_by(k: int = 5, zeros: str = "hide") -> Catalogue:
    """The small opdracht with other protection."""
    rule = Bescherming.model_validate({"k": k, "zeros": zeros})
    return SMALL.model_copy(update={"bescherming": rule})


@dataclass
class Rows:
    """Puts rows into an empty register; numbers are given in order, from 1."""

    session: Session
    clients: int = 0
    contacts: int = 0

    def __post_init__(self) -> None:
        self.session.add(Gebiedsteam(code="noord", title="Noord"))
        self.session.add(Account(id=1, name="wie", role="sociaal werker", added_at=NOON))
        self.session.flush()

    def client(self, kern: str, group: str, year: int | None = 2023) -> int:
        """A client with what is fixed for a year (None: nothing)."""
        self.clients += 1
        number = self.clients
        self.session.add(
            Client(
                id=number, name=f"Naam {number}", kern=kern, team="noord", added_by=1, added_at=NOON
            )
        )
        self.session.flush()
        if year is not None:
            self.fixed(number, kern, group, year)
        return number

    def fixed(self, client: int, kern: str, group: str, year: int) -> None:
        """What is fixed for a client in a calendar year."""
        self.session.add(ClientYear(client_id=client, year=year, kern=kern, leeftijdsgroep=group))
        self.session.flush()

    def contact(
        self,
        day: date,
        what: tuple[str, str],
        where: tuple[str, str] = ("onbekend", "onbekend"),
        clients: Sequence[int] = (),
        minutes: int | None = None,
        status: str = VALID,
        opdracht: str = "klein-2023",
    ) -> None:
        """A contact; ``what`` is deelopdracht and soort, ``where`` kern and leeftijdsgroep."""
        self.contacts += 1
        number = self.contacts
        self.session.add(
            Contact(
                id=number,
                uid=UUID(int=number),
                happened_on=day,
                entered_at=NOON,
                changed_at=NOON,
                worker_id=1,
                team="noord",
                opdracht=opdracht,
                deelopdracht=what[0],
                contactsoort=what[1],
                kern=where[0],
                leeftijdsgroep=where[1],
                minutes=minutes,
                status=status,
            )
        )
        self.session.flush()
        for client in clients:
            self.session.add(Participation(contact_id=number, client_id=client))
        self.session.flush()


def fill_by_hand(rows: Rows) -> None:
    """Fourteen contacts, eleven of which count in the first quarter of 2023."""
    anna, bert = rows.client("dorp", "oud"), rows.client("dorp", "oud")
    carla, dirk = rows.client("stad", "jong"), rows.client("stad", "oud")
    advice, talk, round_ = ("a", "gesprek"), ("b", "gesprek"), ("b", "ronde")
    rows.contact(date(2023, 1, 1), advice, ("dorp", "oud"), [anna], 30)
    rows.contact(date(2023, 1, 11), advice, ("dorp", "oud"), [anna], 30)
    rows.contact(date(2023, 1, 12), advice, ("dorp", "oud"), [anna, bert], 45)
    rows.contact(date(2023, 1, 13), advice, ("stad", "jong"), [carla], 20)
    rows.contact(date(2023, 1, 14), advice, ("stad", "jong"), [], 10)
    rows.contact(date(2023, 1, 15), advice)
    rows.contact(date(2023, 1, 16), talk, ("stad", "oud"), [dirk], 60)
    rows.contact(date(2023, 1, 17), round_, ("dorp", "onbekend"), [], 120)
    rows.contact(date(2023, 1, 18), round_, ("dorp", "oud"), [bert], 0)
    rows.contact(date(2023, 1, 19), advice, ("stad", "oud"), [anna], 15)
    rows.contact(date(2023, 3, 31), talk, ("gehucht", "jong"), [carla], 30, status="nagekomen")
    rows.contact(date(2023, 1, 20), advice, ("dorp", "oud"), [dirk], 500, status="vervallen")
    rows.contact(date(2023, 4, 1), advice, ("dorp", "oud"), [dirk], 500)
    rows.contact(date(2023, 1, 20), advice, ("dorp", "oud"), [dirk], 500, opdracht="ander-2023")
