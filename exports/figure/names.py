"""How the ledger calls the numbers of figures. No database, no catalogue behind it."""

from typing import NamedTuple

from models.periods import Period

WHAT = "indicator"
MISSING = "ontbrekend"
TOGETHER = "samen"


class NumberName(NamedTuple):
    """The parts of a name: what was counted, over which days, and which column it fills."""

    days: str
    code: str
    veld: str

    def __str__(self) -> str:
        return "|".join((WHAT, *self))

    @property
    def unit(self) -> str:
        """The row of the figure: its numbers are shown or hidden together."""
        return "|".join((WHAT, self.days, self.code))

    @classmethod
    def parse(cls, name: str) -> "NumberName | None":
        """The name read back; None for a number that is not one of a figure."""
        what, _, rest = name.partition("|")
        parts = rest.split("|")
        return cls(*parts) if what == WHAT and len(parts) == len(cls._fields) else None


def days_of(period: Period) -> str:
    """The days a number is about, as names have them."""
    return f"{period.start}..{period.end}"


def unit_of(period: Period, code: str) -> str:
    """The unit of a figure, or of a part of one."""
    return "|".join((WHAT, days_of(period), code))


def in_no_file(name: str) -> bool:
    """Whether the number is a sum that a reader can make and that no file has."""
    return f"|{TOGETHER}|" in name


def missing_unit(unit: str) -> str:
    """The unit of what is missing from a figure that is no share: it can be hidden alone."""
    return f"{unit}|{MISSING}"


def code_of_part(code: str, part: str, per: str | None, own: str | None) -> str:
    """``code:part``; with ``per`` when that is not the split that belongs to the indicator."""
    return f"{code}:{part}" if per in (None, own) else f"{code}:{per}={part}"
