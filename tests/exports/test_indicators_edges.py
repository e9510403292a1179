"""Where figures go wrong in silence: sides, edges and parts of what is counted."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import update
from sqlmodel import col

from exports.indicator.figures import Scope
from models.cards import CatalogueCard
from models.catalogue_file import read_catalogue
from models.client import ClientYear
from models.forms import ClientForm
from models.loaded import Catalogues
from models.periods import parse_period
from models.record_forms import CaseForm, CloseForm, PartyForm
from tests.conftest import MakeRegister
from tests.exports.conftest import EmptyRegister
from tests.exports.counted import (
    ANNA,
    BERT,
    CARLA,
    Register,
    by_code,
    fill,
    indicators,
    opdracht_of,
)


@pytest.fixture
def empty(empty_register: EmptyRegister) -> Iterator[Register]:
    """People and nothing else."""
    with empty_register() as rows:
        register = Register(rows.session)
        register.people()
        yield register


@pytest.fixture
def full(empty_register: EmptyRegister) -> Iterator[Register]:
    """The register that was counted by hand."""
    with empty_register() as rows:
        register = Register(rows.session)
        fill(register)
        yield register


def test_a_kenmerk_is_asked_of_the_client_and_not_of_who_is_in_the_same_case(
    full: Register,
) -> None:
    parts = {part.code: part for part in indicators(full.session).parts("baat", "aandachtsgroep")}
    # Bert is eenzaam and better off; Carla, in the same case, is neither.
    assert (parts["eenzaam"].teller, parts["eenzaam"].noemer) == (1, 1)


def test_behind_a_kenmerk_are_only_those_who_have_it(empty: Register) -> None:
    empty.kenmerk(CARLA, "schulden")
    empty.contact(date(2023, 1, 5), [ANNA, BERT, CARLA])
    parts = {part.code: part for part in indicators(empty.session).parts("alles", "aandachtsgroep")}
    assert (parts["schulden"].waarde, parts["schulden"].contributors) == (1, 1)


def test_whose_kern_is_fixed_as_unknown_lives_in_no_other(empty: Register) -> None:
    fixed = (col(ClientYear.client_id) == ANNA, col(ClientYear.year) == 2023)
    empty.session.execute(update(ClientYear).where(*fixed).values(kern="onbekend"))
    for kern in ("dorp", "stad"):
        empty.contact(date(2023, 1, 5), [ANNA], kern=kern)
    parts = {part.code: part.waarde for part in indicators(empty.session).parts("personen", "kern")}
    assert parts == {"dorp": 0, "stad": 0, "onbekend": 1}


def test_people_of_a_kern_are_those_who_live_there(empty: Register) -> None:
    empty.contact(date(2023, 1, 5), [CARLA], kern="dorp")
    found = indicators(empty.session)
    assert found.figure("personen-dorp").waarde == 0
    assert [part.waarde for part in found.parts("personen-dorp", "kern")] == [0]


def test_a_team_is_not_held_against_a_figure_of_the_whole_gemeente(full: Register) -> None:
    whole = by_code(indicators(full.session).figures())
    team = by_code(indicators(full.session, scope=Scope(team="noord")).figures())
    assert whole["bereik"].waarde is not None and whole["alles"].norm_gehaald is True
    assert (team["bereik"].waarde, team["bereik"].teller) == (None, 2)
    assert team["groei-nulmeting"].verandering is None
    assert team["alles"].norm_gehaald is None
    assert team["aandeel-geholpen"].norm_gehaald is not None
    assert team["inwoners"].waarde == whole["inwoners"].waarde


def test_a_kengetal_in_parts_is_whole_only_when_every_part_was_entered(empty: Register) -> None:
    empty.kengetal("omvang", 20, "2023", "eenzaam")
    assert indicators(empty.session).figure("omvang").waarde is None
    empty.kengetal("omvang", 30, "2023", "schulden")
    assert indicators(empty.session).figure("omvang").waarde == 50


def test_growth_needs_a_base_that_is_whole(empty: Register) -> None:
    for year in (2022, 2023):
        empty.contact(date(year, 8, 1), [ANNA])
    texts = {}
    for start, year in ((date(2022, 7, 1), 2022), (date(2023, 1, 1), 2023)):
        _, text = opdracht_of(year)
        text = text.replace("geldig_van = 2022-01-01", "geldig_van = 2022-07-01")
        read = read_catalogue(text, "proef")
        texts[CatalogueCard(read.code, "t", start, read.geldig_tot, text)] = text
    asked = {"known": Catalogues(texts), "today": date(2024, 1, 1)}
    year = indicators(empty.session, parse_period("2023"), **asked).figure("groei-jaar")
    assert (year.basis_waarde, year.verandering, year.teller) == (None, None, 1)
    half = indicators(empty.session, parse_period("2023-H2"), **asked).figure("groei-jaar")
    assert half.verandering == 0


def test_a_period_that_runs_is_not_held_beside_a_whole_one(full: Register) -> None:
    running = indicators(full.session, today=date(2023, 3, 31)).figure("groei-jaar")
    assert (running.verandering, running.status) == (None, "geen_gegevens")
    assert (running.teller, running.basis_waarde) == (6, 2)


def test_a_mijlpaal_counts_under_the_opdracht_of_its_day(empty: Register) -> None:
    empty.mijlpaal("bericht", date(2022, 12, 27))
    known = indicators(empty.session)._known
    week = parse_period("2022-W52")
    old = indicators(empty.session, week)
    assert old.figure("bericht").waarde == 1
    catalogue = known.named("proef-2023")
    new = type(old)(empty.session, known, catalogue, week, date(2023, 5, 1))
    assert new.figure("bericht").waarde == 0


def test_a_score_given_in_a_contact_of_the_case_is_not_missing(empty: Register) -> None:
    case = empty.case(date(2023, 1, 5), date(2023, 2, 1), [ANNA])
    contact = empty.contact(date(2023, 2, 1), [ANNA], case_id=case)
    empty.score("cijfer", 8, date(2023, 2, 1), contact_id=contact)
    found = indicators(empty.session).figure("cijfer")
    assert (found.noemer, found.ontbrekend) == (1, 0)


def test_a_score_outside_any_case_answers_for_no_case(empty: Register) -> None:
    empty.case(date(2023, 1, 5), date(2023, 2, 1), [ANNA])
    contact = empty.contact(date(2023, 2, 1), [BERT])
    empty.score("cijfer", 8, date(2023, 2, 1), contact_id=contact)
    found = indicators(empty.session).figure("cijfer")
    assert (found.noemer, found.ontbrekend) == (1, 1)


def test_a_question_left_open_is_no_answer(make_register: MakeRegister) -> None:
    worker, coordinator = make_register(), make_register("coordinator", None)
    client = worker.add_client(ClientForm(name="Riet Smits", kern="veghel"))
    opened = CaseForm(
        trajectsoort="individuele-ondersteuning",
        deelopdracht="1b",
        parties=(PartyForm(client=client.number),),
        opened_on=date(2023, 1, 9),
    )
    case = worker.records.open_case(opened).number
    answers = ("zorg-voorkomen-preventie", "zorg-voorkomen-substitutie")
    closed = CloseForm(closed_on=date(2023, 3, 1), ended_as="geslaagd", results={answers[0]: False})
    worker.records.close_case(case, closed)

    def share() -> tuple[object, object]:
        found = by_code(coordinator.figures.results(parse_period("2023")).figures)
        one = found["1b-zorg-voorkomen-aandeel"]
        return one.noemer, one.ontbrekend

    assert share() == (0, 1)
    worker.records.answer_result(case, answers[1], False, date(2023, 3, 2))
    assert share() == (1, 0)


def test_behind_own_figures_are_own_contacts(empty: Register) -> None:
    case = empty.case(date(2023, 1, 5), date(2023, 2, 1), [ANNA])
    own = empty.contact(date(2023, 1, 6), [ANNA], case_id=case)
    empty.contact(date(2023, 1, 20), [ANNA], case_id=case, worker_id=2)
    found = indicators(empty.session, scope=Scope(worker=1))
    assert found.contacts_behind("gesloten", limit=1) == (own,)


def test_behind_a_rule_over_metingen_are_the_contacts_it_is_about(empty: Register) -> None:
    asked = empty.contact(date(2023, 1, 6), [ANNA])
    other = empty.contact(date(2023, 1, 7), [ANNA])
    empty.score("cijfer", 8, date(2023, 1, 6), contact_id=asked)
    empty.score("baat", 8, date(2023, 1, 7), contact_id=other)
    assert indicators(empty.session).contacts_behind("voldoende") == (asked,)
