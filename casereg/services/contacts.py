"""Storing contacts: log, repeat, correct, undo."""

from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, insert
from sqlmodel import col, delete, select, update

from casereg.errors import InvalidInput, NotAllowed, Refused
from casereg.security.rights import CHANGE_CONTACT, LOG_CONTACT, Reach
from models.cards import ContactCard, Logged
from models.case import Case
from models.client_note import CORRECTION
from models.client_notes import note_about
from models.contact import LATE, UNDONE, VALID, Contact, Draft, Participation
from models.contact_cards import client_cards, contact_card, contact_cards
from models.contact_filling import changed, content_of, take_part, touch_week, with_clients
from models.forms import ContactForm
from models.kept_clients import kept_clients
from models.measurement import Meting
from models.meting_filling import move_along
from models.restriction import refuse_any_restricted
from models.team_rows import clients_of_contact, takes_contacts_on
from models.work import Work, own_team

_WITH_UID = select(Contact.id).where(col(Contact.uid) == bindparam("of_uid"))
# Not through the session, which takes four times as long: a row that is new needs no tracking.
_STORED = insert(Contact).returning(col(Contact.id))
_DRAFT_OF = delete(Draft).where(col(Draft.uid) == bindparam("of_uid"))


def log(work: Work, form: ContactForm) -> Logged:
    """Store a contact, or find it again when its id was stored before.

    Raises :class:`InvalidInput` for what cannot be, :class:`Refused` when the id was
    stored with other content, and :class:`WeekSettled` when the week is vastgesteld and
    the form does not say that it is late.
    """
    work.require(LOG_CONTACT)
    team = own_team(work)
    form = with_clients(work, form, team)
    content = content_of(work, form, team)
    known = _by_uid(work, form.id)
    _drop_draft(work, form.id)
    if known is not None:
        _same_or_refused(work, known, form, content)
        return Logged(contact_cards(work.session, [known])[0], new=False)
    late = touch_week(work, team, form.happened_on, form.late)
    stored = _store(work, form, {**content, "team": team, "status": LATE if late else VALID})
    return Logged(_card_of_new(work, stored, form.clients), new=True)


def _store(work: Work, form: ContactForm, content: dict[str, Any]) -> Contact:
    now, worker = work.clock.now(), work.actor.account_id
    row = {"uid": form.id, "entered_at": now, "changed_at": now, "worker_id": worker, **content}
    number = work.session.connection().execute(_STORED, row).scalar_one()
    contact = Contact(id=number, **row)
    take_part(work, contact, form.clients)
    _record(work, "contact.log", contact, form.clients)
    return contact


def _card_of_new(work: Work, contact: Contact, numbers: tuple[int, ...]) -> ContactCard:
    """As it was stored, without asking again who took part and who the actor is."""
    clients = kept_clients(work.session, numbers)
    shown = client_cards(work.session, [clients[number] for number in sorted(clients)])
    return contact_card(contact, shown, work.actor.name)


def _same_or_refused(
    work: Work, known: Contact, form: ContactForm, content: dict[str, Any]
) -> None:
    """A retry brings the same; anything else would be lost without a word."""
    if known.status == UNDONE:
        raise Refused(f"Dit contact is nummer {known.id}, en het is ongedaan gemaakt.")
    same = all(getattr(known, field) == value for field, value in content.items())
    if not same or set(clients_of_contact(work, known.id)) != set(form.clients):
        raise Refused(f"Dit contact is al opgeslagen als nummer {known.id}. Verbeter het daar.")


def repeat(work: Work, uid: UUID, late: bool) -> Logged:
    """Store the own last contact once more as ``uid``, today, without note and follow-up.

    The same ``uid`` again finds what was stored.
    """
    work.require(LOG_CONTACT)
    last = _by_uid(work, uid) or _own_last(work)
    if last is None:
        raise Refused("Je hebt nog geen contact om te herhalen.")
    form = ContactForm(
        id=uid,
        happened_on=work.clock.today(),
        clients=clients_of_contact(work, last.id),
        case=_case_of(work, last),
        deelopdracht=last.deelopdracht,
        contactsoort=last.contactsoort,
        taak=last.taak,
        kanaal=last.kanaal,
        project=last.project,
        kern=last.kern,
        leeftijdsgroep=last.leeftijdsgroep,
        uitkomst=last.uitkomst,
        reden=last.reden,
        minutes=last.minutes,
        participants=last.participants,
        late=late,
    )
    return log(work, form)


def correct(work: Work, number: int, form: ContactForm) -> ContactCard:
    """Give a contact other content; it keeps its number, id, worker and team.

    The metingen about it go along. With an explanation, what stood there before is kept.
    """
    contact = _changeable(work, number)
    before = clients_of_contact(work, number)
    form = with_clients(work, form, contact.team, before)
    content = content_of(work, form, contact.team)
    days = {contact.happened_on, form.happened_on}
    late = {day: touch_week(work, contact.team, day, form.late) for day in sorted(days)}
    contact.status = LATE if late[form.happened_on] else VALID
    if form.explanation:
        had = changed(contact, content, before, form.clients)
        note_about(work, contact, CORRECTION, form.explanation, had)
    for field, value in content.items():
        setattr(contact, field, value)
    contact.changed_at = work.clock.now()
    work.session.exec(delete(Participation).where(col(Participation.contact_id) == number))
    take_part(work, contact, form.clients)
    move_along(work, contact, form.clients)
    _drop_draft(work, form.id)
    _record(work, "contact.correct", contact, (*before, *form.clients))
    return contact_cards(work.session, [contact])[0]


def undo(work: Work, number: int | None, late: bool = False) -> ContactCard:
    """Let a contact count nowhere; it is kept. Without a number: the own last one."""
    work.require(CHANGE_CONTACT)
    if number is None:
        last = _own_last(work)
        if last is None or last.id is None:
            raise Refused("Je hebt nog geen contact om ongedaan te maken.")
        number = last.id
    contact = _changeable(work, number)
    touch_week(work, contact.team, contact.happened_on, late)
    contact.status = UNDONE
    contact.changed_at = work.clock.now()
    work.session.exec(update(Meting).where(col(Meting.contact_id) == number).values(undone=True))
    _record(work, "contact.undo", contact, clients_of_contact(work, number))
    return contact_cards(work.session, [contact])[0]


def _changeable(work: Work, number: int) -> Contact:
    """The contact, kept from others until this is done."""
    reach = work.require(CHANGE_CONTACT)
    found = select(Contact).where(Contact.id == number, Contact.team == work.actor.team)
    contact = work.session.exec(found.with_for_update()).one_or_none()
    own = contact is not None and contact.worker_id == work.actor.account_id
    if contact is None or not (own or reach is Reach.TEAM):
        message = f"Contact {number} bestaat niet of is niet van jou."
        raise NotAllowed(message, CHANGE_CONTACT.code, subject=f"contact {number}")
    if contact.status == UNDONE:
        raise Refused(f"Contact {number} is al ongedaan gemaakt.")
    refuse_any_restricted(work, clients_of_contact(work, number), "clients")
    return contact


def _drop_draft(work: Work, uid: UUID) -> None:
    work.session.connection().execute(_DRAFT_OF, {"of_uid": uid})


def _by_uid(work: Work, uid: UUID) -> Contact | None:
    number = work.session.connection().execute(_WITH_UID, {"of_uid": uid}).scalar()
    found = work.session.get(Contact, number) if number else None
    if found is not None and found.worker_id != work.actor.account_id:
        raise InvalidInput("Dit id is al gebruikt. Laat --id weg of neem een nieuw.", "id")
    return found


def _own_last(work: Work) -> Contact | None:
    return work.session.exec(
        select(Contact)
        .where(
            Contact.worker_id == work.actor.account_id,
            Contact.team == work.actor.team,
            Contact.status != UNDONE,
        )
        .order_by(col(Contact.id).desc())
        .limit(1)
    ).one_or_none()


def _case_of(work: Work, contact: Contact) -> int | None:
    """The case of a contact, unless it takes none today."""
    case = work.session.get(Case, contact.case_id) if contact.case_id else None
    return case.id if case and takes_contacts_on(case, work.clock.today()) else None


def _record(work: Work, deed: str, contact: Contact, clients: tuple[int, ...]) -> None:
    """One audit row for each client in the contact, or one without."""
    for number in dict.fromkeys(clients) or (None,):
        work.record(deed, f"contact {contact.id}", number)
