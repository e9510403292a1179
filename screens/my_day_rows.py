"""What a worker planned as rows of a list; no widgets."""

from datetime import date
from typing import TYPE_CHECKING

from models.counted_words import number_text
from models.following_cards import ANNOUNCED
from screens.columns import Column, Row
from screens.contact_rows import list_day
from screens.follow_up import WORDS, hour_text

if TYPE_CHECKING:
    from models.following_cards import FollowUpCard, MyDayCard

COLUMNS = (
    Column("Dag", 8),
    Column("Tijd", 5),
    Column("Wat", 11),
    Column("Met wie", 18, share=1),
    Column("Waarover", 12, share=1),
    Column("Status", 7, optional=True),
)
EMPTY = "Niets gepland. Druk op F2 om een telefoontje of een bezoek te plannen."


def plan_row(card: "FollowUpCard", today: date) -> Row:
    """Something planned; what is done is struck through, what is late says so."""
    late = "te laat" if card.due_on < today else ""
    about = card.about or (f"uit contact {card.contact}" if card.soort == ANNOUNCED else "")
    cells = (
        list_day(card.due_on, today),
        hour_text(card.due_at),
        WORDS[card.soort],
        with_whom(card),
        about,
        "gedaan" if card.done_on else late,
    )
    return Row(card.key, cells, "strike" if card.done_on else "")


def with_whom(card: "FollowUpCard") -> str:
    """The client, or the traject when it is about all who are in it."""
    if card.client:
        return f"{card.client.shown} #{card.client.number}"
    return f"traject {card.case}" if card.case else "anoniem"


def counted(day: "MyDayCard") -> str:
    """How much is to be done, and how much more is planned after this week."""
    left = [one for one in day.follow_ups if one.done_on is None]
    due = sum(one.due_on <= day.today for one in left)
    told = [f"Vandaag te doen: {number_text(due)}", f"komende week: {number_text(len(left) - due)}"]
    return " · ".join([*told, *([f"later: {number_text(day.later)}"] if day.later else [])])
