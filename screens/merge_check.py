"""Samenvoegen nakijken: both clients, which of them stays, and what follows from it."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.widget import Widget
from textual.widgets import Static

from screens import commands
from screens.base import CaseregScreen
from screens.entry_opening import catalogue_of
from screens.merge_rows import COLUMNS, consequences, rows_of
from screens.plain_table import PlainTable

if TYPE_CHECKING:
    from models.catalogue import Catalogue
    from models.following_cards import MergeCard, MergePlan

ASK = "{} #{} en {} #{} zijn één persoon?\nNummer {} blijft, nummer {} gaat erin op."


class MergeCheckScreen(CaseregScreen):
    """Two clients beside each other."""

    PLACE = "merge_check"
    BINDINGS = commands.bindings(PLACE)
    CSS_PATH: ClassVar[str] = "merge.tcss"

    def __init__(self, kept: int, gone: int, then: "Callable[[MergeCard], None]") -> None:
        """Begin with ``kept`` as the one that stays; ``then`` gets what was done."""
        super().__init__()
        self.kept, self.gone, self.then = kept, gone, then
        self.plan: MergePlan | None = None

    def body(self) -> Iterable[Widget]:
        """What is known of both, and what would happen."""
        yield Static("Samenvoegen", classes="title")
        yield PlainTable(COLUMNS, id="both")
        yield Static("", id="consequences", markup=False)

    def on_mount(self) -> None:
        """Ask what would happen."""
        self.reload()

    def reload(self) -> None:
        """Ask what would happen, with the one that stays now."""
        self.plan = None
        self.read(self._ask, self._show)

    def _ask(self) -> "tuple[MergePlan, Catalogue | None]":
        plan = self.register.following.foresee_merge(self.kept, self.gone)
        return plan, catalogue_of(self.register, self.register.clock.today())

    def _show(self, found: "tuple[MergePlan, Catalogue | None]") -> None:
        self.plan, catalogue = found
        self.query_one(PlainTable).show(rows_of(self.plan, catalogue))
        self.query_one("#consequences", Static).update(consequences(self.plan))

    def action_swap(self) -> None:
        """Let the other one stay."""
        self.kept, self.gone = self.gone, self.kept
        self.reload()

    def action_merge(self) -> None:
        """Do it, after asking."""
        if self.plan is None:
            return
        kept, gone = self.plan.kept, self.plan.gone
        named = (kept.name, kept.number, gone.name, gone.number, kept.number, gone.number)
        self.ask(ASK.format(*named), self._merge)

    def _merge(self) -> None:
        self.save(partial(self.register.following.merge, self.kept, self.gone), self._merged)

    def _merged(self, merge: "MergeCard") -> None:
        self.desk.leave(self)
        self.then(merge)
