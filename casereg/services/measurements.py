"""Metingen one by one: a score about a client, a case or a contact."""

from dataclasses import replace

from sqlmodel import select

from casereg.errors import NotAllowed, Refused
from casereg.security.rights import MEASURE
from models.case_cards import meting_cards
from models.measurement import Meting
from models.meting_filling import place_of, store_score, subject_of
from models.record_cards import MetingCard
from models.record_forms import MetingForm
from models.restriction import refuse_any_restricted
from models.retries import stored_before
from models.team_rows import clients_of_case, clients_of_contact
from models.undoing import require_undo
from models.work import Work, own_team


def add(work: Work, form: MetingForm) -> MetingCard:
    """Store one score; raises :class:`InvalidInput` for what cannot be."""
    work.require(MEASURE)
    team = own_team(work)
    known = stored_before(work, Meting, form)
    if known is not None:
        return meting_cards([known])[0]
    about = subject_of(work, form, team)
    place = place_of(form, about, work.catalogues.on(form.measured_on))
    about = replace(about, deelopdracht=place)
    meting = store_score(work, form, about, team, form.moment, form.measured_on)
    meting.uid = form.id
    return _done(work, "meting.add", meting)


def undo(work: Work, number: int) -> MetingCard:
    """Let a meting count nowhere; it is kept."""
    work.require(MEASURE)
    found = select(Meting).where(Meting.id == number, Meting.team == work.actor.team)
    meting = work.session.exec(found.with_for_update()).one_or_none()
    if meting is None:
        message = f"Meting {number} bestaat niet of is niet van je gebiedsteam."
        raise NotAllowed(message, MEASURE.code, subject=f"meting {number}")
    if meting.peiling_id is not None:
        raise Refused(f"Deze meting hoort bij peiling {meting.peiling_id}. Maak die ongedaan.")
    if meting.undone:
        raise Refused(f"Meting {number} is al ongedaan gemaakt.")
    require_undo(work, meting.entered_by, meting.team)
    refuse_any_restricted(work, _about(work, meting))
    meting.undone = True
    return _done(work, "meting.undo", meting)


def _done(work: Work, deed: str, meting: Meting) -> MetingCard:
    """The card, after one audit row for each client it is about."""
    for number in _about(work, meting) or (None,):
        work.record(deed, f"meting {meting.id}", number)
    return meting_cards([meting])[0]


def _about(work: Work, meting: Meting) -> tuple[int, ...]:
    own = (meting.client_id,) if meting.client_id else ()
    others = clients_of_case(work, meting.case_id) + clients_of_contact(work, meting.contact_id)
    return own or others
