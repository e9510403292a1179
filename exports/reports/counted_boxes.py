"""What lies in a box of the contacts that a package counts, and how many people are behind it."""

from collections import Counter
from collections.abc import Mapping, Sequence

from sqlalchemy import select

from exports.counted.groups import NUMBERS, cells, people
from exports.counted.places import AXES
from exports.numbers import Box, Number
from exports.reports.moment import Moment

_OWN = ("deelopdracht", "contactsoort", "eigen_kern", "eigen_leeftijdsgroep")


def cells_of(moment: Moment) -> Mapping[tuple[str, ...], tuple[int, int]]:
    """The contacts and minutes that the package counts, by the four axes."""
    contacten, minuten = Counter[tuple[str, ...]](), Counter[tuple[str, ...]]()
    for cell, (number, time, *_) in _cells(moment):
        contacten[cell] += number
        minuten[cell] += time
    return {cell: (number, minuten[cell]) for cell, number in contacten.items()}


class CountedBoxes:
    """The contacts of a package, read once."""

    def __init__(self, moment: Moment) -> None:
        """Late contacts are in it as far as the package takes them in."""
        self._cells = _cells(moment)
        found = people(moment.counted(), moment.asked.catalogue, moment.asked.period)
        names = ("client", "bezig", *AXES, *_OWN)
        rows = moment.session.execute(select(*(found.c[name] for name in names)))
        self._people = [(row[0], row[1], tuple(row[2:6]), tuple(row[6:])) for row in rows]

    def of(self, number: Number) -> tuple[int, int]:
        """What a number that is its box comes to, and the people behind it."""
        box = number.box
        if number.counts == "clienten":
            clients = {client for client, *_, own in self._people if _inside(box, own)}
            return len(clients), len(clients)
        busy = number.counts == "uren"
        inside = [values for cell, values in self._cells if _inside(box, cell)]
        known = {row[busy] for row in self._people if _inside(box, row[2])} - {None}
        nameless = sum(values[2 + busy] for values in inside)
        return sum(values[busy] for values in inside), len(known) + nameless


def _cells(moment: Moment) -> list[tuple[tuple[str, ...], tuple[int, ...]]]:
    """Contacten, minuten and who is nameless in them (``NUMBERS``), by the four axes."""
    found = cells(moment.counted(), moment.asked.catalogue)
    rows = moment.session.execute(select(*(found.c[name] for name in (*AXES, *NUMBERS))))
    axes = len(AXES)
    return [(tuple(row[:axes]), tuple(int(one) for one in row[axes:])) for row in rows]


def _inside(box: Box, cell: Sequence[str]) -> bool:
    limits = (getattr(box, axis) for axis in AXES)
    return all(not limit or one in limit for limit, one in zip(limits, cell, strict=True))
