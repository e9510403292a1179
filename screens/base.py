"""What every screen shares: its frame, its commands, and the ways out of it."""

import asyncio
from collections.abc import Callable, Iterable
from time import monotonic

from textual import on
from textual.app import ComposeResult
from textual.events import ScreenResume
from textual.widget import Widget

from screens import commands
from screens.calling import CallingScreen
from screens.frame import KeyBar, Masthead, StandingLine, StatusLine

PATIENCE = 1.0  # seconds that keys are held back for a screen that is still opening


class CaseregScreen(CallingScreen):
    """A screen of casereg.

    A subclass sets ``PLACE`` (its name in :mod:`screens.commands`),
    ``BINDINGS = commands.bindings(PLACE)``, and gives its widgets in :meth:`body`.
    """

    opened = True  # False where keys wait for what the screen opens with
    begun = 0.0  # when it was made, on the monotonic clock
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (16, "-usual")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        """The frame around the body."""
        self.begun = monotonic()
        self._fit()
        yield Masthead(self.desk.who, self.desk.clock.today(), self.desk.notice)
        yield StandingLine(self.desk.only_read)
        yield from self.body()
        yield StatusLine()
        yield KeyBar(commands.at(self.PLACE, self.desk.role))

    def _fit(self) -> None:
        """Take the classes of this size before the first layout; after it would take another."""
        kinds = self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS
        for size, breakpoints in zip(self.app.size, kinds, strict=True):
            fitting = [name for least, name in breakpoints or () if least <= size]
            self.add_class(*fitting[-1:])

    @on(ScreenResume)
    async def _before_painting(self, event: ScreenResume) -> None:
        """What was just asked of the register is looked up while this screen is painted."""
        event.refresh_styles = False  # done when it was mounted, and with every change of colours
        await asyncio.sleep(0)

    def body(self) -> Iterable[Widget]:
        """The widgets of this screen."""
        return ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what the role is offered; actions that are no command are Textual's own."""
        call = f"{action}({', '.join(repr(one) for one in parameters)})" if parameters else action
        ours = [one for one in commands.at(self.PLACE) if one.action == call]
        return not ours or any(commands.offered(one, self.desk.role) for one in ours)

    @property
    def ready(self) -> bool:
        """Whether keys typed ahead may come: once the screen has opened, or that takes long."""
        return self.opened or monotonic() - self.begun > PATIENCE

    def before_leaving(self) -> Callable[[], None] | None:
        """What must be stored before this screen goes; done in a thread."""
        return None

    def ask(self, question: str, then: Callable[[], None]) -> None:
        """Ask a question; ``then`` is done when the answer is yes."""
        from screens.ask import Question

        self.desk.push_screen(Question(question), lambda yes: then() if yes else None)

    async def action_leave(self) -> None:
        """Back to the screen before this one, with everything typed put safe first."""
        if await self.desk.may_go([self]):
            self.desk.leave(self)

    def action_go(self, place: str) -> None:
        """Open another screen."""
        self.desk.go(place)

    def action_help(self) -> None:
        """Show help about this screen."""
        self.desk.show_help(self.PLACE)

    def action_change_theme(self) -> None:
        """Dark, light, or high contrast."""
        self.desk.change_theme()

    def action_lock(self) -> None:
        """Cover the screens until somebody signs in again."""
        self.desk.lock_screens()

    async def action_quit(self) -> None:
        """Leave casereg."""
        await self.desk.action_quit()
