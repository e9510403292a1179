"""The audit as a chain: nothing in it changes or goes without being named."""

import json
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text, update
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlmodel import col, select

from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.errors import CaseregError, Refused
from casereg.keeping import restore
from casereg.opening import open_for
from casereg.register import Register, sign_in
from casereg.security.anchor import read_anchor
from models.audit import Audit, ChainHead
from models.audit_cards import AuditFilter
from models.audit_chain import SEALED, START, sealed
from models.audit_faults import Verdict, verdict
from models.cards import ContactFilter
from models.database import Database
from models.forms import ClientForm, ContactForm
from models.kept_tables import unseal
from models.periods import parse_period
from tests.conftest import PASSWORD, MakeRegister

DAY = date(2023, 3, 15)
WRITERS, DEEDS = 5, 8
CHANGES = (
    "UPDATE audit SET deed = 'x'",
    "UPDATE audit SET seq = 99 WHERE seq = 2",
    "DELETE FROM audit WHERE seq = 2",
    "INSERT INTO audit SELECT * FROM audit WHERE seq = 2",
    "UPDATE audit_head SET seq = 1",
    "UPDATE audit_head SET key = seal",
    "DELETE FROM audit_head",
    "INSERT INTO audit_head SELECT * FROM audit_head",
    "DROP TABLE audit",
    "DROP TABLE audit_head",
)
ON_FILE = (
    "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE seq = 2",
    "UPDATE OR REPLACE audit SET seq = 3 WHERE seq = 2",
    "REPLACE INTO audit_head SELECT * FROM audit_head",
    "DROP TRIGGER audit_no_update",
    "DROP TRIGGER audit_head_no_back",
    "ALTER TABLE audit RENAME TO other",
    "PRAGMA writable_schema=ON",
)
ON_SERVER = ("TRUNCATE audit", "TRUNCATE audit_head", "DROP TRIGGER audit_no_change ON audit")


@contextmanager
def database_of(make_register: MakeRegister) -> Iterator[Database]:
    """The same register once more, for somebody who goes round casereg."""
    settings: Settings = make_register.settings  # type: ignore[attr-defined]
    database = open_for(settings, "admin", PASSWORD).database
    yield database
    database.close()


@contextmanager
def forging(make_register: MakeRegister) -> Iterator[Connection]:
    """With the key of the file, or as owner of the server, every guard can be switched off."""
    with database_of(make_register) as database, database.writer.begin() as connection:
        if connection.dialect.name == "sqlite":
            unseal(connection.connection.dbapi_connection)
            found = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'audit%'"
            for (name,) in connection.execute(text(found)).all():
                connection.execute(text(f"DROP TRIGGER {name}"))
        else:
            connection.execute(text("SET LOCAL ROLE NONE"))
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        yield connection


def last_row(make_register: MakeRegister) -> int:
    with database_of(make_register) as database, database.reader.connect() as connection:
        return int(connection.execute(text("SELECT max(seq) FROM audit")).scalar_one())


def found_by(make_register: MakeRegister) -> Verdict:
    return make_register("beheerder").audit.verified()


def test_the_database_refuses_to_change_replace_or_drop_the_audit(
    make_register: MakeRegister,
) -> None:
    make_register("beheerder").accounts()
    with database_of(make_register) as database:
        own = ON_FILE if database.writer.dialect.name == "sqlite" else ON_SERVER
        for statement in (*CHANGES, *own):
            with pytest.raises(DBAPIError), database.writer.begin() as connection:
                connection.execute(text(statement))
                assert not statement, f"this was let through: {statement}"
    found = found_by(make_register)
    assert (found.fault, found.rows) == ("", last_row(make_register))


@pytest.mark.parametrize(
    ("forged", "broken", "said"),
    [
        ("UPDATE audit SET client_id = 1 WHERE seq = 4", 4, "Regel 4 van het logboek is veranderd"),
        ("UPDATE audit SET at = '2023-01-01 00:00:00' WHERE seq = 5", 5, "Regel 5"),
        ("UPDATE audit SET place = 'elders' WHERE seq = 1", 1, "Regel 1"),
        ("DELETE FROM audit WHERE seq = 3", 4, "Vóór regel 4 van het logboek zijn regels weg"),
        ("DELETE FROM audit WHERE seq = 1", 2, "Vóór regel 2"),
        ("UPDATE audit SET seq = 900 - seq WHERE seq IN (3, 4)", 5, "Vóór regel 5"),
        ("DELETE FROM audit WHERE seq > 6", 7, "Na regel 6 ontbreken regels"),
        ("UPDATE audit_head SET seq = 100", 0, "Na regel"),
    ],
)
def test_what_was_forged_is_named_by_its_first_row(
    make_register: MakeRegister, forged: str, broken: int, said: str
) -> None:
    make_register("beheerder").accounts()
    make_register("beheerder").accounts()
    with forging(make_register) as connection:
        connection.execute(text(forged))
    with database_of(make_register) as database, database.reading() as session:
        found = verdict(session)
    # Where only the head was moved, the first row that is missing is the one after the last.
    assert found.broken == (broken or last_row(make_register) + 1)
    assert found.fault.startswith(said)


def test_a_row_that_was_added_by_hand_does_not_fit(make_register: MakeRegister) -> None:
    number = last_row(make_register) + 1
    with forging(make_register) as connection:
        columns = "at, account_id, role, team, deed, subject, client_id, place, outcome, seal"
        connection.execute(
            text(
                f"INSERT INTO audit (seq, {columns}) "
                f"SELECT {number}, {columns} FROM audit WHERE seq = 1"
            )
        )
    with database_of(make_register) as database, database.reading() as session:
        assert verdict(session).broken == number


def test_many_at_once_make_one_chain(make_register: MakeRegister) -> None:
    first = make_register()
    client = first.add_client(ClientForm(name="Ans Smits", kern="erp")).number
    form = {"happened_on": DAY, "deelopdracht": "1a", "contactsoort": "informatie-en-advies"}
    people = [first, *(make_register() for _ in range(WRITERS - 1))]
    before = last_row(make_register)

    def work(register: Register) -> None:
        for _ in range(DEEDS):
            register.log_contact(ContactForm.model_validate(form | {"clients": [client]}))
            register.contacts(ContactFilter(limit=3))

    with ThreadPoolExecutor(WRITERS) as threads:
        list(threads.map(work, people))
    found = found_by(make_register)
    assert found.fault == ""
    assert found.rows == last_row(make_register) >= before + WRITERS * DEEDS * 2


def test_what_cannot_be_written_down_is_not_shown(
    make_register: MakeRegister, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = make_register()
    register.add_client(ClientForm(name="Ans Smits", kern="erp"))
    with forging(make_register) as connection:
        connection.execute(text("ALTER TABLE audit RENAME COLUMN outcome TO result"))
    with pytest.raises(CaseregError):
        register.find_clients("ans")


def test_an_older_file_put_back_no_longer_fits_what_stands_beside_it(
    make_file_register: MakeRegister,
) -> None:
    settings: Settings = make_file_register.settings  # type: ignore[attr-defined]
    register = sign_in(settings, "admin", PASSWORD)
    old = settings.home / "older.db"
    with register._database.reader.connect() as connection:
        connection.connection.dbapi_connection.execute(  # type: ignore[union-attr]
            "VACUUM INTO ?", (str(old),)
        )
    register.accounts()
    register.close()
    anchor = settings.audit_anchor.read_bytes()
    row = json.loads(anchor)["row"]
    for journal in settings.home.glob("casereg.db-*"):
        journal.unlink()
    shutil.copy(old, settings.database_file)
    again = sign_in(settings, "admin", PASSWORD)
    found = again.audit.verified()
    assert found.fault
    assert (found.broken or 0) <= row
    again.close()
    assert settings.audit_anchor.read_bytes() == anchor, "the evidence was written over"
    for _ in range(2):
        later = sign_in(settings, "admin", PASSWORD)
        later.accounts()
        assert "alleen te lezen" in later.only_read
        found = later.audit.verified()
        later.close()
    assert found.broken == row
    assert "ontbreken" in found.fault


def test_signing_out_writes_how_far_the_audit_was(make_register: MakeRegister) -> None:
    settings: Settings = make_register.settings  # type: ignore[attr-defined]
    register = sign_in(settings, "sanne", PASSWORD)
    register.close()
    with database_of(make_register) as database, database.reader.connect() as connection:
        seq, seal = connection.execute(text("SELECT seq, seal FROM audit_head")).one()
    found = json.loads(settings.audit_anchor.read_bytes())
    assert (found["row"], found["seal"]) == (seq, bytes(seal).hex())
    assert settings.audit_anchor.stat().st_mode & 0o077 == 0


def test_a_backup_and_an_export_say_how_far_the_audit_was(
    make_file_register: MakeRegister, tmp_path: Path, hasty: None
) -> None:
    register = make_file_register("beheerder")
    backup = register.backup(tmp_path)
    package = make_file_register("coordinator").releases.write(
        "uren", parse_period("2023-Q1"), None, tmp_path
    )
    held = register.audit.verified([backup, package.folder])
    assert held.fault == ""
    row = json.loads((package.folder / "manifest.json").read_bytes())["audit"]["regel"]
    with database_of(make_file_register) as database, database.reader.connect() as connection:
        seals = connection.execute(
            text("SELECT seq, deed FROM audit WHERE seq = :row"), {"row": row}
        )
        assert seals.one() == (row, "figures.export")
    # Whoever has the key can write all that follows anew: only what is outside still tells.
    with forging(make_file_register) as connection:
        connection.execute(text("UPDATE audit SET deed = 'x' WHERE seq = 3"))
        resealed(connection)
    register._anchoring.file.unlink(missing_ok=True)
    assert register.audit.verified().fault == ""
    assert (register.audit.verified([package.folder]).broken or 0) == row
    assert (register.audit.verified([backup, package.folder]).broken or 0) < row
    with pytest.raises(Refused, match="hoe ver het logboek was"):
        register.audit.verified([tmp_path])


def test_after_a_restore_the_audit_goes_on(
    make_file_register: MakeRegister, tmp_path: Path, clock: FixedClock
) -> None:
    settings: Settings = make_file_register.settings  # type: ignore[attr-defined]
    register = sign_in(settings, "admin", PASSWORD, clock)
    backup = register.backup(tmp_path)
    register.accounts()
    register.close()
    kept = restore(settings, backup, "admin", PASSWORD, clock)
    again = sign_in(settings, "admin", PASSWORD, clock)
    assert again.audit.verified([backup]).fault == ""
    deeds = [row.deed for row in again.audit.shown(AuditFilter(limit=8))]
    assert {"register.restore", "register.backup"} <= {*deeds}
    again.close()
    # What was replaced went further: the backup that was made of it still says so.
    assert kept is not None
    further, less = read_anchor(kept), read_anchor(backup)
    assert further is not None
    assert less is not None
    assert further.row > less.row


def resealed(connection: Connection) -> None:
    """The whole chain made anew with the key that is in the register."""
    key = connection.execute(select(ChainHead.key)).scalar_one()
    seal = START
    for row in connection.execute(select(Audit).order_by(col(Audit.seq))).mappings().all():
        content = {name: row[name] for name in SEALED}
        seal = sealed(key, seal, content)
        connection.execute(update(Audit).where(col(Audit.seq) == row["seq"]).values(seal=seal))
    connection.execute(update(ChainHead).values(seal=seal))
