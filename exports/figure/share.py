"""The numbers of a share: teller, the rest of the noemer, noemer, and what is missing."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from exports.figure.boxes import AXES, Placed, limited, loosely
from exports.figure.missing import unknown_keys, where_missing
from exports.figure.names import MISSING
from exports.figure.subject import Subject
from exports.indicator.figures import IndicatorFigure, Part
from exports.numbers import Number
from models.catalogue import UNKNOWN, Filter
from models.catalogue_indicator_keys import given

SMALLEST_NOEMER = 10
"""A percentage of fewer says as much as its teller."""
_ALWAYS_KNOWN = {"deelopdracht", "contactsoort", "overal"}


def share_numbers(subject: Subject, found: IndicatorFigure | Part) -> tuple[Number, ...]:
    """All of them, in one unit: the row is shown whole or not at all.

    Few that are missing hide the whole row: with the noemer they add up to all rows of
    the base, which is often a cell of a table, so that to hide them alone would not help.
    For the same reason the base is a number too (``basis``): a row that is shown tells it.
    Of a row that is hidden the noemer is no secret; what it is made of is.
    """
    numbers = tuple(_numbers(subject, found))
    if not _hides(subject, found, numbers):
        return numbers
    zeros_shown = subject.catalogue.bescherming.zeros == "publish"
    return tuple(
        # An empty side asks nothing where zeros are published: a reader takes it for one.
        replace(one, state="hidden", k=0 if zeros_shown and one.value == 0 else one.k)
        for one in numbers
    )


def _hides(subject: Subject, found: IndicatorFigure | Part, numbers: Sequence[Number]) -> bool:
    """Whether the row is hidden whole by itself."""
    people = {one.name.rpartition("|")[2]: one.contributors for one in numbers}
    if any(subject.few(people[side]) for side in ("teller", "rest", "noemer")):
        return True
    return 0 < people[MISSING] < subject.k or 0 < int(found.noemer or 0) < SMALLEST_NOEMER


def _numbers(subject: Subject, found: IndicatorFigure | Part) -> Iterator[Number]:
    asked = subject.one.noemer or Filter()
    base = subject.where(asked)
    teller, noemer = int(found.teller or 0), int(found.noemer or 0)
    saying_yes, saying_no = found.sides or (found.contributors, found.contributors)
    rest = noemer - teller
    # A reader sees rows, not people: few rows are as little as few people.
    yes = subject.number("teller", teller, min(teller, saying_yes), _of_teller(subject, base))
    no = subject.number("rest", rest, min(rest, saying_no), loosely(base))
    whole = base if _always_known(subject) else loosely(base)
    known = subject.number("noemer", noemer, found.contributors, whole, asks=False)
    yield from (yes, no, replace(known, sum_of=(yes.name, no.name)))
    yield from _around(subject, found, base, asked)


def _around(
    subject: Subject, found: IndicatorFigure | Part, base: Placed, asked: Filter
) -> Iterator[Number]:
    """What is missing, and all rows of the base when that is a box and not the noemer itself."""
    missing, known = found.ontbrekend or 0, _always_known(subject)
    where = where_missing(subject, asked, base, undecided=known)
    yield subject.number(MISSING, missing, missing, where)
    places = unknown_keys(subject, asked)
    if known or base.relation != "is" or len(places) > 1:
        return
    wider = {key: (*getattr(base.box, key), UNKNOWN) for key in places}
    every = replace(base, box=limited(base.box, wider))
    value = int(found.noemer or 0) + missing
    yield subject.number("basis", value, found.contributors + missing, every, asks=False)


def _always_known(subject: Subject) -> bool:
    """Whether every row of the base has an answer, so that the noemer is the base."""
    teller = subject.one.teller
    return teller is not None and _ALWAYS_KNOWN.issuperset(given(teller))


def _of_teller(subject: Subject, base: Placed) -> Placed:
    """The box of the teller, when it can be written as one."""
    teller = subject.one.teller
    if teller is None or base.relation != "is" or not _written(teller):
        return loosely(base)
    limits = {axis: _both(getattr(base.box, axis), getattr(teller, axis)) for axis in AXES}
    nothing = any(getattr(teller, axis) and not limits[axis] for axis in AXES)
    return loosely(base) if nothing else replace(base, box=limited(base.box, limits))


def _written(teller: Filter) -> bool:
    unknown = UNKNOWN in (*teller.kern, *teller.leeftijdsgroep)
    return not unknown and {*AXES, "overal"}.issuperset(given(teller))


def _both(outer: Sequence[str], inner: Sequence[str]) -> tuple[str, ...]:
    """The values in both; an empty list does not limit."""
    if not outer or not inner:
        return tuple(outer or inner)
    return tuple(one for one in inner if one in outer)
