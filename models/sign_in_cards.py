"""Who is signed in, as shown to a beheerder."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SignInCard:
    """Somebody who is signed in, since when, and when something was last done."""

    name: str
    role: str
    since: datetime
    last_seen: datetime
