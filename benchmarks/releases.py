"""Two years of releases of a demo register, attacked together, with the ledger and without.

    python -m benchmarks.releases [--quick]

Releases thirteen weeks in coarse tables, four quarters and the year 2022; then the quarters
of 2023, and once contacts have come late, the year. Prints for each what
it took, showed and hid, and then what somebody who keeps them all can work out: with the
ledger nothing, or it exits 1; without, when each is made as if it were the first, how much
comes back. ``--quick`` does the weeks and one quarter.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from unittest.mock import patch
from uuid import uuid4

from sqlmodel import Session, col, select

from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.demo.accounts import DemoAccount
from casereg.demo.build import build_demo
from casereg.opening import open_for
from casereg.register import Register, sign_in
from casereg.security.rights import Role
from exports.attack.examined import examine
from exports.attack.published import Published
from exports.attack.recalculation import leaks
from exports.ledger.chain import head
from exports.ledger.history import Ledger
from models.contact import Contact, Participation
from models.periods import parse_period

CONTACTS, SEED = 20_000, 2023
WEEKS = [f"2022-W{week:02}" for week in range(1, 14)]
QUICK = [*WEEKS, "2022-Q1"]
BEFORE = [*QUICK, "2022-Q2", "2022-Q3", "2022-Q4", "2022"]
BEFORE += ["2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"]
AFTER = ["2023"]
LATE = 400
CLOCK = FixedClock(datetime(2024, 2, 1, 12, tzinfo=UTC))


@dataclass(frozen=True)
class Found:
    """What an attack found: numbers that are known exactly, and others that surely are small."""

    attacked: int
    exact: int
    small: int
    narrow: int
    seconds: float


def main(arguments: list[str]) -> int:
    """Release, attack and print; gives the exit code."""
    quick = "--quick" in arguments
    with tempfile.TemporaryDirectory(prefix="casereg-releases-") as folder:
        home, copy = Path(folder) / "with", Path(folder) / "without"
        people = build_demo(Settings(home=home), CONTACTS, SEED).accounts
        shutil.copytree(home, copy)
        print(f"{'release':<12}{'seconds':>9}{'shown':>8}{'hidden':>8}")
        kept = _attack(_releases(home, people, quick), "with the ledger")
        with _no_ledger(), _to_the_end():
            _attack(_releases(copy, people, quick, late=False), "without it")
    return int(kept.exact + kept.small + kept.narrow > 0)


def _releases(
    home: Path, people: tuple[DemoAccount, ...], quick: bool, *, late: bool = True
) -> list[Path]:
    """The folders of all packages; without a ledger those with ``late`` contacts contradict."""
    settings, who = Settings(home=home), next(one for one in people if one.role == Role.COORDINATOR)
    register = sign_in(settings, who.name, who.password, CLOCK)
    try:
        made = _made(register, QUICK if quick else BEFORE, home / "out")
        if late and not quick:
            _come_late(settings, next(one for one in people if one.role == Role.ADMIN))
        if not quick:
            made += _made(register, AFTER, home / "out")
    finally:
        register.close()
    return made


def _made(register: Register, periods: Iterable[str], out: Path) -> list[Path]:
    found = []
    for period in periods:
        start = time.perf_counter()
        made = register.releases.write("resultaatmeting", parse_period(period), None, out)
        seconds, report = time.perf_counter() - start, made.report
        hidden = report.number("onderdrukt")
        shown = report.number("gepubliceerd") + report.number("voorlopig")
        print(f"{period:<12}{seconds:>9.2f}{shown:>8}{hidden:>8}", flush=True)
        found.append(made.folder)
    return found


def _come_late(settings: Settings, admin: DemoAccount) -> None:
    """Contacts as there are already in the first half of 2023, once more."""
    opened = open_for(settings, admin.name, admin.password)
    with opened.database.writing() as session:
        first = col(Contact.happened_on).between(date(2023, 1, 1), date(2023, 6, 30))
        rows = session.exec(select(Contact).where(first).order_by(col(Contact.id)).limit(LATE))
        for row in rows.all():
            again = Contact(**row.model_dump(exclude={"id", "uid"}), uid=uuid4())
            session.add(again)
            session.flush()
            _same_clients(session, row, again)
    opened.database.close()


def _same_clients(session: Session, one: Contact, other: Contact) -> None:
    own = select(Participation.client_id).where(Participation.contact_id == one.id)
    for client in session.exec(own).all():
        session.add(Participation(contact_id=other.id, client_id=client))


def _no_ledger() -> AbstractContextManager[object]:
    def nothing(session: Session, _opdracht: str) -> Ledger:
        return Ledger({}, (), {}, {}, *head(session))

    return patch("exports.reports.moment.read_ledger", nothing)


def _to_the_end() -> AbstractContextManager[object]:
    """An attack that counts everything, and does not stop once it has found enough."""
    return patch("exports.attack.recalculation.ENOUGH", sys.maxsize)


def _attack(folders: list[Path], how: str) -> Found:
    start = time.perf_counter()
    packages: list[Published] = [
        one for one in (examine(folder).published for folder in folders) if one is not None
    ]
    attacked, found = leaks(packages)
    faults = [leak.fault for leak in found]
    counts = (faults.count(one) for one in ("exact", "small", "narrow"))
    line = Found(attacked, *counts, time.perf_counter() - start)
    print(
        f"attack {how}: {line.attacked} hidden numbers, {line.exact} exact, {line.small} "
        f"provably small, {line.narrow} nearly known, {line.seconds:.1f} s",
        flush=True,
    )
    return line


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
