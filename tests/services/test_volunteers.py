"""Vacancies, matches and klussen, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest

from casereg.errors import InvalidInput, Refused
from casereg.register import Register
from models.record_cards import VolunteerCard
from models.record_forms import VolunteerForm
from tests.conftest import MakeRegister
from tests.services.recording import TEXT, field_refused

TODAY = date(2023, 3, 15)


@pytest.fixture
def opdracht() -> str:
    return TEXT


def note(register: Register, soort: str, **fields: Any) -> VolunteerCard:
    basis = {"soort": soort, "happened_on": "2023-03-10", "title": "Koffie schenken"}
    return register.records.note_volunteer_work(VolunteerForm.model_validate(basis | fields))


def test_a_match_closes_its_vacancy(register: Register) -> None:
    vacancy = note(register, "vacature", happened_on="2023-03-01", kern="erp")
    assert register.records.volunteer_work(open_vacancies=True) == (vacancy,)
    match = note(register, "match", vacancy=vacancy.number, route="site")
    assert (match.vacancy, match.route, match.kern) == (vacancy.number, "site", "erp")
    assert register.records.volunteer_work(open_vacancies=True) == ()
    klus = note(register, "klus", number=4, happened_on=TODAY)
    shown = register.records.volunteer_work()
    assert [(card.soort, card.amount) for card in shown] == [
        ("klus", 4),
        ("match", 1),
        ("vacature", 1),
    ]
    assert (shown[0], shown[1]) == (klus, match)
    assert shown[2].closed_on == match.happened_on


def test_undoing_a_match_opens_its_vacancy_again(register: Register) -> None:
    vacancy = note(register, "vacature").number
    match = note(register, "match", vacancy=vacancy, route="site").number
    with pytest.raises(Refused, match="hoort een match"):
        register.records.undo_volunteer_work(vacancy)
    register.records.undo_volunteer_work(match)
    assert [c.number for c in register.records.volunteer_work(open_vacancies=True)] == [vacancy]
    with pytest.raises(Refused, match="al ongedaan"):
        register.records.undo_volunteer_work(match)
    register.records.undo_volunteer_work(vacancy)
    assert register.records.volunteer_work() == ()


def test_a_vacancy_for_two_closes_when_two_are_matched(register: Register) -> None:
    vacancy = note(register, "vacature", number=2, kern="erp").number

    def match(day: str, **fields: Any) -> VolunteerCard:
        return note(register, "match", vacancy=vacancy, route="site", happened_on=day, **fields)

    def closed_on() -> date | None:
        cards = {card.number: card for card in register.records.volunteer_work()}
        return cards[vacancy].closed_on

    first = match("2023-03-14", kern="veghel")
    assert (first.kern, closed_on()) == ("veghel", None)
    second = match("2023-03-11").number
    assert closed_on() == date(2023, 3, 14)
    register.records.undo_volunteer_work(second)
    assert closed_on() is None
    # One that was closed by hand was not filled, and stays closed.
    register.records.close_vacancy(vacancy, TODAY)
    register.records.undo_volunteer_work(first.number)
    assert closed_on() == TODAY


REFUSED = (
    ("match", {}, "route"),
    ("match", {"route": "markt"}, "route"),
    ("match", {"route": "site", "vacancy": 99}, "vacancy"),
    ("klus", {"route": "site"}, "route"),
    ("klus", {"vacancy": 1}, "vacancy"),
    ("klus", {"kern": "parijs"}, "kern"),
    ("klus", {"happened_on": "2023-03-16"}, "happened_on"),
    ("match", {"route": "site", "vacancy": 1, "happened_on": "2023-03-09"}, "happened_on"),
)


def test_what_cannot_be_is_refused(register: Register) -> None:
    vacancy = note(register, "vacature")
    for soort, fields, field in REFUSED:
        assert field_refused(note, register, soort, **fields) == field, (soort, fields)
        assert register.records.volunteer_work() == (vacancy,)


def test_closing_a_vacancy(register: Register, make_register: MakeRegister) -> None:
    number = note(register, "vacature").number
    with pytest.raises(InvalidInput, match="niet van je gebiedsteam"):
        make_register("sociaal werker", "schijndel").records.close_vacancy(number, TODAY)
    assert register.records.close_vacancy(number, TODAY).closed_on == TODAY
    with pytest.raises(InvalidInput, match="al gesloten"):
        register.records.close_vacancy(number, TODAY)
    with pytest.raises(InvalidInput, match="al gesloten"):
        note(register, "match", vacancy=number, route="site", happened_on=TODAY)


def test_another_team_sees_nothing(register: Register, make_register: MakeRegister) -> None:
    number = note(register, "klus").number
    elsewhere = make_register("sociaal werker", "schijndel")
    assert elsewhere.records.volunteer_work() == ()
    with pytest.raises(Refused, match="niet van je gebiedsteam"):
        elsewhere.records.undo_volunteer_work(number)
    with pytest.raises(Refused, match="een ander"):
        make_register().records.undo_volunteer_work(number)


def test_a_vacancy_is_filled_once_also_by_two_at_a_time(
    register: Register, make_register: MakeRegister
) -> None:
    vacancy = note(register, "vacature").number

    def fill(one: Register) -> bool:
        try:
            note(one, "match", vacancy=vacancy, route="site")
        except InvalidInput:
            return False
        return True

    people = [register, make_register(), make_register("teamleider")]
    with ThreadPoolExecutor() as pool:
        assert sorted(pool.map(fill, people)) == [False, False, True]
    assert [card.soort for card in register.records.volunteer_work()] == ["match", "vacature"]


def test_an_opdracht_without_volunteer_work(
    register: Register, make_register: MakeRegister
) -> None:
    without = TEXT.partition("[vrijwilligerswerk]")[0]
    make_register("beheerder").load_catalogue(without)
    with pytest.raises(InvalidInput, match="niets over vrijwilligerswerk"):
        note(register, "klus", happened_on="2023-03-01")
