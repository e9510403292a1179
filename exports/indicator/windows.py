"""Which rows belong to a period: a window of days, and the opdrachten that hold in it."""

from dataclasses import dataclass
from datetime import date, timedelta

from models.catalogue import Catalogue
from models.loaded import Catalogues
from models.periods import Period


@dataclass(frozen=True, slots=True)
class Window:
    """Days to count, and whose rows.

    What happened in one moment carries the code of the opdracht of that day: one of
    ``catalogues``. A traject carries that of the day it was opened and goes on under the
    next: it may also be of ``earlier``, and then counts on the days from ``start`` to
    ``end``, when ``catalogues`` hold.
    """

    period: Period
    catalogues: tuple[Catalogue, ...]
    earlier: tuple[str, ...]
    start: date
    end: date

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the opdrachten."""
        return tuple(catalogue.code for catalogue in self.catalogues)


def window(known: Catalogues, catalogue: Catalogue, period: Period) -> Window:
    """The rows of one opdracht in a period."""
    earlier = (card.code for card in known.cards if card.geldig_van < catalogue.geldig_van)
    later = (card.geldig_van for card in known.cards if card.geldig_van > catalogue.geldig_van)
    ends = min(later, default=None)
    return Window(
        period,
        (catalogue,),
        tuple(earlier),
        max(period.start, catalogue.geldig_van),
        min(period.end, ends - timedelta(days=1)) if ends else period.end,
    )


def whole_window(known: Catalogues, period: Period) -> Window | None:
    """The rows of whatever opdrachten hold in a period; None when none did from its start."""
    if all(card.geldig_van > period.start for card in known.cards):
        return None
    held = known.within(period.start, period.end)
    earlier = tuple(card.code for card in known.cards if card.geldig_van <= period.end)
    return Window(period, held, earlier, period.start, period.end)
