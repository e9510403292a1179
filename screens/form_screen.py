"""A screen with a form that can be left: what was typed stands there again for who comes back."""

from abc import abstractmethod
from collections.abc import Callable
from functools import partial
from typing import Any

from screens.base import CaseregScreen
from screens.unfinished import Typed

LATER = "Nog niet opgeslagen. Wat je typte staat er weer als je hier terugkomt."
AGAIN = "Hier staat wat je eerder typte. F9 maakt het formulier leeg."
EMPTY = "Weggooien wat hier staat? Dat kan niet terug."


class FormScreen(CaseregScreen):
    """A form whose content is kept for its maker until it is stored.

    ``saving`` is True while the register is at work for it, ``went_on`` when it opened with
    what was typed before.
    """

    saving = False
    went_on = False

    @property
    @abstractmethod
    def key(self) -> object:
        """Which form this is; what was typed comes back only in the same one."""

    @abstractmethod
    def typed(self) -> Typed | None:
        """What was typed; None when that is nothing."""

    @abstractmethod
    def fresh(self) -> CaseregScreen:
        """The same form, to start over."""

    @property
    def kept(self) -> Any:
        """What the same person typed here before; None when that is nothing."""
        return self.desk.unfinished.of(self.register.actor.name, self.key)

    def tell_kept(self) -> None:
        """The form opened with what was typed before: say so."""
        self.went_on = True
        self.say(AGAIN)

    def forget(self) -> None:
        """What was typed need not come back."""
        self.desk.unfinished.drop(self.register.actor.name, self.key)

    def before_leaving(self) -> Callable[[], None] | None:
        """Keep what was typed; not what is being stored, since that would come back."""
        if self.saving:
            return None
        shelf, who, typed = self.desk.unfinished, self.register.actor.name, self.typed()
        if typed:
            return partial(shelf.keep, who, self.key, typed)
        return partial(shelf.drop, who, self.key) if self.went_on else None

    async def action_leave(self) -> None:
        """Back; what was typed stays for when this person comes back."""
        typed = self.typed()
        await super().action_leave()
        if typed and not self.is_current:
            self.desk.say(LATER)

    def action_start_over(self) -> None:
        """Throw away what was typed, after a yes."""
        self.ask(EMPTY, self._start_over)

    def _start_over(self) -> None:
        self.forget()
        self.app.switch_screen(self.fresh())
