"""What somebody waits for in the screens on a full register: searching, saving, opening."""

import os
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

from benchmarks.big_register import ADMIN, PASSWORD
from benchmarks.lines import Line, p95, within
from benchmarks.terminal import BETWEEN, Terminal, start
from casereg.config import Settings
from casereg.demo.accounts import DemoAccount
from casereg.demo.seasons import DEMO_DAY
from casereg.register import Register, sign_in
from models.forms import AccountForm, ContactForm
from screens import commands

BARE = [sys.executable, str(Path(__file__).resolve().with_name("bare.py"))]
WORKER, TEAM = "lies", "veghel"
ROLE = "teamleider"
"""Whoever sees the most: the contacts of a whole team."""
SAVES, SEARCHES, OPENED = 30, 12, 3
TYPEAHEAD, SAVE, OPEN = 0.050, 0.050, 0.200
USUAL_KEY, USUAL_COMMIT = 0.008, 0.004
"""Seconds of a key in a bare app and of a bare commit, p95 on a quiet machine."""
FIGURES = ("results", "own_results", "entry")
"""Figures have their own budgets in figures.py, and the entry form is no list."""
FIRST_ROW = {"week": "Totaal"}
"""What the first row says, of a screen that is still filled in after that row is there."""
F2, F3, F4, ESC, BACKSPACE = b"\x1bOQ", b"\x1bOR", b"\x1bOS", b"\x1b", b"\x7f"
CODES = {
    **{"f3": F3, "f4": F4, "f5": b"\x1b[15~", "f6": b"\x1b[17~", "f7": b"\x1b[18~"},
    **{"f9": b"\x1b[20~", "f10": b"\x1b[21~", "f11": b"\x1b[23~", "f12": b"\x1b[24~"},
}
Size = tuple[int, int]


def searching(settings: Settings, account: DemoAccount, sizes: tuple[Size, ...]) -> Iterator[Line]:
    """Type-ahead over the 5,000 names of the demo, until the screen is quiet."""
    for size in sizes:
        program = _standing(settings, account.name, account.password, DEMO_DAY, size)
        _open_entry(program)
        times = []
        for letter in b"javranboelmi"[:SEARCHES]:
            times += [program.settled(bytes([letter])), program.settled(BACKSPACE)]
        program.kill()
        figure = f"type-ahead, 5,000 names {_named(size)}, p95"
        yield within(figure, p95(times), TYPEAHEAD, _bare_key(size), USUAL_KEY)


def working(settings: Settings, sizes: tuple[Size, ...]) -> Iterator[Line]:
    """Saving a contact and opening the lists, on a big register that stands there."""
    day = date(2023, 12, 29)
    register = _worker(settings)
    number = register.log_contact(_contact(day)).contact.number
    register.close()
    with closing(_bare_register(settings.home / "bare.db")) as bare:
        for size in sizes:
            program = _standing(settings, WORKER, PASSWORD, day, size)
            times, commits = [], []
            for _ in range(SAVES):
                number += 1
                commits.append(_commit(bare))
                times.append(_save(program, number))
            figure = f"F2 to opgeslagen {_named(size)}, p95"
            yield within(figure, p95(times), SAVE, p95(commits), USUAL_COMMIT)
            yield from _opening(program, size)
            program.kill()


def _opening(program: Terminal, size: Size) -> Iterator[Line]:
    """Every list that can be opened from Vandaag; the first time its module is imported."""
    bare = _bare_key(size)
    for command in commands.at("today", ROLE):
        place = command.action.removeprefix("go('").removesuffix("')")
        if not command.action.startswith("go(") or place in FIGURES:
            continue
        times = []
        for _ in range(OPENED):
            times.append(_open(program, _code(command.key), FIRST_ROW.get(place)))
            program.press(ESC)
            program.settle()
        seconds = min(times[1:])
        yield within(f"open {command.label} {_named(size)}", seconds, OPEN, bare, USUAL_KEY)


def _open(program: Terminal, key: bytes, row: str | None) -> float:
    """Seconds from the key to the first row, or where that is not known to the last change."""
    if row is None:
        return program.settled(key)
    program.forget()
    os.write(program.handle, key)
    return program.wait_for(row)


def _code(key: str) -> bytes:
    """What a terminal sends for a key."""
    control = key.removeprefix("ctrl+")
    return CODES[key] if control == key else bytes([ord(control) - ord("a") + 1])


def _save(program: Terminal, number: int) -> float:
    """Seconds from F2 in a filled form to the line that it was stored."""
    _open_entry(program)
    program.press(F4)
    program.forget()
    os.write(program.handle, F2)
    return program.wait_for(f"contact {number}")


def _open_entry(program: Terminal) -> None:
    program.forget()
    os.write(program.handle, F2)
    program.wait_for("Deelopdracht")
    program.settle()


def _standing(settings: Settings, name: str, password: str, day: date, size: Size) -> Terminal:
    """The screens on Vandaag of somebody."""
    module = [sys.executable, "-m", "benchmarks.standing", str(settings.home)]
    program = start([*module, name, password, day.isoformat()], os.environ, *size)
    program.wait_for("deze week", 60)
    program.settle()
    return program


def _worker(settings: Settings) -> Register:
    """Somebody who may sign in to the big register."""
    admin = sign_in(settings, ADMIN, PASSWORD)
    admin.add_account(AccountForm(name=WORKER, role=ROLE, team=TEAM), PASSWORD)
    admin.close()
    return sign_in(settings, WORKER, PASSWORD)


def _contact(day: date) -> ContactForm:
    return ContactForm(
        happened_on=day,
        contactsoort="informatie-en-advies",
        deelopdracht="1a",
        kanaal="telefoon",
        uitkomst="informatie-gegeven",
        minutes=15,
    )


def _bare_key(size: Size) -> float:
    """Seconds a key takes in a bare app, p95."""
    program = start(BARE, os.environ, *size)
    program.wait_for("Kaal")
    times = [program.press(b"a", BETWEEN) for _ in range(SAVES)]
    program.kill()
    return p95(times)


def _bare_register(file: Path) -> sqlite3.Connection:
    """A bare database whose commits reach the disk."""
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE note (text TEXT)")
    return connection


def _commit(connection: sqlite3.Connection) -> float:
    """Seconds of one commit in it."""
    begun = time.perf_counter()
    connection.execute("INSERT INTO note VALUES ('x')")
    return time.perf_counter() - begun


def _named(size: Size) -> str:
    return f"{size[0]}x{size[1]}"
