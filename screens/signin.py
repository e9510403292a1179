"""Signing in: the first frame, painted before the database is even imported."""

import gc
import importlib
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from casereg.errors import CaseregError, NotSignedIn, SecondFactorNeeded
from screens import commands
from screens.base import CaseregScreen

if TYPE_CHECKING:
    from casereg.register import Register

# What the next screens need; imported in a thread while the user types a password.
HEAVY = ("casereg.register", "models.moments", "screens.today", "screens.entry")

CODE = "Typ nu de code uit je app, of een van je reservecodes."
PAINTED = 0.05  # seconds until the first frame stands


class SignInScreen(CaseregScreen):
    """Name and password."""

    PLACE = "signin"
    BINDINGS = commands.bindings(PLACE)
    AUTO_FOCUS = ""  # none before :meth:`on_mount` chooses: each change of focus makes styles anew
    HEADING = "Aanmelden bij casereg"
    busy = False
    code: Input | None = None  # from when an account asks one

    def __init__(self, name: str = "") -> None:
        """Expect whoever has this name, or the name of the settings."""
        super().__init__()
        self.worker_name = name

    def body(self) -> Iterable[Widget]:
        """Two fields in the middle."""
        yield Vertical(
            Static(self.HEADING, classes="title"),
            *self.about(),
            Static("Naam", classes="label"),
            Input(self.expected, id="name", compact=True),
            Static("Wachtwoord", classes="label"),
            Input(password=True, id="password", compact=True),
            Static("Enter: aanmelden", id="hint", markup=False),
            id="signin",
        )

    @property
    def expected(self) -> str:
        """The name that stands in the field already."""
        return self.worker_name or self.desk.settings.user

    def about(self) -> Iterable[Widget]:
        """What stands above the fields."""
        return ()

    def on_mount(self) -> None:
        """The cursor in the first empty field; heavy imports only after the first frame."""
        self.set_focus(self.query_one("#password" if self.expected else "#name"))
        warm_up(self)

    @on(Input.Submitted, "#name")
    def _to_password(self) -> None:
        self.set_focus(self.query_one("#password"))

    def _ask_code(self) -> Input:
        """The field for a code, which comes once an account asks one."""
        if self.code is None:
            self.code = Input(id="code", compact=True)
            label = Static("Code uit je app, of een reservecode", classes="label")
            self.query_one("#signin").mount(label, self.code, before="#hint")
        return self.code

    @on(Input.Submitted, "#password, #code")
    def _sign_in(self) -> None:
        name, password = (self.query_one(field, Input).value for field in ("#name", "#password"))
        settings, clock = self.desk.settings, self.desk.clock
        if self.code and (code := self.code.value.strip()):
            settings = replace(settings, totp=code)

        def knock() -> "Register":
            from casereg.register import sign_in

            return sign_in(settings, name.strip(), password, clock)

        if not self.busy:
            self.busy = True
            self.say("Even geduld, het register gaat open …")
            self.save(knock, self.entered)

    def entered(self, register: "Register") -> None:
        """Somebody has signed in. This screen may stay below the others, so it forgets all."""
        self.set_focus(None)
        for field in self.query(Input):
            field.value = ""
        self.desk.enter(register)

    @property
    def ready(self) -> bool:
        """Keys typed while the register opens are for the screen after this one."""
        return not self.busy

    def refused(self, error: CaseregError) -> None:
        """Say why, and let the user try again."""
        self.busy = False
        if self.code:
            self.code.value = ""
        if isinstance(error, SecondFactorNeeded):
            self.say(CODE)
            self.set_focus(self._ask_code())
            return
        self.say(str(error), fault=True)
        password = self.query_one("#password", Input)
        if isinstance(error, NotSignedIn) and not self.code:
            password.value = ""
        self.set_focus(self.code or password)


def warm_up(screen: CaseregScreen, *more: str) -> None:
    """Import what comes after sign-in, in a thread, once the first frame has been painted."""

    def import_heavy() -> None:
        try:
            for name in (*more, *HEAVY):
                importlib.import_module(name)
        finally:  # what was imported stays for good: no key waits until all of it was looked over
            gc.freeze()
            gc.enable()

    def start() -> None:
        screen.app.run_worker(import_heavy, thread=True, group="warm-up", exit_on_error=False)

    screen.call_after_refresh(screen.set_timer, PAINTED, start)
