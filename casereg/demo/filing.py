"""Puts what was written in order, gives it numbers, and makes rows of it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from casereg.demo.entries import Entry
from casereg.demo.people import Person
from casereg.demo.rows import Row, Rows
from casereg.demo.stories import Traject
from models.catalogue import MANTELZORGER, Catalogue
from models.names import search_terms


def number(entries: list[Entry], trajecten: list[Traject]) -> list[Person]:
    """Number contacts as they were entered, clients as they were met, cases as they opened.

    Returns the clients in order of their numbers.
    """
    entries.sort(key=lambda entry: (entry.row["entered_at"], entry.row["uid"]))
    for place, entry in enumerate(entries, start=1):
        entry.row["id"] = place
    met = dict.fromkeys(person for entry in entries for person in entry.people)
    for place, person in enumerate(met, start=1):
        person.number = place
    trajecten.sort(key=lambda traject: traject.opened_on)
    for place, traject in enumerate(trajecten, start=1):
        traject.number = place
        # The last case may have stopped before both sides were met.
        traject.parties = tuple(pair for pair in traject.parties if pair[0] in met)
    return list(met)


def file_clients(
    people: Sequence[Person], entries: Sequence[Entry], catalogues: Mapping[str, Catalogue]
) -> Rows:
    """The rows about clients; ``entries`` in order of entry, ``catalogues`` by code."""
    first = {person.number: e.row for e in reversed(entries) for person in e.people}
    return {
        "client": [_client(person, first[person.number]) for person in people],
        "client_term": [
            {"term": term, "client_id": person.number}
            for person in people
            for term in search_terms(person.name)
        ],
        "client_kenmerk": [
            {"client_id": person.number, "code": code}
            for person in people
            for code in (*person.aandachtsgroepen, *[MANTELZORGER] * person.mantelzorger)
        ],
        "client_year": _client_years(entries, catalogues),
    }


def file_contacts(entries: Iterable[Entry]) -> Rows:
    """The rows of these contacts, with who took part."""
    contacts, participations = [], []
    for entry in entries:
        case_id = entry.traject.number if entry.traject else None
        contacts.append(entry.row | {"case_id": case_id})
        participations += [
            {"contact_id": entry.row["id"], "client_id": person.number} for person in entry.people
        ]
    return {"contact": contacts, "participation": participations}


def file_cases(trajecten: Sequence[Traject]) -> Rows:
    """The rows of cases, with their parties and results."""
    return {
        "client_case": [_case(traject) for traject in trajecten],
        "case_party": [
            {"case_id": traject.number, "client_id": person.number, "party": party}
            for traject in trajecten
            for person, party in traject.parties
        ],
        "case_result": [
            {
                "case_id": traject.number,
                "code": code,
                "answered_on": traject.closed_on,
                "reached": reached,
                "at_closing": True,
            }
            for traject in trajecten
            for code, reached in traject.results
        ],
    }


def _client(person: Person, first: Row) -> Row:
    return {
        "id": person.number,
        "name": person.name,
        "birth_year": person.birth_year,
        "kern": person.kern,
        "team": person.team,
        "added_by": first["worker_id"],
        "added_at": first["entered_at"] - timedelta(minutes=3),
    }


def _client_years(entries: Sequence[Entry], catalogues: Mapping[str, Catalogue]) -> list[Row]:
    """What was fixed at the first contact of each client in each year."""
    years: dict[tuple[int, int], Row] = {}
    for entry in entries:
        year, catalogue = entry.row["happened_on"].year, catalogues[entry.row["opdracht"]]
        for person in entry.people:
            if (person.number, year) not in years:
                years[person.number, year] = {
                    "client_id": person.number,
                    "year": year,
                    "kern": person.kern_in(year),
                    "leeftijdsgroep": catalogue.age_group(person.birth_year, year),
                }
    return list(years.values())


def _case(traject: Traject) -> Row:
    first, year = traject.parties[0][0], traject.opened_on.year
    return {
        "id": traject.number,
        "opdracht": traject.catalogue.code,
        "deelopdracht": traject.subject.deelopdracht,
        "trajectsoort": traject.soort.code,
        "kern": first.kern_in(year),
        "leeftijdsgroep": traject.catalogue.age_group(first.birth_year, year),
        "team": traject.subject.team,
        "worker_id": traject.subject.member.account_id,
        "opened_on": traject.opened_on,
        "closed_on": traject.closed_on,
        "ended_as": traject.ended_as,
        "referred_to": traject.referred_to,
        "referral_sent_on": traject.referral_sent_on,
        "referral_accepted_on": traject.referral_accepted_on,
        "referral_result": traject.referral_result,
        "referral_result_on": traject.referral_result_on,
        "undone": False,
    }
