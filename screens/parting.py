"""Going away without losing what was typed."""

from asyncio import to_thread
from collections.abc import Iterable
from time import monotonic
from typing import Any

from textual.screen import Screen

from casereg.errors import CaseregError
from screens.base import CaseregScreen

INSIST_WITHIN = 15.0  # seconds in which the same key again means: go, saved or not
GO_ANYWAY = "Nog eens dezelfde toets: toch weg, en wat je typte is dan weg."


class Parting:
    """Lets screens go once what was typed there is safe, or when somebody insists."""

    def __init__(self) -> None:
        """Nobody was warned yet."""
        self.warned_at = -INSIST_WITHIN

    async def objection(self, screens: Iterable[Screen[Any]]) -> str:
        """Put safe what was typed; gives why somebody should stay, empty when they can go."""
        insists = monotonic() - self.warned_at < INSIST_WITHIN
        fault = await put_safe(screens)
        if fault is None or insists:
            return ""
        self.warned_at = monotonic()
        return f"Wat je typte is nog niet bewaard. {fault} {GO_ANYWAY}"


async def put_safe(screens: Iterable[Screen[Any]]) -> CaseregError | None:
    """Store what was typed on these screens; gives why something could not be stored."""
    fault: CaseregError | None = None
    for screen in screens:
        deed = screen.before_leaving() if isinstance(screen, CaseregScreen) else None
        try:
            if deed:
                await to_thread(deed)
        except CaseregError as error:
            fault = error
    return fault
