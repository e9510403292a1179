"""What is past its bewaartermijn: counted from the last day, proposed by one, done by another."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from casereg.errors import NotAllowed, Refused
from casereg.register import Register
from models.catalogue_file import read_catalogue
from models.client_note_forms import ExplainedForm
from models.contact import Contact
from models.following_forms import FollowUpForm
from models.kept_stretches import Stretch
from models.record_forms import CloseForm
from tests.conftest import MakeRegister
from tests.services.recording import case, client
from tests.services.test_erasures import KEPT, TODAY, everything, figures, talk

TERMS = read_catalogue(KEPT, "proef.toml").bewaartermijnen
OLD = KEPT.replace("meierijstad-2023", "meierijstad-2022").replace("2023-", "2019-", 1)
OLD = OLD.replace("geldig_tot = 2023-12-31", "geldig_tot = 2022-12-31")
LONG_AGO = TODAY - relativedelta(months=24)


@pytest.fixture
def register(make_register: MakeRegister) -> Register:
    """A sociaal werker of Veghel, in a register that goes back to 2019 with the same terms."""
    admin = make_register("beheerder")
    admin.load_catalogue(OLD)
    admin.load_catalogue(KEPT)
    return make_register()


@pytest.fixture
def lead(register: Register, make_register: MakeRegister) -> Register:
    return make_register("teamleider")


def numbers(register: Register) -> list[int]:
    return [one.number for one in register.erasures.due().clients]


def test_a_term_is_counted_from_the_last_day_of_all(register: Register) -> None:
    names = ("Op de dag", "Een dag voorbij", "Kwam terug", "Open traject", "Wet", "Gepland", "Buur")
    on_it, passed, returned, running, law, planned, neighbour = (
        client(register, name) for name in names
    )
    for number in (passed, returned, law, planned, neighbour):
        talk(register, LONG_AGO - timedelta(days=1), number)
    talk(register, LONG_AGO, on_it)
    talk(register, TODAY, returned)
    case(register, running, opened_on=LONG_AGO - timedelta(days=9))
    closed = case(register, law, opened_on=LONG_AGO - timedelta(days=9)).number
    register.records.close_case(closed, CloseForm(closed_on=LONG_AGO, ended_as="niet"))
    register.following.plan(FollowUpForm(soort="bezoek", due_on=TODAY, client=planned))
    register.following.merge(neighbour, on_it)
    (due,) = register.erasures.due().clients
    assert (due.number, due.since, due.law) == (passed, TODAY, "Wmo 2015")
    # By hand: the one of the law goes fifteen years after its case was closed.
    assert TERMS[0].maanden == 180


def test_the_proposal_goes_as_it_stood_but_for_who_came_back(
    register: Register, lead: Register, make_register: MakeRegister
) -> None:
    coordinator = make_register("coordinator")
    gone, back, spared = (client(register, name) for name in ("Weg Gaat", "Terug Komt", "Mag Niet"))
    for number in (gone, back, spared):
        talk(register, LONG_AGO - timedelta(days=1), number, note="geheim")
    nobody = talk(register, TODAY - relativedelta(months=13), note="geheim van niemand")
    recent = talk(register, TODAY - relativedelta(months=11), note="nog even")
    lead.client_rights.restrict(spared, ExplainedForm(explanation="bezwaar"))
    plan = register.erasures.due()
    assert numbers(register) == [gone, back]
    assert (plan.notes, plan.restricted) == ((nobody,), (spared,))
    alone = register.erasures.ask(gone, "bezwaar")
    asked = register.erasures.apply_terms()
    with pytest.raises(NotAllowed, match="goedkeuren"):
        register.erasures.apply_terms()
    assert lead.erasures.due().asked_by == register.actor.name
    before = figures(coordinator)
    talk(register, TODAY, back)
    between = figures(coordinator)
    done = lead.erasures.apply_terms()
    assert alone.number in {one.number for one in lead.erasures.listed() if one.decided_by}
    assert (done.number, done.clients, done.soort) == (asked.number, (gone,), "bewaartermijn")
    assert figures(coordinator) == between != before
    found = everything(register)
    assert "Weg Gaat" not in found and "van niemand" not in found
    assert "Terug Komt" in found and "Mag Niet" in found and "nog even" in found
    with register._database.reading() as session:
        noted = session.scalars(select(Contact.id).where(Contact.note != "")).all()
    assert recent in noted and gone not in noted
    with pytest.raises(Refused, match="niets waarvan"):
        lead.erasures.apply_terms()


def test_who_proposed_it_cannot_do_it_and_who_may_not_sees_nothing(
    register: Register, lead: Register, make_register: MakeRegister
) -> None:
    talk(register, LONG_AGO - timedelta(days=1), client(register))
    lead.erasures.apply_terms()
    with pytest.raises(Refused, match="zelf gevraagd"):
        lead.erasures.apply_terms()
    elsewhere = make_register("teamleider", "schijndel")
    assert elsewhere.erasures.due().empty
    with pytest.raises(NotAllowed):
        make_register("coordinator").erasures.due()


def test_without_a_term_nothing_goes_and_it_is_said(
    register: Register, make_register: MakeRegister
) -> None:
    number = client(register)
    talk(register, LONG_AGO - timedelta(days=1), number, note="geheim")
    make_register("beheerder").load_catalogue(OLD.partition("[[bewaartermijnen]]")[0])
    plan = register.erasures.due()
    assert plan.empty
    assert plan.without == ("meierijstad-2022",)


@given(
    last=st.dates(date(2015, 1, 1), date(2030, 12, 31)),
    days=st.integers(-2000, 7000),
    text=st.booleans(),
    term=st.sampled_from(TERMS),
)
def test_a_day_is_over_from_the_day_after_its_last_and_text_no_later(
    last: date, days: int, text: bool, term: object
) -> None:
    assert term in TERMS
    stretch, day = Stretch(term, last), last + timedelta(days=days)  # type: ignore[arg-type]
    until = stretch.until(text)
    assert until is not None
    assert stretch.over(day, text) == (day > until)
    assert not stretch.over(until, text)
    assert stretch.over(until + timedelta(days=1), text)
    assert not stretch.over(day) or stretch.over(day, text=True)
    assert not Stretch(stretch.term, None).over(day, text)
