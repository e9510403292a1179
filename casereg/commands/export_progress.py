"""How far an export is, on stderr, and Ctrl-C as a request to stop where that is safe."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

import click

from casereg.errors import Refused

BAR, TEXT = 20, 44
STDERR = 2
WIDTH = TEXT + BAR + 8
STOPPING = b"\nCtrl-C: casereg stopt zodra dat veilig kan.\n"
STOPPED = "Gestopt met Ctrl-C. Er is geen pakket gemaakt en er is niets veranderd."


@dataclass(slots=True)
class ShownProgress:
    """One line that fills up, only on a terminal; raises KeyboardInterrupt when asked to stop."""

    terminal: bool
    stop: bool = False
    shown: str = ""

    def __call__(self, what: str, part: float) -> None:
        """Show that ``part`` (0 to 1) of the work is done, and what is being done now."""
        if self.stop:
            raise KeyboardInterrupt
        done = min(max(part, 0.0), 1.0)
        line = f"{what[:TEXT]:<{TEXT}} [{'#' * int(BAR * done):<{BAR}}] {int(100 * done):3}%"
        if self.terminal and line != self.shown:
            click.echo(f"\r{line}", nl=False, err=True)
            self.shown = line

    def clear(self) -> None:
        """Take the line away, so that what follows begins at the margin."""
        if self.shown:
            click.echo(f"\r{' ' * WIDTH}\r", nl=False, err=True)
            self.shown = ""


@contextmanager
def following(stopped: str = STOPPED) -> Iterator[ShownProgress]:
    """Progress for the work inside; raises :class:`Refused` when it was stopped with Ctrl-C.

    Ctrl-C takes effect only where the work tells how far it is, so that nothing stays half done.
    """
    progress = ShownProgress(sys.stderr is not None and sys.stderr.isatty())

    def ask_to_stop(_signal: int, _frame: FrameType | None) -> None:
        progress.stop = True
        # Not through a stream: that may be busy at this very moment.
        os.write(STDERR, STOPPING)

    before = signal.signal(signal.SIGINT, ask_to_stop)
    try:
        yield progress
    except KeyboardInterrupt:
        raise Refused(stopped) from None
    finally:
        signal.signal(signal.SIGINT, before)
        progress.clear()
