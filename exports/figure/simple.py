"""The numbers of a figure that is one number: any kind but a share."""

from collections.abc import Iterator
from dataclasses import replace

from exports.figure.missing import where_missing
from exports.figure.names import MISSING, missing_unit
from exports.figure.subject import Subject
from exports.indicator.figures import Amount, IndicatorFigure, Part
from exports.numbers import Number
from models.catalogue import Filter
from models.catalogue_indicator_keys import source_of

_MINUTES_IN_HOUR = 60
_COLUMN = {"bereik": "teller", "gemiddelde": "noemer"}


def simple_numbers(subject: Subject, found: IndicatorFigure | Part) -> tuple[Number, ...]:
    """The number of the row, and apart from it what is missing.

    Of a gemiddelde that is the number of scores: sum and mean go with it. Of a bereik the
    people: the kengetal they are a part of is public. What is missing from these kinds is
    hidden alone when it is small: nothing is told of who is missing but how many, and
    their number is not the rest of one that is published. With a row that is hidden it goes.
    """
    value = whole_number(subject, getattr(found, column_of(subject)))
    if value is None:
        return ()
    where = subject.where(subject.one.filter or Filter())
    number = subject.number(column_of(subject), value, found.contributors, where)
    if subject.few(found.contributors):
        number = _hidden(number, subject)
    return (number, *_missing(subject, found))


def column_of(subject: Subject) -> str:
    """Which column of the row has what counts people or rows."""
    return _COLUMN.get(subject.one.soort, "waarde")


def whole_number(subject: Subject, value: Amount | None) -> int | None:
    """The number as a whole one: hours in minutes."""
    if value is None:
        return None
    return round(value * _MINUTES_IN_HOUR) if subject.one.soort == "uren" else int(value)


def _missing(subject: Subject, found: IndicatorFigure | Part) -> Iterator[Number]:
    """What could not be counted in; each row of it may be another person."""
    if found.ontbrekend is None:
        return
    wanted = subject.one.filter or Filter()
    # Hours miss contacts without minutes as well, participants those of which nobody counted.
    undecided = (
        subject.one.soort in ("aantal", "verdeling") and source_of(subject.one) == "contacten"
    )
    where = where_missing(subject, wanted, subject.where(wanted), undecided)
    one = subject.number(MISSING, found.ontbrekend, found.ontbrekend, where)
    one = replace(one, unit=missing_unit(subject.unit))
    hides_zero = subject.catalogue.bescherming.zeros == "hide"
    few = found.ontbrekend < one.k and (hides_zero or found.ontbrekend > 0)
    yield replace(one, state="hidden") if few else one


def _hidden(number: Number, subject: Subject) -> Number:
    """Hidden; an empty one asks nothing where others like it are shown as zero."""
    shown = subject.catalogue.bescherming.zeros == "publish" and number.contributors == 0
    return replace(number, state="hidden", k=0 if shown else number.k)
