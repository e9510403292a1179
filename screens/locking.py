"""An app that locks when nobody is there, and loses nothing of what was typed or asked."""

from abc import abstractmethod
from asyncio import sleep
from typing import TYPE_CHECKING

from textual import events
from textual.screen import Screen
from textual.worker import Worker

from casereg.config import Settings
from casereg.errors import OnlyRead, RegisterUnavailable
from screens.calling import SAVES
from screens.crash import SafeApp
from screens.lock import Lock
from screens.parting import put_safe

if TYPE_CHECKING:
    from casereg.register import Register

LOOK_EVERY = 1.0  # seconds between two looks at how long nobody was there
TRIES, TRY_AGAIN = 20, 2.0  # how often, and after how many seconds, to put what was typed safe


class LockingApp(SafeApp):
    """Covers the screens and closes the register; whoever signs in again goes on."""

    signed_in: "Register | None" = None
    putting_away: Worker[None] | None = None

    def __init__(self, settings: Settings) -> None:
        """Lock after the minutes in the settings."""
        super().__init__(settings.log_file)
        self.settings = settings
        self.latch = Lock(settings.lock_minutes)

    @property
    def home_depth(self) -> int:
        """How many screens stay: the first one, and above it the home of who is signed in."""
        return 2 if self.signed_in else 1

    @abstractmethod
    def lock_screen(self, name: str) -> Screen[None]:
        """The screen that covers the others until ``name``, or another, signs in."""

    @abstractmethod
    def enter(self, register: "Register") -> None:
        """Show the first screen of whoever signed in."""

    def on_ready(self) -> None:
        """Look now and then whether somebody is still there."""
        self.set_interval(min(LOOK_EVERY, self.latch.limit / 4), self._look)

    def _look(self) -> bool:
        """Lock when it is time; whether it was."""
        late = self.latch.overdue and self.signed_in is not None
        if late:
            self.lock_screens()
        return late

    async def on_event(self, event: events.Event) -> None:
        """Somebody is there; after too long a silence the first sign of it only locks.

        A key waits until the lock can be seen, and is then kept for the screen below it.
        """
        if isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded:
            late = self._look()
            self.latch.seen()
            if late and not isinstance(event, events.Key):
                return
        await super().on_event(event)

    def lock_screens(self) -> None:
        """Cover what is shown, put what was typed safe, and drop the key."""
        if self.signed_in is None or self.latch.locked:
            return
        self.latch.close()
        self.push_screen(self.lock_screen(self.signed_in.actor.name))
        self.putting_away = self.run_worker(self._put_away(self.signed_in), group="lock")

    async def _put_away(self, register: "Register") -> None:
        """Close the register once every deed is done and what was typed is safe.

        What the register does not take stays on its screen, and is tried again after the lock.
        """
        await self.deeds_done()
        for _ in range(TRIES):
            fault = await put_safe(self.screen_stack)
            if not isinstance(fault, RegisterUnavailable) or isinstance(fault, OnlyRead):
                break
            await sleep(TRY_AGAIN)
        register.close()

    async def deeds_done(self) -> None:
        """Wait for what is being stored at this moment."""
        deeds = [one for one in self.workers if one.group == SAVES]
        if deeds:  # without any, Textual would wait for all workers
            await self.workers.wait_for_complete(deeds)

    def keep_typed(self) -> None:
        """Keep the keys that came before the lock could be seen for the screen below it."""
        self.latch.keys.extend(self.typed_ahead)
        self.typed_ahead.clear()

    def unlock(self, register: "Register") -> None:
        """The same person goes on where they were; another starts afresh."""
        if self.signed_in and self.signed_in.actor == register.actor:
            self._go_on(self.signed_in, register)
        else:
            self.run_worker(self._hand_over(register), group="lock")

    def _go_on(self, mine: "Register", fresh: "Register") -> None:
        if self.putting_away:
            self.putting_away.cancel()
        mine.resume(fresh)
        keys, waiting = self.latch.open()
        self.pop_screen()
        for then in waiting:
            then()
        self.typed_ahead.extendleft(reversed(keys))
        self.call_next(self._take_turns)

    async def _hand_over(self, register: "Register") -> None:
        """Another person: what was typed is put safe for the one who went."""
        if self.putting_away:
            await self.putting_away.wait()
        self.latch.open()
        while len(self.screen_stack) > self.home_depth:
            self.pop_screen()
        self.enter(register)
