"""Between long work in a thread and its screen: how far it is, and the wish to stop it."""

from threading import Event

from textual.message import Message
from textual.message_pump import MessagePump

from casereg.errors import Refused

STOPPED = "Gestopt. Er is geen pakket gemaakt en er is niets veranderd."


class Stopped(Refused):
    """The work was stopped because somebody asked for it: nothing is wrong."""


class Progressed(Message):
    """The work is at ``percent``, and busy with ``what``."""

    def __init__(self, what: str, percent: int) -> None:
        """Keep both."""
        super().__init__()
        self.what, self.percent = what, percent


class Watch:
    """Given to the work; tells ``screen`` of it, and stops it at its next step when asked."""

    def __init__(self, screen: MessagePump) -> None:
        """Nothing was told yet."""
        self._screen = screen
        self._stop = Event()
        self._told = ("", -1)

    @property
    def stopping(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Let the work end at its next step."""
        self._stop.set()

    def __call__(self, what: str, part: float) -> None:
        """In a thread: ``part`` (0 to 1) is done; raises :class:`Stopped` to stop the work."""
        if self.stopping:
            raise Stopped(STOPPED)
        told = (what, int(100 * min(max(part, 0.0), 1.0)))
        if told != self._told:
            self._told = told
            self._screen.post_message(Progressed(*told))
