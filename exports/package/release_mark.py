"""Which release a package is: its number, when it was made and in which role."""

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class ReleaseMark:
    """``number`` as the register counts releases, ``made_at`` aware.

    ``role`` is that of whoever made it: a package names nobody.
    """

    number: int
    made_at: datetime
    role: str

    @property
    def made_at_text(self) -> str:
        """The moment in UTC, to the second, ISO 8601."""
        return f"{self.made_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
