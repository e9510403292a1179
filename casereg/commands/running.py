"""Runs a command line and says in Dutch how it ended; no error leaves as a traceback."""

import errno
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from casereg.commands.caller import Caller
from casereg.commands.wrong_usage import told
from casereg.errors import CaseregError, WrongUsage

INTERRUPTED = 130
_FILE_FAULTS = {
    errno.ENOSPC: "De schijf is vol. Maak ruimte vrij.",
    errno.EDQUOT: "De schijf is vol. Maak ruimte vrij.",
    errno.EACCES: "Een bestand of map mag niet worden gelezen of beschreven. Kijk de rechten na.",
    errno.EPERM: "Een bestand of map mag niet worden gelezen of beschreven. Kijk de rechten na.",
    errno.EROFS: "De schijf kan niet worden beschreven. Kies een andere map.",
}


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
    if isinstance(fault, OSError) and fault.errno in _FILE_FAULTS:
        return _end(_FILE_FAULTS[fault.errno], 1)
    from casereg.clock import SystemClock
    from casereg.fault_log import record

    try:
        log_file = caller.settings().log_file
    except CaseregError as refusal:
        return _end(str(refusal), refusal.exit_code)
    record(fault, log_file, SystemClock().now())
    return _end(f"Er ging iets mis in casereg zelf. Waar het misging staat in {log_file}", 1)


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
