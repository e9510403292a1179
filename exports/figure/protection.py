"""What of the figures may be shown: a hidden row is hidden whole, and wears one mask."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from exports.figure.growth import grown_row
from exports.figure.names import code_of_part, missing_unit, unit_of
from exports.figure.numbers import PUBLIC
from exports.figure.released import Rows
from exports.figure.rows import FigureRow, FigureRows, figure_row, part_row
from exports.indicator.figures import Amount, IndicatorFigure, Part
from models.catalogue import Catalogue, Deelopdracht, Indicator
from models.catalogue_indicators import YEAR_EARLIER, Breakdown
from models.periods import Period


@dataclass(frozen=True, slots=True)
class Protection:
    """What of the figures of an opdracht in a period may be shown.

    ``hidden`` are units of numbers (:mod:`exports.figure.numbers`). ``ended`` says whether
    the period is over: else what is shown is ``voorlopig``. ``values`` are those of
    the figures, by code, and ``bases`` what growth is counted from, as published, by the
    code of the growing indicator: growth tells nothing that is in neither. ``released`` are the
    rows as they came out before, by their code: so they stay.
    """

    catalogue: Catalogue
    period: Period
    hidden: frozenset[str]
    ended: bool
    values: Mapping[str, Amount | None] = field(default_factory=dict)
    bases: Mapping[str, Amount | None] = field(default_factory=dict)
    released: Rows = field(default_factory=dict)

    def rows(self, figure: IndicatorFigure) -> FigureRows:
        """The figure and its parts, as they may be shown."""
        parts = (self.part(figure.deelopdracht, figure.indicator, one) for one in figure.parts)
        return (self.row(figure), *parts)

    def row(self, figure: IndicatorFigure) -> FigureRow:
        """The figure without its parts."""
        row, one = figure_row(figure), figure.indicator
        if row.indicator in self.released:
            return self.released[row.indicator]
        if one.soort == "groei":
            return self._growth(row, one)
        return self._shown(row, one, unit_of(self.period, one.code))

    def part(
        self,
        deelopdracht: Deelopdracht,
        indicator: Indicator,
        part: Part,
        per: Breakdown | None = None,
    ) -> FigureRow:
        """A part of a figure, in its own split or in the one by ``per``."""
        row = part_row(deelopdracht, indicator, part)
        code = code_of_part(indicator.code, part.code, per, indicator.per)
        if code in self.released:
            return self.released[code]
        if indicator.soort == "groei":
            # What a part of a growth grew from is not known here.
            return _masked(row)
        return self._shown(row, indicator, unit_of(self.period, code))

    def _shown(self, row: FigureRow, indicator: Indicator, unit: str) -> FigureRow:
        if indicator.soort not in PUBLIC:
            if unit in self.hidden:
                return _masked(row)
            if missing_unit(unit) in self.hidden:
                row = replace(row, ontbrekend=None)
        return self._published(row)

    def _growth(self, row: FigureRow, one: Indicator) -> FigureRow:
        """Growth, when both its ends are published."""
        by_year, van = one.basis == YEAR_EARLIER and one.code in self.bases, one.van or ""
        old = self.bases[one.code] if by_year else row.basis_waarde
        if not self._tells(van) or (by_year and old is None):
            return _masked(row)
        new = self.released[van].waarde if van in self.released else self.values[van]
        if self.ended:
            return self._published(grown_row(row, one, new, old, self.period))
        return self._published(replace(row, teller=new, basis_waarde=old))

    def _tells(self, code: str) -> bool:
        """Whether the figure with this code is in the package, and shown."""
        if code in self.released:
            return self.released[code].status != "onderdrukt"
        return code in self.values and unit_of(self.period, code) not in self.hidden

    def _published(self, row: FigureRow) -> FigureRow:
        if row.status == "geen_gegevens":
            return row
        return replace(row, status="gepubliceerd" if self.ended else "voorlopig")


def _masked(row: FigureRow) -> FigureRow:
    """The same mask for every hidden figure: nothing but what the opdracht itself says."""
    return replace(
        row,
        waarde=None,
        teller=None,
        noemer=None,
        ontbrekend=None,
        norm_gehaald=None,
        basis_waarde=None,
        verandering=None,
        status="onderdrukt",
    )
