"""From a score to its row: about whom it is, and where it counts."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlmodel import col, select

from casereg.errors import InvalidInput
from models.catalogue import Catalogue
from models.code_rules import check_code, check_day, with_code
from models.contact import Contact
from models.measurement import Meting
from models.record_forms import MetingForm, ScoreForm
from models.score_rules import check_instrument, check_score
from models.team_rows import (
    clients_of_case,
    clients_of_contact,
    team_case,
    team_client,
    team_contact,
)
from models.work import Work

One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a score is about; ``deelopdracht`` is None when only a client is known."""

    deelopdracht: str | None
    client: int | None = None
    case: int | None = None
    contact: int | None = None


def subject_of(work: Work, form: MetingForm, team: str) -> Subject:
    """What ``form`` is about, of the own team, with the client when there is only one."""
    if form.contact is not None and form.client is None and form.case is None:
        contact = team_contact(work, form.contact, team, "contact")
        client = only(clients_of_contact(work, contact.id))
        return Subject(contact.deelopdracht, client, None, contact.id)
    if form.contact is not None or form.client is form.case is None:
        raise InvalidInput(
            "Zeg waar de meting over gaat: een cliënt, een traject of een contact.", "client"
        )
    if form.client is not None:
        team_client(work, form.client, team, field="client")
    if form.case is None:
        return Subject(None, form.client)
    case = team_case(work, form.case, team, "case")
    today = work.clock.today()
    check_day(form.measured_on, today, "De meting", "measured_on", after=case.opened_on)
    clients = clients_of_case(work, case.id)
    if form.client is not None and form.client not in clients:
        raise InvalidInput("Deze cliënt hoort niet bij dit traject.", "client")
    return Subject(case.deelopdracht, form.client or only(clients), case.id)


def place_of(form: MetingForm, about: Subject, catalogue: Catalogue) -> str:
    """The deelopdracht a score counts for; an instrument of only one needs no other word."""
    instrument = with_code(catalogue.instrumenten, form.instrument)
    place = about.deelopdracht or form.deelopdracht
    place = place or only(instrument.deelopdrachten if instrument else ())
    if place is None:
        raise InvalidInput("Zeg bij welke deelopdracht deze meting hoort.", "deelopdracht")
    if form.deelopdracht not in (None, place):
        raise InvalidInput(f"Deze meting hoort bij deelopdracht {place}.", "deelopdracht")
    check_code(place, catalogue.deelopdrachten, "deelopdracht")
    return place


def store_score(
    work: Work,
    given: ScoreForm | MetingForm,
    about: Subject,
    team: str,
    moment: str,
    day: date,
    field: str = "",
) -> Meting:
    """Check a score and store it; ``field`` is where all its faults are shown, if in one place."""
    check_day(day, work.clock.today(), "Een meting", field or "measured_on")
    catalogue = work.catalogues.on(day)
    place = about.deelopdracht or ""
    instrument = check_instrument(given.instrument, moment, place, catalogue, field or "instrument")
    check_score(given.score, instrument, field or "score")
    meting = Meting(
        instrument=given.instrument,
        moment=moment,
        score=given.score,
        measured_on=day,
        opdracht=catalogue.code,
        deelopdracht=place,
        team=team,
        client_id=about.client,
        case_id=about.case,
        contact_id=about.contact,
        entered_by=work.actor.account_id,
    )
    work.session.add(meting)
    work.session.flush()
    return meting


def move_along(work: Work, contact: Contact, clients: tuple[int, ...]) -> None:
    """Let the metingen about a contact follow its deelopdracht and its client.

    Raises :class:`InvalidInput` when it is not clear whose a meting would be, or when its
    instrument is not for that deelopdracht.
    """
    about = select(Meting).where(Meting.contact_id == contact.id, col(Meting.undone).is_(False))
    for meting in work.session.exec(about.with_for_update()):
        if len(clients) != 1 and meting.client_id not in (None, *clients):
            raise InvalidInput(
                f"Meting {meting.id} hoort bij een cliënt van dit contact. Maak die meting "
                f"eerst ongedaan (met: casereg meting undo {meting.id}).",
                "clients",
            )
        meting.client_id = only(clients) or meting.client_id
        if meting.deelopdracht != contact.deelopdracht:
            catalogue, place = work.catalogues.on(meting.measured_on), contact.deelopdracht
            check_code(place, catalogue.deelopdrachten, "deelopdracht")
            check_instrument(meting.instrument, meting.moment, place, catalogue, "deelopdracht")
            meting.deelopdracht = place


def only(found: tuple[One, ...]) -> One | None:
    """The one there is, or None when there are none or more."""
    return found[0] if len(found) == 1 else None
