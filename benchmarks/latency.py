"""First frame, keys and waiting in the screens, against a bare Textual app in the same run.

The register holds a million contacts; the names to search are those of the demo.

    python -m benchmarks.latency

Prints one table; exits 1 when a budget is missed. The ratio counts: milliseconds
depend on the machine.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.at_work import BARE, searching, working
from benchmarks.big_register import ADMIN, PASSWORD
from benchmarks.lines import HEADING, Line, p95
from benchmarks.terminal import BETWEEN, Terminal, settle, start
from casereg.config import Settings
from casereg.demo.accounts import DemoAccount
from casereg.demo.build import build_demo
from casereg.register import sign_in
from casereg.security.rights import Role
from models.forms import AccountForm

NAME = "sanne"
CASEREG = [sys.executable, "-m", "casereg.cli"]
STARTS, KEYS = 7, 60
CONTACTS = 1_000_000
SIZES = ((80, 24), (120, 40))
FIRST_FRAME_RATIO, KEY_RATIO, MEMORY_MB = 1.3, 2.0, 120.0
F2 = b"\x1bOQ"


def main() -> int:
    """Measure at both sizes; gives the exit code."""
    with tempfile.TemporaryDirectory() as home:
        print(HEADING, flush=True)
        good = [_told(line) for line in _lines(Path(home))]
    return 0 if all(good) else 1


def _lines(home: Path) -> Iterator[Line]:
    """All rows, in the order they are measured."""
    demo, settings = Settings(home=home / "demo"), Settings(home=home / "casereg")
    account = _build(demo, settings)
    yield from searching(demo, account, SIZES)
    environment = _let_in(settings)
    for size in SIZES:
        yield from _measure(environment, *size)
    yield from working(settings, SIZES)


def _told(line: Line) -> bool:
    print(line.text(), flush=True)
    return line.good


def _build(demo: Settings, big: Settings) -> DemoAccount:
    """Both registers, beside each other; gives who searches in the demo."""
    command = [sys.executable, "-m", "benchmarks.big_register", str(big.home), str(CONTACTS)]
    with subprocess.Popen(command) as builder:
        account = build_demo(demo).first(Role.WORKER)
    if builder.returncode:
        raise SystemExit("the register could not be built")
    os.sync()  # so that nothing is still being written while anything is measured
    return account


def _let_in(settings: Settings) -> dict[str, str]:
    """Let one sociaal werker in; gives the environment to reach the register."""
    admin = sign_in(settings, ADMIN, PASSWORD)
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
        settle([bare, casereg])
        keys["bare"].append(bare.press(key))
        bare.settle(BETWEEN)
        keys["casereg"].append(casereg.press(key))
    lines = [
        _line(f"first frame {size}, median", frames, statistics.median, FIRST_FRAME_RATIO),
        _line(f"key in the entry form {size}, p95", keys, p95, KEY_RATIO),
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


if __name__ == "__main__":
    raise SystemExit(main())
