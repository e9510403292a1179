"""The hours of the overview: as they are, as numbers, and as they may be shown."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from sqlmodel import Session

from exports.counted.figure import hours
from exports.counted.places import Place as Cell
from exports.counted.threshold import threshold_at
from exports.figure.names import days_of
from exports.indicator.hours import LEVELS, Hours
from exports.indicator.question import Question
from exports.numbers import Box, Number
from exports.reports.hour_rows import ALL, HourRow, Place, ShownHours, places_of
from exports.reports.hours_counted import hours_counted
from exports.reports.moment import Moment
from models.catalogue import TOTAL

_MINUTES_IN_HOUR = 60
_NOT_COUNTED = ShownHours(None, "geen_gegevens")


@dataclass(frozen=True)
class PeriodHours:
    """The true hours of one period, by place; ``frozen`` are numbers released before, by name."""

    asked: Question
    counted: Mapping[Place, Hours]
    places: tuple[Place, ...]
    frozen: Mapping[str, Number] = field(default_factory=dict)

    @cached_property
    def numbers(self) -> Mapping[Place, Number]:
        """The minutes of each place; a deelopdracht is the sum of what it is split in."""
        made = {place: self._number(place) for place in self.places}
        found = {place: self.frozen.get(one.name, one) for place, one in made.items()}
        for place, number in found.items():
            parts = [one for at, one in found.items() if at[0] == place[0] and at != place]
            if place[1] == TOTAL and parts:
                # Also of what was released before: whoever reads it adds the parts up now.
                found[place] = replace(number, sum_of=tuple(part.name for part in parts))
        return found

    def unreleased(self) -> frozenset[str]:
        """The units of which no number was released."""
        told = self.numbers.values()
        known = {one.unit for one in told if one.name in self.frozen}
        return frozenset(one.unit for one in told) - known

    def shown(self, place: Place, hidden: frozenset[str]) -> ShownHours:
        """The hours of a place with these units hidden."""
        number = self.numbers[place]
        if number.state == "hidden" or number.unit in hidden:
            return ShownHours(None, "onderdrukt")
        ended = self.asked.period.end < self.asked.today
        return ShownHours(hours(number.value), "gepubliceerd" if ended else "voorlopig")

    def _number(self, place: Place) -> Number:
        """Contacts of which nobody noted the minutes are no empty place: that is hidden too."""
        row, catalogue = self.counted.get(place), self.asked.catalogue
        cell = Cell(place[0])
        k = threshold_at(catalogue, cell)
        few = row.contributors < k if row else catalogue.bescherming.zeros == "hide"
        name, unit = self._named(place, cell)
        part = () if place == ALL else (place[0],)
        return Number(
            name=name,
            unit=unit,
            counts="uren",
            box=Box(self.asked.period.start, self.asked.period.end, part),
            value=round(row.uren * _MINUTES_IN_HOUR) if row else 0,
            contributors=row.contributors if row else 0,
            k=k,
            relation="is" if place[1] == TOTAL else "within",
            state="hidden" if few else "open",
        )

    def _named(self, place: Place, cell: Cell) -> tuple[str, str]:
        """Name and unit; a total is the cell of the tables with its hours."""
        days = days_of(self.asked.period)
        if place[1] != TOTAL:
            name = "|".join(("uren", days, *(part or "" for part in place)))
            return name, name
        axes = (cell.deelopdracht, cell.contactsoort, cell.kern, cell.leeftijdsgroep)
        return "|".join(("telling", days, "uren", *axes)), "|".join(("telling", days, *axes))


@dataclass(frozen=True)
class CountedHours:
    """The hours of a period, and of a year before; None where no opdracht held then."""

    now: PeriodHours
    before: PeriodHours | None

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The minutes of every place in the period that was asked."""
        return tuple(self.now.numbers.values())

    def rows(self, hidden: frozenset[str]) -> Iterator[HourRow]:
        """The rows with these units hidden; of a year before only what was released."""
        unknown = self.before.unreleased() if self.before else frozenset[str]()
        for place in self.now.places:
            old = self.before.shown(place, unknown) if self.before else _NOT_COUNTED
            yield HourRow(place, self.now.shown(place, hidden), old)


def count_hours(
    moment: Moment, before: Question | None, frozen: Mapping[str, Mapping[str, Number]]
) -> CountedHours:
    """The true hours; ``frozen`` are the numbers released of each opdracht, by name."""
    questions = [one for one in (moment.asked, before) if one]
    counted = [hours_counted(moment)]
    if before:
        counted.append(_counted(moment.session, before))
    places = tuple(_places(moment.asked, counted))
    now, *then = (
        PeriodHours(one, found, places, frozen.get(one.catalogue.code, {}))
        for one, found in zip(questions, counted, strict=True)
    )
    return CountedHours(now, next(iter(then), None))


def _places(asked: Question, counted: Iterable[Mapping[Place, Hours]]) -> Iterator[Place]:
    """Every place of the catalogue, then any other that has hours, and the grand total last."""
    known = dict.fromkeys(places_of(asked.catalogue))
    strange = {place for found in counted for place in found} - {*known, ALL}
    yield from (*known, *sorted(strange, key=lambda place: [p or "" for p in place]), ALL)


def _counted(session: Session, asked: Question) -> dict[Place, Hours]:
    """The true hours of each place that has contacts, totals among them."""
    engine = asked.count(session)
    found = (row for level in LEVELS for row in engine.hours(level))
    return {(row.deelopdracht, row.taak, row.project): row for row in found}
