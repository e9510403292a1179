"""The app: who is signed in, which screen is open, and what happens when it breaks."""

import gc
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType
from textual.command import CommandPalette
from textual.screen import Screen

from casereg.clock import Clock, SystemClock
from casereg.config import Settings
from casereg.security.rights import Role
from screens import places
from screens.base import CaseregScreen
from screens.coloured import ColouredApp
from screens.hang_up import when_ended
from screens.palette import CommandsProvider
from screens.parting import Parting, put_safe
from screens.unfinished import Unfinished

if TYPE_CHECKING:
    from casereg.register import Register
    from models.cards import DraftCard

ONLY_READ = "Alleen lezen: het register is beschadigd. Wat je typt, wordt niet bewaard."
LEFT = "Nog niet opgeslagen: {}. Open dat formulier weer om verder te gaan."
SOON = 0.0005  # seconds a thread at the register may keep a key waiting
HOMES = {Role.COORDINATOR: "week", Role.ADMIN: "admin"}


class CaseregApp(ColouredApp):
    """The screens of casereg, for one person at a time."""

    TITLE = "casereg"
    CSS_PATH = "app.tcss"
    COMMANDS = {CommandsProvider}  # noqa: RUF012 - Textual reads it from the class
    BINDINGS: ClassVar[list[BindingType]] = []
    NOTIFICATION_TIMEOUT = 6.0

    def __init__(
        self,
        settings: Settings,
        clock: Clock | None = None,
        signed_in: "Register | None" = None,
        notice: str = "",
    ) -> None:
        """Take what the screens work with; nothing is opened yet."""
        super().__init__(settings, signed_in.actor.name if signed_in else settings.user)
        self.signed_in = signed_in
        self.clock = signed_in.clock if signed_in else clock or SystemClock()
        self.notice = notice
        self.parting = Parting()
        self.unfinished = Unfinished()

    def get_default_screen(self) -> Screen[Any]:
        """Sign-in as the first frame, so that no empty screen is arranged before it."""
        if self._first_place() == "signin":
            return self.screen_at("signin")
        return super().get_default_screen()

    def on_mount(self) -> None:
        """Setting up, or straight in for who is signed in already."""
        when_ended(self, lambda: put_safe(self.screen_stack))
        if self.signed_in:
            self._show_home(self.signed_in)
        elif self._first_place() == "setup":
            self._show(self.screen_at("setup"))

    def _first_place(self) -> str:
        if self.signed_in:
            return self.home
        return "signin" if self.settings.register_exists else "setup"

    def screen_at(self, place: str, *given: Any, **named: Any) -> CaseregScreen:
        """A new screen."""
        return places.screen_at(place, *given, **named)

    @property
    def register(self) -> "Register":
        """The register of whoever is signed in."""
        if self.signed_in is None:
            raise RuntimeError("nobody is signed in")
        return self.signed_in

    @property
    def role(self) -> str:
        """The role of whoever is signed in; empty before sign-in."""
        return self.signed_in.actor.role if self.signed_in else ""

    @property
    def only_read(self) -> str:
        """What to say all the time of a register that can only be read; empty when all is well."""
        return ONLY_READ if self.signed_in and self.signed_in.only_read else ""

    @property
    def home(self) -> str:
        """The screen this role starts on."""
        return HOMES.get(Role(self.role), "today")

    @property
    def who(self) -> tuple[str, ...]:
        """What the line above says of whoever is signed in."""
        if self.signed_in is None:
            return ()
        actor = self.signed_in.actor
        everywhere = "alle teams" if actor.role == Role.COORDINATOR else ""
        team = (actor.team or "").title() or everywhere
        return tuple(filter(None, (actor.name, actor.role, team)))

    def enter(self, register: "Register") -> None:
        """Somebody has signed in: show the screen of the role, or what must come before it."""
        if register.second_factor.needed_before:
            self.signed_in = None
            self._show(self.screen_at("second_factor", register))
            return
        self.signed_in = register
        self.clock = register.clock
        self.latch.seen()
        self.use_colours_of(register.actor.name)
        self._show_home(register)

    def _show_home(self, register: "Register") -> None:
        """The screen of the role, and what this person left unstored in forms before."""
        home, who = self.screen_at(self.home), register.actor.name
        self._show(home)

        def told(drafts: "tuple[DraftCard, ...]") -> None:
            if not self.is_headless:
                gc.freeze()  # what is there now stays: no key waits until all is looked over
            self.unfinished.read_back(who, drafts)
            if drafts:
                self.say(LEFT.format(", ".join(self.unfinished.titles(who))))

        home.call_after_refresh(home.read, register.forms_left, told, "forms")

    def _show(self, screen: CaseregScreen) -> None:
        """Show it in place of the screen in front, or above the first one: Textual keeps that."""
        if len(self.screen_stack) > 1:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def go(self, place: str, *given: Any, **named: Any) -> None:
        """Open a screen above the home screen; the one that was there is left first."""
        self.close_to_home()
        if place != self.home:
            self.open_above(place, *given, **named)

    def open_above(self, place: str, *given: Any, **named: Any) -> None:
        """Open a screen above the current one, to come back to it."""
        self.push_screen(self.screen_at(place, *given, **named))

    def close_to_home(self) -> None:
        """Leave every screen but the home screen."""
        while len(self.screen_stack) > self.home_depth:
            self.pop_screen()

    def leave(self, screen: CaseregScreen) -> None:
        """Go back from a screen; the home screen stays."""
        if len(self.screen_stack) > self.home_depth and self.screen is screen:
            self.pop_screen()

    async def may_go(self, screens: Sequence[Screen[Any]]) -> bool:
        """Put safe what was typed on these screens; False, and why is said, when that failed."""
        objection = await self.parting.objection(screens)
        if objection:
            self.say(objection, fault=True)
        return not objection

    def say(self, text: str, fault: bool = False) -> None:
        """Show a text on the screen that is in front, or on the one a question stands before."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, CaseregScreen):
                screen.say(text, fault)
                break

    def show_help(self, place: str) -> None:
        """Help about a place, above it."""
        self.open_above("help", place)

    def action_command_palette(self) -> None:
        """Search the commands by name."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(
                CommandPalette(placeholder="Zoek een handeling …", id="--command-palette")
            )

    def lock_screen(self, name: str) -> CaseregScreen:
        """The screen that covers the others until somebody signs in again."""
        return self.screen_at("lock", name)

    async def action_quit(self) -> None:
        """Leave, with everything typed put safe first."""
        await self.deeds_done()
        if await self.may_go(self.screen_stack):
            self.exit()

    def action_help_quit(self) -> None:
        """Ctrl+C does not stop the program; say what does."""
        self.say("Stop casereg met Ctrl+Q.")


def run_screens(
    settings: Settings,
    clock: Clock | None = None,
    signed_in: "Register | None" = None,
    notice: str = "",
) -> int:
    """Show the screens until the user stops; returns the exit code."""
    sys.setswitchinterval(SOON)
    app = CaseregApp(settings, clock, signed_in, notice)
    try:
        app.run()
    finally:
        if app.signed_in is not None:
            app.signed_in.close()
    return app.return_code or 0
