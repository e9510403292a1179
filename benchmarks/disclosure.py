"""How little is hidden, how long it takes, and whether a solver can work anything out.

    python -m benchmarks.disclosure [FOLDER] [--cube]

FOLDER has tables as ``NAME/inner.csv`` and ``NAME/hier.csv``; without it tables are made up
in the same shapes. Then a quarter beside two years of ledger, and an export of 10,000 cells as
casereg makes them. With ``--cube`` also one table of 10,000 cells with two contacts in each on
average, which takes minutes: nearly all of it is small or empty.
Prints one table; exits 1 when a budget is missed. Secondary cells are the hidden ones that
are neither few nor empty. ``small`` and ``exact`` are what the attack finds: always 0. With *
also against whoever is the only one behind a number, which no figure to beat does.
"""

import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.disclosure_attack import attack
from benchmarks.disclosure_export import large_export
from benchmarks.disclosure_ledger import two_years
from benchmarks.public_tables import made, made_tables, read_tables, without_insiders
from exports.disclosure.proof import faults
from exports.disclosure.protect import protect
from exports.disclosure.system import System, Unprovable
from exports.release import SECONDS

LARGE_SECONDS, LEDGER_SECONDS, TABLE_SECONDS = 60.0, 10.0, 5.0
CUBE = "--cube"
BEST = {"d2_hier": (13, 151), "cr_3d": (29, 798), "d3_hier": (113, 1044)}
"""The fewest secondary cells, and their value, of any safe result known for these tables."""


@dataclass(frozen=True)
class Line:
    """One protected table; ``missed`` names the budgets it does not keep."""

    name: str
    cells: int
    few: int
    secondary: int
    value: int
    seconds: float
    small: int
    exact: int
    missed: tuple[str, ...]


def main(arguments: list[str]) -> int:
    """Protect, attack and print; gives the exit code."""
    folders = [one for one in arguments if one != CUBE]
    tables = read_tables(Path(folders[0])) if folders else made_tables()
    lines = []
    print(f"{'table':<14}{'cells':>7}{'few':>6}{'hidden':>8}{'value':>8}{'seconds':>9}", end="")
    print(f"{'small':>7}{'exact':>7}  missed")
    for name, system, budget, every in _all(tables, cube=CUBE in arguments):
        line = _measure(name, system, budget, every)
        lines.append(line)
        print(f"{line.name:<14}{line.cells:>7}{line.few:>6}{line.secondary:>8}", end="")
        print(f"{line.value:>8}{line.seconds:>9.2f}{line.small:>7}{line.exact:>7}", end="")
        print(" ", ", ".join(line.missed), flush=True)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB")
    return int(any(line.missed for line in lines))


def _all(
    tables: Iterator[tuple[str, System]], *, cube: bool
) -> Iterator[tuple[str, System, float, int]]:
    """Every system, with the seconds it may take and the share of cells to attack."""
    for name, system in tables:
        yield name, without_insiders(system), TABLE_SECONDS, 1
        yield f"{name} *", system, 2 * TABLE_SECONDS, 1
    yield "two years", two_years(), LEDGER_SECONDS, 20
    yield "10,000 cells", large_export(), LARGE_SECONDS, 100
    if cube:
        yield "one cube", made((21, 24, 15), 3.0, 1), LARGE_SECONDS, 100


def _measure(name: str, system: System, budget: float, every: int) -> Line:
    start = time.perf_counter()
    try:
        found = protect(system, seconds=SECONDS)
    except Unprovable as refused:
        seconds = time.perf_counter() - start
        wrong = (f"{len(refused.names)} unprovable",)
        return Line(name, len(system.rows), 0, 0, 0, seconds, 0, 0, wrong)
    seconds = time.perf_counter() - start
    known = attack(system, found.hidden, every=every)
    values = [
        system.value(row)
        for row in system.rows
        if row.state == "open" and row.unit in found.hidden and not row.sensitive
    ]
    secondary = sum(value > 0 for value in values)
    most = BEST.get(name, (secondary, sum(values)))
    checks = {
        "proof": not faults(system, found),
        "attack": not known.small and not known.exact,
        "hidden": (secondary, sum(values)) <= most and sum(values) <= most[1],
        f"{budget:.0f} s": seconds <= budget,
    }
    return Line(
        name,
        len(system.rows),
        sum(row.sensitive for row in system.rows),
        secondary,
        sum(values),
        seconds,
        known.small,
        known.exact,
        tuple(what for what, good in checks.items() if not good),
    )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
