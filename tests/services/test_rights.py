"""Each role against each deed, through the door people use."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from casereg.errors import Refused
from casereg.register import Register
from casereg.security.rights import Role
from models.audit_cards import AuditFilter
from models.cards import ContactFilter
from models.catalogue_shelf import built_in
from models.client_note_forms import CorrectionForm, ExplainedForm
from models.draft_ids import form_draft_id
from models.following_forms import FollowUpForm
from models.forms import AccountForm, ClientForm, ContactForm
from models.import_cards import ImportChoice
from models.import_map import ImportMap
from models.import_rows import RowReader
from models.periods import Week, parse_period
from models.record_cards import CaseFilter
from models.record_forms import (
    CaseForm,
    CloseForm,
    KengetalForm,
    MetingForm,
    MijlpaalForm,
    PartyForm,
    PeilingForm,
    ReferralForm,
    VolunteerForm,
)
from models.template_cards import TemplateForm

DAY = date(2023, 3, 15)
TEAM = {Role.WORKER, Role.LEAD}
CONTACT = ContactForm(happened_on=DAY, deelopdracht="1a", contactsoort="informatie-en-advies")
CASE = CaseForm(trajectsoort="x", deelopdracht="1a", parties=(PartyForm(client=1),), opened_on=DAY)
METING = MetingForm(instrument="x", moment="einde", score=1, measured_on=DAY, client=1)
PEILING = PeilingForm(instrument="x", deelopdracht="1a", held_on=DAY, counts={1: 1}, source="Lijst")
KENGETAL = KengetalForm(code="x", value=1, period="2023", source="CBS", noted_on=DAY)
MIJLPAAL = MijlpaalForm(code="x", delivered_on=DAY, evidence="Site")
KLUS = VolunteerForm(soort="klus", happened_on=DAY, title="Tuin")
PLANNED = FollowUpForm(soort="bezoek", due_on=DAY, client=1)
WHY = ExplainedForm(explanation="x")
CORRECTION = CorrectionForm(name="Ans S", explanation="x")
QUARTER = parse_period("2023-Q1")
TEMPLATE = TemplateForm(contactsoort="informatie-en-advies", deelopdracht="1a")
DRAFT, HALF_A_FORM = UUID(int=1), form_draft_id(1, "kengetal")
PLAN = ImportMap(bron="oud", sleutel=("regel",), kolommen={})
READER = RowReader(PLAN, ())
PASSWORD = "zadel-wolken-trein-kers"
DEEDS: dict[str, tuple[Callable[[Register, Path], object], set[Role]]] = {
    "log": (lambda r, _: r.log_contact(CONTACT), {Role.WORKER, Role.LEAD}),
    "log many": (lambda r, _: r.log_contacts((CONTACT,)), TEAM),
    "import": (lambda r, _: r.imports.contacts((), READER, ImportChoice()), TEAM),
    "correct": (lambda r, _: r.correct_contact(1, CONTACT), TEAM),
    "doubts": (lambda r, _: r.doubts_about_note("belt Ans", (1,)), TEAM),
    "templates": (lambda r, _: r.templates(), TEAM),
    "template": (lambda r, _: r.put_template(1, TEMPLATE), TEAM),
    "keep draft": (lambda r, _: r.keep_draft(DRAFT, {"note": "x"}), TEAM),
    "drop draft": (lambda r, _: r.drop_draft(DRAFT), TEAM),
    "keep form": (lambda r, _: r.keep_draft(HALF_A_FORM, {"code": "x"}), set(Role)),
    "drop form": (lambda r, _: r.drop_draft(HALF_A_FORM), set(Role)),
    "forms left": (lambda r, _: r.forms_left(), set(Role)),
    "duplicates": (lambda r, _: r.likely_duplicates(ClientForm(name="Ans S")), TEAM),
    "repeat": (lambda r, _: r.repeat_contact(), {Role.WORKER, Role.LEAD}),
    "list": (lambda r, _: r.contacts(ContactFilter()), {Role.WORKER, Role.LEAD}),
    "undo": (lambda r, _: r.undo_contact(), {Role.WORKER, Role.LEAD}),
    "day": (lambda r, _: r.day(), {Role.WORKER, Role.LEAD}),
    "find": (lambda r, _: r.find_clients("a"), {Role.WORKER, Role.LEAD}),
    "add client": (lambda r, _: r.add_client(ClientForm(name="Ans S")), {Role.WORKER, Role.LEAD}),
    "kenmerken": (lambda r, _: r.change_kenmerken(1, DAY, ("dementie",)), TEAM),
    "discharge": (lambda r, _: r.discharge_client(1, None), TEAM),
    "inspect": (lambda r, _: r.client_rights.inspect(1), TEAM),
    "correct client": (lambda r, _: r.client_rights.correct(1, CORRECTION), TEAM),
    "state": (lambda r, _: r.client_rights.state(1, WHY), TEAM),
    "restrict": (lambda r, _: r.client_rights.restrict(1, WHY), {Role.LEAD}),
    "lift": (lambda r, _: r.client_rights.lift(1, WHY), {Role.LEAD}),
    "find anything": (lambda r, _: r.following.find("a"), TEAM),
    "timeline": (lambda r, _: r.following.timeline(1), TEAM),
    "my day": (lambda r, _: r.following.my_day(), TEAM),
    "plan": (lambda r, _: r.following.plan(PLANNED), TEAM),
    "finish": (lambda r, _: r.following.finish(1), TEAM),
    "finish announced": (lambda r, _: r.following.finish_announced(1), TEAM),
    "drop": (lambda r, _: r.following.drop(1), TEAM),
    "foresee merge": (lambda r, _: r.following.foresee_merge(1, 2), TEAM),
    "merge": (lambda r, _: r.following.merge(1, 2), TEAM),
    "undo merge": (lambda r, _: r.following.undo_merge(1), TEAM),
    "cases": (lambda r, _: r.records.cases(CaseFilter()), TEAM),
    "case": (lambda r, _: r.records.case(1), TEAM),
    "open case": (lambda r, _: r.records.open_case(CASE), TEAM),
    "close case": (
        lambda r, _: r.records.close_case(1, CloseForm(closed_on=DAY, ended_as="x")),
        TEAM,
    ),
    "reopen case": (lambda r, _: r.records.reopen_case(1), TEAM),
    "refer case": (lambda r, _: r.records.refer_case(1, ReferralForm()), TEAM),
    "answer result": (lambda r, _: r.records.answer_result(1, "x", True, DAY), TEAM),
    "undo case": (lambda r, _: r.records.undo_case(1), TEAM),
    "meting": (lambda r, _: r.records.add_meting(METING), TEAM),
    "undo meting": (lambda r, _: r.records.undo_meting(1), TEAM),
    "peilingen": (lambda r, _: r.records.peilingen(), {*TEAM, Role.COORDINATOR}),
    "peiling": (lambda r, _: r.records.add_peiling(PEILING), {*TEAM, Role.COORDINATOR}),
    "undo peiling": (lambda r, _: r.records.undo_peiling(1), {*TEAM, Role.COORDINATOR}),
    "kengetallen": (lambda r, _: r.records.kengetallen(), {Role.LEAD, Role.COORDINATOR}),
    "kengetal": (lambda r, _: r.records.note_kengetal(KENGETAL), {Role.LEAD, Role.COORDINATOR}),
    "undo kengetal": (lambda r, _: r.records.undo_kengetal(1), {Role.LEAD, Role.COORDINATOR}),
    "mijlpalen": (lambda r, _: r.records.mijlpalen(), {*TEAM, Role.COORDINATOR}),
    "mijlpaal": (lambda r, _: r.records.note_mijlpaal(MIJLPAAL), {*TEAM, Role.COORDINATOR}),
    "undo mijlpaal": (lambda r, _: r.records.undo_mijlpaal(1), {*TEAM, Role.COORDINATOR}),
    "volunteers": (lambda r, _: r.records.volunteer_work(), TEAM),
    "volunteer work": (lambda r, _: r.records.note_volunteer_work(KLUS), TEAM),
    "close vacancy": (lambda r, _: r.records.close_vacancy(1, DAY), TEAM),
    "undo volunteers": (lambda r, _: r.records.undo_volunteer_work(1), TEAM),
    "week": (lambda r, _: r.week(Week(2023, 11)), {Role.WORKER, Role.LEAD, Role.COORDINATOR}),
    "workers": (lambda r, _: r.week_workers(Week(2023, 11)), {*TEAM, Role.COORDINATOR}),
    "settle": (lambda r, _: r.settle_week(Week(2023, 9)), {Role.LEAD}),
    "results": (
        lambda r, _: r.figures.results(parse_period("2023-Q1")),
        {Role.LEAD, Role.COORDINATOR},
    ),
    "in house": (lambda r, _: r.figures.in_house(QUARTER), {Role.LEAD, Role.COORDINATOR}),
    "trend": (
        lambda r, _: r.figures.trend("1a-signalen", QUARTER, 1),
        {Role.LEAD, Role.COORDINATOR},
    ),
    "breakdown": (
        lambda r, _: r.figures.breakdown("1a-signalen", QUARTER, "kern"),
        {Role.LEAD, Role.COORDINATOR},
    ),
    "own figures": (lambda r, _: r.figures.own(parse_period("2023-Q1")), TEAM),
    "behind": (lambda r, _: r.figures.behind("1a-signalen", parse_period("2023-Q1")), TEAM),
    "package": (
        lambda r, _: r.releases.prepare("uren", parse_period("2023-Q1")),
        {Role.COORDINATOR},
    ),
    "export": (
        lambda r, out: r.export_resultaatmeting(parse_period("2023-Q1"), None, out),
        {Role.COORDINATOR},
    ),
    "list releases": (lambda r, _: r.made_releases.listed(), {Role.COORDINATOR}),
    "show release": (lambda r, _: r.made_releases.shown(1), {Role.COORDINATOR}),
    "release again": (lambda r, out: r.made_releases.again(1, out), {Role.COORDINATOR}),
    "public key": (lambda r, _: r.made_releases.public_key(), {Role.COORDINATOR}),
    "audit": (lambda r, _: r.audit.shown(AuditFilter()), {Role.LEAD, Role.ADMIN}),
    "verify audit": (lambda r, _: r.audit.verified(), {Role.ADMIN}),
    "accounts": (lambda r, _: r.accounts(), {Role.ADMIN}),
    "add account": (
        lambda r, _: r.add_account(AccountForm(name="nieuw", role=Role.ADMIN), PASSWORD),
        {Role.ADMIN},
    ),
    "change role": (lambda r, _: r.change_role("nieuw", Role.ADMIN, None), {Role.ADMIN}),
    "reset password": (lambda r, _: r.reset_password("nieuw", PASSWORD), {Role.ADMIN}),
    "disable": (lambda r, _: r.disable_account("nieuw"), {Role.ADMIN}),
    "catalogue": (lambda r, _: r.load_catalogue(built_in("meierijstad-2023")), {Role.ADMIN}),
    "backup": (lambda r, out: r.backup(out), {Role.ADMIN}),
    "backup code": (lambda r, _: r.backup_code(), {Role.ADMIN}),
}


@pytest.mark.parametrize("role", list(Role))
def test_a_role_may_do_its_deeds_and_no_others(
    make_register: Callable[..., Register], role: Role, tmp_path: Path
) -> None:
    register = make_register(role)
    allowed = set()
    for deed, (do, _) in DEEDS.items():
        try:
            do(register, tmp_path / "out")
            allowed.add(deed)
        except Refused as refusal:
            # Refused for another reason, such as no backup of a server: it was a right.
            if f"Als {role} mag je niet" not in str(refusal):
                allowed.add(deed)
    assert allowed == {deed for deed, (_, roles) in DEEDS.items() if role in roles}


def test_a_worker_sees_and_changes_only_own_contacts(
    make_register: Callable[..., Register],
) -> None:
    number = make_register().log_contact(CONTACT).contact.number
    colleague = make_register()
    lead_elsewhere = make_register("teamleider", "schijndel")
    for other in (colleague, lead_elsewhere):
        for deed in (other.contact, other.undo_contact):
            with pytest.raises(Refused, match="niet van jou"):
                deed(number)
    assert make_register("teamleider").undo_contact(number).status == "vervallen"
