"""Growth as it may be shown: made of two figures that are published, and of nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from exports.figure_numbers import numbers_of
from exports.figure_released import Released
from exports.figure_rows import FigureRow
from exports.figure_subject import Subject
from exports.indicator_figures import Amount, IndicatorFigure
from exports.indicator_growth import change_between
from exports.indicator_norms import meets_norm
from exports.numbers import Box, Number
from models.catalogue import Catalogue, Indicator
from models.periods import Period

_COUNTING = ("soort", "uit", "op", "filter", "noemer", "teller", "regel", "kengetal")


@dataclass(frozen=True, slots=True)
class Base:
    """What a growth is counted from: as it was released, else with what it tells itself."""

    amount: Amount | None
    numbers: tuple[Number, ...] = ()

    def shown(self, hidden: frozenset[str], protected: frozenset[str]) -> Amount | None:
        """The amount, when it is public, was released, or is one of the ``protected`` units."""
        for one in self.numbers[:1]:
            if one.state == "hidden" or one.unit in hidden or one.unit not in protected:
                return None
        return self.amount


def bases_of(
    figures: Mapping[str, IndicatorFigure],
    now: Catalogue,
    then: Catalogue,
    period: Period,
    released: Released,
) -> dict[str, Base]:
    """The bases in ``period``, when ``then`` held, by the code of what grows from them.

    What was released of that period is what is grown from; what it did not have stays
    unknown. A base in a period that was never released must have enough people behind
    it, and is from now on a number of that opdracht.
    """
    rows = released.of(then.code, period)
    found = {}
    for code, figure in figures.items():
        van, same = figure.indicator.code, _counted_the_same(then, figure)
        if rows:
            found[code] = Base(rows[van].waarde if same and van in rows else None)
        else:
            numbers = _numbers(figure, now, then if same else None, period)
            found[code] = Base(figure.waarde, numbers)
    return found


def _numbers(
    figure: IndicatorFigure, now: Catalogue, then: Catalogue | None, period: Period
) -> tuple[Number, ...]:
    """What the base tells; one that the opdracht of then counts otherwise lies in no table."""
    if then is not None:
        return numbers_of(Subject(then, period, figure.deelopdracht, figure.indicator), figure)
    other = figure.indicator.model_copy(update={"code": f"{figure.indicator.code}@{now.code}"})
    own = numbers_of(Subject(now, period, figure.deelopdracht, other), figure)
    whole = Box(period.start, period.end)
    return tuple(replace(one, relation="apart", box=whole) for one in own)


def _counted_the_same(then: Catalogue, figure: IndicatorFigure) -> bool:
    """Whether the opdracht of then counts what this figure does."""
    found = then.indicator(figure.indicator.code)
    if found is None or found[0].code != figure.deelopdracht.code:
        return False
    return all(getattr(found[1], key) == getattr(figure.indicator, key) for key in _COUNTING)


def grown_row(
    row: FigureRow, one: Indicator, new: Amount | None, old: Amount | None, period: Period
) -> FigureRow:
    """Growth between two published numbers, in a period that is over."""
    change = change_between(one, new, old)
    return replace(
        row,
        teller=new,
        waarde=change,
        basis_waarde=old,
        verandering=change,
        norm_gehaald=meets_norm(change, one, period, date.max),
        status="geen_gegevens" if change is None else row.status,
    )
