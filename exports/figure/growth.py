"""Growth as it may be shown: made of two figures that are published, and of nothing else."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from exports.figure.released import Released
from exports.figure.rows import FigureRow
from exports.indicator.figures import Amount, IndicatorFigure
from exports.indicator.growth import change_between
from exports.indicator.norms import meets_norm
from models.catalogue import Catalogue, Indicator
from models.periods import Period

_COUNTING = ("soort", "uit", "op", "filter", "noemer", "teller", "regel", "kengetal")


def bases_of(
    figures: Mapping[str, IndicatorFigure], then: Catalogue, period: Period, released: Released
) -> dict[str, Amount | None]:
    """The bases in ``period``, when ``then`` held, by the code of what grows from them.

    What was released of that period is what is grown from; what was not stays unknown, also
    when ``then`` counted something else by that name.
    """
    rows = released.of(then.code, period)
    found: dict[str, Amount | None] = {}
    for code, figure in figures.items():
        row = rows.get(figure.indicator.code)
        found[code] = row.waarde if row and _counted_the_same(then, figure) else None
    return found


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
