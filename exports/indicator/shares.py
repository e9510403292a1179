"""Aandeel and gemiddelde: what was answered, out of who was asked."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from sqlalchemy import not_

from casereg.errors import Refused
from exports.indicator.counted import Counted, Later, Wanted
from exports.indicator.counter import Asked, Counter
from exports.indicator.filters import base, within
from exports.indicator.norms import ratio, rounded
from exports.indicator.people import Number, People
from exports.indicator.rows import Condition, Rows, both
from exports.indicator.rules_met import meets, scored
from exports.indicator.scores import THOUSAND
from exports.indicator.silence import Silence
from exports.indicator.sources import Sources
from models.catalogue import Filter, Regel

_PERCENT = 100


@dataclass(frozen=True, slots=True)
class Shares:
    """Asks for its numbers at once and gives them later, so that many are counted together."""

    counter: Counter
    sources: Sources
    people: People
    silence: Silence

    def share(self, wanted: Wanted) -> Later:
        """Aandeel: of the rows in the noemer with an answer, those that say yes."""
        rule = self._rule(wanted)
        if rule is None:
            return self._of_rows(wanted, wanted.one.noemer or Filter(), wanted.one.teller)
        if wanted.one.uit == "trajecten":
            return self._of_clients(wanted, rule)
        asked = scored(rule, wanted.one.noemer)
        return self._of_rows(wanted, asked, Filter(vanaf=rule.vanaf, tot=rule.tot))

    def mean(self, wanted: Wanted) -> Later:
        """Gemiddelde: the sum of the scores and their number; each answer weighs the same."""
        rows, asked = self.sources.scores(), wanted.one.filter or Filter()
        matching = base(rows, asked, wanted.part.code, wanted.slices)
        answers = self.counter.total(rows, matching)
        scores = self.counter.total(replace(rows, number=rows.table.c.thousandths), matching)
        silent = self.silence.to_peilingen(wanted, asked)
        if wanted.one.verwacht is not None:
            silent += self.silence.at_closing(wanted, wanted.one.verwacht)

        def later() -> Counted:
            total = Decimal(scores()) / THOUSAND
            missing = sum(one() for one in silent)
            return Counted(ratio(total, answers()), rounded(total), answers(), missing, answers())

        return later

    def _of_rows(self, wanted: Wanted, asked: Filter, teller: Filter | None) -> Later:
        """A row with an answer that is not known is missing, as is who never answered."""
        rows = self.sources.counted(wanted.one)

        def answered(rows: Rows) -> Condition:
            yes = _yes(rows, teller)
            return both(base(rows, asked, wanted.part.code, wanted.slices), yes.is_not(None))

        matching = base(rows, asked, wanted.part.code, wanted.slices)
        whole = self.counter.total(rows, matching)
        known = self.counter.total(rows, answered(rows))
        number = self.counter.total(rows, both(matching, _yes(rows, teller)))
        people = self.people.behind(wanted, known, answered)
        silent = self.silence.about(wanted, asked)
        sides = self._sides(wanted, asked, teller, (number, lambda: known() - number()))
        return lambda: _share(number, known, whole, people, silent, sides)

    def _sides(
        self,
        wanted: Wanted,
        asked: Filter,
        teller: Filter | None,
        numbers: tuple[Number, Number],
    ) -> tuple[Number, Number]:
        """The people behind the rows that say yes, and behind those that say no."""

        def saying(yes: bool) -> Callable[[Rows], Condition]:
            def matching(rows: Rows) -> Condition:
                said = _yes(rows, teller)
                whole = base(rows, asked, wanted.part.code, wanted.slices)
                return both(whole, said if yes else not_(said))

            return matching

        yes, no = numbers
        return (
            self.people.behind(wanted, yes, saying(True)),
            self.people.behind(wanted, no, saying(False)),
        )

    def _of_clients(self, wanted: Wanted, rule: Regel) -> Later:
        """Each client in a case is asked by itself, by its last scores in that case."""
        rows = self.sources.people(wanted.one, own=True)
        assert rows is not None  # noqa: S101 - trajecten have people
        matching = base(rows, wanted.one.noemer, wanted.part.code, wanted.slices)
        met = meets(rule, rows, self.sources.window)
        answered = both(matching, met.is_not(None))
        whole = self.counter.total(rows, matching)
        known, number = (
            self.counter.total(rows, answered),
            self.counter.total(rows, both(matching, met)),
        )
        people = self.counter.people(rows, answered)
        sides = (
            self.counter.people(rows, both(matching, met)),
            self.counter.people(rows, both(matching, not_(met))),
        )
        silent = self.silence.about(wanted, wanted.one.noemer or Filter())
        return lambda: _share(number, known, whole, people, silent, sides)

    def _rule(self, wanted: Wanted) -> Regel | None:
        code = wanted.one.regel
        if code is None:
            return None
        found = next((rule for rule in self.silence.catalogue.regels if rule.code == code), None)
        if found is None:
            raise Refused(f"Indicator {wanted.one.code} noemt regel '{code}', maar die is er niet.")
        return found


def _yes(rows: Rows, teller: Filter | None) -> Condition:
    """Whether a row counts in the teller; NULL where that is not known."""
    found = within(rows, teller or Filter())
    return found if rows.answer is None else both(found, rows.answer)


def _share(
    number: Asked,
    known: Asked,
    whole: Asked,
    people: Number,
    silent: list[Asked],
    sides: tuple[Number, Number],
) -> Counted:
    missing = whole() - known() + sum(one() for one in silent)
    yes, no = sides
    return Counted(
        ratio(number(), known(), _PERCENT),
        number(),
        known(),
        missing,
        people(),
        sides=(yes(), no()),
    )
