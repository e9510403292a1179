"""From what was counted to figures, held against their norms."""

from datetime import date

from exports.indicator_counted import Counted, Later, Wanted
from exports.indicator_figures import IndicatorFigure, Part
from exports.indicator_mijlpalen import delivered_in_time
from exports.indicator_norms import meets_norm
from models.catalogue import Indicator
from models.periods import Period

Pieces = tuple[tuple[str, str, Later], ...]
"""Code and title of each value of a breakdown, and what gives its numbers."""


def figure_of(
    wanted: Wanted, found: Counted, parts: tuple[Part, ...], period: Period, today: date
) -> IndicatorFigure:
    """The figure: provisional inside the house, without data when there is nothing to say."""
    judge = delivered_in_time if wanted.one.soort == "mijlpaal" else _meets
    return IndicatorFigure(
        deelopdracht=wanted.part,
        indicator=wanted.one,
        status="geen_gegevens" if found.waarde is None else "voorlopig",
        waarde=found.waarde,
        teller=found.teller,
        noemer=found.noemer,
        ontbrekend=found.ontbrekend,
        norm_gehaald=judge(found, wanted.one, period, today),
        basis_periode=found.basis_periode,
        basis_waarde=found.basis_waarde,
        verandering=found.waarde if wanted.one.soort == "groei" else None,
        parts=parts,
        contributors=found.contributors,
        fewest=found.fewest,
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
        fewest=found.fewest,
    )


def _meets(found: Counted, one: Indicator, period: Period, today: date) -> bool | None:
    return meets_norm(found.waarde, one, period, today)
