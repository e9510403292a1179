"""First frame and keys of casereg against a bare Textual app, in the same run.

    python -m benchmarks.latency

Prints one table; exits 1 when a budget is missed. The ratio counts: milliseconds
depend on the machine.
"""

import os
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.terminal import Terminal, start
from casereg.config import Settings
from casereg.register import sign_in
from casereg.setup import initialise
from models.forms import AccountForm

HERE = Path(__file__).resolve().parent
NAME, PASSWORD = "sanne", "paard-batterij-nietje-kaas"
BARE = [sys.executable, str(HERE / "bare.py")]
CASEREG = [sys.executable, "-m", "casereg.cli"]
STARTS, KEYS = 9, 120
FIRST_FRAME_RATIO, KEY_RATIO, MEMORY_MB = 1.3, 2.0, 120.0
F2 = b"\x1bOQ"


@dataclass(frozen=True)
class Line:
    """One row of the table."""

    figure: str
    value: str
    reference: str
    ratio: float
    budget: str
    good: bool


def main() -> int:
    """Measure at both sizes; gives the exit code."""
    with tempfile.TemporaryDirectory() as home:
        environment = _register(Path(home))
        lines = [line for size in ((80, 24), (120, 40)) for line in _measure(environment, *size)]
    print(f"{'figure':<34}{'casereg':>12}{'bare':>12}{'ratio':>8}  budget")
    for line in lines:
        mark = "" if line.good else "  MISSED"
        print(
            f"{line.figure:<34}{line.value:>12}{line.reference:>12}{line.ratio:>8.2f}"
            f"  {line.budget}{mark}"
        )
    return 0 if all(line.good for line in lines) else 1


def _register(home: Path) -> dict[str, str]:
    """A register with one sociaal werker, and the environment to reach it."""
    settings = Settings(home=home / "casereg")
    initialise(settings, "admin", PASSWORD, ["meierijstad-2022", "meierijstad-2023"])
    admin = sign_in(settings, "admin", PASSWORD)
    admin.add_account(AccountForm(name=NAME, role="sociaal werker", team="veghel"), PASSWORD)
    admin.close()
    return {**os.environ, "CASEREG_HOME": str(settings.home), "CASEREG_USER": NAME}


def _measure(environment: dict[str, str], columns: int, rows: int) -> list[Line]:
    size = f"{columns}x{rows}"
    frames: dict[str, list[float]] = {"bare": [], "casereg": []}
    for _ in range(STARTS):
        for name, command, text in (("bare", BARE, "Kaal"), ("casereg", CASEREG, "Wachtwoord")):
            program = start(command, environment, columns, rows)
            frames[name].append(program.wait_for(text))
            program.kill()
    bare = start(BARE, environment, columns, rows)
    bare.wait_for("Kaal")
    casereg = _in_entry_form(environment, columns, rows)
    keys = {"bare": [], "casereg": []}
    for number in range(1, KEYS + 1):
        key = bytes([ord("a") + number % 26]) if number % 13 else b"\x7f"
        keys["bare"].append(bare.press(key))
        keys["casereg"].append(casereg.press(key))
    lines = [
        _line(f"first frame {size}, median", frames, statistics.median, FIRST_FRAME_RATIO),
        _line(f"key in the entry form {size}, p95", keys, _p95, KEY_RATIO),
        Line(
            f"memory {size}",
            f"{casereg.resident():.0f} MB",
            f"{bare.resident():.0f} MB",
            casereg.resident() / bare.resident(),
            f"<= {MEMORY_MB:.0f} MB",
            casereg.resident() <= MEMORY_MB,
        ),
    ]
    bare.kill()
    casereg.kill()
    return lines


def _in_entry_form(environment: dict[str, str], columns: int, rows: int) -> Terminal:
    """Sign in and open a new contact; the cursor stands in its client field, the busiest."""
    program = start(CASEREG, environment, columns, rows)
    program.wait_for("Wachtwoord")
    program.settle()
    program.type(PASSWORD + "\r")
    program.wait_for("deze week")
    program.forget()
    os.write(program.handle, F2)
    program.wait_for("Deelopdracht")
    program.settle()
    return program


def _line(figure: str, found: dict[str, list[float]], of: object, budget: float) -> Line:
    value, reference = (of(found[name]) for name in ("casereg", "bare"))  # type: ignore[operator]
    ratio = value / reference
    return Line(
        figure,
        f"{value * 1000:.1f} ms",
        f"{reference * 1000:.1f} ms",
        ratio,
        f"<= {budget} x",
        ratio <= budget,
    )


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


if __name__ == "__main__":
    raise SystemExit(main())
