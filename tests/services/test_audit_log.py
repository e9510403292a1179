"""Every deed is in the audit before it shows anything, and so is looking at the audit."""

import inspect
import platform
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest

from casereg.errors import NotAllowed, Refused
from casereg.register import Register
from models.audit_cards import AuditCard, AuditFilter
from models.cards import ContactFilter
from models.following_forms import FollowUpForm
from models.forms import ClientForm, ContactForm
from models.periods import Week, parse_period
from models.record_cards import CaseFilter
from tests.conftest import MakeRegister
from tests.services.recording import case, client, recording
from tests.services.test_rights import DEEDS

DAY = date(2023, 3, 15)
QUARTER = parse_period("2023-Q1")
CONTACT = {"happened_on": DAY, "deelopdracht": "a", "contactsoort": "coaching"}
# What is no deed over data of people: who is there, the opdracht itself, what one typed oneself.
NO_DEED = {"close", "resume", "catalogue", "catalogue_named", "catalogues"}
# What anybody may do with the own account, and what is tried as export_resultaatmeting.
FOR_ALL = {"note_sign_in", "change_password", "write"}
Reading = Callable[[Register, int, int], object]
# What is read, and the deed and client that must then be in the audit (0 for no client).
READINGS: dict[str, tuple[Reading, str, bool]] = {
    "clients": (lambda r, c, _: r.find_clients("ans"), "client.find", True),
    "nobody": (lambda r, c, _: r.find_clients("zzz"), "client.find", False),
    "duplicates": (
        lambda r, c, _: r.likely_duplicates(ClientForm(name="Ans Smits", birth_year=1948)),
        "client.find",
        True,
    ),
    "anything": (lambda r, c, _: r.following.find("ans"), "case.see", True),
    "timeline": (lambda r, c, _: r.following.timeline(c), "client.timeline", True),
    "my day": (lambda r, c, _: r.following.my_day(), "follow_up.see", True),
    "foresee": (lambda r, c, _: r.following.foresee_merge(c, c + 1), "client.find", True),
    "contacts": (lambda r, c, _: r.contacts(ContactFilter()), "contact.see", True),
    "contact": (lambda r, c, n: r.contact(n), "contact.see", True),
    "day": (lambda r, c, _: r.day(), "contact.see", True),
    "cases": (lambda r, c, _: r.records.cases(CaseFilter()), "case.see", True),
    "case": (lambda r, c, _: r.records.case(1), "case.see", True),
    "peilingen": (lambda r, c, _: r.records.peilingen(), "peiling.see", False),
    "mijlpalen": (lambda r, c, _: r.records.mijlpalen(), "mijlpaal.see", False),
    "kengetallen": (lambda r, c, _: r.records.kengetallen(), "kengetal.see", False),
    "volunteers": (lambda r, c, _: r.records.volunteer_work(), "volunteers.see", False),
    "week": (lambda r, c, _: r.week(Week(2023, 11)), "week.see", False),
    "workers": (lambda r, c, _: r.week_workers(Week(2023, 11)), "week.workers", False),
    "own": (lambda r, c, _: r.figures.own(QUARTER), "figures.count", False),
    "behind": (lambda r, c, _: r.figures.behind("hoeveel", QUARTER), "contact.see", True),
    "note": (lambda r, c, _: r.doubts_about_note("Ans", (c,)), "note.check", False),
    "audit": (lambda r, c, _: r.audit.shown(AuditFilter(client=c)), "audit.see", True),
}
Ready = tuple[Register, int, int]


@pytest.fixture
def ready(make_register: MakeRegister) -> Ready:
    """A teamleider with a client, who has a contact, a case and something planned."""
    recording(make_register)
    lead = make_register("teamleider")
    number = client(lead)
    client(lead, "Bea Vos", 1960)
    case(lead, number)
    contact = lead.log_contact(ContactForm.model_validate({**CONTACT, "clients": [number]}))
    lead.following.plan(FollowUpForm(soort="bezoek", due_on=DAY, client=number))
    return lead, number, contact.contact.number


def newest(make_register: MakeRegister, limit: int = 30) -> tuple[AuditCard, ...]:
    return make_register("beheerder").audit.shown(AuditFilter(limit=limit))


def test_whatever_is_read_is_in_the_audit(make_register: MakeRegister, ready: Ready) -> None:
    lead, number, contact = ready
    for name, (read, deed, about) in READINGS.items():
        before = newest(make_register, 1)[0].seq
        read(lead, number, contact)
        rows = [row for row in newest(make_register, 60) if row.seq > before]
        fitting = [row for row in rows if row.deed == deed and row.account == "hanneke"]
        wanted = number if about else None
        assert any(row.client == wanted for row in fitting), name
        (one, *_) = fitting
        assert (one.role, one.team, one.outcome) == ("teamleider", "veghel", "gedaan"), name
        assert (one.place, one.at) == (platform.node()[:60], lead.clock.now()), name


def test_looking_for_what_is_of_others_is_in_the_audit_as_refused(
    make_register: MakeRegister, ready: Ready
) -> None:
    _, number, contact = ready
    tim = make_register("sociaal werker", "schijndel")
    attempts: dict[str, tuple[Callable[[], object], str, int | None]] = {
        "timeline": (lambda: tim.following.timeline(number), "client.use", number),
        "contact": (lambda: tim.contact(contact), "contact.see", None),
        "undo": (lambda: tim.undo_contact(contact), "contact.change", None),
        "case": (lambda: tim.records.case(1), "case.use", None),
        "undo case": (lambda: tim.records.undo_case(1), "case.use", None),
        "log": (
            lambda: tim.log_contact(ContactForm.model_validate({**CONTACT, "clients": [number]})),
            "client.use",
            number,
        ),
        "merge": (lambda: tim.following.merge(number, number + 1), "client.merge", number),
        "week": (lambda: tim.week(Week(2023, 11), "veghel"), "week.see", None),
        "audit": (lambda: tim.audit.shown(AuditFilter(client=number)), "audit.see", None),
        "verify": (tim.audit.verified, "audit.verify", None),
    }
    for name, (attempt, deed, about) in attempts.items():
        with pytest.raises(NotAllowed):
            attempt()
        row = newest(make_register, 1)[0]
        assert (row.account, row.deed, row.client) == ("tim", deed, about), name
        assert row.outcome == "geweigerd", name


def test_every_public_deed_is_in_the_table_of_rights_that_is_tried() -> None:
    """A new method of the register must be tried by every role, in test_rights."""
    tried = "".join(inspect.getsource(do) for do, _ in DEEDS.values())
    missing = [name for name in _public() if f"{name}(" not in tried]
    assert missing == []


def _public() -> Iterator[str]:
    from casereg.auditing import Auditing
    from casereg.figures import Figures
    from casereg.following import Following
    from casereg.records import Records
    from casereg.releases import Releases
    from casereg.releases_made import MadeReleases

    for part in (Register, Records, Following, Figures, Releases, MadeReleases, Auditing):
        for name, value in vars(part).items():
            if callable(value) and not name.startswith("_") and name not in NO_DEED | FOR_ALL:
                yield name


def test_who_saw_this_client(make_register: MakeRegister, ready: Ready) -> None:
    lead, number, _ = ready
    joost = make_register()
    joost.following.timeline(number)
    seen = lead.audit.shown(AuditFilter(client=number))
    assert {row.account for row in seen} == {"hanneke", joost.actor.name}
    assert {row.client for row in seen} == {number}
    assert [row.seq for row in seen] == sorted((row.seq for row in seen), reverse=True)
    lead.following.merge(number + 1, number)
    assert {row.client for row in lead.audit.shown(AuditFilter(client=number + 1))} >= {number}
    since = lead.clock.now() + timedelta(seconds=1)
    assert lead.audit.shown(AuditFilter(client=number, since=since)) == ()
    page = lead.audit.shown(AuditFilter(client=number, limit=2))
    rest = lead.audit.shown(AuditFilter(client=number, limit=1, before=page[-1].seq))
    assert len(page) == 2
    assert rest[0].seq < page[-1].seq


def test_a_teamleider_sees_the_log_of_the_own_team_only(make_register: MakeRegister) -> None:
    recording(make_register)
    tim = make_register("sociaal werker", "schijndel")
    tim.contacts(ContactFilter())
    lead = make_register("teamleider")
    rows = lead.audit.shown(AuditFilter())
    assert rows
    assert {row.team for row in rows} == {"veghel"}
    theirs = tim.add_client(ClientForm(name="Kees Bos")).number
    with pytest.raises(Refused, match="niet van je gebiedsteam"):
        lead.audit.shown(AuditFilter(client=theirs))
    everybody = make_register("beheerder").audit.shown(AuditFilter())
    assert {"veghel", "schijndel", ""} <= {row.team for row in everybody}
    assert "Kees" not in str(everybody)
