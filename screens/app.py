"""The app: who is signed in, which screen is open, and what happens when it breaks."""

import importlib
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType
from textual.command import CommandPalette
from textual.filter import LineFilter
from textual.screen import Screen

from casereg.clock import Clock, SystemClock
from casereg.config import Settings
from casereg.security.rights import Role
from screens.ask import Question
from screens.base import CaseregScreen
from screens.colour_choice import ColourChoice
from screens.colourless import colourless
from screens.hang_up import when_ended
from screens.locking import HOME_DEPTH, LockingApp
from screens.palette import CommandsProvider
from screens.parting import Parting, put_safe
from screens.theme import THEMES, TITLES
from screens.unfinished import Unfinished

if TYPE_CHECKING:
    from casereg.register import Register

# Where each screen lives; its module is imported when it is first opened.
SCREENS: dict[str, str] = {
    "signin": "screens.signin:SignInScreen",
    "lock": "screens.lock_screen:LockScreen",
    "second_factor": "screens.second_factor:SecondFactorScreen",
    "setup": "screens.setup:SetupScreen",
    "made": "screens.setup:MadeScreen",
    "today": "screens.today:TodayScreen",
    "entry": "screens.entry:EntryScreen",
    "contacts": "screens.contacts:ContactsScreen",
    "contact": "screens.contact:ContactScreen",
    "clients": "screens.clients:ClientsScreen",
    "client_form": "screens.client_form:ClientFormScreen",
    "find": "screens.find:FindScreen",
    "timeline": "screens.timeline:TimelineScreen",
    "my_day": "screens.my_day:MyDayScreen",
    "merge": "screens.merge:MergeScreen",
    "merge_check": "screens.merge_check:MergeCheckScreen",
    "cases": "screens.cases:CasesScreen",
    "case": "screens.case:CaseScreen",
    "record": "screens.record_form:RecordScreen",
    "peilingen": "screens.peilingen:PeilingenScreen",
    "outside": "screens.outside:OutsideScreen",
    "volunteers": "screens.volunteers:VolunteersScreen",
    "week": "screens.week:WeekScreen",
    "results": "screens.results:ResultsScreen",
    "result": "screens.result:ResultScreen",
    "own_results": "screens.own_results:OwnResultsScreen",
    "own_result": "screens.own_result:OwnResultScreen",
    "behind": "screens.behind:BehindScreen",
    "export": "screens.export:ExportScreen",
    "releases": "screens.releases:ReleasesScreen",
    "table": "screens.table:TableScreen",
    "admin": "screens.admin:AdminScreen",
    "help": "screens.help:HelpScreen",
}
NOT_STORED = "Nog niet opgeslagen: {}.\nToch stoppen? Wat je daar typte is dan weg."
SOON = 0.0005  # seconds a thread at the register may keep a key waiting
HOMES = {Role.COORDINATOR: "week", Role.ADMIN: "admin"}


class CaseregApp(LockingApp):
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
        super().__init__(settings)
        self.signed_in = signed_in
        self.clock = signed_in.clock if signed_in else clock or SystemClock()
        self.notice = notice
        self.parting = Parting()
        self.unfinished = Unfinished()
        for theme in THEMES:
            self.register_theme(theme)
        self.colours = ColourChoice(settings.colours_file)
        self.theme = self.colours.of(self.who[0] if self.who else settings.user)

    def on_mount(self) -> None:
        """The first frame: sign-in, setting up, or straight in for who is signed in already."""
        when_ended(self, lambda: put_safe(self.screen_stack))
        self.push_screen(self.screen_at(self._first_place()))

    def _first_place(self) -> str:
        if self.signed_in:
            return self.home
        return "signin" if self.settings.register_exists else "setup"

    def screen_at(self, place: str, *given: Any, **named: Any) -> CaseregScreen:
        """A new screen; its module is imported now, not at start."""
        module, _, kind = SCREENS[place].partition(":")
        screen: CaseregScreen = getattr(importlib.import_module(module), kind)(*given, **named)
        return screen

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
            self.switch_screen(self.screen_at("second_factor", register))
            return
        self.signed_in = register
        self.clock = register.clock
        self.latch.seen()
        self.theme = self.colours.of(register.actor.name)
        self.switch_screen(self.screen_at(self.home))

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
        while len(self.screen_stack) > HOME_DEPTH:
            self.pop_screen()

    def leave(self, screen: CaseregScreen) -> None:
        """Go back from a screen; the home screen stays."""
        if len(self.screen_stack) > HOME_DEPTH and self.screen is screen:
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

    def change_theme(self) -> None:
        """The next set of colours, kept for next time."""
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        self.colours.keep(self.who[0] if self.who else "", self.theme)
        self.say(f"Kleuren: {TITLES[self.theme]}.")

    def get_line_filters(self) -> Sequence[LineFilter]:
        """No colour at all when NO_COLOR asks for it."""
        if self.no_color:
            return (colourless(self.current_theme.background or ""),)
        return super().get_line_filters()

    def lock_screen(self, name: str) -> CaseregScreen:
        """The screen that covers the others until somebody signs in again."""
        return self.screen_at("lock", name)

    async def action_quit(self) -> None:
        """Leave, with everything typed put safe first."""
        await self.deeds_done()
        if await self.may_go(self.screen_stack):
            left = self.unfinished.titles(self.who[0]) if self.who else ()
            question = Question(NOT_STORED.format(", ".join(left)))
            if left and not isinstance(self.screen, Question):
                self.push_screen(question, lambda yes: self.exit() if yes else None)
            else:
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
