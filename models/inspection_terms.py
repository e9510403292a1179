"""How long what is held of a client stays, in words for that client."""

from collections.abc import Sequence

from models.catalogue_retention import Bewaartermijn
from models.inspection_cards import HeldTerm
from models.inspection_parts import Entry, day_written

AFTER = "na het laatste contact of het einde van het traject"
STILL_OPEN = "er loopt nog een traject; de tijd begint als dat is gesloten"


def term_entries(held: Sequence[HeldTerm]) -> list[Entry]:
    """A bewaartermijn each."""
    return [_term(one) for one in held]


def _term(held: HeldTerm) -> Entry:
    """How long, on what ground, and the last day as it is now."""
    term = held.term
    return (
        (term.titel, _length(term)),
        ("Zoals het nu is", _last_day(held)),
        ("Waarom het mag", f"{term.grondslag.replace('-', ' ')}: {term.wet}"),
    )


def _length(term: Bewaartermijn) -> str:
    years, months = divmod(term.maanden, 12)
    how_long = f"{term.maanden} maanden" if months else f"{years} jaar"
    return f"{'verplicht' if term.verplicht else 'hooguit'} {how_long} {AFTER}"


def _last_day(held: HeldTerm) -> str:
    if held.until is None or held.text_until is None:
        return STILL_OPEN
    sooner = held.text_until < held.until
    notes = f", notities tot en met {day_written(held.text_until)}" if sooner else ""
    return f"tot en met {day_written(held.until)}{notes}"
