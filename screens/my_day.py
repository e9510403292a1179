"""Mijn dag: calls and visits that are planned, to do, to tick off, and to log as a contact."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from screens import commands
from screens.follow_up import PlanFollowUp
from screens.line_list import LineList
from screens.my_day_rows import COLUMNS, EMPTY, counted, plan_row
from screens.planned import CHOOSE, PlannedScreen

if TYPE_CHECKING:
    from models.following_cards import FollowUpCard, MyDayCard
    from models.record_cards import CaseCard


TO_ERASE = "Wissen: {} aangevraagd door een ander. Ctrl+W: bekijken en goedkeuren."


class MyDayScreen(PlannedScreen):
    """What the worker planned, first what is due first."""

    PLACE = "my_day"
    BINDINGS = commands.bindings(PLACE)
    AUTO_FOCUS: ClassVar[str] = "OptionList"

    def __init__(self) -> None:
        """Nothing is being logged yet."""
        super().__init__()
        self.logging: FollowUpCard | None = None

    def body(self) -> Iterable[Widget]:
        """How much there is, and the list."""
        yield Static("", id="count", classes="title", markup=False)
        yield Static(EMPTY, id="empty", classes="quiet", markup=False)
        yield LineList(COLUMNS, id="plans")
        yield Static("", id="waiting", classes="quiet", markup=False)

    def reload(self) -> None:
        """Ask what is planned."""
        self.read(self.register.following.my_day, self._show)
        self.read(self.register.erasures.waiting, self._wait, "waiting")

    def _show(self, day: "MyDayCard") -> None:
        self.planned = {one.key: one for one in day.follow_ups}
        rows = self.query_one(LineList)
        rows.show([plan_row(one, day.today) for one in day.follow_ups])
        rows.display = bool(day.follow_ups)
        self.query_one("#empty").display = not day.follow_ups
        self.query_one("#count", Static).update(counted(day))
        self._tick_logged()

    def _wait(self, erasures: int) -> None:
        """What somebody else asked, that the actor has to agree to."""
        waiting = self.query_one("#waiting", Static)
        waiting.display = erasures > 0
        waiting.update(TO_ERASE.format(erasures))

    def _tick_logged(self) -> None:
        """Tick off what a contact was logged for just now."""
        before, self.logging = self.logging, None
        now = self.planned.get(before.key) if before else None
        if before and now and now.done_on is None and now.last_contact > before.last_contact:
            self.tick(now)

    @on(LineList.Opened)
    def action_open(self) -> None:
        """The client, the traject or the contact it is about."""
        card = self.chosen_plan
        if card is None:
            self.say(CHOOSE, fault=True)
        elif card.client:
            self.desk.open_above("timeline", card.client.number)
        elif card.case:
            self.desk.open_above("case", card.case)
        else:
            self.desk.open_above("contact", card.contact)

    def action_plan(self) -> None:
        """Something more to plan."""
        self.desk.open_above("record", PlanFollowUp(self.desk.clock.today()))

    def action_log_contact(self) -> None:
        """A contact with the client; storing it ticks this off."""
        card = self.logging = self.chosen_plan
        if card is None:
            self.say(CHOOSE, fault=True)
        elif card.case:
            number = card.case
            self.read(lambda: self.register.records.case(number), self._log_in, "case")
        else:
            self.desk.open_above("entry", client=card.client)

    def _log_in(self, case: "CaseCard") -> None:
        self.desk.open_above("entry", case=case)
