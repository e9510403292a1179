"""When a mijlpaal is due. No database behind it."""

from models.catalogue import Indicator
from models.catalogue_indicators import Reporting
from models.periods import Period, parse_period

# The parts of a year in which a mijlpaal with this periode is due.
_PARTS: dict[Reporting, tuple[str, ...]] = {
    "maand": tuple(f"-{month:02d}" for month in range(1, 13)),
    "kwartaal": ("-Q1", "-Q2", "-Q3", "-Q4"),
    "halfjaar": ("-H1", "-H2"),
    "jaar": ("",),
}


def due_parts(one: Indicator, period: Period) -> tuple[Period, ...]:
    """The parts of a period in which a mijlpaal is due, as far as they lie within it."""
    names = tuple(f"-{name}" for name in one.verwacht_in) or _PARTS.get(one.periode, ())
    years = range(period.start.year, period.end.year + 1)
    parts = (parse_period(f"{year:04d}{name}") for year in years for name in names)
    return tuple(part for part in parts if period.start <= part.start and part.end <= period.end)
