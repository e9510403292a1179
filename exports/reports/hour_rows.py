"""The rows of the overview of hours: a place in the opdracht, now and a year before."""

from collections.abc import Iterator
from dataclasses import dataclass

from exports.figure.indicators_csv import STATUS, STATUSES, number
from exports.indicator.figures import Amount, FigureStatus
from exports.report import Column, Value
from models.catalogue import TOTAL, Catalogue, Deelopdracht
from models.periods import Period

UNNAMED = "niet ingevuld"
Place = tuple[str, str | None, str | None]
"""Deelopdracht, taak and project; None is not filled in, ``totaal`` is summed over."""
ALL: Place = (TOTAL, TOTAL, TOTAL)
COLUMNS = (
    Column("deelopdracht", "Code van de deelopdracht, of totaal"),
    Column("taak", "Nummer van de taak, 'niet ingevuld', of totaal"),
    Column("project", "Code van het project, 'niet ingevuld', of totaal"),
    number("uren", "Uren in deze periode; leeg als ze verborgen zijn"),
    Column("vorige_periode", "Dezelfde periode een jaar eerder"),
    number("vorige_uren", "Uren in die periode"),
    number("verandering", "Uren min vorige uren"),
    Column("vorige_status", "De status van de vorige uren", values=STATUSES),
    STATUS,
)


@dataclass(frozen=True, slots=True)
class ShownHours:
    """Hours as they may be shown; ``uren`` None is hidden, or nobody counted then."""

    uren: Amount | None
    status: FigureStatus


@dataclass(frozen=True, slots=True)
class HourRow:
    """One place, in both periods."""

    place: Place
    now: ShownHours
    before: ShownHours

    @property
    def change(self) -> Amount | None:
        """How many hours more than a year before; None when either is not shown."""
        if self.now.uren is None or self.before.uren is None:
            return None
        return self.now.uren - self.before.uren

    def values(self, before: Period) -> tuple[Value, ...]:
        """The row of the CSV file; ``before`` is the period a year earlier."""
        return (
            *(part or UNNAMED for part in self.place),
            self.now.uren,
            before.text,
            self.before.uren,
            self.change,
            self.before.status,
            self.now.status,
        )


def places_of(catalogue: Catalogue) -> Iterator[Place]:
    """Every place the catalogue has, with the total of each deelopdracht.

    Places without hours are rows too: that a row is there says nothing.
    """
    for part in catalogue.deelopdrachten:
        for taak in (*(taak.nummer for taak in part.taken), None):
            yield from ((part.code, taak, project) for project in _projects(catalogue, part, taak))
        yield part.code, TOTAL, TOTAL


def _projects(catalogue: Catalogue, part: Deelopdracht, taak: str | None) -> tuple[str | None, ...]:
    """The projects that go with a taak; where none was chosen, any of the deelopdracht."""
    own = (one for one in catalogue.projecten if one.deelopdracht == part.code)
    return (*(one.code for one in own if taak is None or one.taak in (None, taak)), None)
