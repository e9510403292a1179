"""Groei: an indicator beside what it was, in percent or in percentage points."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from casereg.errors import Refused
from exports.indicator.counted import Counted, Later, Wanted
from exports.indicator.figures import Amount
from exports.indicator.kengetallen import Kengetallen
from exports.indicator.norms import MONTHS, amount, months_of, ratio, rounded
from exports.indicator.questions import Questions
from models.catalogue import Catalogue, Deelopdracht, Indicator
from models.catalogue_indicators import YEAR_EARLIER
from models.periods import Period

_PERCENT = 100
_CANNOT_GROW = ("groei", "mijlpaal", "verdeling")


class Growth:
    """Asks for what an indicator is now, and for what it was."""

    def __init__(
        self,
        now: Questions,
        before: Callable[[Period], Questions | None],
        catalogue: Catalogue,
        kengetallen: Kengetallen,
        today: date,
    ) -> None:
        """``before`` asks of the same period a year earlier, or gives None."""
        self._now, self._before, self._today = now, before, today
        self._catalogue, self._kengetallen = catalogue, kengetallen

    def ask(self, wanted: Wanted) -> Later:
        """Ask for one indicator of the kind groei."""
        grows = Wanted(*grown(self._catalogue, wanted.one), wanted.slices)
        new, old = self._now.ask(grows), self._base(wanted, grows)

        def later() -> Counted:
            period, before = old()
            found = new()
            # A period that still runs beside a whole one would tell of a fall that is none.
            ended = self._now.sources.window.period.end < self._today
            change = change_between(wanted.one, found.waarde, before) if ended else None
            return Counted(
                change,
                found.waarde,
                contributors=found.contributors,
                basis_periode=period,
                basis_waarde=before,
            )

        return later

    def _base(
        self, wanted: Wanted, grows: Wanted
    ) -> Callable[[], tuple[str | None, Amount | None]]:
        """The period of the base and what it was then; None when nobody knows."""
        period, code = self._now.sources.window.period, wanted.one.basis or ""
        if code == YEAR_EARLIER:
            earlier = period.year_earlier()
            questions = self._before(earlier)
            ask = questions.ask(grows) if questions else None
            return lambda: (earlier.text, ask().waarde if ask else None)
        # A part of a year beside a whole one would tell of a fall that is none.
        short = months_of(period) < MONTHS.get(wanted.one.periode, 0)
        apart = wanted.slices or short or not self._now.sources.scope.whole
        found = None if apart else self._kengetallen.find(code, period)
        if found is None:
            named = self._kengetallen.fixed_period(code)
            return lambda: (named, None)
        value = amount(found.value)
        return lambda: (found.period, value)


def grown(catalogue: Catalogue, one: Indicator) -> tuple[Deelopdracht, Indicator]:
    """What grows; raises :class:`Refused` when it is not there or cannot grow."""
    found = catalogue.indicator(one.van or "")
    if found is None or found[1].soort in _CANNOT_GROW:
        raise Refused(f"Indicator {one.code} groeit van '{one.van}', maar dat kan niet.")
    return found


def change_between(one: Indicator, new: Amount | None, old: Amount | None) -> Decimal | None:
    """What changed: of the base in percent, or the difference in percentage points."""
    if new is None or old is None:
        return None
    change = Decimal(new) - Decimal(old)
    return rounded(change) if one.verandering_in == "procentpunt" else ratio(change, old, _PERCENT)
