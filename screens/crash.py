"""What is written when the program falls over: where it broke, never what it held.

Textual's own crash screen prints local variables and the message of the error, and
both can hold the name of a client. Here only the kinds of error and the lines of
code are kept.
"""

import os
from pathlib import Path

from textual import constants

from casereg.clock import SystemClock
from casereg.fault_log import record
from screens.keys import OrderlyApp

SORRY = (
    "Er ging iets mis en casereg is gestopt. Vulde je een contact in? Kijk op Vandaag of het er "
    "als concept staat. Vulde je iets anders in? Open dat formulier weer. Wat je op het laatst "
    "typte kan ontbreken. Waar het misging staat in het logboek: {log}"
)


# Textual writes what is shown and typed to files when the environment asks for it.
TELLTALES = {"LOG_FILE": None, "DEBUG": False, "SCREENSHOT_DELAY": -1}


def keep_to_itself() -> None:
    """Keep Textual from writing a log, keys or a picture, and from talking to its console.

    An empty NO_COLOR, which Textual would heed, is taken away too.
    """
    for name, off in TELLTALES.items():
        setattr(constants, name, off)
    os.environ.pop("TEXTUAL", None)
    if not os.environ.get("NO_COLOR"):  # set to nothing means: not set (no-color.org)
        os.environ.pop("NO_COLOR", None)


class SafeApp(OrderlyApp):
    """An app that falls over with one plain line, and keeps what it held to itself."""

    def __init__(self, log_file: Path) -> None:
        """Write faults to ``log_file``."""
        keep_to_itself()
        super().__init__()
        self.log_file = log_file

    def _handle_exception(self, error: Exception) -> None:
        """Textual calls this for what nobody caught."""
        self._return_code = 1
        if self._exception is None:  # so that tests driving the app see it
            self._exception = error
            self._exception_event.set()
        record(error, self.log_file, SystemClock().now())
        self._fatal_error()

    def _fatal_error(self) -> None:
        self._exit_renderables[:] = [SORRY.format(log=self.log_file)]
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        for text in self._exit_renderables[:1]:
            self.error_console.print(text, markup=False, highlight=False, soft_wrap=True)
        self._exit_renderables.clear()
