"""What every screen shares: its frame, its commands, and calls to the register that never freeze.

A screen asks with :meth:`CaseregScreen.read` or :meth:`CaseregScreen.save`. The call
runs in a thread; what comes back arrives as an :class:`Answered` or :class:`Refusal`
message, so a worker never touches a widget.
"""

import asyncio
from collections.abc import Callable, Iterable
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual import on
from textual.app import ComposeResult
from textual.css.query import NoMatches
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import Worker, get_current_worker

from casereg.errors import CaseregError
from screens import commands
from screens.ask import Question
from screens.frame import KeyBar, Masthead, StatusLine

if TYPE_CHECKING:
    from casereg.register import Register
    from screens.app import CaseregApp

Given = TypeVar("Given")
SAVES = "saves"  # the group of the workers that do deeds
SLOW = 1.5  # seconds after which the register is said to be busy
BUSY = "Even geduld: het register is bezig. Wat je typt blijft staan."
Refusing = Callable[[CaseregError], None]


class Answered(Message):
    """A call to the register came back; ``then`` takes its result on the screen's side."""

    def __init__(
        self, worker: Worker[Any], then: Callable[[], None], patience: asyncio.TimerHandle
    ) -> None:
        """Keep the worker that asked, to see whether its answer is still wanted."""
        super().__init__()
        self.worker, self.then, self.patience = worker, then, patience


class CaseregScreen(Screen[None]):
    """A screen of casereg.

    A subclass sets ``PLACE`` (its name in :mod:`screens.commands`),
    ``BINDINGS = commands.bindings(PLACE)``, and gives its widgets in :meth:`body`.
    """

    PLACE: ClassVar[str] = ""
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (16, "-usual")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        """The frame around the body."""
        yield Masthead(self.desk.who, self.desk.clock.today(), self.desk.notice)
        yield from self.body()
        yield StatusLine()
        yield KeyBar(commands.at(self.PLACE, self.desk.role))

    def body(self) -> Iterable[Widget]:
        """The widgets of this screen."""
        return ()

    @property
    def desk(self) -> "CaseregApp":
        """The app, by its own type."""
        return cast("CaseregApp", self.app)

    @property
    def register(self) -> "Register":
        """The register of whoever is signed in."""
        return self.desk.register

    def read(
        self, ask: Callable[[], Given], then: Callable[[Given], None], group: str = ""
    ) -> None:
        """Ask the register in a thread; a newer question in the same group replaces this one."""
        self._in_thread(ask, then, self.refused, group or self.PLACE, exclusive=True)

    def save(
        self,
        deed: Callable[[], Given],
        then: Callable[[Given], None],
        refused: Refusing | None = None,
    ) -> None:
        """Do a deed in a thread; nothing cancels it, not even this screen going."""
        self._in_thread(deed, then, refused or self.refused, SAVES, exclusive=False)

    def refused(self, error: CaseregError) -> None:
        """What to do when the register says no: say why. Screens with fields do more."""
        self.say(str(error), fault=True)

    def say(self, text: str, fault: bool = False) -> None:
        """Show a text in the line for messages."""
        try:
            self.query_one(StatusLine).tell(text, fault)
        except NoMatches:  # the screen has not been composed yet, or is going
            self.call_after_refresh(self._say_later, text, fault)

    def _say_later(self, text: str, fault: bool) -> None:
        for line in self.query(StatusLine):
            line.tell(text, fault)

    def _in_thread(
        self,
        deed: Callable[[], Given],
        then: Callable[[Given], None],
        refused: Refusing,
        group: str,
        exclusive: bool,
    ) -> None:
        if self.locked:
            self.take(partial(self._in_thread, deed, then, refused, group, exclusive))
            return
        patience = asyncio.get_running_loop().call_later(SLOW, self._say_busy, monotonic())

        def run() -> None:
            worker = get_current_worker()
            try:
                answer = partial(then, deed())
            except CaseregError as error:
                answer = partial(refused, error)
            self.post_message(Answered(worker, answer, patience))

        # The workers of a screen stop when it goes; a deed belongs to the app.
        doer = self if exclusive else self.app
        doer.run_worker(run, group=group, exclusive=exclusive, thread=True)

    def _say_busy(self, since: float) -> None:
        for line in self.query(StatusLine):
            line.wait(BUSY, since)

    @on(Answered)
    def _take_answer(self, message: Answered) -> None:
        """Use an answer, unless a newer question has replaced it."""
        message.stop()
        message.patience.cancel()
        for line in self.query(StatusLine):
            line.no_longer(BUSY)
        if not message.worker.is_cancelled:
            self.take(message.then)

    def take(self, then: Callable[[], None]) -> None:
        """Ask something, or do what an answer asks; it waits while this screen is locked."""
        if self.locked:
            self.desk.latch.waiting.append(then)
        else:
            then()

    @property
    def locked(self) -> bool:
        """Whether nobody may see this screen for now."""
        return self.desk.latch.locked

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what the role is offered; actions that are no command are Textual's own."""
        call = f"{action}({', '.join(repr(one) for one in parameters)})" if parameters else action
        ours = [one for one in commands.at(self.PLACE) if one.action == call]
        return not ours or any(commands.offered(one, self.desk.role) for one in ours)

    @property
    def ready(self) -> bool:
        """Whether keys typed ahead may come; a form waits a moment for what it opens with."""
        return True

    def before_leaving(self) -> Callable[[], None] | None:
        """What must be stored before this screen goes; done in a thread."""
        return None

    def ask(self, question: str, then: Callable[[], None]) -> None:
        """Ask a question; ``then`` is done when the answer is yes."""
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
