"""Any small register, counted by the database and by a plain loop written apart from it."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from exports.counted.tally import Tally
from models.catalogue import Tabel
from tests.exports.conftest import EmptyRegister
from tests.exports.small import QUARTER, SMALL, Rows

EVERYTHING = (
    Tabel(
        code="alles",
        titel="Alles",
        dimensies=("deelopdracht", "contactsoort", "leeftijdsgroep"),
        maten=("contacten", "clienten", "uren"),
    ),
    Tabel(
        code="waar",
        titel="Waar",
        dimensies=("kern", "gebiedsteam", "leeftijdsgroep"),
        maten=("contacten", "clienten", "uren"),
    ),
)
TEAM = {"dorp": "noord", "gehucht": "noord", "stad": "zuid"}
KERNEN = st.sampled_from(["dorp", "gehucht", "stad", "onbekend", "verdwenen"])
GROUPS = st.sampled_from(["jong", "oud", "onbekend"])


@dataclass(frozen=True)
class Person:
    kern: str
    group: str
    fixed: bool


@dataclass(frozen=True)
class Meeting:
    day: date
    what: tuple[str, str]
    where: tuple[str, str]
    clients: frozenset[int]
    minutes: int | None
    status: str
    opdracht: str

    @property
    def counts(self) -> bool:
        in_quarter = date(2023, 1, 1) <= self.day <= date(2023, 3, 31)
        return in_quarter and self.status != "vervallen" and self.opdracht == SMALL.code


PEOPLE = st.lists(st.builds(Person, KERNEN, GROUPS, st.booleans()), min_size=4, max_size=4)
MEETINGS = st.lists(
    st.builds(
        Meeting,
        day=st.integers(-2, 92).map(lambda days: date(2023, 1, 1) + timedelta(days)),
        what=st.tuples(st.sampled_from("ab"), st.sampled_from(["gesprek", "ronde"])),
        where=st.tuples(KERNEN, GROUPS),
        clients=st.frozensets(st.integers(1, 4), max_size=3),
        minutes=st.none() | st.integers(0, 200),
        status=st.sampled_from(["geldig", "geldig", "nagekomen", "vervallen"]),
        opdracht=st.sampled_from([SMALL.code, SMALL.code, "ander-2023"]),
    ),
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(people=PEOPLE, meetings=MEETINGS)
def test_the_database_counts_what_a_loop_counts(
    empty_register: EmptyRegister, people: list[Person], meetings: list[Meeting]
) -> None:
    with empty_register() as rows:
        store(rows, people, meetings)
        for table in EVERYTHING:
            for figure in Tally(rows.session, SMALL, QUARTER).figures(table):
                place = figure.place
                wanted = (place.deelopdracht, place.contactsoort, place.kern, place.leeftijdsgroep)
                expected = loop(people, meetings, wanted, figure.maat)
                shown = round(float(figure.waarde), 2), figure.contributors
                assert shown == expected, (table.code, wanted, figure.maat)


def store(rows: Rows, people: list[Person], meetings: list[Meeting]) -> None:
    for person in people:
        rows.client(person.kern, person.group, 2023 if person.fixed else None)
    for one in meetings:
        rows.contact(
            one.day,
            one.what,
            one.where,
            sorted(one.clients),
            one.minutes,
            one.status,
            one.opdracht,
        )


def loop(
    people: list[Person], meetings: list[Meeting], wanted: tuple[str, ...], maat: str
) -> tuple[float, int]:
    counted = [(number, one) for number, one in enumerate(meetings) if one.counts]
    if maat == "clienten":
        found = {
            client
            for _, one in counted
            for client in one.clients
            if fits(one.what, home(people[client - 1]), wanted)
        }
        return float(len(found)), len(found)
    inside = [(number, one) for number, one in counted if fits(one.what, one.where, wanted)]
    if maat == "uren":
        total = round(sum(one.minutes or 0 for _, one in inside) / 60 + 1e-9, 2)
        return total, len(behind([pair for pair in inside if pair[1].minutes]))
    return float(len(inside)), len(behind(inside))


def behind(inside: list[tuple[int, Meeting]]) -> set[tuple[str, int]]:
    known = {("client", client) for _, one in inside for client in one.clients}
    return known | {("contact", number) for number, one in inside if not one.clients}


def home(person: Person) -> tuple[str, str]:
    return (person.kern, person.group) if person.fixed else ("onbekend", "onbekend")


def fits(what: tuple[str, str], where: tuple[str, str], wanted: tuple[str, ...]) -> bool:
    kern = where[0] if where[0] in TEAM else "onbekend"
    team = f"gebiedsteam:{TEAM.get(kern, 'onbekend')}"
    actual = ({what[0]}, {what[1]}, {kern, team}, {where[1]})
    return all(want in ("totaal", *values) for want, values in zip(wanted, actual, strict=True))
