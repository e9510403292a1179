"""Erasing a client by two people: nothing of the person stays, and every figure does."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, select, text, update
from sqlalchemy.exc import DBAPIError

from casereg.erased_list import Erased, write_list
from casereg.errors import CaseregError, InvalidInput, NotAllowed, Refused
from casereg.register import Register
from models import erasing
from models.audit import Audit
from models.audit_anchor import register_id
from models.client import Client
from models.client_note_forms import CorrectionForm, ExplainedForm
from models.erasure import ErasedClient, Erasure, ErasureStep
from models.erasure_cards import ErasureCard
from models.following_forms import FollowUpForm
from models.forms import ContactForm
from models.periods import Week, parse_period
from models.record_forms import CloseForm, MetingForm, ReferralForm
from models.released_contact import ReleasedParticipation
from models.tables import METADATA
from tests.conftest import MakeRegister
from tests.services.recording import TEXT, case, client

PEOPLE = """
  { code = "wie", titel = "Personen", soort = "personen", uit = "contacten", filter = {}, eenheid = "personen", bron = "x" },
  { code = "eenzamen", titel = "Eenzamen", soort = "personen", uit = "contacten", filter = { aandachtsgroep = ["eenzaam"] }, eenheid = "personen", bron = "x" },
]
"""  # noqa: E501
TERMS = """
[[tabellen]]
code = "per-kern"
titel = "Per kern"
dimensies = ["deelopdracht", "kern"]
maten = ["contacten", "clienten"]
[[bewaartermijnen]]
code = "wet"
titel = "Begeleiding"
maanden = 180
grondslag = "wettelijke-plicht"
wet = "Wmo 2015, artikel 5.3.4"
verplicht = true
trajectsoorten = ["coaching"]
[[bewaartermijnen]]
code = "kort"
titel = "Advies"
maanden = 24
notities = 12
grondslag = "algemeen-belang"
wet = "Wmo 2015"
deelopdrachten = ["a", "b"]
trajectsoorten = ["buren"]
"""
HEAD, TAIL = TEXT.split(']\n[[deelopdrachten]]\ncode = "b"')
KEPT = HEAD.rstrip() + PEOPLE + '[[deelopdrachten]]\ncode = "b"' + TAIL + TERMS
NAME, PLANTED = "Zwaantje Uilenspiegel", ("Zwaantje", "zwaantje", "Uilenspiegel", "1931", "geheim")
TODAY, SAID = date(2023, 3, 15), "niet-meer-nodig"
PERIODS = tuple(map(parse_period, ("2023-01", "2023-02", "2023-Q1", "2023")))


@pytest.fixture
def register(make_register: MakeRegister) -> Register:
    """A sociaal werker of Veghel; contacts are kept two years, cases of coaching fifteen."""
    make_register("beheerder").load_catalogue(KEPT)
    return make_register()


@pytest.fixture
def lead(register: Register, make_register: MakeRegister) -> Register:
    return make_register("teamleider")


@pytest.fixture
def coordinator(register: Register, make_register: MakeRegister) -> Register:
    return make_register("coordinator")


def talk(register: Register, day: date, *clients: int, **fields: object) -> int:
    form = ContactForm.model_validate(
        {"happened_on": day, "deelopdracht": "a", "contactsoort": "coaching", "minutes": 30}
        | {"clients": clients}
        | fields
    )
    return register.log_contact(form).contact.number


def everything(register: Register) -> str:
    """Every row of every table, as text; on a server as the owner of it, who sees all."""
    address = register._settings.database_url
    engine = create_engine(address) if address else register._database.reader
    with engine.connect() as connection:
        tables = METADATA.sorted_tables
        return repr([tuple(row) for table in tables for row in connection.execute(select(table))])


def figures(coordinator: Register) -> list[object]:
    """All that the house and a week say."""
    weeks = (coordinator.week(Week(2023, number)) for number in (6, 11))
    return [
        *(coordinator.figures.results(one) for one in PERIODS),
        *(replace(one, drafts=0) for one in weeks),
    ]


def planted(register: Register, lead: Register) -> int:
    """Somebody with everything that can be written down of a person."""
    number = client(register, NAME, 1931)
    register.change_kenmerken(number, date(2023, 1, 1), ("eenzaam",))
    double, other = client(register, f"{NAME} dubbel", 1931), client(register, "Mo Haddad")
    talk(register, date(2023, 1, 9), number, note="geheim 1")
    talk(register, date(2023, 1, 10), double, other, note="geheim 2")
    talk(register, date(2023, 2, 7), number, note="geheim 3")
    talk(register, date(2023, 2, 8), other, note=f"buurvrouw van {NAME.upper()}, belt terug")
    register.undo_contact(talk(register, date(2023, 2, 9), number, note="geheim 4"))
    running = case(register, number)
    register.records.refer_case(running.number, ReferralForm(referred_to="geheim", sent_on=TODAY))
    score = {"instrument": "baat", "moment": "tussentijds", "score": 7, "measured_on": TODAY}
    register.records.add_meting(MetingForm.model_validate(score | {"case": running.number}))
    register.records.close_case(running.number, CloseForm(closed_on=TODAY, ended_as="geslaagd"))
    register.following.plan(
        FollowUpForm(soort="bezoek", due_on=TODAY, about="geheim", client=number)
    )
    register.following.merge(number, double)
    why = ExplainedForm(explanation="geheim")
    register.client_rights.state(number, why)
    better = CorrectionForm(name=f"{NAME} Dop", explanation="geheim")
    register.client_rights.correct(number, better)
    for typed in ({"note": f"over {NAME}"}, {"clients": f"{NAME} #{number}"}):
        register.keep_draft(uuid4(), typed)
    lead.keep_draft(uuid4(), {"note": "Mo heeft een vraag"})
    return number


def erased(register: Register, lead: Register, number: int) -> ErasureCard:
    asked = register.erasures.ask(number, SAID, despite_term=True)
    return lead.erasures.approve(asked.number)


def test_nothing_of_a_planted_person_stays_and_every_figure_does(
    register: Register, lead: Register, coordinator: Register, tmp_path: Path, hasty: None
) -> None:
    number = planted(register, lead)
    write = coordinator.releases.write
    january, february = PERIODS[0], PERIODS[1]
    made = write("resultaatmeting", january, None, tmp_path / "before")
    assert all(word in everything(register) for word in PLANTED)
    before, files = figures(coordinator), _bytes(made.folder)
    plan = register.erasures.foresee(number)
    assert (plan.merged, plan.obstacles) == ((number + 1,), ())
    assert plan.counts == {
        **{"naam": 2, "zoekwoord": 6, "notitie": 4, "vermelding": 1, "concept": 2},
        **{"afspraak": 1, "verklaring": 2, "samenvoeging": 1, "verwijzing": 1},
        **{"contact": 4, "vrijgegeven": 2, "traject": 1, "meting": 1, "kenmerk": 1},
        "logboek": plan.counts["logboek"],
    }
    assert [term.law for term in plan.duties] == ["Wmo 2015, artikel 5.3.4"]
    proof = erased(register, lead, number)
    found = everything(register)
    assert [word for word in PLANTED if word in found] == []
    assert "buurvrouw van [gewist], belt terug" in found and "Mo heeft een vraag" in found
    assert figures(coordinator) == before
    again = coordinator.made_releases.again(1, tmp_path / "again")
    assert _bytes(again) == files
    # What comes out later fits: nobody seems to have come or gone in January.
    write("resultaatmeting", parse_period("2023-Q1"), None, tmp_path / "later")
    write("resultaatmeting", february, None, tmp_path / "later")
    assert figures(coordinator) == before
    assert (proof.clients, proof.state) == ((number, number + 1), "gewist")
    assert (proof.asked_by, proof.decided_by) == (register.actor.name, lead.actor.name)
    assert proof.counts["notitie"] == 4
    (listed,) = lead.erasures.listed()
    assert listed.sha256 == proof.sha256
    with register._database.reading() as session:
        sealed = session.scalars(select(Audit.subject).where(Audit.client_id == number)).all()
        assert f"wissing {proof.number} {proof.sha256}" in sealed
        assert session.scalars(select(ErasureStep)).all() == []
        stands = set(session.scalars(select(ReleasedParticipation.client_id)))
        assert number not in stands and min(stands) < 0


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_every_table_that_points_at_a_client_is_thought_of() -> None:
    pointing = {
        table.name
        for table in METADATA.sorted_tables
        for column in table.columns
        if column.name in ("client_id", "kept_id", "gone_id", "merged_into")
    }
    moved = {table.__tablename__ for table in erasing._MOVED}
    emptied = {"client", "client_term", "client_note", "client_merge", "follow_up"}
    proof = {"erased_client", "erasure_step", "audit"}
    assert pointing == moved | emptied | proof


def test_the_number_is_found_no_more_and_never_given_again(
    register: Register, lead: Register
) -> None:
    number, other = client(register, NAME, 1931), client(register, "Mo Haddad")
    together = talk(register, TODAY, number, other)
    last = client(register, "Piet Pas")
    erased(register, lead, last)
    erased(register, lead, number)
    assert client(register, "Nieuw Iemand") > last
    assert register.find_clients("zwaantje") == register.find_clients(str(number)) == ()
    card = register.contact(together)
    assert [one.number for one in card.clients] == [other]
    form = ContactForm(happened_on=TODAY, deelopdracht="a", contactsoort="coaching")
    with pytest.raises(InvalidInput, match="telt alleen mee in de cijfers"):
        register.correct_contact(together, form)
    with pytest.raises(InvalidInput, match="gewist"):
        talk(register, TODAY, number)
    with pytest.raises(NotAllowed, match="bestaat niet"):
        register.following.timeline(number)
    with pytest.raises(InvalidInput, match="gewist"):
        register.erasures.foresee(number)
    with pytest.raises(NotAllowed, match="bestaat niet"):
        register.client_rights.inspect(number)


def test_it_takes_a_second_person_of_the_team_who_may(
    register: Register, lead: Register, make_register: MakeRegister
) -> None:
    number = client(register, NAME, 1931)
    asked = register.erasures.ask(number, SAID)
    with pytest.raises(NotAllowed, match="goedkeuren"):
        make_register().erasures.approve(asked.number)
    elsewhere = make_register("teamleider", "schijndel")
    for deed in (elsewhere.erasures.approve, elsewhere.erasures.withdraw):
        with pytest.raises(NotAllowed, match="niet van je gebiedsteam"):
            deed(asked.number)
    assert elsewhere.erasures.listed() == ()
    with pytest.raises(Refused, match="al aangevraagd"):
        lead.erasures.ask(number, SAID)
    assert register.erasures.withdraw(asked.number).state == "ingetrokken"
    own = lead.erasures.ask(number, SAID)
    with pytest.raises(Refused, match="zelf gevraagd"):
        lead.erasures.approve(own.number)
    with pytest.raises(NotAllowed):
        register.erasures.withdraw(own.number)
    with pytest.raises(InvalidInput, match="Kies uit"):
        lead.erasures.ask(client(register), "zomaar")
    assert NAME in everything(register)
    second = make_register("teamleider", name="tweede.leider")
    second.erasures.approve(own.number)
    assert NAME not in everything(register)


def test_two_who_approve_at_once_erase_once(
    register: Register, lead: Register, make_register: MakeRegister
) -> None:
    second = make_register("teamleider", name="tweede.leider")
    for _ in range(3):
        asked = register.erasures.ask(client(register, NAME, 1931), SAID)
        with ThreadPoolExecutor(2) as pool:
            doing = [pool.submit(one.erasures.approve, asked.number) for one in (lead, second)]
        told = [str(one.exception()) for one in doing if one.exception()]
        assert told == [f"Wissing {asked.number} is al gewist."]
    with register._database.reading() as session:
        assert len(session.scalars(select(ErasedClient)).all()) == 3


def test_a_contact_logged_while_somebody_is_erased_is_refused_or_goes_along(
    register: Register, lead: Register, make_register: MakeRegister
) -> None:
    colleague = make_register()
    with ThreadPoolExecutor(3) as pool:
        for _ in range(3):
            number = client(register, NAME, 1931)
            asked = register.erasures.ask(number, SAID)
            talks = [pool.submit(talk, colleague, TODAY, number, note="geheim") for _ in range(2)]
            pool.submit(lead.erasures.approve, asked.number).result()
            assert all(isinstance(one.exception(), InvalidInput | None) for one in talks)
    assert "geheim" not in everything(register)


def test_what_stands_in_the_way_is_said_and_nothing_goes(
    register: Register, lead: Register
) -> None:
    number = client(register, NAME, 1931)
    running = case(register, number)
    with pytest.raises(Refused, match=f"Traject {running.number} is nog open"):
        register.erasures.ask(number, SAID, despite_term=True)
    register.records.close_case(running.number, CloseForm(closed_on=TODAY, ended_as="geslaagd"))
    with pytest.raises(Refused, match=r"tot en met 15-03-2038 \(Wmo 2015, artikel 5\.3\.4"):
        register.erasures.ask(number, SAID)
    asked = register.erasures.ask(number, SAID, despite_term=True)
    assert asked.despite_term
    lead.client_rights.restrict(number, ExplainedForm(explanation="bezwaar"))
    with pytest.raises(Refused, match="zijn beperkt"):
        lead.erasures.approve(asked.number)
    assert NAME in everything(register)


def test_who_came_back_with_an_older_database_goes_again(
    register: Register, lead: Register, make_register: MakeRegister
) -> None:
    number, other = client(register, NAME, 1931), client(register, "Mo Haddad")
    talk(register, TODAY, number, note="geheim")
    assert lead.erasures.repeat() is None
    # As it stands beside a database of before: both were erased, one number is of another now.
    with register._database.reading() as session:
        identity, known = register_id(session), session.get_one(Client, number).added_at
    later = (known + timedelta(days=1)).isoformat()
    gone = (Erased(number, known.isoformat()), Erased(other, later))
    write_list(register._settings.erased_list, identity, gone)
    with pytest.raises(NotAllowed):
        register.erasures.repeat()
    elsewhere = make_register("teamleider", "schijndel")
    assert elsewhere.erasures.repeat() is None
    proof = lead.erasures.repeat()
    assert proof is not None
    assert (proof.clients, proof.soort, proof.state) == ((number,), "herhaling", "gewist")
    found = everything(register)
    assert NAME not in found and "geheim" not in found and "Mo Haddad" in found
    assert lead.erasures.repeat() is None


def test_outside_an_erasure_the_database_refuses_what_it_does(
    register: Register, lead: Register, coordinator: Register, tmp_path: Path, hasty: None
) -> None:
    number = client(register, NAME, 1931)
    talk(register, date(2023, 1, 9), number)
    coordinator.releases.write("uren", PERIODS[0], None, tmp_path)
    proof = erased(register, lead, client(register, "Piet Pas"))
    refused = (
        update(ReleasedParticipation).values(client_id=-5),
        update(ReleasedParticipation).values(contact_id=9),
        text("DELETE FROM released_participation"),
        text("DELETE FROM erasure"),
        text("DELETE FROM erased_client"),
        text("UPDATE erased_client SET client_id = 9"),
        text(f"UPDATE erasure SET asked_by = 1 WHERE id = {proof.number}"),
        text(f"UPDATE erasure SET state = 'open' WHERE id = {proof.number}"),
    )
    for statement in refused:
        with pytest.raises((CaseregError, DBAPIError)), register._database.writing() as session:
            session.execute(statement)
    # A step for somebody who is not erased opens nothing either.
    with pytest.raises((CaseregError, DBAPIError)), register._database.writing() as session:
        session.add(ErasureStep(client_id=number, stand_in=-5))
        session.flush()
        session.execute(update(ReleasedParticipation).values(client_id=-5))
    with register._database.reading() as session:
        assert set(session.scalars(select(ReleasedParticipation.client_id))) == {number}
        assert session.get_one(Erasure, proof.number).state == "gewist"
        assert session.get_one(Client, number).name == NAME
