"""Aantal, verdeling, uren, personen and bereik: what the rows that match add up to."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import false as sql_false
from sqlalchemy import func, not_

from exports.indicator.counted import Counted, Later, Wanted
from exports.indicator.counter import Asked, Counter
from exports.indicator.filters import base
from exports.indicator.kengetallen import Entered, Kengetallen
from exports.indicator.norms import amount, ratio
from exports.indicator.people import People
from exports.indicator.rows import Condition, Rows, both
from exports.indicator.silence import Silence
from exports.indicator.sources import Sources
from models.catalogue import Filter

_MINUTES_IN_HOUR = 60
_PERCENT = 100


@dataclass(frozen=True, slots=True)
class Numbers:
    """Asks for its numbers at once and gives them later, so that many are counted together."""

    counter: Counter
    sources: Sources
    people: People
    kengetallen: Kengetallen
    silence: Silence

    def rows(self, wanted: Wanted) -> Later:
        """Aantal and verdeling. Rows that may belong, and participants uncounted, are missing."""

        def matching(rows: Rows) -> Condition:
            return _matching(rows, wanted)

        rows = self.sources.counted(wanted.one)
        number = self.counter.total(rows, matching(rows))
        people = self.people.behind(wanted, number, matching)
        silent = self.silence.about(wanted, wanted.one.filter or Filter())
        if wanted.one.uit == "deelnemers":
            silent.append(self._without(wanted, "participants"))
        return lambda: Counted(number(), ontbrekend=_sum(silent), contributors=people())

    def hours(self, wanted: Wanted) -> Later:
        """Uren. Contacts of which nobody said how long are missing, and those that may belong."""

        def spent(rows: Rows) -> Condition:
            return both(_matching(rows, wanted), rows.table.c.minutes > 0)

        rows = self.sources.contacts("minutes")
        minutes = self.counter.total(rows, _matching(rows, wanted))
        people = self.people.behind(wanted, minutes, spent)
        silent = [self._without(wanted, "minutes")]
        silent += self.silence.about(wanted, wanted.one.filter or Filter())
        return lambda: Counted(
            ratio(minutes(), _MINUTES_IN_HOUR), ontbrekend=_sum(silent), contributors=people()
        )

    def clients(self, wanted: Wanted) -> Later:
        """Personen. Rows without a known client are missing, and those that may belong."""
        number = self.people.clients(wanted)
        silent = [self.people.nobody(wanted), *self.silence.of_people(wanted)]
        return lambda: Counted(number(), ontbrekend=_sum(silent), contributors=number())

    def reach(self, wanted: Wanted) -> Later:
        """Bereik: personen over a kengetal; without one there is only the teller."""
        number = self.people.clients(wanted)
        silent = [self.people.nobody(wanted), *self.silence.of_people(wanted)]
        whole = self._whole(wanted)
        size = amount(whole.value) if whole else None

        def later() -> Counted:
            share = None if size is None else ratio(number(), size, _PERCENT)
            return Counted(share, number(), size, _sum(silent), number())

        return later

    def kengetal(self, wanted: Wanted) -> Later:
        """The kengetal as it was entered, whoever asks."""
        found = self._entered(wanted)
        return lambda: Counted(amount(found.value) if found else None)

    def _whole(self, wanted: Wanted) -> Entered | None:
        """The kengetal that people are a part of; None for a part of all who count."""
        return self._entered(wanted) if self.sources.scope.whole else None

    def _entered(self, wanted: Wanted) -> Entered | None:
        """The kengetal for these slices; None where it is not split so finely."""
        code, period = wanted.one.kengetal or "", self.sources.window.period
        per = self.kengetallen.split_by(code)
        if any(piece.per != per or piece.rest for piece in wanted.slices):
            return None
        named = getattr(wanted.one.filter, per, ()) if per else ()
        parts = [code for piece in wanted.slices for code in piece.codes]
        return self.kengetallen.find(code, period, parts or named)

    def _without(self, wanted: Wanted, column: str) -> Asked:
        """How many contacts that match have nothing in this column, but could have.

        Where nobody was reached, nothing was asked.
        """
        rows = self.sources.contacts()
        missed = func.coalesce(not_(rows.test("bereikt", ())), sql_false())
        empty = rows.table.c[column].is_(None)
        return self.counter.total(rows, both(_matching(rows, wanted), empty, not_(missed)))


def _sum(asked: Sequence[Asked]) -> int | None:
    """What was asked, together; None when there was nothing to ask."""
    return sum(one() for one in asked) if asked else None


def _matching(rows: Rows, wanted: Wanted) -> Condition:
    """The rows an indicator counts; of answers only those that say yes."""
    found = base(rows, wanted.one.filter, wanted.part.code, wanted.slices)
    return found if rows.answer is None else both(found, rows.answer)
