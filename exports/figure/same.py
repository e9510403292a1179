"""Numbers of several rows that count the same: what tells one of them tells the others."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from exports.figure.names import MISSING
from exports.figure.simple import column_of
from exports.figure.subject import Definition, Subject
from exports.numbers import Box, Number
from models.catalogue import Filter

Row = tuple[Subject, tuple[Number, ...]]
_Sum = tuple[Number, ...]


def tied_to_the_same(rows: Iterable[Row]) -> tuple[Number, ...]:
    """The numbers, in which one that counts the same as another says so (``sum_of``).

    Numbers that are a box are tied by it already.
    """
    rows = tuple(rows)
    sums: dict[Definition, list[_Sum]] = {}
    # Shares first: what is alone in its row is tied to them, for they have sums of their own.
    for subject, numbers in sorted(rows, key=lambda row: row[0].one.soort != "aandeel"):
        for definition, parts in _told(subject, numbers):
            sums.setdefault(definition, []).append(parts)
    # A number that is a sum itself must be the one the others are tied to.
    first = {key: max(found, key=lambda parts: bool(_is_sum(parts))) for key, found in sums.items()}
    return tuple(
        tied
        for subject, numbers in rows
        for number in numbers
        for tied in _tied(number, first.get(_definition(subject, number)))
    )


def _told(subject: Subject, numbers: tuple[Number, ...]) -> Iterator[tuple[Definition, _Sum]]:
    """What the numbers of a row count, and which of them add up to it."""
    named = {number.name.rpartition("|")[2]: number for number in numbers}
    if subject.one.soort != "aandeel":
        number = named.get(column_of(subject))
        if number:
            yield _definition(subject, number), (number,)
        return
    if subject.one.regel or not named:
        return
    base, teller = subject.one.noemer or Filter(), subject.one.teller or Filter()
    whole = tuple(named[veld] for veld in ("noemer", MISSING) if named[veld].value)
    yield subject.definition(base), whole or (named["noemer"],)
    narrowed = {key: getattr(teller, key) for key in teller.model_fields_set - {"overal"}}
    if not any(getattr(base, key) for key in narrowed):
        yield subject.definition(base.model_copy(update=narrowed)), (named["teller"],)


def _definition(subject: Subject, number: Number) -> Definition:
    """What a number that is alone in its row counts."""
    if subject.one.soort == "aandeel" or number.name.endswith(f"|{MISSING}"):
        return (number.name,)
    return subject.definition(subject.one.filter or Filter())


def _is_sum(parts: _Sum) -> bool:
    return len(parts) > 1 or bool(parts[0].sum_of)


def _tied(number: Number, parts: _Sum | None) -> Iterator[Number]:
    """Tied to what counts the same, unless it is that or is a box, which ties it already.

    A number that is also the sum of its own parts is one twice: a number has one sum.
    """
    same = parts is not None and number not in parts and number.relation != "is"
    if not parts or not same or number.value != sum(part.value for part in parts):
        yield number
        return
    yield replace(number, sum_of=tuple(part.name for part in parts))
    if number.sum_of:
        whole = Box(number.box.start, number.box.end)
        yield replace(number, name=f"{number.name}|deel", k=0, relation="apart", box=whole)
