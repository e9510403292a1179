"""Where a figure stands: a value on each of the four axes that a table is published over."""

from dataclasses import dataclass, fields
from itertools import product

from models.catalogue import TOTAL, UNKNOWN, Catalogue, Tabel

TEAM_PREFIX = "gebiedsteam:"


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of the classification; an axis that is summed over holds ``totaal``.

    A gebiedsteam stands on the axis of the kernen, as ``gebiedsteam:<code>``.
    """

    deelopdracht: str = TOTAL
    contactsoort: str = TOTAL
    kern: str = TOTAL
    leeftijdsgroep: str = TOTAL

    @property
    def grouping(self) -> tuple[str, ...]:
        """Which columns of the counted rows tell this place apart."""
        named = zip(AXES, self._values, strict=True)
        return tuple(
            "gebiedsteam" if value.startswith(TEAM_PREFIX) else axis
            for axis, value in named
            if value != TOTAL
        )

    @property
    def key(self) -> tuple[str, ...]:
        """The values in those columns."""
        return tuple(value for value in self._values if value != TOTAL)

    @property
    def _values(self) -> tuple[str, ...]:
        return (self.deelopdracht, self.contactsoort, self.kern, self.leeftijdsgroep)


AXES = tuple(field.name for field in fields(Place))


def team_value(code: str) -> str:
    """How a gebiedsteam is written on the axis of the kernen."""
    return TEAM_PREFIX + code


def places(catalogue: Catalogue, table: Tabel) -> tuple[Place, ...]:
    """Every cell of a table: all combinations of values, each axis with its total."""
    values = dimension_values(catalogue)
    axes: dict[str, tuple[str, ...]] = dict.fromkeys(AXES, (TOTAL,))
    for dimension in reversed(table.dimensies):
        axis = "kern" if dimension == "gebiedsteam" else dimension
        axes[axis] = values[dimension] + axes[axis]
    return tuple(Place(*combination) for combination in product(*axes.values()))


def dimension_values(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """The values of each dimension; where a contact may lack one, ``onbekend`` is the last."""
    teams = [team.code for team in catalogue.gebiedsteams]
    return {
        "deelopdracht": tuple(part.code for part in catalogue.deelopdrachten),
        "contactsoort": tuple(kind.code for kind in catalogue.contactsoorten),
        "kern": (*(kern.code for kern in catalogue.kernen), UNKNOWN),
        "gebiedsteam": tuple(team_value(code) for code in (*teams, UNKNOWN)),
        "leeftijdsgroep": (*(group.code for group in catalogue.leeftijdsgroepen), UNKNOWN),
    }
