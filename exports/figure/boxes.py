"""What a figure counts in the words of the published tables: its box, and how it lies in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from exports.numbers import Box, Relation, Unit
from models.catalogue import UNKNOWN, Catalogue, Deelopdracht, Filter, Indicator
from models.catalogue_indicator_keys import given, source_of
from models.catalogue_indicators import Breakdown
from models.periods import Period

Axes = Mapping[str, tuple[str, ...]]

AXES = ("deelopdracht", "contactsoort", "kern", "leeftijdsgroep")
_WRITTEN = {*AXES, "overal"}
_OF_PEOPLE = ("personen", "bereik")


class Piece(NamedTuple):
    """One value of a breakdown; ``onbekend`` are the rows that have none of the values."""

    per: Breakdown
    code: str


@dataclass(frozen=True, slots=True)
class Placed:
    """What is counted, in which box, and how it lies in there."""

    counts: Unit
    box: Box
    relation: Relation


def counted_in(one: Indicator) -> Unit:
    """What an indicator counts; what the tables do not know goes by the name of contacten."""
    if one.soort in _OF_PEOPLE:
        return "clienten"
    return "uren" if one.soort == "uren" else "contacten"


def placed(
    catalogue: Catalogue,
    period: Period,
    part: Deelopdracht,
    one: Indicator,
    wanted: Filter,
    piece: Piece | None = None,
) -> Placed:
    """Where the rows lie that an indicator counts with this filter.

    Trajecten, metingen, deelnemers and vrijwilligers are in no table: they lie apart.
    """
    counts = counted_in(one)
    if source_of(one) != "contacten":
        return Placed(counts, Box(period.start, period.end), "apart")
    axes, exact = _limits(part, wanted, counts)
    if piece:
        axes, narrowed = _within(catalogue, axes, piece)
        exact = exact and narrowed
    if counts == "clienten":
        axes, exact = _of_clients(axes, exact)
    return Placed(counts, Box(period.start, period.end, **axes), "is" if exact else "within")


def limited(box: Box, axes: Axes) -> Box:
    """The same days and limits, with other values on these axes."""
    values = {axis: tuple(axes.get(axis, getattr(box, axis))) for axis in AXES}
    return Box(box.start, box.end, **values)


def loosely(found: Placed) -> Placed:
    """Some of what lies in the same box."""
    return found if found.relation == "apart" else Placed(found.counts, found.box, "within")


def _limits(part: Deelopdracht, wanted: Filter, counts: Unit) -> tuple[Axes, bool]:
    """The axes a filter limits, and whether it says nothing else.

    Who asks for an unknown kern does not get one that the catalogue does not have, as
    the tables do, so that is no whole box. That a client is known says nothing more of
    distinct clients.
    """
    own = () if wanted.overal else (part.code,)
    axes = {axis: getattr(wanted, axis) for axis in AXES}
    axes["deelopdracht"] = wanted.deelopdracht or own
    written = _WRITTEN | ({"client"} if counts == "clienten" and wanted.client else set())
    unknown = UNKNOWN in (*wanted.kern, *wanted.leeftijdsgroep)
    return axes, not unknown and written.issuperset(given(wanted))


def _within(catalogue: Catalogue, axes: Axes, piece: Piece) -> tuple[Axes, bool]:
    """The axes within a piece, and whether the piece can be written so."""
    axis = "kern" if piece.per == "gebiedsteam" else piece.per
    allowed = axes.get(axis, ())
    values = tuple(one for one in _values(catalogue, piece) if not allowed or one in allowed)
    return ({**axes, axis: values}, True) if values else (axes, False)


def _values(catalogue: Catalogue, piece: Piece) -> Iterable[str]:
    """The values on an axis of the tables that are the piece; none when it is not on one."""
    if piece.per in ("kern", "leeftijdsgroep"):
        return (piece.code,)
    if piece.per == "gebiedsteam":
        teams = (kern.code for kern in catalogue.kernen if kern.gebiedsteam == piece.code)
        return (UNKNOWN,) if piece.code == UNKNOWN else teams
    return (piece.code,) if piece.per == "contactsoort" and piece.code != UNKNOWN else ()


def _of_clients(axes: Axes, exact: bool) -> tuple[Axes, bool]:
    """Clients add up over what is fixed for them only, and within one deelopdracht."""
    limits = {axis: axes[axis] for axis in ("kern", "leeftijdsgroep")}
    if len(axes["deelopdracht"]) == 1:
        own = {"deelopdracht": axes["deelopdracht"], **limits}
        return own, exact and not axes["contactsoort"]
    return {}, exact and not any(axes.values())
