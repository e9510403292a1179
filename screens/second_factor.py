"""A second factor that must be there: set up before anything else can be seen."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from casereg.errors import CaseregError
from screens import commands
from screens.base import CaseregScreen

if TYPE_CHECKING:
    from casereg.register import Register
    from models.second_factor_cards import SecondFactorCard

WHY = (
    "Als {} meld je je aan met je wachtwoord en een code van je telefoon.\n\n"
    "1. Open op je telefoon een app voor codes, zoals Aegis of FreeOTP.\n"
    "2. Kies daar: sleutel invoeren. Typ deze sleutel over:"
)
ON_PAPER = (
    "Je tweede stap staat aan. Schrijf deze reservecodes op. Elke code vervangt één keer je "
    "telefoon. Je ziet ze alleen nu.\n"
)


class SecondFactorScreen(CaseregScreen):
    """The key for the app, a code from it, and then the codes for on paper."""

    PLACE = "second_factor"
    BINDINGS = commands.bindings(PLACE)
    AUTO_FOCUS: ClassVar[str] = "#code"

    def __init__(self, register: "Register") -> None:
        """For whoever signed in, and may not go on yet."""
        super().__init__()
        self.opened = register
        self.done = False

    def body(self) -> Iterable[Widget]:
        """What to do, in the middle."""
        yield Vertical(
            Static("Stel je tweede stap in", classes="title"),
            Static(WHY.format(self.opened.actor.role), id="why", markup=False),
            Static("", id="key", markup=False),
            Label("3. De code die je app nu laat zien"),
            Input(id="code", compact=True, max_length=7),
            Static("Enter: bevestigen", id="hint", markup=False),
            id="setup",
        )

    def on_mount(self) -> None:
        """Ask for a key; who leaves this standing must sign in again."""
        self.save(self.opened.second_factor.begin, self._show)
        self.set_timer(self.desk.settings.lock_minutes * 60, self.action_stop)

    def _show(self, card: "SecondFactorCard") -> None:
        self.query_one("#key", Static).update(f"   {card.in_groups}\n")

    @on(Input.Submitted, "#code")
    def _confirm(self, event: Input.Submitted) -> None:
        typed = event.value
        self.save(lambda: self.opened.second_factor.confirm(typed), self._confirmed)

    def refused(self, error: CaseregError) -> None:
        """Say why, and let the user try the next code."""
        super().refused(error)
        self.query_one("#code", Input).value = ""

    def _confirmed(self, codes: tuple[str, ...]) -> None:
        self.done = True
        self.query_one("#why", Static).update(ON_PAPER)
        half = len(codes) // 2
        pairs = zip(codes[:half], codes[half:], strict=True)
        self.query_one("#key", Static).update("\n".join("   ".join(pair) for pair in pairs))
        for gone in ("Label", "#code"):
            self.query_one(gone).display = False
        self.query_one("#hint", Static).update("\nF2: verder")
        self.set_focus(None)
        self.say("")

    def action_go_on(self) -> None:
        """On to the first screen, once the second factor is there."""
        if self.done:
            self.desk.enter(self.opened)
        else:
            self.say("Typ eerst de code die je app laat zien.", fault=True)

    def action_stop(self) -> None:
        """Back to signing in; nothing was switched on."""
        if self.is_current:
            self.opened.close()
            self.desk.switch_screen(self.desk.screen_at("signin", self.opened.actor.name))
