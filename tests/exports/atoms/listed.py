"""A register as a plain list, counted by a loop."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from exports.atoms.pieces import Part, Piece, Span
from exports.numbers import Box, Number
from models.catalogue import (
    Bescherming,
    Catalogue,
    Contactsoort,
    Deelopdracht,
    Item,
    Kanaal,
    Kern,
    Leeftijdsgroep,
    Tabel,
    Uitkomst,
)

TEAM = {"dorp": "noord", "gehucht": "noord", "stad": "zuid"}
TABLES = (
    ("deel-soort", ("deelopdracht", "contactsoort"), ("contacten", "uren")),
    ("deel-kern", ("deelopdracht", "kern"), ("contacten", "clienten")),
    ("deel-groep", ("deelopdracht", "leeftijdsgroep"), ("contacten", "clienten")),
    ("soort-groep", ("contactsoort", "leeftijdsgroep"), ("contacten",)),
    ("deel-team", ("deelopdracht", "gebiedsteam"), ("contacten",)),
)
LISTED = Catalogue(
    code="lijst-2023",
    titel="Lijst",
    geldig_van=date(2023, 1, 1),
    geldig_tot=date(2023, 12, 31),
    deelopdrachten=tuple(Deelopdracht(code=code, titel=code) for code in "abc"),
    contactsoorten=(
        Contactsoort(code="gesprek", titel="Gesprek"),
        Contactsoort(code="groep", titel="Groep"),
        Contactsoort(code="ronde", titel="Ronde", deelopdrachten=("b", "c")),
    ),
    kanalen=(Kanaal(code="telefoon", titel="Telefoon"),),
    uitkomsten=(Uitkomst(code="gesproken", titel="Gesproken"),),
    gebiedsteams=(Item(code="noord", titel="Noord"), Item(code="zuid", titel="Zuid")),
    kernen=tuple(Kern(code=kern, titel=kern, gebiedsteam=team) for kern, team in TEAM.items()),
    leeftijdsgroepen=(
        Leeftijdsgroep(code="jong", titel="Jong", van=0, tot=17),
        Leeftijdsgroep(code="oud", titel="Oud", van=18, tot=130),
    ),
    tabellen=tuple(
        Tabel.model_validate({"code": code, "titel": code, "dimensies": axes, "maten": measures})
        for code, axes, measures in TABLES
    ),
    bescherming=Bescherming(k=3),
)


@dataclass(frozen=True)
class Meeting:
    """A contact; ``late`` is its label. A client lives in ``homes[client]``."""

    day: date
    deelopdracht: str = "a"
    contactsoort: str = "gesprek"
    kern: str = "dorp"
    leeftijdsgroep: str = "oud"
    minutes: int = 0
    client: int | None = None
    late: str = ""

    @property
    def values(self) -> dict[str, str]:
        team = f"gebiedsteam:{TEAM.get(self.kern, 'onbekend')}"
        own = ("deelopdracht", "contactsoort", "kern", "leeftijdsgroep")
        return {name: getattr(self, name) for name in own} | {"gebiedsteam": team}


@dataclass
class ListCounts:
    """True counts of a list; ``homes`` has kern and leeftijdsgroep by client."""

    meetings: list[Meeting]
    homes: list[tuple[str, str]] = field(default_factory=list)

    def contacten(
        self, attributes: tuple[str, ...], pieces: tuple[Piece, ...]
    ) -> Mapping[tuple[str, ...], int]:
        return self._sum(attributes, pieces, lambda one: 1)

    def uren(
        self, attributes: tuple[str, ...], pieces: tuple[Piece, ...]
    ) -> Mapping[tuple[str, ...], int]:
        return self._sum(attributes, pieces, lambda one: one.minutes)

    def clienten(self, attributes: tuple[str, ...], span: Span) -> Mapping[tuple[str, ...], int]:
        apart = "deelopdracht" in attributes
        people = {
            (one.client, one.deelopdracht if apart else "")
            for one in self.meetings
            if one.client is not None and span[0] <= one.day <= span[1]
        }
        found: Counter[tuple[str, ...]] = Counter()
        for client, part in people:
            kern, group = self.homes[client]
            home = Meeting(date.min, part, "", kern, group).values
            found[tuple(home[name] for name in attributes)] += 1
        return found

    def _sum(
        self,
        attributes: tuple[str, ...],
        pieces: tuple[Piece, ...],
        value: Callable[[Meeting], int],
    ) -> Mapping[tuple[str, ...], int]:
        found: Counter[tuple[str, ...]] = Counter()
        for one in self.meetings:
            there = [str(i) for i, piece in enumerate(pieces) if any(map(_in(one), piece.parts))]
            assert len(there) < 2
            for piece in there:
                known = one.values | {"piece": piece}
                found[tuple(known[name] for name in attributes)] += value(one)
        return found


def counted(number: Number, counts: ListCounts) -> int:
    """What a number counts, by a loop over the list."""
    box = number.box
    inside = [one for one in counts.meetings if box.start <= one.day <= box.end]
    if number.counts != "clienten":
        fitting = [one for one in inside if _fits(one, box)]
        return len(fitting) if number.counts == "contacten" else sum(m.minutes for m in fitting)
    at_home = (
        (one.client, Meeting(one.day, one.deelopdracht, "", *counts.homes[one.client]))
        for one in inside
        if one.client is not None
    )
    return len({client for client, one in at_home if _fits(one, box)})


def _fits(one: Meeting, box: Box) -> bool:
    axes = ("deelopdracht", "contactsoort", "kern", "leeftijdsgroep")
    return all(getattr(one, name) in (getattr(box, name) or [getattr(one, name)]) for name in axes)


def _in(one: Meeting) -> Callable[[Part], bool]:
    return lambda part: (
        one.late == part.label and (part.days is None or part.days[0] <= one.day <= part.days[1])
    )
