"""Calls to the register that never freeze a screen.

A screen asks with :meth:`CallingScreen.read` or :meth:`CallingScreen.save`. The call runs in a
thread; what comes back arrives as an :class:`Answered` message, so a worker never touches a
widget.
"""

import asyncio
from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual import on
from textual.css.query import NoMatches
from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker, get_current_worker

from casereg.errors import CaseregError
from screens.frame import StandingLine, StatusLine

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


class CallingScreen(Screen[None]):
    """A screen that asks things of the register, and shows what it says in its status line."""

    PLACE: ClassVar[str] = ""

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
        self.show_damage()
        if not message.worker.is_cancelled:
            self.take(message.then)

    def show_damage(self) -> None:
        """Say all the time that nothing can be written, from when that is so."""
        for line in self.query(StandingLine):
            line.show_text(self.desk.only_read)

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
