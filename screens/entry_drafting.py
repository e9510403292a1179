"""Keeping what is typed in the entry form as a draft, from the first key on."""

from collections.abc import Callable

from textual import on

from casereg.errors import CaseregError
from screens.draft_keeper import NOT_YET
from screens.entry_keeping import TemplatingScreen
from screens.entry_messages import Edited
from screens.entry_opening import NUMBER

DRAFT_PAUSE = 0.25  # seconds after a key until the draft is stored
RETRY_PAUSE = 2.0  # seconds until a draft that could not be stored is tried again


class DraftingScreen(TemplatingScreen):
    """A screen with an entry form whose content is kept while it is typed."""

    told_unkept = False
    untouched: dict[str, str] | None = None  # what a new form holds by itself

    @on(Edited)
    def keep_soon(self) -> None:
        """Store a draft in a moment."""
        if self.pause is None:  # not put off by the next key: who types on is not safe otherwise
            self.pause = self.set_timer(DRAFT_PAUSE, self._keep)

    def _keep(self) -> None:
        if write := self.before_leaving():
            self.save(write, self._kept, self._not_kept)

    def _kept(self, _: None) -> None:
        if self.told_unkept:
            self.told_unkept = False
            self.say("Wat je typte is nu bewaard als concept.")

    def _not_kept(self, error: CaseregError) -> None:
        """Say so and try again; nothing to do when the contact itself was stored meanwhile."""
        if self.keeper.behind:
            if not self.told_unkept:  # once, so that trying again covers nothing said since
                self.say(f"{NOT_YET} {error}", fault=True)
            self.told_unkept = True
            self.pause = self.pause or self.set_timer(RETRY_PAUSE, self._keep)

    def before_leaving(self) -> Callable[[], None] | None:
        """Store what was typed since the last draft, and what could not be stored before."""
        if self.pause is not None:
            self.pause.stop()
            self.pause = None
            self.keeper.note(self._typed())
        return self.keeper.write if self.keeper.behind else None

    def _typed(self) -> dict[str, str] | None:
        """What a draft holds; None when the form is as it opened."""
        content = self.form.state.content()
        if content == self.untouched:
            return None
        return content if self.number is None else content | {NUMBER: str(self.number)}
