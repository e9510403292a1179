"""One figure in words, for screens and the command line. No database behind it."""

from exports.indicator.figures import Amount, IndicatorFigure
from exports.indicator.norms import amount
from exports.tables_csv import NO, YES
from exports.text.shown import NOTHING
from exports.text.units import unit_word
from models.catalogue import Indicator
from models.catalogue_indicators import Direction
from models.counted_words import number_text

INSIDE = "niet voor publicatie"
MET = {True: YES, False: NO, None: ""}
SIGNS: dict[Direction, str] = {
    "minstens": "≥",
    "hoogstens": "≤",
    "meer-dan": ">",
    "minder-dan": "<",
}


def number(value: Amount | None) -> str:
    """A number as people read it, whole when it is; nothing when there is none."""
    if value is None:
        return ""
    return number_text(int(value) if value == int(value) else value)


def _measured(value: Amount | None, unit: str) -> str:
    """A value with its unit: ``1 persoon``, ``1.343 personen``; or that there is none."""
    return NOTHING if value is None else f"{number_text(value)} {unit_word(value, unit)}".strip()


def value_text(figure: IndicatorFigure) -> str:
    """The value with its unit, a change with its sign, or that there is none."""
    return _signed(figure, figure.indicator.eenheid)


def bare_text(figure: IndicatorFigure) -> str:
    """The value without its unit; nothing when there is none."""
    return "" if figure.waarde is None else _signed(figure, "")


def _signed(figure: IndicatorFigure, unit: str) -> str:
    change = figure.verandering
    if change is None:
        return _measured(figure.waarde, unit)
    return ("+" if change > 0 else "") + _measured(change, unit)


def norm_sign(one: Indicator) -> str:
    """The norm as briefly as it can be: ``≥ 90``; nothing without one."""
    if one.norm is None:
        return ""
    return f"{SIGNS[one.richting or 'minstens']} {number_text(amount(one.norm))}"


def counted_text(figure: IndicatorFigure) -> str:
    """Briefly what the value was made of; nothing where the value is all there is."""
    noemer = number(figure.noemer)
    if figure.indicator.soort == "gemiddelde":
        return _measured(figure.noemer, "antwoorden") if noemer else ""
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
