"""Figures of a big encrypted register against DuckDB counting the same rows from CSV files.

    python -m benchmarks.figures

Builds registers of 100,000 and 1,000,000 contacts over five years and prints one table;
exits 1 when a budget is missed, 2 when the two count differently. DuckDB reads the files
of the whole register, as casereg does, and only the columns that figures look at; reading
is part of its time, as decrypting is of casereg's. The ratio counts: milliseconds depend
on the machine.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from benchmarks.big_register import ADMIN, COORDINATOR, NEWEST, PASSWORD
from benchmarks.csv_dump import dump
from benchmarks.duck_indicators import count_indicators
from benchmarks.duck_tables import Cells, count_tables, read_contacts
from benchmarks.same_counts import differences
from casereg.config import Settings
from casereg.opening import open_for
from exports.counted.figure import Figure
from exports.counted.tally import Tally
from exports.indicator.engine import Indicators
from exports.indicator.figures import IndicatorFigure
from models.catalogue import Catalogue
from models.loaded import loaded_catalogues
from models.periods import Period, parse_period

SMALL, BIG, TIMES = 100_000, 1_000_000, 4
QUARTER, YEAR, TODAY = parse_period("2023-Q1"), parse_period("2023"), date(2024, 2, 1)
QUARTER_RATIO, YEAR_RATIO, GROWTH = 1.0, 2.0, 11.0
EXPORT_SECONDS, EXPORT_MB = 10.0, 250.0
Ours = tuple[tuple[Figure, ...], tuple[IndicatorFigure, ...]]
Theirs = tuple[Cells, dict[tuple[str, str], float]]


@dataclass(frozen=True)
class Line:
    """One row of the table; ``ratio`` is what the budget is about when there is a reference."""

    figure: str
    value: str
    reference: str
    ratio: float | None
    budget: str
    good: bool


@dataclass(frozen=True)
class Compared:
    """Seconds of casereg and DuckDB for the same, and what they count differently."""

    ours: float
    theirs: float
    wrong: list[str]


@dataclass(frozen=True)
class Measured:
    """What was measured on one register, in seconds and megabytes."""

    quarter: float
    year: float
    export: float
    memory: float


def main() -> int:
    """Build, measure and print; gives the exit code."""
    with tempfile.TemporaryDirectory(prefix="casereg-figures-") as home:
        small, big = _registers(Path(home))
        dump(big, Path(home))
        before = Measured(_best(small, QUARTER), _best(small, YEAR), *_export(small))
        quarter, year = (against_duck(big, Path(home), period) for period in (QUARTER, YEAR))
        now = Measured(quarter.ours, year.ours, *_export(big))
    lines = [*_against(quarter, year), *_by_itself(before, now)]
    wrong = [*quarter.wrong, *year.wrong]
    print(f"{'figure':<44}{'casereg':>10}{'reference':>12}{'ratio':>8}  budget")
    for line in lines:
        ratio = "" if line.ratio is None else f"{line.ratio:.2f}"
        mark = "" if line.good else "  MISSED"
        print(
            f"{line.figure:<44}{line.value:>10}{line.reference:>12}{ratio:>8}  {line.budget}{mark}"
        )
    print(*wrong[:20], sep="\n")
    return 2 if wrong else int(not all(line.good for line in lines))


def _registers(home: Path) -> tuple[Settings, Settings]:
    """The small and the big register, built beside each other."""
    sizes = {home / "small": SMALL, home / "big": BIG}
    builders = [
        subprocess.Popen([sys.executable, "-m", "benchmarks.big_register", folder, str(contacts)])
        for folder, contacts in sizes.items()
    ]
    if sum(builder.wait() for builder in builders):
        raise SystemExit("a register could not be built")
    small, big = (Settings(home=folder) for folder in sizes)
    return small, big


def _against(quarter: Compared, year: Compared) -> Iterator[Line]:
    for name, found, most in (
        ("tables and indicators of a quarter", quarter, QUARTER_RATIO),
        ("tables and indicators of a year", year, YEAR_RATIO),
    ):
        ratio, good = found.ours / found.theirs, found.ours <= most * found.theirs
        yield Line(name, _ms(found.ours), _ms(found.theirs), ratio, f"<= {most} x DuckDB", good)


def _by_itself(small: Measured, big: Measured) -> Iterator[Line]:
    good = big.export <= EXPORT_SECONDS
    yield Line("export resultaatmeting of a quarter", _ms(big.export), "", None, "<= 10 s", good)
    good = big.memory <= EXPORT_MB
    yield Line("peak memory of it", f"{big.memory:.0f} MB", "", None, "<= 250 MB", good)
    for name, ours, before in (
        ("growth of a quarter", big.quarter, small.quarter),
        ("growth of a year", big.year, small.year),
        ("growth of an export", big.export, small.export),
    ):
        ratio = ours / before
        budget = f"<= {GROWTH:.0f} x {SMALL:,} contacts"
        yield Line(name, _ms(ours), _ms(before), ratio, budget, ratio <= GROWTH)


def _best(settings: Settings, period: Period) -> float:
    """The best of a few runs, since others share the machine."""
    return min(count(settings, period)[0] for _ in range(TIMES))


def count(settings: Settings, period: Period) -> tuple[float, Ours]:
    """All tables and indicators before protection, on a connection of its own."""
    opened = open_for(settings, ADMIN, PASSWORD)
    try:
        start = time.perf_counter()
        with opened.database.reading() as session:
            known = loaded_catalogues(session)
            catalogue = known.named(NEWEST)
            start = time.perf_counter()
            tally = Tally(session, catalogue, period)
            cells = tuple(one for table in catalogue.tabellen for one in tally.figures(table))
            found = Indicators(session, known, catalogue, period, TODAY).figures()
            return time.perf_counter() - start, (cells, found)
    finally:
        opened.database.close()


def against_duck(settings: Settings, folder: Path, period: Period) -> Compared:
    """Both in turn, so that what else the machine does hinders both; the best of each."""
    opened = open_for(settings, ADMIN, PASSWORD)
    with opened.database.reading() as session:
        catalogue = loaded_catalogues(session).named(NEWEST)
    opened.database.close()
    ours, theirs, wrong = [], [], []
    for _ in range(TIMES):
        seconds, found = count(settings, period)
        duck_seconds, duck_found = _by_duck(folder, catalogue, period)
        ours.append(seconds)
        theirs.append(duck_seconds)
        wrong = differences(*found, *duck_found)
    return Compared(min(ours), min(theirs), wrong)


def _by_duck(folder: Path, catalogue: Catalogue, period: Period) -> tuple[float, Theirs]:
    start = time.perf_counter()
    with duckdb.connect() as duck:
        read_contacts(duck, folder, catalogue, period)
        cells = count_tables(duck, catalogue)
        found = count_indicators(duck, folder, catalogue, period)
        return time.perf_counter() - start, (cells, found)


def _export(settings: Settings) -> tuple[float, float]:
    """Seconds and peak megabytes of the command, from start to files on disk."""
    environment = {**os.environ, "CASEREG_HOME": str(settings.home), "CASEREG_USER": COORDINATOR}
    environment |= {"CASEREG_PASSWORD": PASSWORD}
    command = [sys.executable, "-m", "casereg.cli", "export", "resultaatmeting"]
    command += ["--period", QUARTER.text, "--out", str(settings.home)]
    start = time.perf_counter()
    program = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    peak = 0.0
    while program.poll() is None:
        peak = max(peak, _peak(program.pid))
        time.sleep(0.005)
    if program.returncode:
        raise SystemExit("the export failed")
    return time.perf_counter() - start, peak


def _peak(pid: int) -> float:
    """The most memory a program has used so far, in megabytes; 0 when it has just ended."""
    status = Path(f"/proc/{pid}/status").read_text()
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) / 1000 if found else 0.0


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


if __name__ == "__main__":
    raise SystemExit(main())
