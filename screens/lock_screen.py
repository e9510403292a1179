"""Locked: nothing of the register can be seen, until somebody signs in again."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.widget import Widget
from textual.widgets import Static

from screens import commands
from screens.signin import SignInScreen

if TYPE_CHECKING:
    from casereg.register import Register

ABOUT = (
    "Met je wachtwoord ga je verder waar je was. Meldt een ander zich aan, dan blijft bewaard "
    "wat jij typte."
)


class LockScreen(SignInScreen):
    """Covers every other screen."""

    PLACE = "lock"
    BINDINGS = commands.bindings(PLACE)
    HEADING = "casereg is op slot"
    seen = False

    def about(self) -> Iterable[Widget]:
        """What happens with what was typed."""
        yield Static(ABOUT, id="about", markup=False)

    def on_mount(self) -> None:
        """Keys that came before this could be seen are for the screen below it."""
        self.set_focus(self.query_one("#password"))
        self.call_after_refresh(self._now_seen)

    def _now_seen(self) -> None:
        self.desk.keep_typed()
        self.seen = True

    @property
    def ready(self) -> bool:
        """Keys are for this screen once it can be seen."""
        return self.seen and super().ready

    @property
    def locked(self) -> bool:
        """What is asked on this screen opens the lock, so it does not wait for it."""
        return False

    def entered(self, register: "Register") -> None:
        """Somebody has signed in: on, or afresh."""
        self.desk.unlock(register)
