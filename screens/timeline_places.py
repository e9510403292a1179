"""Where the rows of a timeline lead to; no widgets."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.following_cards import EventCard, TimelineCard

Place = tuple[str, int]
"""The screen and the number it opens."""


def places(card: "TimelineCard") -> dict[str, Place]:
    """Where each row leads to, as far as there is more to see."""
    found: dict[str, tuple[str, int | None]] = {}
    for one in card.follow_ups:
        found[one.key] = ("contact", one.contact) if one.contact else ("case", one.case)
    for case in card.referrals:
        found[f"referral {case.number}"] = ("case", case.number)
    for event in card.events:
        found[f"{event.kind} {event.number}"] = _place(event)
    return {key: (place, number) for key, (place, number) in found.items() if number}


def _place(event: "EventCard") -> tuple[str, int | None]:
    if event.contact:
        return "contact", event.number
    if event.case:
        return "case", event.number
    if note := event.note:
        return ("contact", note.contact) if note.contact else ("inzage", note.client)
    behind = event.meting or event.follow_up
    if behind and behind.contact:
        return "contact", behind.contact
    return "case", behind.case if behind else None
