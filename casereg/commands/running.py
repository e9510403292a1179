"""Runs a command line; what click finds wrong is told in Dutch."""

from collections.abc import Sequence

import click

from casereg.commands.caller import Caller
from casereg.commands.ending import ended
from casereg.commands.wrong_usage import told
from casereg.errors import WrongUsage


def run(command: click.Command, arguments: Sequence[str]) -> int:
    """Run ``command`` with these arguments; gives the exit code."""
    caller = Caller()
    return ended(lambda: _run(command, arguments, caller), caller.settings)


def _run(command: click.Command, arguments: Sequence[str], caller: Caller) -> object:
    _check_readable(arguments)
    try:
        return command.main(list(arguments), prog_name="casereg", standalone_mode=False, obj=caller)
    except click.ClickException as fault:
        raise WrongUsage(told(fault)) from None
    except click.Abort:
        raise KeyboardInterrupt from None


def _check_readable(arguments: Sequence[str]) -> None:
    """Arguments in another encoding hold half characters that no file or database takes."""
    try:
        "".join(arguments).encode()
    except UnicodeEncodeError:
        raise WrongUsage("De tekst is niet leesbaar. Zet je terminal op UTF-8.") from None
