"""A client's timeline as rows of a list; no widgets."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from models.counted_words import many
from models.following_cards import ANNOUNCED
from screens.columns import Column, Row
from screens.contact_line import hours, title_of
from screens.contact_rows import list_day
from screens.follow_up import WORDS, hour_text
from screens.note_rows import note_told
from screens.record_choices import MOMENTS

if TYPE_CHECKING:
    from models.cards import ClientCard
    from models.catalogue import Catalogue
    from models.following_cards import EventCard, FollowUpCard, MergeCard, TimelineCard
    from models.record_cards import CaseCard

Shelf = Callable[[date], "Catalogue | None"]
OPEN, HAPPENED = "Nog open", "Wat er was"
NOTHING_YET = "Nog niets vastgelegd. Druk op F4 voor een contact, of op F2 om iets te plannen."

COLUMNS = (
    Column("Dag", 8),
    Column("Wat", 12),
    Column("Omschrijving", 24, share=1),
    Column("Duur", 6, right=True, optional=True),
    Column("Door", 8),
)


def about(client: "ClientCard", catalogue: "Catalogue | None") -> str:
    """Who it is, in one line."""
    known = (
        f"{client.name} #{client.number}",
        str(client.birth_year or ""),
        title_of(catalogue.kernen if catalogue else (), client.kern),
        "mantelzorger" if client.mantelzorger else "",
        f"uitgeschreven {client.discharged_on:%d-%m-%Y}" if client.discharged_on else "",
        f"! beperkt sinds {client.restricted_on:%d-%m-%Y}" if client.restricted_on else "",
    )
    return " · ".join(one for one in known if one)


def others_told(card: "TimelineCard") -> str:
    """What is not shown, and whose it is."""
    if not card.others:
        return ""
    whose = ("contact van een collega staat", "contacten van collega's staan")
    return f"{many(card.others, *whose)} hier niet bij."


def open_rows(card: "TimelineCard", today: date) -> list[Row]:
    """What still waits: referrals without a result and what is planned; then the merges."""
    rows = [
        *(follow_up_row(one, today) for one in card.follow_ups),
        *(_referral(one, today) for one in card.referrals),
    ]
    merges = [_merge(one, today) for one in card.merges]
    heading = [Row("", (OPEN,), "bold", heading=True)] if rows else []
    return [*heading, *rows, *merges]


def follow_up_row(card: "FollowUpCard", today: date) -> Row:
    """Something planned; one that is due says so."""
    said = ": ".join(one for one in (hour_text(card.due_at), card.about) if one)
    where = f"traject {card.case}" if card.case and not card.client else ""
    announced = f"uit contact {card.contact}" if card.soort == ANNOUNCED else ""
    late = "te laat" if card.due_on < today else ""
    told = " · ".join(one for one in (late, said, where, announced) if one)
    cells = (list_day(card.due_on, today), WORDS[card.soort], told, "", card.worker)
    return Row(card.key, cells)


def _referral(case: "CaseCard", today: date) -> Row:
    day = case.referral_sent_on or case.opened_on
    taken = "aangenomen, nog geen resultaat" if case.referral_accepted_on else "nog geen antwoord"
    told = f"naar {case.referred_to or '?'}: {taken}"
    cells = (list_day(day, today), "Verwijzing", told, "", case.worker)
    return Row(f"referral {case.number}", cells)


def _merge(merge: "MergeCard", today: date) -> Row:
    day = merge.made_at.astimezone().date()
    told = f"ook bekend als {merge.gone.name} #{merge.gone.number}"
    return Row(
        f"merge {merge.number}", (list_day(day, today), "Samengevoegd", told, "", merge.made_by)
    )


def event_rows(card: "TimelineCard", shelf: Shelf, today: date) -> list[Row]:
    """What happened, newest first."""
    return [_event(one, shelf, today) for one in card.events]


def _event(event: "EventCard", shelf: Shelf, today: date) -> Row:
    what, told, minutes, worker = _told(event, shelf)
    cells = (list_day(event.day, today), what, told, hours(minutes), worker)
    return Row(f"{event.kind} {event.number}", cells)


def _told(event: "EventCard", shelf: Shelf) -> tuple[str, str, int | None, str]:
    """What it is called, what it was, how many minutes it took and who did it."""
    catalogue = shelf(event.day)
    if contact := event.contact:
        soort = title_of(catalogue.contactsoorten if catalogue else (), contact.contactsoort)
        uitkomst = title_of(catalogue.uitkomsten if catalogue else (), contact.uitkomst)
        told = f"{soort}: {uitkomst.lower()}" if uitkomst else soort
        return "Contact", told, contact.minutes, contact.worker
    if case := event.case:
        what, told = _case(event, case, catalogue, case_title(case, shelf(case.opened_on)))
        return what, told, None, case.worker
    if meting := event.meting:
        instrument = title_of(catalogue.instrumenten if catalogue else (), meting.instrument)
        score = f"{meting.score:g}".replace(".", ",")
        moment = MOMENTS.get(meting.moment, meting.moment).lower()
        return "Meting", f"{instrument}: {score} {moment}", None, ""
    if planned := event.follow_up:
        word = WORDS[planned.soort].lower()
        return "Gedaan", f"{word}: {planned.about}" if planned.about else word, None, planned.worker
    if note := event.note:
        return *note_told(note, catalogue), None, note.worker
    return "", "", None, ""


def _case(
    event: "EventCard", case: "CaseCard", catalogue: "Catalogue | None", title: str
) -> tuple[str, str]:
    if event.kind == "referred":
        return "Verwijzing", f"naar {case.referred_to or '?'}, uit traject {case.number}"
    if event.kind == "closed":
        ended = title_of(catalogue.aflopen if catalogue else (), case.ended_as).lower()
        return "Traject", f"{case.number} gesloten: {ended}"
    return "Traject", f"{case.number} geopend: {title}"


def case_title(case: "CaseCard", catalogue: "Catalogue | None") -> str:
    """The soort of a case."""
    return title_of(catalogue.trajectsoorten if catalogue else (), case.trajectsoort)
