"""Tijdlijn: everything that happened with a client, newest first, and what is open on top."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from screens import commands
from screens.case_opening import OpenCase
from screens.case_steps import AddMeting
from screens.columns import Row
from screens.entry_opening import catalogue_of
from screens.follow_up import PlanFollowUp
from screens.line_list import LineList
from screens.timeline_places import places
from screens.timeline_rights import ClientRightsScreen
from screens.timeline_rows import (
    COLUMNS,
    HAPPENED,
    NOTHING_YET,
    about,
    event_rows,
    open_rows,
    others_told,
)

if TYPE_CHECKING:
    from models.cards import ClientCard
    from models.catalogue import Catalogue
    from models.following_cards import MergeCard, TimelineCard
    from screens.record_fields import Record

PAGE = 60
UNMERGE = (
    "{} weer als aparte cliënt?\nWat bij het samenvoegen meeging, gaat terug. Wat er daarna "
    "bij kwam, blijft bij {}."
)
NO_PLACE = "Deze regel hoort bij geen traject of contact; meer is er niet over vastgelegd."

Found = tuple["TimelineCard", list[Row], list[Row], "Catalogue | None"]


class TimelineScreen(ClientRightsScreen):
    """A client as followed over time."""

    PLACE = "timeline"
    BINDINGS = commands.bindings(PLACE)
    AUTO_FOCUS: ClassVar[str] = "OptionList"

    def __init__(self, number: int) -> None:
        """Show the client this number leads to."""
        super().__init__()
        self.number, self.more, self.count = number, False, 0
        self.goes: dict[str, tuple[str, int]] = {}

    def body(self) -> Iterable[Widget]:
        """Who it is, what is not shown, and the list."""
        yield Static("", id="about", classes="title", markup=False)
        yield Static("", id="others", classes="quiet", markup=False)
        yield LineList(COLUMNS, id="events")

    @property
    def rows(self) -> LineList:
        """The list."""
        return self.query_one(LineList)

    def reload(self) -> None:
        """Ask for the first page, or for as much as was shown."""
        self.more = False
        self.read(partial(self._ask, 0, max(PAGE, self.count)), self._show)

    def _ask(self, offset: int, limit: int) -> Found:
        register, shelf = self.register, partial(catalogue_of, self.register)
        card = register.following.timeline(self.number, offset, limit)
        today = register.clock.today()
        return card, open_rows(card, today), event_rows(card, shelf, today), shelf(today)

    def _show(self, found: Found) -> None:
        card, waiting, events, catalogue = found
        first = card.offset == 0
        self.card, self.more, self.count = card, card.more, card.offset + len(card.events)
        self.planned = {one.key: one for one in card.follow_ups}
        self.goes = ({} if first else self.goes) | places(card)
        self.query_one("#about", Static).update(about(card.client, catalogue))
        told = others_told(card) or ("" if waiting or events else NOTHING_YET)
        self.query_one("#others", Static).update(told)
        self.query_one("#others").display = bool(told)
        if first:
            heading = [Row("", (HAPPENED,), "bold", heading=True)] if waiting and events else []
            self.rows.show([*waiting, *heading, *events])
            if waiting and not self.rows.chosen:
                self.rows.move(1)  # off the heading
        else:
            self.rows.grow(events)

    @on(LineList.EndNear)
    def _read_on(self) -> None:
        """The cursor comes near the end: what happened before."""
        if self.more:
            self.more = False  # until the answer says otherwise
            self.read(partial(self._ask, self.count, PAGE), self._show)

    @on(LineList.Opened)
    def action_open(self) -> None:
        """Show the contact or the traject behind the chosen row."""
        if place := self.goes.get(self.rows.chosen):
            self.desk.open_above(*place)
        else:
            self.say(NO_PLACE)

    def action_log_contact(self) -> None:
        """A contact with this client."""
        if self.card:
            self.desk.open_above("entry", client=self.card.client)

    def action_plan(self) -> None:
        """A call or a visit with this client."""
        self._fill(lambda client: PlanFollowUp(self.desk.clock.today(), client=client))

    def action_open_case(self) -> None:
        """A traject with this client."""
        shelf, today = partial(catalogue_of, self.register), self.desk.clock.today()
        self._fill(lambda client: OpenCase(shelf, today, client))

    def action_add_meting(self) -> None:
        """A score about this client."""
        shelf, today = partial(catalogue_of, self.register), self.desk.clock.today()
        self._fill(lambda client: AddMeting(shelf, today, client=client))

    def action_merge(self) -> None:
        """Another client who is the same person."""
        if self.card:
            self.desk.open_above("merge", self.card.client)

    def action_erase(self) -> None:
        """What would go if this client is erased."""
        if self.card:
            self.desk.open_above("erase", self.card.client.number)

    def action_undo_chosen(self) -> None:
        """Let a plan go, or let two clients stand apart again."""
        merges = {f"merge {one.number}": one for one in self.card.merges} if self.card else {}
        merge = merges.get(self.rows.chosen)
        if merge is None or self.card is None:
            super().action_undo_chosen()
            return
        question = UNMERGE.format(merge.gone.name, self.card.client.name)
        deed = partial(self.register.following.undo_merge, merge.number)
        self.ask(question, lambda: self.save(deed, self._unmerged))

    def _unmerged(self, merge: "MergeCard") -> None:
        self.say(f"Cliënt {merge.gone.number} staat weer apart.")
        self.reload()

    def _fill(self, made: "Callable[[ClientCard], Record]") -> None:
        if self.card:
            self.desk.open_above("record", made(self.card.client))
