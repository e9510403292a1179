"""Each cell of the table of rights on real rows: own, of the team, of another team."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from casereg.errors import NotAllowed, Refused
from casereg.register import Register
from casereg.security import rights
from casereg.security.rights import Deed, Reach, Role, reach
from models.audit_cards import AuditFilter
from models.cards import ContactFilter
from models.client_note_forms import ExplainedForm
from models.following_forms import FollowUpForm
from models.forms import ContactForm
from models.periods import Week, parse_period
from models.record_cards import CaseFilter
from models.record_forms import MetingForm, MijlpaalForm, PeilingForm, VolunteerForm
from tests.conftest import MakeRegister
from tests.services.recording import TEXT, case, client

DAY = date(2023, 3, 15)
WHY = ExplainedForm(explanation="x")
WEEK, QUARTER = Week(2023, 11), parse_period("2023-Q1")
SEEN = {
    Reach.NONE: set(),
    Reach.OWN: {"own"},
    Reach.TEAM: {"own", "team"},
    Reach.ALL: {"own", "team", "other"},
}


@dataclass(frozen=True)
class Row:
    """What one person made, by number, and the gebiedsteam it belongs to."""

    client: int
    double: int
    contact: int
    case: int
    planned: int
    peiling: int
    mijlpaal: int
    klus: int
    asked: int
    team: str


Use = Callable[[Register, Row], object]


def made_by(who: Register, name: str, team: str) -> Row:
    """One of everything."""
    one, double = client(who, name), client(who, name)
    return Row(
        one,
        double,
        who.log_contact(contact(one)).contact.number,
        case(who, one).number,
        who.following.plan(FollowUpForm(soort="bezoek", due_on=DAY, client=one)).number,
        who.records.add_peiling(PEILING()).number,
        who.records.note_mijlpaal(MIJLPAAL()).number,
        who.records.note_volunteer_work(KLUS()).number,
        who.erasures.ask(client(who, "Weg Gaat"), "bezwaar").number,
        team,
    )


def contact(number: int) -> ContactForm:
    values = {"happened_on": DAY, "deelopdracht": "a", "contactsoort": "coaching"}
    return ContactForm.model_validate({**values, "clients": [number]})


def PEILING() -> PeilingForm:  # noqa: N802 - a new one each time, with an id of its own
    return PeilingForm(
        instrument="tevreden", deelopdracht="a", held_on=DAY, counts={4: 2}, source="Lijst"
    )


def MIJLPAAL() -> MijlpaalForm:  # noqa: N802
    return MijlpaalForm(code="overzicht", delivered_on=DAY, evidence="Site")


def KLUS() -> VolunteerForm:  # noqa: N802
    return VolunteerForm(soort="klus", happened_on=DAY, title="Tuin")


def meting(number: int) -> MetingForm:
    return MetingForm.model_validate(
        {"instrument": "baat", "moment": "tussentijds", "score": 5, "measured_on": DAY}
        | {"case": number}
    )


def seen(numbers: object, number: int) -> None:
    """A list that leaves something out refuses it in its own way."""
    if number not in [one.number for one in numbers]:  # type: ignore[attr-defined]
        raise NotAllowed("niet in de lijst", "")


# How each deed is done to a row of somebody; deeds over no row of anybody are in test_rights.
CELLS: dict[Deed, tuple[Use, ...]] = {
    rights.SEE_CONTACTS: (
        lambda r, row: r.contact(row.contact),
        lambda r, row: seen(r.contacts(ContactFilter()), row.contact),
        lambda r, row: seen(r.following.find(f"#{row.contact}").contacts, row.contact),
    ),
    rights.CHANGE_CONTACT: (lambda r, row: r.correct_contact(row.contact, contact(row.client)),),
    rights.USE_CLIENTS: (
        lambda r, row: r.following.timeline(row.client),
        lambda r, row: seen(r.find_clients("smits", 50), row.client),
        lambda r, row: r.change_kenmerken(row.client, DAY, ("eenzaam",)),
    ),
    rights.INSPECT: (lambda r, row: r.client_rights.inspect(row.client),),
    rights.RESTRICT: (
        lambda r, row: r.client_rights.restrict(row.double, WHY),
        lambda r, row: r.client_rights.lift(row.double, WHY),
    ),
    rights.ERASE_CLIENT: (
        lambda r, row: r.erasures.foresee(row.double),
        lambda r, row: seen(r.erasures.listed(), row.asked),
    ),
    rights.APPROVE_ERASURE: (lambda r, row: r.erasures.approve(row.asked),),
    rights.MERGE_CLIENTS: (lambda r, row: r.following.foresee_merge(row.client, row.double),),
    rights.PLAN: (lambda r, row: r.following.finish(row.planned, done=False),),
    rights.SEE_WEEK: (lambda r, row: r.week(WEEK, row.team),),
    rights.SETTLE_WEEK: (lambda r, row: r.settle_week(Week(2023, 9), row.team),),
    rights.USE_CASES: (
        lambda r, row: r.records.case(row.case),
        lambda r, row: seen(r.records.cases(CaseFilter()), row.case),
        lambda r, row: r.records.answer_result(row.case, "werk", True, DAY),
    ),
    rights.MEASURE: (lambda r, row: r.records.add_meting(meting(row.case)),),
    rights.SURVEY: (lambda r, row: seen(r.records.peilingen(), row.peiling),),
    rights.VOLUNTEER_WORK: (lambda r, row: seen(r.records.volunteer_work(), row.klus),),
    rights.UNDO_RECORD: (lambda r, row: r.records.undo_mijlpaal(row.mijlpaal),),
    rights.SEE_FIGURES: (lambda r, row: r.figures.results(QUARTER, None, row.team),),
    rights.SEE_AUDIT: (lambda r, row: r.audit.shown(AuditFilter(client=row.client)),),
}
# What is of a whole team has no part of one's own.
OF_A_TEAM = {rights.SEE_WEEK, rights.SETTLE_WEEK, rights.SEE_FIGURES}


@pytest.fixture
def opdracht() -> str:
    return TEXT


@pytest.mark.parametrize("role", list(Role))
def test_each_deed_reaches_as_far_as_the_table_says(
    make_register: MakeRegister, role: Role
) -> None:
    first = make_register()
    rows = {
        "team": made_by(first, "Ans Smits", "veghel"),
        "other": made_by(make_register("sociaal werker", "schijndel"), "Bea Smits", "schijndel"),
    }
    actor = make_register(role)
    if reach(role, rights.LOG_CONTACT) is not Reach.NONE:
        rows["own"] = made_by(actor, "Cor Smits", "veghel")
    for deed, uses in CELLS.items():
        for number, use in enumerate(uses):
            done = {whose for whose, row in rows.items() if _let_in(use, actor, row)}
            wanted = SEEN[reach(role, deed)] & rows.keys()
            if deed in OF_A_TEAM and "team" in wanted:
                wanted |= {"own"} & rows.keys()
            assert done == wanted, (deed.code, number)


def _let_in(use: Use, actor: Register, row: Row) -> bool:
    """Whether the right was there; what else is in the way is another matter."""
    try:
        use(actor, row)
    except NotAllowed:
        return False
    except Refused as other:
        assert "al vastgesteld" in str(other) or "zelf gevraagd" in str(other)
    return True
