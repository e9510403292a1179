"""The first run: there is no register yet, so offer to make one."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from casereg.errors import CaseregError, InvalidInput
from models.catalogue_shelf import built_in_codes, newest_series
from screens import commands
from screens.base import CaseregScreen
from screens.signin import warm_up

if TYPE_CHECKING:
    from casereg.setup import Setup

FIELDS = ("name", "password", "again", "catalogue")
UNEQUAL = "De twee wachtwoorden zijn niet gelijk. Typ ze nog eens."


class SetupScreen(CaseregScreen):
    """Name and password of the first beheerder, and the opdracht to start with."""

    PLACE = "setup"
    BINDINGS = commands.bindings(PLACE)
    AUTO_FOCUS = "#name"

    def body(self) -> Iterable[Widget]:
        """Four fields in the middle."""
        yield Vertical(
            Static("Welkom bij casereg", classes="title"),
            Static(
                "Er is nog geen register. Maak er een in een minuut.\n"
                "Eerst rondkijken? Stop met Ctrl+Q en typ: casereg demo",
                markup=False,
            ),
            Label("Naam van de beheerder"),
            Input(id="name", compact=True),
            Label("Wachtwoord (minstens 12 tekens)"),
            Input(password=True, id="password", compact=True),
            Label("Nog eens hetzelfde wachtwoord"),
            Input(password=True, id="again", compact=True),
            Label("Opdracht, of meer met een komma ertussen. Je kunt kiezen uit:"),
            Static(", ".join(built_in_codes()), id="codes", markup=False),
            Input(", ".join(newest_series()), id="catalogue", compact=True),
            Static("Enter: volgende veld, en daarna maken", id="hint"),
            id="setup",
        )

    def on_mount(self) -> None:
        """Import what is heavy once the first frame is there."""
        warm_up(self, "casereg.setup")

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        place = FIELDS.index(event.input.id or "name") + 1
        if place < len(FIELDS):
            self.set_focus(self.query_one(f"#{FIELDS[place]}"))
        else:
            self._make()

    def _make(self) -> None:
        name, password, again, typed = (self.query_one(f"#{f}", Input).value for f in FIELDS)
        if password != again:
            self.say(UNEQUAL, fault=True)
            self.set_focus(self.query_one("#again"))
            return
        settings, clock = self.desk.settings, self.desk.clock
        codes = [code.strip() for code in typed.split(",") if code.strip()]

        def make() -> "Setup":
            from casereg.setup import initialise

            return initialise(settings, name.strip(), password, codes, clock, second_factor=True)

        self.query_one("#setup").disabled = True
        self.say("Het register wordt gemaakt …")
        self.save(make, self._made)

    def refused(self, error: CaseregError) -> None:
        """Say why, and let the user try again."""
        self.query_one("#setup").disabled = False
        self.say(str(error), fault=True)
        field = error.field if isinstance(error, InvalidInput) else ""
        self.set_focus(self.query_one(f"#{field if field in FIELDS else 'name'}"))

    def _made(self, setup: "Setup") -> None:
        self.desk.switch_screen(self.desk.screen_at("made", setup.admin, setup.recovery_code))


class MadeScreen(CaseregScreen):
    """The register is there: what to write down, and how to go on."""

    PLACE = "made"
    BINDINGS = commands.bindings(PLACE)

    def __init__(self, admin: str, code: str | None) -> None:
        """Show the recovery code of a new register once."""
        super().__init__()
        self.admin, self.code = admin, code

    def body(self) -> Iterable[Widget]:
        """The code, and the commands that come next."""
        lines = [Static("Het register is gemaakt", classes="title")]
        if self.code:
            lines += [
                Static(
                    "Schrijf deze herstelcode op en bewaar hem achter slot. Hij wordt maar één"
                    " keer getoond, en opent het register als alle wachtwoorden kwijt zijn:\n"
                ),
                Static(self.code, id="code", markup=False),
            ]
        lines.append(
            Static(
                "\nMeld je hierna aan als beheerder en voeg je collega's toe.\n\n"
                "F2: verder naar aanmelden",
                id="hint",
            )
        )
        yield Vertical(*lines, id="setup")

    def action_to_signin(self) -> None:
        """On to signing in."""
        self.desk.switch_screen(self.desk.screen_at("signin", self.admin))
