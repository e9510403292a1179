"""A screen with a form that can be left: what was typed stands there again for who comes back."""

from abc import abstractmethod
from collections.abc import Callable

from casereg.errors import CaseregError
from models.draft_ids import form_draft_id
from screens.base import CaseregScreen
from screens.draft_keeper import NOT_YET, DraftKeeper
from screens.unfinished import Typed

LATER = "Nog niet opgeslagen. Wat je typte staat er weer als je hier terugkomt."
AGAIN = "Hier staat wat je eerder typte. F9 maakt het formulier leeg."
EMPTY = "Weggooien wat hier staat? Dat kan niet terug."
KEEP_EVERY = 0.5  # seconds between two looks at what was typed


class FormScreen(CaseregScreen):
    """A form whose content is kept for its maker until it is stored.

    Not for what asks a password or a code: nothing of that is ever kept.

    ``saving`` is True while the register is at work for it, ``went_on`` when it opened with
    what was typed before.
    """

    saving = False
    went_on = False
    told_unkept = False
    keeper: DraftKeeper

    @property
    @abstractmethod
    def key(self) -> str:
        """Which form this is; what was typed comes back only in the same one."""

    @abstractmethod
    def typed(self) -> Typed | None:
        """What was typed; None when that is nothing."""

    @abstractmethod
    def fresh(self) -> CaseregScreen:
        """The same form, to start over."""

    def on_mount(self) -> None:
        """Look now and then whether there is something new to keep."""
        ident = form_draft_id(self.register.actor.account_id, self.key)
        stored = self.kept.content(self.key) if self.kept else None
        self.keeper = DraftKeeper(self.register, ident, stored)
        self.set_interval(KEEP_EVERY, self._keep)

    def _keep(self) -> None:
        if self.is_current and (write := self.before_leaving()):
            self.save(write, self._kept, self._not_kept)

    def _kept(self, _: None) -> None:
        self.told_unkept = False

    def _not_kept(self, error: CaseregError) -> None:
        """Say so once; the next look tries again."""
        if not self.told_unkept:
            self.say(f"{NOT_YET} {error}", fault=True)
        self.told_unkept = True

    @property
    def kept(self) -> Typed | None:
        """What the same person typed here before; None when that is nothing."""
        return self.desk.unfinished.of(self.register.actor.name, self.key)

    def tell_kept(self) -> None:
        """The form opened with what was typed before: say so."""
        self.went_on = True
        self.say(AGAIN)

    def forget(self) -> None:
        """What was typed need not come back."""
        self.saving = True  # nothing is kept of it from now on
        self.desk.unfinished.drop(self.register.actor.name, self.key)
        self.keeper.note(None)
        self.save(self.keeper.write, self._kept, self._not_kept)

    def before_leaving(self) -> Callable[[], None] | None:
        """Keep what was typed; not what is being stored, since that would come back."""
        if self.saving:
            return None
        shelf, who, typed = self.desk.unfinished, self.register.actor.name, self.typed()
        if typed:
            shelf.keep(who, self.key, typed)
        elif self.went_on:
            shelf.drop(who, self.key)
        self.keeper.note(typed.content(self.key) if typed else None)
        return self.keeper.write if self.keeper.behind else None

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
