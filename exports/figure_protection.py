"""The primary rule for figures: one with too few people behind it is hidden, whole.

It does not protect against recalculation from other figures.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from exports.figure_rows import FigureRow, FigureRows, figure_row, part_row
from exports.indicator_figures import Amount, IndicatorFigure, Part
from models.catalogue import Catalogue, Deelopdracht, Indicator
from models.catalogue_indicators import Kind

PUBLIC: tuple[Kind, ...] = ("kengetal", "mijlpaal")
"""Kinds without persons behind them: nothing of these is ever hidden."""


@dataclass(frozen=True, slots=True)
class Protection:
    """What of the figures of an opdracht may be shown.

    ``ended`` says whether the period is over: else what is shown is ``voorlopig``.
    ``bases`` are what growth is counted from, by the code of the growing indicator.
    """

    catalogue: Catalogue
    figures: Mapping[str, IndicatorFigure]
    bases: Mapping[str, IndicatorFigure]
    ended: bool

    def rows(self, figure: IndicatorFigure) -> FigureRows:
        """The figure and its parts, as they may be shown."""
        parts = (self.part(figure.deelopdracht, figure.indicator, one) for one in figure.parts)
        return (self.row(figure), *parts)

    def row(self, figure: IndicatorFigure) -> FigureRow:
        """The figure without its parts."""
        where = figure.deelopdracht, figure.indicator
        return self._shown(*where, figure_row(figure), self.hides(figure))

    def part(self, deelopdracht: Deelopdracht, indicator: Indicator, part: Part) -> FigureRow:
        """A part of a figure; it has the threshold of the whole."""
        # What a part of a growth grew from is not known here.
        hidden = indicator.soort == "groei" or self._small(deelopdracht, indicator, part)
        row = part_row(deelopdracht, indicator, part)
        return self._shown(deelopdracht, indicator, row, hidden)

    def hides(self, figure: IndicatorFigure) -> bool:
        """Whether a figure is hidden; growth when what grew or what it grew from is."""
        if figure.indicator.soort == "groei":
            return any(map(self.hides, self._grown(figure.indicator)))
        return self._small(figure.deelopdracht, figure.indicator, figure)

    def _grown(self, indicator: Indicator) -> Iterator[IndicatorFigure]:
        for known, code in ((self.figures, indicator.van), (self.bases, indicator.code)):
            if code and code in known:
                yield known[code]

    def _small(
        self, deelopdracht: Deelopdracht, indicator: Indicator, figure: IndicatorFigure | Part
    ) -> bool:
        if indicator.soort in PUBLIC:
            return False
        k = threshold_of(self.catalogue, deelopdracht, indicator)
        # No hours may be many contacts of which nobody noted the minutes: no empty figure.
        hide_zero = self.catalogue.bescherming.zeros == "hide" or indicator.soort == "uren"
        if _few(figure.contributors, k, hide_zero):
            return True
        return indicator.soort == "aandeel" and _small_side(figure, k, hide_zero)

    def _shown(
        self, deelopdracht: Deelopdracht, indicator: Indicator, row: FigureRow, hidden: bool
    ) -> FigureRow:
        if hidden:
            return _masked(row)
        if indicator.soort not in (*PUBLIC, "aandeel"):
            k = threshold_of(self.catalogue, deelopdracht, indicator)
            row = _without_few_missing(row, k, self.catalogue.bescherming.zeros == "hide")
        if row.status == "geen_gegevens":
            return row
        return replace(row, status="gepubliceerd" if self.ended else "voorlopig")


def threshold_of(catalogue: Catalogue, own: Deelopdracht, indicator: Indicator) -> int:
    """From how many people a figure may be shown: the highest of the deelopdrachten it counts."""
    filters = (indicator.filter, indicator.noemer, indicator.teller, indicator.verwacht)
    used = [one for one in filters if one is not None]
    if any(one.overal for one in used):
        counted = {one.code for one in catalogue.deelopdrachten}
    else:
        counted = {own.code, *(code for one in used for code in one.deelopdracht)}
    return max(catalogue.threshold(code) for code in counted)


def _small_side(figure: IndicatorFigure | Part, k: int, hide_zero: bool) -> bool:
    """Whether the teller, the rest of the noemer or what is missing is too small to show."""
    yes, whole = figure.teller or 0, figure.noemer or 0
    if any(_few(side, k, hide_zero) for side in (yes, whole - yes)):
        return True
    others = (figure.ontbrekend or 0, figure.fewest or 0)
    return any(_few(one, k, hide_zero=False) for one in others)


def _without_few_missing(row: FigureRow, k: int, hide_zero: bool) -> FigureRow:
    """What is missing is often a cell of a table, such as that of an unknown kern."""
    few = row.ontbrekend is not None and _few(row.ontbrekend, k, hide_zero)
    return replace(row, ontbrekend=None) if few else row


def _few(number: Amount, k: int, hide_zero: bool) -> bool:
    return number < k and (hide_zero or number > 0)


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
