"""Filling in a record on the screen: which fields it asks, and typing in one of them."""

from textual.pilot import Pilot

from screens.line_list import LineList
from screens.record_fieldset import RecordFieldset
from tests.screens.driving import press


def form_of(pilot: Pilot[None]) -> RecordFieldset:
    """The fields of the record in front."""
    return pilot.app.screen.query_one(RecordFieldset)


def asked(pilot: Pilot[None]) -> list[str]:
    """The names of the fields that can be seen, from top to bottom."""
    return [row.asks for row in form_of(pilot).rows if row.display]


def listed(pilot: Pilot[None], within: str = "LineList") -> list[str]:
    """What the rows of a list stand for."""
    return [row.key for row in pilot.app.screen.query_one(within, LineList).shown]


async def fill(pilot: Pilot[None], name: str, text: str) -> None:
    """Go to a field and type in it."""
    form_of(pilot).go_to(name)
    await press(pilot, *text)
