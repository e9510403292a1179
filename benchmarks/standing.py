"""The screens on a register of invented people, at work: nobody signs in, and it is that day.

python -m benchmarks.standing HOME NAME PASSWORD DAY
"""

import sys
from datetime import date
from pathlib import Path

from casereg.clock import StandingDay
from casereg.config import Settings
from casereg.register import sign_in
from screens.app import run_screens


def main(home: str, name: str, password: str, day: str) -> int:
    """Show Vandaag of somebody on a day; gives the exit code."""
    settings, clock = Settings(home=Path(home)), StandingDay(date.fromisoformat(day))
    return run_screens(settings, clock, sign_in(settings, name, password, clock))


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
