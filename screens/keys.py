"""Keys are handled one after the other, however fast they come.

Textual hands a key to the widget in focus as soon as it is read. When several come at
once (a slow connection, a paste, a quick hand), a letter after Tab would still land
in the field before it. Here the next key waits until the one before it has been
through every widget, and until the screen it opened stands and is ``ready``.
"""

from collections import deque

from textual import events, on
from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump

# A key whose widget went away is never reported back; after this the next one goes on.
LONGEST_WAIT = 1.0
A_MOMENT = 0.005


class KeyHandled(Message):
    """Follows a key through the same widgets; when it arrives the key is done.

    It makes the journey twice: the second time it comes behind the messages that the key
    set going, such as an Input that reports Enter.
    """

    def __init__(self, turn: int, journeys: int = 2) -> None:
        """Belong to the key of this turn."""
        super().__init__()
        self.turn, self.journeys = turn, journeys


class OrderlyApp(App[None]):
    """An app that takes keys in turn."""

    def __init__(self) -> None:
        """Start with nothing typed."""
        super().__init__()
        self.typed_ahead: deque[events.Key] = deque()
        self.turn = 0
        self.key_busy = False

    async def on_event(self, event: events.Event) -> None:
        """Hold a key back while another is being handled."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.typed_ahead.append(event)
            await self._take_turns()
        else:
            await super().on_event(event)

    async def _take_turns(self) -> None:
        if self.key_busy or not self.typed_ahead:
            return
        if not (self.screen.is_mounted and getattr(self.screen, "ready", True)):
            self.set_timer(A_MOMENT, self._take_turns)
            return
        self.key_busy, self.turn = True, self.turn + 1
        target = self.focused or self.screen
        await super().on_event(self.typed_ahead.popleft())
        last_resort = KeyHandled(self.turn, journeys=1)
        self.set_timer(LONGEST_WAIT, lambda: self.post_message(last_resort))
        self._follow(target, KeyHandled(self.turn))

    def _follow(self, target: MessagePump, follower: KeyHandled) -> None:
        # As from the target: Textual does not let a message bubble up to its own sender.
        if not target.post_message(follower.set_sender(target)):
            self.post_message(KeyHandled(follower.turn, journeys=1))

    @on(KeyHandled)
    async def _next_turn(self, message: KeyHandled) -> None:
        message.stop()
        if message.turn != self.turn or not self.key_busy:
            return
        if message.journeys > 1:
            self._follow(self.focused or self.screen, KeyHandled(self.turn, message.journeys - 1))
            return
        self.key_busy = False
        await self._take_turns()
