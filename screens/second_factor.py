"""The second factor: one that must be there before anything else, or set up by oneself."""

from abc import abstractmethod
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from casereg.errors import CaseregError
from screens import commands
from screens.base import CaseregScreen
from screens.frame import KeyBar

if TYPE_CHECKING:
    from casereg.register import Register
    from models.second_factor_cards import SecondFactorCard

MUST = "Als {} meld je je aan met je wachtwoord en een code van je telefoon."
STEPS = (
    "1. Open op je telefoon een app voor codes, zoals Aegis of FreeOTP.\n"
    "2. Kies daar: sleutel invoeren. Typ deze sleutel over:"
)
ON_PAPER = (
    "Je tweede stap staat aan. Schrijf deze reservecodes op. Elke code vervangt één keer je "
    "telefoon. Je ziet ze alleen nu.\n"
)


class FactorScreen(CaseregScreen):
    """The key for the app, a code from it, and then the codes for on paper."""

    AUTO_FOCUS: ClassVar[str] = "#code"
    done = False

    @property
    @abstractmethod
    def mine(self) -> "Register":
        """The register of whose second factor it is."""

    @property
    @abstractmethod
    def why(self) -> str:
        """What it is for."""

    def body(self) -> Iterable[Widget]:
        """What to do, in the middle."""
        yield Vertical(
            Static("Stel je tweede stap in", classes="title"),
            Static(f"{self.why}\n\n{STEPS}", id="why", markup=False),
            Static("", id="key", markup=False),
            Label("3. De code die je app nu laat zien"),
            Input(id="code", compact=True, max_length=7),
            Static("Enter: bevestigen", id="hint", markup=False),
            id="setup",
        )

    def show_key(self, card: "SecondFactorCard") -> None:
        """Show what must be typed over on the phone."""
        self.query_one("#key", Static).update(f"   {card.in_groups}\n")
        self.query_one(KeyBar).leave_out("go_on", "turn_off")

    @on(Input.Submitted, "#code")
    def _confirm(self, event: Input.Submitted) -> None:
        typed = event.value
        self.save(lambda: self.mine.second_factor.confirm(typed), self._confirmed)

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
        self.ask_no_code("F2: verder")

    def ask_no_code(self, hint: str) -> None:
        """There is nothing to type any more."""
        for gone in ("Label", "#code"):
            self.query_one(gone).display = False
        self.query_one("#hint", Static).update(f"\n{hint}")
        self.query_one(KeyBar).leave_out()
        self.set_focus(None)
        self.say("")


class SecondFactorScreen(FactorScreen):
    """For whoever signed in, and may not go on yet."""

    PLACE = "second_factor"
    BINDINGS = commands.bindings(PLACE)

    def __init__(self, register: "Register") -> None:
        """The register is not the one of the app yet."""
        super().__init__()
        self.entering = register

    @property
    def mine(self) -> "Register":
        """What was opened at sign-in."""
        return self.entering

    @property
    def why(self) -> str:
        """It must be there in this role."""
        return MUST.format(self.mine.actor.role)

    def on_mount(self) -> None:
        """Ask for a key; who leaves this standing must sign in again."""
        self.save(self.mine.second_factor.begin, self.show_key)
        self.set_timer(self.desk.settings.lock_minutes * 60, self.action_stop)

    def action_go_on(self) -> None:
        """On to the first screen, once the second factor is there."""
        if self.done:
            self.desk.enter(self.mine)
        else:
            self.say("Typ eerst de code die je app laat zien.", fault=True)

    def action_stop(self) -> None:
        """Back to signing in; nothing was switched on."""
        if self.is_current:
            self.mine.close()
            self.desk.switch_screen(self.desk.screen_at("signin", self.mine.actor.name))
