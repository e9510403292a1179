"""How the screens draw in a browser, and how they stop when nobody looks any more."""

import os
from threading import Timer

from textual import events
from textual.drivers.web_driver import WebDriver

PATIENCE = 8.0  # seconds to put safe what was typed
LONGEST = 20.0  # seconds until even a process that hangs is ended


class VisitorDriver(WebDriver):
    """As Textual's own, for a visitor who may be gone without a word."""

    def start_application_mode(self) -> None:
        """As Textual's own, but with the keyboard: the page gives it to us from the start."""
        super().start_application_mode()
        self._app.call_later(self._app.post_message, events.AppFocus())

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        """The tab was closed or the server stops: leave, and do not just drop everything."""
        if packet_type == "quit":
            self._app.call_later(self._leave)
        else:
            super().on_meta(packet_type, payload)

    def run_input_thread(self) -> None:
        """Read what is typed; when the server itself is gone, nobody ends this process."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            last_resort = Timer(LONGEST, os._exit, (1,))
            last_resort.daemon = True
            last_resort.start()
            self._app.call_later(self._leave)

    def _leave(self) -> None:
        """As with the key for it, which comes behind all that was typed; then in any case."""
        self.process_message(events.Key("ctrl+q", None))
        self._app.set_timer(PATIENCE, self._app.exit)
