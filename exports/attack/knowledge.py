"""What a reader of published numbers knows, and what that reader tries to find out.

Everything is said in atoms: whole numbers of at least 0 that nobody was told, by index.
"""

from dataclasses import dataclass


class Contradiction(Exception):
    """No register fits all the numbers: at least one of them cannot be right."""


@dataclass(frozen=True, slots=True)
class Known:
    """The sum of ``plus`` less that of ``minus`` is from ``least`` to ``most`` (None: no end).

    A number that was published has both ends the same.
    """

    plus: tuple[int, ...]
    minus: tuple[int, ...] = ()
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A hidden number: the sum of these atoms.

    The attack stops early when the number may be as high as ``reach`` and may vary by
    ``spread``. With ``reach`` None it goes on to the very ends. With ``or_empty`` it also
    stops when the number may be nothing.
    """

    atoms: tuple[int, ...]
    reach: int | None = None
    spread: int = 0
    or_empty: bool = False


@dataclass(frozen=True, slots=True)
class Bounds:
    """The hidden number lies from ``least`` up to and including ``most``.

    With ``proven`` nothing outside fits; without, the attack stopped early and the number
    varies at least this much.
    """

    least: int
    most: int
    proven: bool

    @property
    def empty(self) -> bool:
        """Whether it can only be nothing."""
        return self.most <= 0
