"""What is written when the program falls over: where it broke, never what it held.

Textual's own crash screen prints local variables and the message of the error, and
both can hold the name of a client. Here only the kinds of error and the lines of
code are kept.
"""

import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from textual.worker import WorkerFailed

from screens.keys import OrderlyApp

SORRY = (
    "Er ging iets mis en casereg is gestopt. Wat je typte is bewaard als concept. "
    "Waar het misging staat in het logboek: {log}"
)


def frames(error: BaseException) -> Iterator[str]:
    """The kind of each error in the chain and the lines it passed, without any value."""
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        if not isinstance(one, WorkerFailed):
            yield f"{type(one).__module__}.{type(one).__qualname__}"
            for frame in traceback.extract_tb(one.__traceback__):
                yield f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        one = one.error if isinstance(one, WorkerFailed) else one.__cause__ or one.__context__


def record(error: BaseException, log_file: Path, now: datetime) -> None:
    """Add the error to the log; a log that cannot be written is no reason to fail again."""
    lines = [f"{now.isoformat(timespec='seconds')} fout", *frames(error), ""]
    try:
        log_file.parent.mkdir(parents=True, exist_ok=True)
        with log_file.open("a", encoding="utf-8") as log:
            log.write("\n".join(lines))
    except OSError:
        pass


class SafeApp(OrderlyApp):
    """An app that falls over with one plain line, and keeps what it held to itself."""

    def __init__(self, log_file: Path) -> None:
        """Write faults to ``log_file``."""
        super().__init__()
        self.log_file = log_file

    def _handle_exception(self, error: Exception) -> None:
        """Textual calls this for what nobody caught."""
        self._return_code = 1
        if self._exception is None:  # so that tests driving the app see it
            self._exception = error
            self._exception_event.set()
        record(error, self.log_file, datetime.now(UTC))
        self._fatal_error()

    def _fatal_error(self) -> None:
        self._exit_renderables[:] = [SORRY.format(log=self.log_file)]
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        for text in self._exit_renderables[:1]:
            self.error_console.print(text, markup=False, highlight=False, soft_wrap=True)
        self._exit_renderables.clear()
