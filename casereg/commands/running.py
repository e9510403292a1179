"""Runs a command line and says in Dutch how it ended; no error leaves as a traceback."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from casereg.commands.caller import Caller
from casereg.commands.wrong_usage import told
from casereg.errors import CaseregError, WrongUsage
from casereg.system_faults import advised

INTERRUPTED = 130


def run(command: click.Command, arguments: Sequence[str]) -> int:
    """Run ``command`` with these arguments; gives the exit code."""
    for stream in (sys.stdout, sys.stderr):
        _never_fail_on_a_letter(stream)
    caller = Caller()
    try:
        _check_readable(arguments)
        result = command.main(
            list(arguments), prog_name="casereg", standalone_mode=False, obj=caller
        )
    except CaseregError as refusal:
        return _end(str(refusal), refusal.exit_code)
    except click.ClickException as fault:
        return _end(told(fault), WrongUsage.exit_code)
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except Exception as fault:
        return _fallen_over(fault, caller)
    return result if isinstance(result, int) else 0


def _check_readable(arguments: Sequence[str]) -> None:
    """Arguments in another encoding hold half characters that no file or database takes."""
    try:
        "".join(arguments).encode()
    except UnicodeEncodeError:
        raise WrongUsage("De tekst is niet leesbaar. Zet je terminal op UTF-8.") from None


def _fallen_over(fault: Exception, caller: Caller) -> int:
    """Tell what a user can do something about; anything else goes to the log, without values."""
    if isinstance(fault, OSError) and (told_in_dutch := advised(fault)):
        return _end(told_in_dutch, 1)
    log_file = _recorded(fault, caller)
    where = f" Waar het misging staat in {log_file}" if log_file else ""
    return _end(f"Er ging iets mis in casereg zelf.{where}", 1)


def _recorded(fault: Exception, caller: Caller) -> Path | None:
    """The log in which the fault now stands; None when there is no place for a log."""
    from casereg.clock import SystemClock
    from casereg.fault_log import record

    try:
        log_file = caller.settings().log_file
        record(fault, log_file, SystemClock().now())
    except Exception:
        # A second fault must not hide the first one.
        return None
    return log_file


def _end(text: str, exit_code: int) -> int:
    try:
        click.echo(text, err=True)
        sys.stdout.flush()
    except OSError:
        # What could not be written must not be tried again when Python stops.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return exit_code


def _never_fail_on_a_letter(stream: Any) -> None:
    """Show ``?`` for what an old terminal cannot show."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")
