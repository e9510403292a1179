"""Inzage: everything about one client and who saw it, and nothing about anybody else."""

from dataclasses import asdict
from datetime import date, time
from uuid import uuid4

import pytest

from casereg.errors import NotAllowed
from casereg.register import Register
from models.audit_cards import AuditFilter
from models.client_note_forms import CorrectionForm, ExplainedForm
from models.following_forms import FollowUpForm
from models.forms import ClientForm, ContactForm
from models.inspection_cards import InspectionCard
from models.inspection_text import heading, sections
from models.record_forms import MetingForm, ReferralForm
from tests.conftest import MakeRegister
from tests.services.recording import case, client, recording

DAY = date(2023, 3, 15)
OTHER, STRANGER = "Zebedeus Kwakkelstein", "Xanthippe Wolkenkrabber"


def contact(*numbers: int, **fields: object) -> ContactForm:
    values = {"happened_on": DAY, "deelopdracht": "a", "contactsoort": "coaching"}
    return ContactForm.model_validate(values | {"clients": numbers} | fields)


def meting(score: float, **about: int) -> MetingForm:
    values = {"instrument": "baat", "moment": "tussentijds", "score": score, "measured_on": DAY}
    return MetingForm.model_validate(values | {"deelopdracht": "a"} | about)


def text(register: Register, card: InspectionCard) -> str:
    found = sections(card, register.catalogue_named, register.catalogue)
    lines = [f"{label} {told}" for one in found for entry in one.entries for label, told in entry]
    return "\n".join([heading(card), *(one.title for one in found), *lines])


def everything(make_register: MakeRegister) -> tuple[Register, Register, int, int]:
    """Two workers and a client about whom all there is was recorded, beside another client."""
    worker, colleague = recording(make_register), make_register()
    ans = worker.add_client(
        ClientForm(name="Ans Smits", birth_year=1948, kern="erp", aandachtsgroepen=("eenzaam",))
    ).number
    other = client(worker, OTHER)
    client(colleague, STRANGER)
    colleague.log_contact(contact(ans, note="Ans belde over Xanthippe uit Erp"))
    both = contact(ans, other, note="zebedeus en Ans ruzie", minutes=35)
    worker.log_contact(both)
    worker.undo_contact()
    worker.log_contact(both.model_copy(update={"id": uuid4()}))
    traject = case(
        worker,
        trajectsoort="buren",
        deelopdracht="b",
        parties=[{"client": ans, "party": "melder"}, {"client": other, "party": "ander"}],
    ).number
    worker.records.add_meting(meting(4.5, client=ans))
    worker.records.add_meting(meting(9, client=other))
    alone = case(worker, ans).number
    sent = ReferralForm(referred_to="GGZ", sent_on=DAY, result="Zebedeus gaat mee", result_on=DAY)
    worker.records.refer_case(alone, sent)
    worker.records.answer_result(alone, "werk", True, DAY)
    plan = FollowUpForm(soort="bezoek", due_on=DAY, due_at=time(9), client=ans, about="lamp")
    worker.following.plan(plan)
    colleague.keep_draft(uuid4(), {"clients": f"Ans Smits #{ans}", "note": "nog af te maken"})
    worker.keep_draft(uuid4(), {"clients": f"Zebedeus #{other}", "note": "gaat over een ander"})
    why = "Zij is niet van de groep Eenzaam."
    worker.client_rights.correct(ans, CorrectionForm(drop=("eenzaam",), explanation=why))
    worker.client_rights.state(ans, ExplainedForm(explanation="Ik wil geen brieven."))
    assert traject
    return worker, colleague, ans, other


def test_all_that_is_held_stands_in_it(make_register: MakeRegister) -> None:
    worker, colleague, ans, _ = everything(make_register)
    double = client(worker, "Anna Smits")
    worker.log_contact(contact(double))
    worker.following.merge(ans, double)
    card = worker.client_rights.inspect(double)  # leads to who it turned out to be
    assert card.client.number == ans
    assert [one.name for one in card.known_as] == ["Anna Smits"]
    told = text(worker, card)
    for expected in (
        "Inzage voor Ans Smits (cliënt 1)",
        "Geboortejaar 1948",
        "Kern Erp",
        "Ook bekend als Anna Smits",
        "Contacten (4)",
        f"met {colleague.actor.name}",
        "Notitie Ans belde over [naam] uit Erp",
        "ongedaan gemaakt, telt niet mee",
        "Minuten 35",
        "Met u 1 andere cliënt",
        "Trajecten (2)",
        "Uw kant Melder",
        "Verwezen naar GGZ",
        "Resultaat Heeft werk: ja (15-3-2023)",
        "Baat: 4,5 (tussentijds)",
        "bezoek door",
        "Waarover lamp",
        "Notitie nog af te maken",
        "Er stond hoort bij: Eenzaam",
        "Zij is niet van de groep Eenzaam.",
        "Uw verklaring Ik wil geen brieven.",
        "cliënt samengevoegd",
        "traject verwezen",
        f"{worker.actor.name} (sociaal werker): contact vastgelegd",
        f"{colleague.actor.name} (sociaal werker): contact vastgelegd",
    ):
        assert expected in told, expected


def test_nobody_else_stands_in_it(make_register: MakeRegister) -> None:
    worker, _, ans, other = everything(make_register)
    card = worker.client_rights.inspect(ans)
    shown = f"{asdict(card)}{text(worker, card)}"
    for name in f"{OTHER} {STRANGER}".split():
        assert name.lower() not in shown.lower(), name
    assert f"'number': {other}, 'name'" not in shown
    assert "9" not in [f"{one.meting.score:g}" for one in card.metingen]
    assert "over een ander" not in shown
    # The other side holds: the same contacts, without Ans.
    theirs = worker.client_rights.inspect(other)
    assert "Ans" not in f"{asdict(theirs)}{text(worker, theirs)}"
    assert [one.others for one in theirs.contacts] == [1, 1]


def test_reading_it_is_written_down_and_only_for_the_own_team(make_register: MakeRegister) -> None:
    worker, lead = recording(make_register), make_register("teamleider")
    number = client(worker)
    worker.client_rights.inspect(number)
    lead.client_rights.inspect(number, to_file=True)
    rows = lead.audit.shown(AuditFilter(client=number))
    read = [(one.account, one.subject) for one in rows if one.deed == "client.inspect"]
    assert read == [(lead.actor.name, "naar een bestand"), (worker.actor.name, "")]
    # Each sees that the others looked before.
    again = text(worker, worker.client_rights.inspect(number))
    assert f"{lead.actor.name} (teamleider): cliënt inzage gegeven, naar een bestand" in again
    assert f"{worker.actor.name} (sociaal werker): cliënt inzage gegeven" in again
    elsewhere = make_register("teamleider", "schijndel")
    for actor in (elsewhere, make_register("coordinator"), make_register("beheerder")):
        with pytest.raises(NotAllowed):
            actor.client_rights.inspect(number)
    refused = [
        one for one in lead.audit.shown(AuditFilter(client=number)) if one.outcome != "gedaan"
    ]
    assert [one.account for one in refused] == [elsewhere.actor.name]


def test_it_says_until_when_it_is_kept(register: Register) -> None:
    number = client(register)
    youth = {"deelopdracht": "3", "contactsoort": "coaching"}
    register.log_contact(contact(number).model_copy(update=youth))
    (term,) = register.client_rights.inspect(number).terms
    assert (term.term.grondslag, term.until) == ("algemeen-belang", date(2025, 3, 15))
    told = text(register, register.client_rights.inspect(number))
    assert "tot en met 15-3-2025, notities tot en met 15-3-2024" in told
    parties = [{"client": number}]
    case(register, trajectsoort="coaching", deelopdracht="3", parties=parties)
    (term,) = register.client_rights.inspect(number).terms
    assert term.until is None
    assert "er loopt nog een traject" in text(register, register.client_rights.inspect(number))
