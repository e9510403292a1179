"""Kengetallen: figures from outside, found by the period they are about."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import not_, select
from sqlmodel import Session, col

from casereg.errors import WrongUsage
from models.catalogue import Catalogue
from models.outside import Kengetal
from models.periods import Period, parse_period


@dataclass(frozen=True, slots=True)
class Entered:
    """A kengetal: its value, and the period it is about."""

    value: float
    period: str


class Kengetallen:
    """The kengetallen that were entered, read once."""

    def __init__(self, session: Session, catalogue: Catalogue) -> None:
        self._session = session
        self._kinds = {kind.code: kind for kind in catalogue.kengetallen}
        self._parts = {one.code: catalogue.kengetal_parts(one) for one in catalogue.kengetallen}
        self._values: dict[tuple[str, str], dict[str, float]] | None = None

    def split_by(self, code: str) -> str | None:
        """What the kengetal is split by, or None."""
        kind = self._kinds.get(code)
        return kind.per if kind else None

    def fixed_period(self, code: str) -> str | None:
        """The year a nulmeting is about; None for a kengetal that is entered again and again."""
        kind = self._kinds.get(code)
        return kind.periode if kind and kind.periode.isdigit() else None

    def find(self, code: str, period: Period, parts: Collection[str] = ()) -> Entered | None:
        """The kengetal for a period, or that of the shortest one around it.

        ``parts`` limits one that is split to these values, of which none may be missing;
        without parts, what was entered for all of it, or else every part that is asked
        for. None when it was not entered.
        """
        if self.split_by(code) is None:
            return self._one(code, "", period)
        if not parts:
            whole = self._one(code, "", period)
            if whole is not None:
                return whole
            parts = self._parts[code]
        found = [one for part in parts if (one := self._one(code, part, period))]
        if not found or len(found) < len(parts):
            return None
        return Entered(sum(one.value for one in found), found[0].period)

    def _one(self, code: str, part: str, period: Period) -> Entered | None:
        values = self._read().get((code, part), {})
        fixed = self.fixed_period(code)
        if fixed is not None:
            return Entered(values[fixed], fixed) if fixed in values else None
        if period.text in values:
            return Entered(values[period.text], period.text)
        around = [one for text in values if (one := _around(text, period))]
        shortest = min(around, key=lambda one: one.end - one.start, default=None)
        return Entered(values[shortest.text], shortest.text) if shortest else None

    def _read(self) -> dict[tuple[str, str], dict[str, float]]:
        """Value by code and part, and by period; of two the last one entered."""
        if self._values is None:
            self._values = {}
            rows = self._session.execute(
                select(
                    col(Kengetal.code),
                    col(Kengetal.part),
                    col(Kengetal.period),
                    col(Kengetal.value),
                )
                .where(not_(col(Kengetal.undone)))
                .order_by(col(Kengetal.id))
            )
            for code, part, text, value in rows:
                self._values.setdefault((code, part), {})[text.upper()] = value
        return self._values


def _around(text: str, period: Period) -> Period | None:
    """The period with this name when it holds the other one whole."""
    try:
        found = parse_period(text)
    except WrongUsage:
        return None
    return found if found.start <= period.start and period.end <= found.end else None
