"""Two clients that are one person: counted by hand before, merged and undone, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import SQLModel

from casereg.errors import InvalidInput, Refused
from casereg.register import Register
from models.case import CaseParty
from models.client import Client, ClientKenmerk, ClientTerm, ClientYear
from models.contact import Participation
from models.follow_up import FollowUp
from models.following_forms import FollowUpForm
from models.forms import ClientForm, ContactForm
from models.measurement import Meting
from models.periods import Week, parse_period
from models.record_forms import CaseForm, MetingForm
from tests.conftest import MakeRegister
from tests.services.recording import TEXT, case

PEOPLE = """
  { code = "wie", titel = "Personen", soort = "personen", uit = "contacten", filter = {}, eenheid = "personen", bron = "x" },
]
"""  # noqa: E501
JANUARY, FEBRUARY, QUARTER = "2023-01", "2023-02", "2023-Q1"
TODAY = date(2023, 3, 15)


@pytest.fixture
def register(make_register: MakeRegister) -> Register:
    """A sociaal werker of Veghel; distinct people of deelopdracht a are counted as ``wie``."""
    head, tail = TEXT.split(']\n[[deelopdrachten]]\ncode = "b"')
    text = head.rstrip() + PEOPLE + '[[deelopdrachten]]\ncode = "b"' + tail
    make_register("beheerder").load_catalogue(text)
    return make_register()


@pytest.fixture
def coordinator(register: Register, make_register: MakeRegister) -> Register:
    return make_register("coordinator")


def client(register: Register, name: str, **fields: Any) -> int:
    form = ClientForm.model_validate({"name": name, "kern": "erp", "birth_year": 1950} | fields)
    return register.add_client(form, despite_duplicate=True).number


def talk(register: Register, day: date, *clients: int, **fields: Any) -> int:
    form = ContactForm.model_validate(
        {"happened_on": day, "deelopdracht": "a", "contactsoort": "coaching", "clients": clients}
        | fields
    )
    return register.log_contact(form).contact.number


def persons(coordinator: Register, period: str) -> object:
    """The distinct people of a period, as the house sees them."""
    figures = coordinator.figures.results(parse_period(period)).figures
    return next(one.waarde for one in figures if one.indicator.code == "wie")


def stored(register: Register) -> dict[str, list[tuple[object, ...]]]:
    """Everything that points at a client, whole."""
    tables: tuple[type[SQLModel], ...] = (
        *(Client, ClientTerm, ClientKenmerk, ClientYear),
        *(Participation, CaseParty, Meting, FollowUp),
    )
    with register._database.reading() as session:
        return {
            table.__name__: sorted(
                (tuple(row) for row in session.execute(select(table.__table__))),  # type: ignore[attr-defined]
                key=str,
            )
            for table in tables
        }


def taking_part(register: Register) -> dict[int, set[int]]:
    """The clients of each contact."""
    found: dict[int, set[int]] = {}
    for contact, who in stored(register)["Participation"]:
        found.setdefault(int(str(contact)), set()).add(int(str(who)))
    return found


def test_everything_goes_along_is_counted_once_and_comes_back_exactly(
    register: Register, coordinator: Register
) -> None:
    ans = client(register, "Ans Smits")
    ans_again = client(register, "A. Smits", kern="veghel", aandachtsgroepen=("eenzaam",))
    mo = client(register, "Mo Haddad")
    for day, people in (
        (date(2023, 1, 10), (ans_again, mo)),
        (date(2023, 2, 7), (ans,)),
        (date(2023, 2, 8), (ans_again,)),
        (date(2023, 3, 1), (ans, ans_again, mo)),
    ):
        talk(register, day, *people)
    running = case(register, ans_again)
    register.records.add_meting(
        MetingForm(
            instrument="baat", moment="einde", score=8, measured_on=TODAY, case=running.number
        )
    )
    register.following.plan(FollowUpForm(soort="bezoek", due_on=TODAY, client=ans_again))
    before = stored(register)
    # By hand: January ans_again and mo; February ans and ans_again; the quarter all three.
    counted = {JANUARY: 2, FEBRUARY: 2, QUARTER: 3}
    assert {one: persons(coordinator, one) for one in counted} == counted
    plan = register.following.foresee_merge(ans, ans_again)
    assert (plan.contacts, plan.released, plan.cases, plan.metingen, plan.follow_ups) == (
        *(3, 0),
        *(1, 1, 1),
    )
    made = register.following.merge(ans, ans_again)
    assert {one: persons(coordinator, one) for one in counted} == {
        JANUARY: 2,
        FEBRUARY: 1,
        QUARTER: 2,
    }
    assert taking_part(register) == {1: {ans, mo}, 2: {ans}, 3: {ans}, 4: {ans, mo}}
    (kept,) = register.find_clients("smits")
    assert (kept.number, kept.aandachtsgroepen) == (ans, ("eenzaam",))
    assert [one.client.number for one in register.records.case(running.number).parties] == [ans]
    register.following.undo_merge(made.number)
    assert {one: persons(coordinator, one) for one in counted} == counted
    assert stored(register) == before


def test_what_came_in_between_stays_with_the_client_that_was_kept(
    register: Register, coordinator: Register
) -> None:
    ans, double = client(register, "Ans Smits"), client(register, "Ans Smit", kern="veghel")
    mo = client(register, "Mo Haddad")
    old, moved = talk(register, date(2023, 2, 1), double), talk(register, date(2023, 2, 2), double)
    shared = talk(register, date(2023, 2, 3), ans, double)
    made = register.following.merge(ans, double)
    new = talk(register, date(2022, 12, 1), ans, contactsoort="coaching", deelopdracht="1a")
    corrected = ContactForm(
        happened_on=date(2023, 2, 2), deelopdracht="a", contactsoort="coaching", clients=(mo,)
    )
    register.correct_contact(moved, corrected)
    register.change_kenmerken(ans, date(2023, 3, 1), add=("geldzorgen",))
    register.following.undo_merge(made.number)
    assert taking_part(register) == {old: {double}, moved: {mo}, shared: {ans, double}, new: {ans}}
    (kept,) = register.find_clients(str(ans))
    assert kept.aandachtsgroepen == ("geldzorgen",)
    years = stored(register)["ClientYear"]
    assert {row[:3] for row in years} == {
        (ans, 2022, "erp"),
        (ans, 2023, "erp"),
        (double, 2023, "veghel"),
        (mo, 2023, "erp"),
    }


def test_a_number_that_went_away_leads_to_the_client_that_stayed(
    register: Register, coordinator: Register
) -> None:
    ans, double = client(register, "Ans Smits"), client(register, "Antje Smit")
    register.following.merge(ans, double)
    assert register.find_clients("antje") == ()
    assert [one.number for one in register.find_clients(str(double))] == [ans]
    assert register.following.timeline(double).client.number == ans
    assert taking_part(register) == {}
    number = talk(register, TODAY, double, ans)
    assert taking_part(register) == {number: {ans}}
    planned = FollowUpForm(soort="bezoek", due_on=TODAY, client=double)
    card = register.following.plan(planned).client
    assert card is not None and card.number == ans
    with pytest.raises(InvalidInput, match=f"Neem nummer {ans}"):
        register.records.open_case(
            CaseForm.model_validate(
                {
                    "trajectsoort": "coaching",
                    "deelopdracht": "a",
                    "opened_on": "2023-02-01",
                    "parties": [{"client": double}],
                }
            )
        )
    with pytest.raises(InvalidInput, match=f"Neem nummer {ans}"):
        register.discharge_client(double, TODAY)


def test_three_become_one_and_come_apart_in_turn(register: Register) -> None:
    one, two, three = (client(register, name) for name in ("An Bos", "Anna Bos", "Ans Bos"))
    numbers = [
        talk(register, date(2023, 2, day), who) for day, who in enumerate((one, two, three), 1)
    ]
    talk(register, date(2023, 2, 9), two, three)
    before = stored(register)
    first = register.following.merge(two, three)
    second = register.following.merge(one, two)
    assert {frozenset(who) for who in taking_part(register).values()} == {frozenset({one})}
    assert register.following.timeline(three).client.number == one
    assert len(register.following.timeline(three).events) == len(numbers) + 1
    with pytest.raises(Refused, match=f"samenvoeging {second.number}"):
        register.following.undo_merge(first.number)
    register.following.undo_merge(second.number)
    assert register.following.timeline(three).client.number == two
    register.following.undo_merge(first.number)
    assert stored(register) == before
    with pytest.raises(Refused, match="al ongedaan"):
        register.following.undo_merge(first.number)


def test_a_contact_logged_during_a_merge_ends_with_the_client_that_stays(
    register: Register, make_register: MakeRegister
) -> None:
    ans, colleague = client(register, "Ans Smits"), make_register()
    with ThreadPoolExecutor(3) as pool:
        for _ in range(4):
            double = client(register, "Ans Smit")
            talks = [pool.submit(talk, colleague, TODAY, double, ans) for _ in range(2)]
            pool.submit(register.following.merge, ans, double).result()
            for one in talks:
                one.result()
    assert set(map(frozenset, taking_part(register).values())) == {frozenset({ans})}


def test_what_was_released_keeps_its_client_also_when_it_was_released_since(
    register: Register, coordinator: Register, tmp_path: Path
) -> None:
    ans, double = client(register, "Ans Smits"), client(register, "Ans Smit", kern="veghel")
    early = talk(register, date(2023, 1, 9), double)
    talk(register, date(2023, 1, 10), ans)
    later = talk(register, date(2023, 2, 7), double)
    talk(register, date(2023, 2, 8), ans)
    last = talk(register, date(2023, 3, 8), double)
    coordinator.releases.write("uren", parse_period(JANUARY), None, tmp_path)
    plan = register.following.foresee_merge(ans, double)
    assert (plan.contacts, plan.released) == (2, 1)
    made = register.following.merge(ans, double)
    # January is out with two people and stays so; February is open and counts one.
    assert (persons(coordinator, JANUARY), persons(coordinator, FEBRUARY)) == (2, 1)
    assert taking_part(register)[early] == {double}
    assert {one.number for one in register.following.timeline(ans).events} >= {early, later}
    assert {one.number for one in register.following.find("smits").contacts} >= {early, later}
    coordinator.releases.write("uren", parse_period(FEBRUARY), None, tmp_path)
    register.following.undo_merge(made.number)
    # February went out with one person, so it stays one; March was open all the time.
    assert (persons(coordinator, JANUARY), persons(coordinator, FEBRUARY)) == (2, 1)
    assert taking_part(register)[later] == {ans}
    assert taking_part(register)[last] == {double}


def test_a_released_contact_is_corrected_with_the_client_it_has(
    register: Register, coordinator: Register, tmp_path: Path
) -> None:
    ans, double = client(register, "Ans Smits"), client(register, "Ans Smit")
    running = case(register, double)
    number = talk(register, date(2023, 2, 7), double, case=running.number)
    coordinator.releases.write("uren", parse_period(FEBRUARY), None, tmp_path)
    register.following.merge(ans, double)
    form = ContactForm(
        happened_on=date(2023, 2, 7),
        deelopdracht="a",
        contactsoort="coaching",
        clients=(double,),
        case=running.number,
        minutes=45,
    )
    assert register.correct_contact(number, form).minutes == 45
    assert taking_part(register)[number] == {double}


def test_the_same_contacts_in_a_settled_week_do_not_change_its_tally(
    register: Register, make_register: MakeRegister
) -> None:
    ans, double = client(register, "Ans Smits"), client(register, "Ans Smit")
    for who in (ans, double):
        talk(register, date(2023, 3, 8), who)
        talk(register, date(2023, 3, 14), who)
    lead = make_register("teamleider")
    lead.settle_week(Week(2023, 10))
    register.following.merge(ans, double)
    assert lead.week(Week(2023, 10)).totaal.clienten == 2
    assert lead.week(Week(2023, 11)).totaal.clienten == 1


def test_what_cannot_be_one_person_is_refused_and_nothing_moves(
    register: Register, make_register: MakeRegister
) -> None:
    ans, double = client(register, "Ans Smits"), client(register, "Ans Smit")
    parties = [{"client": ans, "party": "melder"}, {"client": double, "party": "ander"}]
    case(register, ans, trajectsoort="buren", deelopdracht="b", parties=parties)
    before = stored(register)
    with pytest.raises(Refused, match="tegenover elkaar"):
        register.following.merge(ans, double)
    with pytest.raises(InvalidInput, match="dezelfde"):
        register.following.merge(ans, ans)
    elsewhere = make_register("sociaal werker", "schijndel")
    with pytest.raises(Refused, match="niet van je gebiedsteam"):
        elsewhere.following.merge(ans, double)
    assert stored(register) == before


def test_only_the_maker_or_the_teamleider_takes_a_merge_back(
    register: Register, make_register: MakeRegister
) -> None:
    ans, double = client(register, "Ans Smits"), client(register, "Ans Smit")
    made = register.following.merge(ans, double)
    with pytest.raises(Refused, match="ander ingevoerd"):
        make_register().following.undo_merge(made.number)
    make_register("teamleider").following.undo_merge(made.number)
    assert len(register.find_clients("smit")) == 2


def test_who_left_is_back_when_the_same_person_did_not(register: Register) -> None:
    ans, double = client(register, "Ans Smits"), client(register, "Ans Smit")
    register.discharge_client(ans, date(2023, 3, 1))
    before = stored(register)
    made = register.following.merge(ans, double)
    assert register.find_clients(str(ans))[0].discharged_on is None
    register.following.undo_merge(made.number)
    assert stored(register) == before
