"""Many at once, and very much at once, beside a bare database doing the same.

    python -m benchmarks.load [ROWS]

Twenty programs on one encrypted file, two hundred workers on PostgreSQL, and an import of so
many rows (200,000; a million takes longer). Exits 1 when a budget is missed.
"""

import sys
import tempfile
from pathlib import Path

from benchmarks import load_file, load_import, load_server
from benchmarks.lines import HEADING

ROWS = 200_000


def main(rows: int) -> int:
    """Measure and print; gives the exit code."""
    print(HEADING)
    good = True
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for measured in (
            lambda: load_file.measure(folder),
            lambda: load_server.measure(folder),
            lambda: load_import.measure(folder, rows),
        ):
            for line in measured():
                print(line.text(), flush=True)
                good = good and line.good
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS))
