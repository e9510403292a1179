"""What every demo register holds, whatever its seed."""

from collections import Counter
from datetime import date

import pytest

from casereg.demo.rows import Rows
from casereg.demo.seasons import DEMO_DAY, FIRST_DAY
from models.catalogue import UNKNOWN, Catalogue
from models.contact import LATE, UNDONE, VALID
from models.contact_rules import check_contact
from models.forms import ContactForm
from models.names import search_terms
from tests.demo.conftest import Make, recipe, together

FORM_FIELDS = set(ContactForm.model_fields) - {"id", "clients", "late", "case", "explanation"}


def test_same_seed_same_rows(make: Make) -> None:
    assert make(400, 1) == make(400, 1)


def test_other_seed_other_rows(make: Make) -> None:
    assert make(400, 1) != make(400, 2)


@pytest.mark.parametrize("contacts", [0, 1, 2, 7, 61, 400])
def test_exactly_as_many_contacts_as_asked(make: Make, contacts: int) -> None:
    assert len(together(make(contacts, 3))["contact"]) == contacts


def test_every_contact_could_have_been_logged(
    rows: Rows, catalogues: tuple[Catalogue, ...]
) -> None:
    clients = Counter(row["contact_id"] for row in rows["participation"])
    for row in rows["contact"]:
        catalogue = next(one for one in catalogues if one.covers(row["happened_on"]))
        assert row["opdracht"] == catalogue.code
        values = {field: row[field] for field in FORM_FIELDS}
        form = ContactForm(clients=tuple(range(1, 1 + clients[row["id"]])), **values)
        check_contact(form, catalogue, DEMO_DAY)


def test_nothing_happens_outside_the_two_years(rows: Rows) -> None:
    for row in rows["contact"]:
        assert FIRST_DAY <= row["happened_on"] <= DEMO_DAY
        assert row["happened_on"] <= row["entered_at"].date() <= DEMO_DAY
        assert row["entered_at"] <= row["changed_at"]
        assert row["changed_at"].date() <= DEMO_DAY


def test_contacts_are_numbered_as_they_were_entered(rows: Rows) -> None:
    contacts = sorted(rows["contact"], key=lambda row: row["id"])
    assert [row["id"] for row in contacts] == list(range(1, len(contacts) + 1))
    entered = [row["entered_at"] for row in contacts]
    assert entered == sorted(entered)


def test_clients_and_contacts_are_of_the_team_of_the_worker(
    rows: Rows, catalogues: tuple[Catalogue, ...]
) -> None:
    team_of = {member.account_id: member.team for member in recipe(catalogues, 1, 7).members}
    contacts = {row["id"]: row for row in rows["contact"]}
    clients = {row["id"]: row for row in rows["client"]}
    kernen = {kern.code: kern.gebiedsteam for kern in catalogues[-1].kernen}
    assert all(row["team"] == team_of[row["worker_id"]] for row in contacts.values())
    assert all(kernen[row["kern"]] == row["team"] for row in clients.values())
    for row in rows["participation"]:
        assert clients[row["client_id"]]["team"] == contacts[row["contact_id"]]["team"]


def test_every_client_has_its_years_and_terms(rows: Rows) -> None:
    contacts = {row["id"]: row for row in rows["contact"]}
    needed = {
        (row["client_id"], contacts[row["contact_id"]]["happened_on"].year)
        for row in rows["participation"]
    }
    assert {(row["client_id"], row["year"]) for row in rows["client_year"]} == needed
    terms = {(row["term"], row["client_id"]) for row in rows["client_term"]}
    assert terms == {(t, row["id"]) for row in rows["client"] for t in search_terms(row["name"])}


def test_one_tenth_are_clients_and_few_come_very_often(rows: Rows) -> None:
    often = Counter(row["client_id"] for row in rows["participation"])
    assert set(often) == {row["id"] for row in rows["client"]}
    assert 0.9 * 300 <= len(often) <= 300
    assert sum(number == 1 for number in often.values()) > 0.25 * len(often)
    assert 15 <= max(often.values()) <= 130


def test_contacts_without_client_are_common(rows: Rows) -> None:
    known = {row["contact_id"] for row in rows["participation"]}
    alone = [row for row in rows["contact"] if row["id"] not in known]
    assert 0.3 < len(alone) / len(rows["contact"]) < 0.6
    assert {UNKNOWN} < {row["kern"] for row in alone}
    assert {UNKNOWN} < {row["leeftijdsgroep"] for row in alone}


def test_summer_and_weekends_are_quiet(rows: Rows) -> None:
    months = Counter(row["happened_on"].month for row in rows["contact"])
    days = Counter(row["happened_on"].weekday() for row in rows["contact"])
    assert months[7] + months[8] < 0.7 * (months[10] + months[11])
    assert 0 < days[5] + days[6] < 0.04 * len(rows["contact"])
    assert days[0] == max(days.values())


def test_every_part_of_the_catalogue_is_used(rows: Rows, catalogues: tuple[Catalogue, ...]) -> None:
    for column, known in (
        ("deelopdracht", catalogues[-1].deelopdrachten),
        ("contactsoort", catalogues[-1].contactsoorten),
        ("kern", catalogues[-1].kernen),
        ("leeftijdsgroep", catalogues[-1].leeftijdsgroepen),
    ):
        assert {item.code for item in known} <= {row[column] for row in rows["contact"]}


def test_everybody_worked_on_the_last_two_days(
    make: Make, catalogues: tuple[Catalogue, ...]
) -> None:
    everybody = {member.account_id for member in recipe(catalogues, 1, 3).members}
    for day in (DEMO_DAY, date(2023, 12, 28)):
        contacts = together(make(400, 3))["contact"]
        assert {row["worker_id"] for row in contacts if row["happened_on"] == day} == everybody


def test_some_are_undone_or_late_and_some_lack_an_answer(rows: Rows) -> None:
    status = Counter(row["status"] for row in rows["contact"])
    assert status[VALID] > 2900
    assert status[UNDONE] and status[LATE]
    assert any(row["uitkomst"] is None for row in rows["contact"])
    assert rows["draft"]


def test_cases_have_parties_and_contacts(rows: Rows) -> None:
    parties = Counter(row["case_id"] for row in rows["case_party"])
    contacts = Counter(row["case_id"] for row in rows["contact"] if row["case_id"])
    numbers = {row["id"] for row in rows["client_case"]}
    assert set(parties) == set(contacts) == numbers
    assert set(parties.values()) == {1, 2}
    for row in rows["client_case"]:
        assert row["closed_on"] is None or row["opened_on"] <= row["closed_on"] <= DEMO_DAY
        assert (row["closed_on"] is None) == (row["ended_as"] is None)


def test_people_get_better_on_average_and_not_all_answer(rows: Rows) -> None:
    scores: dict[str, list[float]] = {"start": [], "einde": []}
    for row in rows["meting"]:
        if row["instrument"] == "baat" and row["client_id"]:
            scores[row["moment"]].append(row["score"])
    start, end = (sum(found) / len(found) for found in scores.values())
    assert start + 0.5 < end
    assert len({row["case_id"] for row in rows["meting"]} - {None}) < len(rows["client_case"])
