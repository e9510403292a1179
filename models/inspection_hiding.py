"""What is held about a client, without the names of other clients in its free texts."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlmodel import col, select

from models.case import CaseParty
from models.client import Client
from models.contact import Participation
from models.following_cards import NoteCard
from models.inspection_cards import HeldCase, HeldContact, InspectionCard
from models.other_names import Hide, hiding_others
from models.work import Work


def without_others(work: Work, card: InspectionCard) -> InspectionCard:
    """The card to hand out; who took part with the client is only counted."""
    own = (card.client, *card.known_as)
    present = _present(work, card, {one.number for one in own})
    hide = hiding_others(work, _texts(card), tuple(one.name for one in own), present)
    return replace(
        card,
        contacts=tuple(_contact(one, hide) for one in card.contacts),
        cases=tuple(_case(one, hide) for one in card.cases),
        plans=tuple(replace(one, about=hide(one.about)) for one in card.plans),
        drafts=tuple(replace(one, note=hide(one.note)) for one in card.drafts),
        notes=tuple(_note(one, hide) for one in card.notes),
    )


def _present(work: Work, card: InspectionCard, own: set[int]) -> list[str]:
    """The names of the others in its contacts and cases."""
    contacts = [one.contact.number for one in card.contacts if one.others]
    cases = [one.case.number for one in card.cases if one.others]
    beside = select(Participation.client_id).where(col(Participation.contact_id).in_(contacts))
    against = select(CaseParty.client_id).where(col(CaseParty.case_id).in_(cases))
    theirs = {*work.session.exec(beside), *work.session.exec(against)} - own
    return list(work.session.exec(select(Client.name).where(col(Client.id).in_(theirs))))


def _texts(card: InspectionCard) -> Iterator[str]:
    for held in card.contacts:
        yield held.contact.note
    for one in card.cases:
        yield from (one.case.referred_to or "", one.case.referral_result or "")
    yield from (one.about for one in card.plans)
    yield from (one.note for one in card.drafts)
    for note in card.notes:
        yield from (note.explanation, str(note.before.get("note", "")))


def _contact(held: HeldContact, hide: Hide) -> HeldContact:
    return replace(held, contact=replace(held.contact, note=hide(held.contact.note)))


def _case(held: HeldCase, hide: Hide) -> HeldCase:
    case = held.case
    told = replace(
        case,
        referred_to=hide(case.referred_to) if case.referred_to else None,
        referral_result=hide(case.referral_result) if case.referral_result else None,
    )
    return replace(held, case=told)


def _note(note: NoteCard, hide: Hide) -> NoteCard:
    """A correction of who took part tells how many there were."""
    before: dict[str, Any] = dict(note.before)
    if "note" in before:
        before["note"] = hide(str(before["note"]))
    if "clients" in before:
        before["clients"] = len(before["clients"])
    return replace(note, explanation=hide(note.explanation), before=before)
