"""Everything published of one measure as one system, and what in it is hidden."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count

from exports.attack.knowledge import Known, Target
from exports.attack.published import Measure, Place, Published


@dataclass(frozen=True, slots=True)
class Hidden:
    """A number that nobody published. ``where`` is its place, or the name of a figure.

    With ``crossing`` no table has it: only that a few people are in it must stay unknown.
    """

    package: Published
    measure: Measure
    where: Place | str
    k: int
    target: Target
    crossing: bool = False

    @property
    def is_figure(self) -> bool:
        """Whether it stands with the indicators, not in a table."""
        return isinstance(self.where, str)


@dataclass(slots=True)
class Linked:
    """Atoms, what is known of them, and what is hidden; grows while packages are read."""

    numbers: "count[int]" = field(default_factory=count)
    known: list[Known] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)

    @property
    def atoms(self) -> int:
        """How many there are; no more can be made after this was asked."""
        return next(self.numbers)

    def shown(self, atoms: tuple[int, ...], value: int) -> None:
        """This sum was published."""
        self.known.append(Known(atoms, (), value, value))

    def same(self, one: tuple[int, ...], two: tuple[int, ...]) -> None:
        """Both are the same number."""
        self.known.append(Known(one, two, 0, 0))

    def at_most(self, low: tuple[int, ...], high: tuple[int, ...]) -> None:
        """The first is no more than the second."""
        self.known.append(Known(high, low, 0, None))

    def kept(
        self,
        package: Published,
        measure: Measure,
        where: Place | str,
        k: int,
        atoms: tuple[int, ...],
    ) -> None:
        """This sum was hidden."""
        reach, spread = (0, 1) if measure == "uren" else (k, k - 1)
        self.hidden.append(Hidden(package, measure, where, k, Target(atoms, reach, spread)))
        if package.thresholds.zeros_shown and measure != "uren" and isinstance(where, tuple):
            self.known.append(Known(atoms, (), 1, None))

    def crossed(self, package: Published, where: Place, k: int, atoms: tuple[int, ...]) -> None:
        """These contacts stand in no table by themselves, but tables around them do."""
        target = Target(atoms, k, 0, or_empty=True)
        self.hidden.append(Hidden(package, "contacten", where, k, target, crossing=True))

    def without_copies(self) -> Sequence[Hidden]:
        """What is hidden, without figures that are the same sum as a published number."""
        told = {row.plus for row in self.known if not row.minus and row.least == row.most}
        kept = (one for one in self.hidden if not (one.is_figure and one.target.atoms in told))
        return list({(one.target, one.measure): one for one in reversed(list(kept))}.values())[::-1]
