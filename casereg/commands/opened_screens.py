"""The screens, from a terminal."""

import gc

from casereg.commands.terminal import has_screen
from casereg.config import Settings
from casereg.errors import WrongUsage


def open_screens(settings: Settings) -> int:
    """Show them until the user stops; gives the exit code.

    Raises :class:`WrongUsage` without a terminal.
    """
    if not has_screen():
        raise WrongUsage("De schermen hebben een terminal nodig. Zie anders: casereg --help")
    # Starting makes many objects and no garbage; the sign-in screen enables it again.
    gc.disable()
    from screens.app import run_screens

    return run_screens(settings)
