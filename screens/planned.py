"""Ticking off what was planned, on whichever screen it is listed."""

from functools import partial
from typing import TYPE_CHECKING

from screens.base import CaseregScreen
from screens.follow_up import WORDS
from screens.line_list import LineList

if TYPE_CHECKING:
    from models.following_cards import FollowUpCard

CHOOSE = "Kies eerst een afspraak in de lijst."
DROP = "{} op {}-{} laten vervallen?"


class PlannedScreen(CaseregScreen):
    """A screen with what was planned in its list, by the keys of its rows."""

    def __init__(self) -> None:
        """Nothing is shown yet."""
        super().__init__()
        self.planned: dict[str, FollowUpCard] = {}

    def on_screen_resume(self) -> None:
        """Read again whenever this screen comes in front."""
        self.reload()

    def reload(self) -> None:
        """Ask for what is shown."""
        raise NotImplementedError

    @property
    def chosen_plan(self) -> "FollowUpCard | None":
        """What is planned on the chosen row."""
        return self.planned.get(self.query_one(LineList).chosen)

    def action_tick(self) -> None:
        """Say that it was done, or that it was not after all."""
        if card := self.chosen_plan:
            self.tick(card)
        else:
            self.say(CHOOSE, fault=True)

    def tick(self, card: "FollowUpCard") -> None:
        """Store that it was done, or take that back."""
        following = self.register.following
        if card.number is None:
            self.save(partial(following.finish_announced, card.contact or 0), self._ticked)
        else:
            self.save(partial(following.finish, card.number, card.done_on is None), self._ticked)

    def _ticked(self, card: "FollowUpCard") -> None:
        what = WORDS[card.soort].lower()
        self.say(f"Afgestreept: {what}." if card.done_on else f"Weer open: {what}.")
        self.reload()

    def action_undo_chosen(self) -> None:
        """Let it be planned no more, after asking."""
        card = self.chosen_plan
        if card is None:
            self.say(CHOOSE, fault=True)
        elif card.number is None:
            self.say(f"Verander de vervolgdatum in contact {card.contact}.", fault=True)
        else:
            question = DROP.format(WORDS[card.soort], card.due_on.day, card.due_on.month)
            deed = partial(self.register.following.drop, card.number)
            self.ask(question, lambda: self.save(deed, self._dropped))

    def _dropped(self, card: "FollowUpCard") -> None:
        self.say(f"Vervallen: {WORDS[card.soort].lower()}.")
        self.reload()
