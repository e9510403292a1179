"""Wissingen: what was asked, what was done with its proof, and what is past its term."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from screens import commands, erase_rows
from screens.base import CaseregScreen
from screens.line_list import LineList

if TYPE_CHECKING:
    from models.erasure_cards import ErasureCard, RetentionPlan

BY_TERM = "bewaartermijn"
CHOOSE = "Kies eerst een aanvraag die open staat."


class ErasuresScreen(CaseregScreen):
    """Requests to erase, the newest first."""

    PLACE = "erasures"
    BINDINGS = commands.bindings(PLACE)
    CSS_PATH: ClassVar[str] = "erase.tcss"
    AUTO_FOCUS: ClassVar[str] = "OptionList"

    def __init__(self, told: str = "") -> None:
        """``told`` is said when it opens."""
        super().__init__()
        self.told = told
        self.cards: dict[str, ErasureCard] = {}

    def body(self) -> Iterable[Widget]:
        """The list, and the chosen one in full."""
        yield Static("Wissen", classes="title")
        yield Static(erase_rows.EMPTY, id="empty", classes="quiet", markup=False)
        yield LineList(erase_rows.COLUMNS, id="erasures")
        yield Static("", id="about", markup=False)

    def on_mount(self) -> None:
        """Say what was done before."""
        self.query_one("#empty").display = False
        self.watch(self.rows.options, "highlighted", self._look, init=False)
        if self.told:
            self.say(self.told)

    def on_screen_resume(self) -> None:
        """Read again whenever this screen comes in front."""
        self.read(self.register.erasures.listed, self._show)

    @property
    def rows(self) -> LineList:
        """The list."""
        return self.query_one(LineList)

    @property
    def chosen(self) -> "ErasureCard | None":
        """The chosen one, while it is open."""
        card = self.cards.get(self.rows.chosen)
        return card if card and card.state == "open" else None

    def _show(self, found: "tuple[ErasureCard, ...]") -> None:
        self.cards = {str(card.number): card for card in found}
        today = self.desk.clock.today()
        self.query_one("#empty").display = not found
        self.rows.display = bool(found)
        self.rows.show([erase_rows.row(card, today) for card in found])
        self._look()

    def _look(self) -> None:
        card = self.cards.get(self.rows.chosen)
        self.query_one("#about", Static).update(erase_rows.about(card) if card else "")

    @on(LineList.Opened)
    def action_open(self) -> None:
        """What the chosen request would do."""
        card = self.chosen
        if card and card.soort != BY_TERM:
            self.desk.open_above("erase", card.clients[0])

    def action_approve(self) -> None:
        """Erase what somebody else asked for, after asking."""
        if card := self._open():
            deed = partial(self.register.erasures.approve, card.number)
            text = erase_rows.approving(card)
            self.ask(text, lambda: self.save(deed, partial(self._done, "gedaan")))

    def action_withdraw(self) -> None:
        """Take the chosen request back."""
        if card := self._open():
            deed = partial(self.register.erasures.withdraw, card.number)
            self.save(deed, partial(self._done, "ingetrokken"))

    def _open(self) -> "ErasureCard | None":
        if self.chosen is None:
            self.say(CHOOSE, fault=True)
        return self.chosen

    def _done(self, what: str, card: "ErasureCard") -> None:
        self.say(f"Wissing {card.number} is {what}.")
        self.on_screen_resume()

    def action_due(self) -> None:
        """What is past its bewaartermijn, and whether to propose it."""
        self.read(self.register.erasures.due, self._ask_due, "due")

    def _ask_due(self, plan: "RetentionPlan") -> None:
        if plan.erasure:
            self.say(f"Wissing {plan.erasure} staat al open voor de bewaartermijnen.")
        elif plan.empty:
            self.say(erase_rows.NOTHING_DUE)
        else:
            deed = self.register.erasures.propose
            self.ask(
                erase_rows.proposing(plan),
                lambda: self.save(deed, partial(self._done, "voorgesteld")),
            )
