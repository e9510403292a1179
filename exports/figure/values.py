"""Figures with other numbers than were counted, for what late contacts may not change."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from exports.figure.simple import column_of
from exports.figure.subject import Subject
from exports.indicator.figures import IndicatorFigure, Part
from exports.indicator.norms import meets_norm, ratio
from models.catalogue import Catalogue
from models.periods import Period

_MINUTES_IN_HOUR = 60
_PERCENT = 100
_VELDEN = ("waarde", "teller", "noemer", "ontbrekend")
_Found = TypeVar("_Found", IndicatorFigure, Part)


def with_values(
    figures: Iterable[IndicatorFigure],
    catalogue: Catalogue,
    period: Period,
    values: Mapping[str, int],
) -> tuple[IndicatorFigure, ...]:
    """The figures with these values, by the names of their numbers (hours in minutes).

    What follows from them follows: a percentage, and whether the norm is met. A mean does
    not: the sum of the scores is no number.
    """
    return tuple(_figure(figure, catalogue, period, values) for figure in figures)


def _figure(
    figure: IndicatorFigure, catalogue: Catalogue, period: Period, values: Mapping[str, int]
) -> IndicatorFigure:
    own = Subject(catalogue, period, figure.deelopdracht, figure.indicator)
    parts = tuple(_valued(own.of(part), part, values) for part in figure.parts)
    found = replace(_valued(own, figure, values), parts=parts)
    if found.waarde == figure.waarde or figure.norm_gehaald is None:
        return found
    met = meets_norm(found.waarde, figure.indicator, period, date.max)
    return replace(found, norm_gehaald=met)


def _valued(own: Subject, found: _Found, values: Mapping[str, int]) -> _Found:
    """One row; of what is not given the number stays."""
    if own.one.soort == "gemiddelde":
        return found
    given = {veld: values[name] for veld in _VELDEN if (name := f"{own.unit}|{veld}") in values}
    if not given and f"{own.unit}|basis" not in values:
        return found
    changed = replace(found, **_told(own, given))
    if own.one.soort == "aandeel":
        changed = _fitting(changed, values.get(f"{own.unit}|basis"))
    if own.one.soort in ("aandeel", "bereik") and changed.noemer:
        return replace(changed, waarde=ratio(changed.teller or 0, changed.noemer, _PERCENT))
    return changed


def _fitting(share: _Found, base: int | None) -> _Found:
    """A share whose noemer fits in its base and whose teller fits in its noemer."""
    noemer, missing = int(share.noemer or 0), share.ontbrekend
    if base is not None:
        noemer = min(noemer, base)
        missing = base - noemer
    teller = min(int(share.teller or 0), noemer)
    return replace(share, teller=teller, noemer=noemer, ontbrekend=missing)


def _told(own: Subject, given: Mapping[str, int]) -> dict[str, Any]:
    """The columns; hours are not told in minutes."""
    if own.one.soort == "uren" and column_of(own) in given:
        return {**given, "waarde": ratio(given["waarde"], _MINUTES_IN_HOUR)}
    return dict(given)
