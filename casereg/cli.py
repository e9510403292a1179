"""The front door ``casereg``: the screens, or a command for a terminal or a script.

Without a command nothing of the command line is imported, so that the screens come at once.
"""

import sys

from casereg.commands.ending import ended
from casereg.commands.opened_screens import open_screens
from casereg.config import settings_from_process


def main() -> None:
    """Do what this process was started for, and stop with its exit code."""
    words = sys.argv[1:]
    sys.exit(_run(words) if words else ended(_open_screens, settings_from_process))


def _run(words: list[str]) -> int:
    from casereg.commands.command_line import casereg
    from casereg.commands.running import run

    return run(casereg, words)


def _open_screens() -> int:
    return open_screens(settings_from_process())


if __name__ == "__main__":
    main()
