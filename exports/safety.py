"""How the figures of a report were made safe, as far as a reader may know."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Safety:
    """A protection that was proven against everything released before.

    ``hurried``: time ran out, so more is hidden than was needed. ``late_included`` and
    ``late_carried`` say whether late changes were taken in or left for a longer period,
    never how many. ``earlier`` is how many releases of the opdracht were taken into account.

    How many numbers are hidden for which reason is not here: a reader who knew how many
    are small could tell which.
    """

    hurried: bool = False
    late_included: bool = False
    late_carried: bool = False
    earlier: int = 0
