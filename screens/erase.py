"""Wissen: what would go of a client and what stays, asking it, and agreeing."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from screens import commands, erase_rows
from screens.base import CaseregScreen
from screens.line_list import LineList
from screens.plain_table import PlainTable

if TYPE_CHECKING:
    from models.erasure_cards import ErasureCard, ErasurePlan

CHOOSE = "Kies eerst waarom deze cliënt gewist moet worden."
NOT_ASKED = "Dit is nog niet aangevraagd. Vraag het aan met F2; een ander keurt het goed."


class EraseScreen(CaseregScreen):
    """What erasing one client would do."""

    PLACE = "erase"
    BINDINGS = commands.bindings(PLACE)
    CSS_PATH: ClassVar[str] = "erase.tcss"
    AUTO_FOCUS: ClassVar[str] = "OptionList"

    def __init__(self, number: int) -> None:
        """Show what it would do with this client."""
        super().__init__()
        self.number = number
        self.plan: ErasurePlan | None = None

    def body(self) -> Iterable[Widget]:
        """Who it is, what goes and what stays, and the reasons to choose from."""
        yield Static("", id="about", classes="title", markup=False)
        yield PlainTable(erase_rows.BESIDE, id="both")
        yield Static("", id="consequences", markup=False)
        yield LineList(erase_rows.REASONS, id="reasons")

    def on_mount(self) -> None:
        """Ask what it would do."""
        self.reload()

    def reload(self) -> None:
        """Ask what it would do."""
        self.query_one(LineList).display = False
        self.read(partial(self.register.erasures.foresee, self.number), self._show)

    def _show(self, plan: "ErasurePlan") -> None:
        self.plan = plan
        who = f"Wissen: {plan.client.name} #{plan.client.number}"
        self.query_one("#about", Static).update(who)
        self.query_one(PlainTable).show(erase_rows.beside(plan))
        self.query_one("#consequences", Static).update(erase_rows.consequences(plan))
        reasons = self.query_one(LineList)
        reasons.display = not plan.obstacles
        if not reasons.shown:
            reasons.show(erase_rows.reasons())
        if reasons.display:
            reasons.options.focus()

    @on(LineList.Opened)
    def action_ask_for_it(self) -> None:
        """Ask that this client is erased, after asking whether that is meant."""
        if self.plan is None:
            return
        if self.plan.obstacles:
            self.say(self.plan.obstacles[0], fault=True)
        elif not (ground := self.query_one(LineList).chosen):
            self.say(CHOOSE, fault=True)
        else:
            # Who says yes has read that a law still wants it kept.
            deed = partial(self.register.erasures.ask, self.number, ground, despite_term=True)
            text = erase_rows.question(self.plan, ground)
            self.ask(text, lambda: self.save(deed, self._asked))

    def _asked(self, card: "ErasureCard") -> None:
        self.say(f"Wissing {card.number} is aangevraagd. Een ander moet het goedkeuren.")
        self.reload()

    def action_approve(self) -> None:
        """Erase what somebody else asked for, after asking."""
        if number := self._waiting():
            kept = erase_rows.kept(bool(self.plan and self.plan.duties))
            text = f"Alles van cliënt {self.number} wissen?{kept}\n{erase_rows.FOR_EVER}"
            deed = partial(self.register.erasures.approve, number)
            self.ask(text, lambda: self.save(deed, self._erased))

    def _erased(self, card: "ErasureCard") -> None:
        """The screens about this client go too."""
        self.desk.close_to_home()
        self.desk.open_above("erasures", f"Wissing {card.number} is gedaan.")

    def action_withdraw(self) -> None:
        """Take the request back."""
        if number := self._waiting():
            self.save(partial(self.register.erasures.withdraw, number), self._withdrawn)

    def _withdrawn(self, card: "ErasureCard") -> None:
        self.say(f"Wissing {card.number} is ingetrokken.")
        self.reload()

    def _waiting(self) -> int | None:
        if self.plan and self.plan.erasure is None:
            self.say(NOT_ASKED, fault=True)
        return self.plan.erasure if self.plan else None
