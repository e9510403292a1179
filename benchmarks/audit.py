"""How long looking a large audit through takes, beside hashing as many rows without a database.

    python -m benchmarks.audit [ROWS]

Prints what one deed costs the chain as well.
"""

import hmac
import secrets
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from models.account import Account
from models.audit import Audit
from models.audit_chain import note
from models.audit_faults import verdict
from models.canonical import canonical
from models.database import Database
from models.embedded import open_embedded
from models.migrate import make_schema

NOON = datetime(2023, 3, 15, 12, tzinfo=UTC)
AT_ONCE, DEEDS = 10_000, 200


def row(number: int) -> Audit:
    """A row as most of them are: somebody saw contacts of a client."""
    return Audit(
        at=NOON,
        account_id=1,
        role="sociaal werker",
        team="veghel",
        deed="contact.see",
        subject=f"{number % 60} contacten",
        client_id=number % 5_000,
        place="werkplek-12",
    )


def fill(database: Database, rows: int) -> None:
    """Put that many rows in the chain."""
    with database.writing() as session:
        session.add(Account(id=1, name="wie", role="beheerder", added_at=NOON))
    for start in range(0, rows, AT_ONCE):
        with database.writing() as session:
            for number in range(start, min(start + AT_ONCE, rows)):
                note(session, row(number))


def one_deed(database: Database) -> float:
    """The median milliseconds of a transaction with one row."""
    taken = []
    for number in range(DEEDS):
        begun = time.perf_counter()
        with database.writing() as session:
            note(session, row(number))
        taken.append(time.perf_counter() - begun)
    return sorted(taken)[DEEDS // 2] * 1000


def only_hashing(rows: int) -> float:
    """Seconds of a core to seal as many rows in memory."""
    key, seal = secrets.token_bytes(32), bytes(32)
    begun = time.process_time()
    for number in range(rows):
        seal = hmac.digest(key, seal + canonical({"seq": number, "deed": "contact.see"}), "sha256")
    return time.process_time() - begun


def main(rows: int) -> None:
    """Measure and print."""
    with TemporaryDirectory() as folder:
        database = open_embedded(Path(folder) / "audit.db", secrets.token_bytes(32))
        make_schema(database)
        begun = time.perf_counter()
        fill(database, rows)
        print(f"writing {rows} rows: {time.perf_counter() - begun:.1f} s")
        print(f"one deed: {one_deed(database):.2f} ms")
        begun, worked = time.perf_counter(), time.process_time()
        with database.reading() as session:
            found = verdict(session)
        taken, work = time.perf_counter() - begun, time.process_time() - worked
        print(f"looking through {found.rows} rows: {taken:.1f} s, {work:.1f} s of a core")
        print(f"found: {found.fault or 'whole'}")
        print(f"only hashing them: {only_hashing(rows):.1f} s")
        database.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
