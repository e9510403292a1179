"""From what was counted to figures, held against their norms."""

from datetime import date

from exports.indicator.counted import Counted, Later, Wanted
from exports.indicator.figures import Amount, IndicatorFigure, Part, Scope
from exports.indicator.mijlpalen import delivered_in_time
from exports.indicator.norms import meets_norm
from exports.indicator.windows import Window
from models.catalogue import Indicator

Pieces = tuple[tuple[str, str, Later], ...]
"""Code and title of each value of a breakdown, and what gives its numbers."""


# What a part of all who count can be held against: their own share or mean.
_OF_ANYBODY = ("aandeel", "gemiddelde")


def figure_of(
    wanted: Wanted, found: Counted, parts: tuple[Part, ...], days: Window, today: date, scope: Scope
) -> IndicatorFigure:
    """The figure: provisional inside the house, without data when there is nothing to say.

    A norm is meant for the whole opdracht; a team or worker is not held against a number.
    """
    return IndicatorFigure(
        deelopdracht=wanted.part,
        indicator=wanted.one,
        status="geen_gegevens" if found.waarde is None else "voorlopig",
        waarde=found.waarde,
        teller=found.teller,
        noemer=found.noemer,
        ontbrekend=found.ontbrekend,
        norm_gehaald=_judged(found, wanted.one, days, today, scope),
        basis_periode=found.basis_periode,
        basis_waarde=found.basis_waarde,
        verandering=found.waarde if wanted.one.soort == "groei" else None,
        parts=parts,
        contributors=found.contributors,
        sides=found.sides,
    )


def parts_of(pieces: Pieces) -> tuple[Part, ...]:
    """The values of a breakdown."""
    return tuple(_part(code, title, later()) for code, title, later in pieces)


def _part(code: str, title: str, found: Counted) -> Part:
    return Part(
        code=code,
        titel=title,
        waarde=found.waarde,
        teller=found.teller,
        noemer=found.noemer,
        ontbrekend=found.ontbrekend,
        contributors=found.contributors,
        sides=found.sides,
    )


def _judged(found: Counted, one: Indicator, days: Window, today: date, scope: Scope) -> bool | None:
    if one.soort == "mijlpaal":
        return delivered_in_time(found, one, days, today) if scope.worker is None else None
    if scope.whole or one.soort in _OF_ANYBODY:
        return meets_norm(_held(found, one), one, days.period, today)
    return None


def _held(found: Counted, one: Indicator) -> Amount | None:
    """What is held against the norm: the value, or what grew from nought.

    That has no percentage, but whether it grew at all can be said.
    """
    if found.waarde is None and one.soort == "groei" and one.norm == found.basis_waarde == 0:
        return found.teller
    return found.waarde
