"""The process of one visitor of ``casereg serve``: the screens, and nobody signed in yet.

Started by :mod:`casereg.serving.session` as ``python -m casereg.commands.visitor``.
"""

import gc
import os
import sys
from dataclasses import replace

import click

from casereg.commands.caller import Caller, require_register
from casereg.commands.running import run


@click.command()
@click.pass_obj
def visitor(caller: Caller) -> int:
    """Show the screens in the browser of one visitor."""
    # A name in config.toml is that of whoever keeps the server.
    settings = replace(caller.settings(), user="", password="")
    require_register(settings)
    # As in casereg.commands.opened_screens: the sign-in screen enables it again.
    gc.disable()
    from screens.app import run_screens

    return run_screens(settings)


def main() -> None:
    """Run the screens. What they would say to a terminal has nobody to read it here."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    sys.exit(run(visitor, []))


if __name__ == "__main__":
    main()
