"""Twenty programs that log on one embedded file, beside twenty that store a bare row."""

import random
import time
from pathlib import Path
from uuid import uuid4

import sqlcipher3.dbapi2 as sqlite

from benchmarks.lines import Line, p95, within
from benchmarks.load_people import LEAD, PASSWORD, contact, made
from benchmarks.load_programs import Deed, Times, together
from casereg.config import Settings
from casereg.register import sign_in

PROGRAMS, SECONDS, PAUSE = 20, 12.0, 0.5
LIMIT, USUAL = 0.150, 0.010  # seconds; USUAL is the bare row on a quiet machine


def measure(folder: Path) -> list[Line]:
    """Nobody may meet an error, and who saves must not wait."""
    settings = made(Settings(home=folder / "register"))
    plain = folder / "plain.db"
    with sqlite.connect(str(plain)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, text TEXT)")
    bare, _ = together(PROGRAMS, lambda: _bare(plain), _now_and_then)
    saves, faults = together(PROGRAMS, lambda: _logging(settings), _now_and_then)
    wrong = Line(f"errors in {len(saves)} saves", str(faults), "", 0.0, "0", not faults)
    save = f"{PROGRAMS} programs on one file, a save, p95"
    return [within(save, p95(saves), LIMIT, p95(bare), USUAL), wrong]


def _logging(settings: Settings) -> tuple[Deed, Deed]:
    register = sign_in(settings, LEAD, PASSWORD)
    return lambda: register.log_contact(contact(uuid4())), register.close


def _bare(file: Path) -> tuple[Deed, Deed]:
    connection = sqlite.connect(str(file), isolation_level=None, timeout=30)
    connection.execute("PRAGMA synchronous=FULL")

    def store() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO row (text) VALUES (?)", ("x" * 300,))
        connection.execute("COMMIT")

    return store, connection.close


def _now_and_then(deed: Deed, number: int) -> Times:
    chance = random.Random(number)
    taken, wrong, until = [], 0, time.perf_counter() + SECONDS
    while time.perf_counter() < until:
        time.sleep(chance.expovariate(1 / PAUSE))
        begun = time.perf_counter()
        try:
            deed()
        except Exception:
            wrong += 1
        taken.append(time.perf_counter() - begun)
    return taken, wrong
