"""The log of faults in the program itself: where it broke, never what it held.

The message of an error and the values of variables can hold the name of a client, so
only the kinds of error and the lines of code that it passed are kept.
"""

import traceback
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path


def frames(error: BaseException) -> Iterator[str]:
    """The kind of each error in the chain and the lines it passed, without any value."""
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield f"{type(one).__module__}.{type(one).__qualname__}"
        for frame in traceback.extract_tb(one.__traceback__):
            yield f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        # Errors that only carry another one (Textual's WorkerFailed) hold it in ``error``.
        inner = getattr(one, "error", None)
        carried = inner if isinstance(inner, BaseException) else None
        one = carried or one.__cause__ or one.__context__


def record(error: BaseException, log_file: Path, now: datetime) -> None:
    """Add the error to the log; a log that cannot be written is no reason to fail again."""
    lines = [f"{now.isoformat(timespec='seconds')} fout", *frames(error), ""]
    try:
        log_file.parent.mkdir(parents=True, exist_ok=True)
        with log_file.open("a", encoding="utf-8") as log:
            log.write("\n".join(lines))
    except OSError:
        pass
