"""Says in Dutch how a run ended; no error leaves as a traceback."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from casereg.config import Settings
from casereg.errors import CaseregError
from casereg.system_faults import advised

INTERRUPTED = 130


def ended(deed: Callable[[], object], settings: Callable[[], Settings]) -> int:
    """Do it; gives the exit code. The settings say where the log of faults is."""
    for stream in (sys.stdout, sys.stderr):
        _never_fail_on_a_letter(stream)
    try:
        result = deed()
    except CaseregError as refusal:
        return _end(str(refusal), refusal.exit_code)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as fault:
        return _fallen_over(fault, settings)
    return result if isinstance(result, int) else 0


def _fallen_over(fault: Exception, settings: Callable[[], Settings]) -> int:
    """Tell what a user can do something about; anything else goes to the log, without values."""
    if isinstance(fault, OSError) and (told_in_dutch := advised(fault)):
        return _end(told_in_dutch, 1)
    log_file = _recorded(fault, settings)
    where = f" Waar het misging staat in {log_file}" if log_file else ""
    return _end(f"Er ging iets mis in casereg zelf.{where}", 1)


def _recorded(fault: Exception, settings: Callable[[], Settings]) -> Path | None:
    """The log in which the fault now stands; None when there is no place for a log."""
    from casereg.clock import SystemClock
    from casereg.fault_log import record

    try:
        log_file = settings().log_file
        record(fault, log_file, SystemClock().now())
    except Exception:
        # A second fault must not hide the first one.
        return None
    return log_file


def _end(text: str, exit_code: int) -> int:
    try:
        print(text, file=sys.stderr, flush=True)  # noqa: T201 - to the user
        sys.stdout.flush()
    except OSError:
        # What could not be written must not be tried again when Python stops.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return exit_code


def _never_fail_on_a_letter(stream: Any) -> None:
    """Show ``?`` for what an old terminal cannot show."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")
