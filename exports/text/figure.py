"""One figure in words, for screens and the command line. No database behind it."""

from decimal import Decimal

from exports.figure.rows import figure_row
from exports.indicator.figures import Amount, IndicatorFigure
from exports.indicator.norms import amount
from exports.tables_csv import NO, YES, decimal_comma
from exports.text.shown import shown, shown_change
from exports.text.units import with_unit
from models.catalogue import Indicator
from models.catalogue_indicators import Direction

INSIDE = "niet voor publicatie"
MET = {True: YES, False: NO, None: ""}
SIGNS: dict[Direction, str] = {
    "minstens": "≥",
    "hoogstens": "≤",
    "meer-dan": ">",
    "minder-dan": "<",
}


def number(value: Amount | None) -> str:
    """A number as people write it, whole when it is; nothing when there is none."""
    whole = isinstance(value, Decimal) and value == value.to_integral_value()
    return decimal_comma(int(value) if whole and value is not None else value)


def value_text(figure: IndicatorFigure) -> str:
    """The value with its unit, a change with its sign, or that there is none."""
    if figure.verandering is not None:
        return shown_change(figure.verandering, figure.indicator.eenheid)
    return shown(figure_row(figure))


def bare_text(figure: IndicatorFigure) -> str:
    """The value without its unit; nothing when there is none."""
    if figure.verandering is not None:
        return shown_change(figure.verandering, "")
    return decimal_comma(figure.waarde)


def norm_sign(one: Indicator) -> str:
    """The norm as briefly as it can be: ``≥ 90``; nothing without one."""
    if one.norm is None:
        return ""
    return f"{SIGNS[one.richting or 'minstens']} {decimal_comma(amount(one.norm))}"


def counted_text(figure: IndicatorFigure) -> str:
    """Briefly what the value was made of; nothing where the value is all there is."""
    noemer = number(figure.noemer)
    if figure.indicator.soort == "gemiddelde":
        return with_unit(figure.noemer, "antwoorden") if noemer else ""
    if figure.indicator.soort == "groei":
        return base_text(figure) if figure.basis_waarde is not None else ""
    return f"{number(figure.teller) or 0} van {noemer}" if noemer else ""


def made_of(figure: IndicatorFigure) -> str:
    """What the value was made of, in full; nothing where the value is all there is."""
    teller, noemer = number(figure.teller), number(figure.noemer)
    if figure.indicator.soort == "gemiddelde":
        return f"{counted_text(figure)}, samen {teller or 0}" if noemer else ""
    if figure.indicator.soort == "groei":
        return ", ".join(filter(None, (f"nu {teller}" if teller else "", base_text(figure))))
    return f"teller {teller or 0}, noemer {noemer}" if noemer else ""


def base_text(figure: IndicatorFigure) -> str:
    """What a growth is compared with; nothing for other figures."""
    if figure.basis_periode is None:
        return ""
    if figure.basis_waarde is None:
        return f"niet te vergelijken met {figure.basis_periode}"
    return f"in {figure.basis_periode}: {number(figure.basis_waarde)}"
