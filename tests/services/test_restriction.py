"""Beperking van de verwerking: kept and shown, but nothing is added or changed."""

from collections.abc import Callable
from datetime import date

import pytest

from casereg.errors import NotAllowed, Refused
from casereg.register import Register
from models.client_note_forms import CorrectionForm, ExplainedForm
from models.following_forms import FollowUpForm
from models.forms import ContactForm
from models.record_forms import CloseForm, MetingForm, ReferralForm
from tests.conftest import MakeRegister
from tests.services.recording import case, client, recording

DAY = date(2023, 3, 15)
WHY = ExplainedForm(explanation="Mevrouw vindt dat haar gegevens niet kloppen.")


def contact(*numbers: int, **fields: object) -> ContactForm:
    values = {"happened_on": DAY, "deelopdracht": "a", "contactsoort": "coaching"}
    return ContactForm.model_validate(values | {"clients": numbers} | fields)


def meting(**about: int) -> MetingForm:
    values = {"instrument": "baat", "moment": "tussentijds", "score": 5, "measured_on": DAY}
    return MetingForm.model_validate(values | {"deelopdracht": "a"} | about)


def test_nothing_is_added_or_changed_until_it_is_lifted(make_register: MakeRegister) -> None:
    worker = recording(make_register)
    lead = make_register("teamleider")
    ans, bea, double = client(worker, "Ans Smits"), client(worker, "Bea Jansen"), client(worker)
    open_case = case(worker, ans).number
    alone = worker.log_contact(contact(ans)).contact.number
    group = worker.log_contact(contact(ans, bea)).contact.number
    promised = worker.log_contact(contact(ans, follow_up_on=date(2023, 3, 17))).contact.number
    scored = worker.records.add_meting(meting(case=open_case)).number
    planned = worker.following.plan(FollowUpForm(soort="bezoek", due_on=DAY, client=ans)).number
    mistaken = worker.following.merge(ans, double).number
    rights, records, following = worker.client_rights, worker.records, worker.following
    assert planned
    deeds: list[Callable[[], object]] = [
        lambda: worker.log_contact(contact(ans)),
        lambda: worker.log_contact(contact(bea, double)),
        lambda: worker.log_contact(contact(case=open_case)),
        worker.repeat_contact,
        lambda: worker.correct_contact(group, contact(bea)),
        lambda: worker.correct_contact(group, contact(bea, explanation="x")),
        lambda: worker.undo_contact(alone),
        lambda: case(worker, bea, ans),
        lambda: records.close_case(open_case, CloseForm(closed_on=DAY, ended_as="geslaagd")),
        lambda: records.refer_case(open_case, ReferralForm(referred_to="GGZ", sent_on=DAY)),
        lambda: records.answer_result(open_case, "werk", True, DAY),
        lambda: records.undo_case(open_case),
        lambda: records.add_meting(meting(client=ans)),
        lambda: records.add_meting(meting(contact=alone)),
        lambda: records.undo_meting(scored),
        lambda: following.plan(FollowUpForm(soort="bezoek", due_on=DAY, client=ans)),
        lambda: following.plan(FollowUpForm(soort="bezoek", due_on=DAY, case=open_case)),
        lambda: following.finish(planned),
        lambda: following.finish_announced(promised),
        lambda: following.drop(planned),
        lambda: following.merge(bea, ans),
        lambda: following.undo_merge(mistaken),
        lambda: worker.change_kenmerken(ans, DAY, ("eenzaam",)),
        lambda: worker.discharge_client(ans, DAY),
        lambda: rights.correct(ans, CorrectionForm(kern="veghel", explanation="verhuisd")),
    ]
    lead.client_rights.restrict(ans, WHY)
    for place, deed in enumerate(deeds):
        with pytest.raises(Refused, match=f"cliënt {ans} zijn beperkt.*teamleider") as refusal:
            deed()
        assert "Smits" not in str(refusal.value), place
    # What is not about this client goes on; the client's own word is always taken.
    worker.log_contact(contact(bea))
    rights.state(ans, ExplainedForm(explanation="Ik ben het er niet mee eens."))
    lead.client_rights.lift(ans, WHY)
    worker.log_contact(contact(ans))
    worker.undo_contact(alone)


def test_it_is_still_found_and_read_and_counted(make_register: MakeRegister) -> None:
    worker, lead = recording(make_register), make_register("teamleider")
    number = client(worker)
    worker.log_contact(contact(number))
    before = worker.week(lead.day().week)
    assert lead.client_rights.restrict(number, WHY).restricted_on == DAY
    (found,) = worker.find_clients("ans")
    assert found.restricted_on == DAY
    timeline = worker.following.timeline(number)
    assert [one.kind for one in timeline.events] == ["note", "contact"]
    note = timeline.events[0].note
    assert note and (note.soort, note.explanation) == ("beperking", WHY.explanation)
    assert worker.week(lead.day().week) == before
    lead.client_rights.lift(number, WHY)
    assert worker.find_clients("ans")[0].restricted_on is None
    events = worker.following.timeline(number).events
    assert [one.note.soort for one in events if one.note] == ["opheffing", "beperking"]


def test_only_the_teamleider_of_the_team_and_only_once(make_register: MakeRegister) -> None:
    worker: Register = recording(make_register)
    number = client(worker)
    for other in (worker, make_register("coordinator"), make_register("beheerder")):
        with pytest.raises(NotAllowed, match="gegevens van een cliënt beperken"):
            other.client_rights.restrict(number, WHY)
    elsewhere = make_register("teamleider", "schijndel")
    with pytest.raises(NotAllowed, match="niet van je gebiedsteam"):
        elsewhere.client_rights.restrict(number, WHY)
    lead = make_register("teamleider")
    with pytest.raises(Refused, match="niet beperkt"):
        lead.client_rights.lift(number, WHY)
    lead.client_rights.restrict(number, WHY)
    with pytest.raises(Refused, match="al beperkt"):
        lead.client_rights.restrict(number, WHY)
    with pytest.raises(NotAllowed):
        worker.client_rights.lift(number, WHY)
