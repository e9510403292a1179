"""Figures that have no row in common: together they are no more than the box they lie in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from exports.figure.boxes import loosely
from exports.figure.names import TOGETHER
from exports.figure.simple import column_of
from exports.figure.subject import Definition, Subject
from exports.numbers import Number
from models.catalogue import Filter
from models.catalogue_indicator_keys import source_of

Row = tuple[Subject, tuple[Number, ...]]
_ONE_OF = ("taak", "project", "kanaal", "uitkomst", "reden", "kern", "leeftijdsgroep")
_YES_OR_NO = ("bereikt", "geholpen", "client")
_WORKDAY = "werkdag"
_Found = tuple[Subject, Number, Filter, frozenset[object]]


def sums_of_disjoint(rows: Iterable[Row]) -> tuple[Number, ...]:
    """A number for each set of figures that differ in one thing that a contact has only once.

    Nobody publishes it, and it asks nothing: it says that, say, contacts with and without
    a client are together no more than all contacts, which a reader knows.
    """
    groups: defaultdict[tuple[str, Definition], list[_Found]] = defaultdict(list)
    for subject, numbers in rows:
        for key, others, found in _alike(subject, numbers):
            groups[key, subject.definition(others)].append(found)
    apart = ((key, _apart(found)) for (key, _), found in groups.items())
    return tuple(_together(key, found) for key, found in apart if len(found) > 1)


def _alike(subject: Subject, numbers: tuple[Number, ...]) -> Iterator[tuple[str, Filter, _Found]]:
    """The filter of a figure less each thing it could differ in from another."""
    one = subject.one
    if not numbers or subject.piece or one.soort not in ("aantal", "verdeling", "uren"):
        return
    wanted = one.filter or Filter()
    number = next(n for n in numbers if n.name.endswith(f"|{column_of(subject)}"))
    for key in (*_ONE_OF, *_YES_OR_NO, "dag") if source_of(one) == "contacten" else ():
        value = getattr(wanted, key)
        if value is not None and value != ():
            others = wanted.model_copy(update={key: None if key in _YES_OR_NO else ()})
            yield key, others, (subject, number, others, _values(key, value))


def _values(key: str, value: Any) -> frozenset[object]:
    """What excludes another; a holiday can be in a weekend, a working day is neither."""
    if key == "dag":
        return frozenset(day == _WORKDAY for day in value)
    return frozenset((value,)) if key in _YES_OR_NO else frozenset(value)


def _apart(found: list[_Found]) -> list[_Found]:
    """Figures of which no two share a value, the largest first."""
    kept: list[_Found] = []
    taken: set[object] = set()
    for one in sorted(found, key=lambda one: -one[1].value):
        if taken.isdisjoint(one[3]):
            kept.append(one)
            taken |= one[3]
    return kept


def _together(key: str, found: list[_Found]) -> Number:
    subject, first, others, _ = found[0]
    where = loosely(subject.where(others))
    names = tuple(number.name for _, number, _, _ in found)
    name = f"{first.unit}|{TOGETHER}|{key}"
    return replace(
        first,
        name=name,
        unit=name,
        box=where.box,
        relation=where.relation,
        value=sum(number.value for _, number, _, _ in found),
        contributors=0,
        k=0,
        sum_of=names,
        state="hidden",
    )
