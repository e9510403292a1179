"""Backup, restore and the recovery code, on the embedded register."""

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.doctor import examine
from casereg.errors import NotSignedIn, Refused, RegisterUnavailable
from casereg.keeping import reset_with_recovery, restore
from casereg.register import Register, sign_in
from casereg.security.keyslots import read_key_file
from casereg.setup import initialise
from models.cards import ContactFilter
from models.forms import AccountForm, ClientForm, ContactForm

OLD, NEW = "paard-batterij-nietje-kaas", "zadel-wolken-trein-kers"
PLANTED = "Quirinus Plantagenet"


def contact(clients: tuple[int, ...] = ()) -> ContactForm:
    return ContactForm(
        happened_on=date(2023, 3, 15), deelopdracht="8", contactsoort="coaching", clients=clients
    )


def test_the_file_is_no_plain_database_and_shows_no_names(
    make_file_register: Callable[..., Register], file_settings: Settings
) -> None:
    register = make_file_register()
    client = register.add_client(ClientForm(name=PLANTED))
    register.log_contact(contact((client.number,)))
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        sqlite3.connect(file_settings.database_file).execute("SELECT * FROM sqlite_master")
    for path in file_settings.home.rglob("*"):
        if path.is_file():
            assert b"Plantagenet" not in path.read_bytes()
            assert b"SQLite format" not in path.read_bytes()


def test_a_backup_made_while_working_brings_everything_back(
    make_file_register: Callable[..., Register],
    file_settings: Settings,
    clock: FixedClock,
    tmp_path: Path,
) -> None:
    register, admin = make_file_register(name="sanne"), make_file_register("beheerder")
    kept = register.log_contact(contact()).contact
    backup = admin.backup(tmp_path / "kopie")
    register.log_contact(contact())
    with pytest.raises(NotSignedIn):
        restore(file_settings, backup, "admin", NEW, clock)
    assert len(register.contacts(ContactFilter())) == 2
    aside = restore(file_settings, backup, "admin", OLD, clock)
    assert aside is not None
    again = sign_in(file_settings, "sanne", OLD, clock)
    assert again.contacts(ContactFilter()) == (kept,)
    again.close()
    # Who was at work goes on in the register that was put back.
    added = register.log_contact(contact()).contact
    assert set(register.contacts(ContactFilter())) == {kept, added}
    # And what stood there can be put back in its turn.
    restore(file_settings, aside, "admin", OLD, clock)
    assert len(register.contacts(ContactFilter())) == 2


def test_a_register_that_does_not_open_is_moved_aside(
    make_file_register: Callable[..., Register],
    file_settings: Settings,
    clock: FixedClock,
    tmp_path: Path,
) -> None:
    register, admin = make_file_register(name="sanne"), make_file_register("beheerder")
    kept = register.log_contact(contact()).contact
    backup = admin.backup(tmp_path / "kopie")
    register.close()
    admin.close()
    file_settings.database_file.unlink()
    journal = file_settings.home / "casereg.db-wal"
    journal.write_bytes(b"rommel" * 1000)
    aside = restore(file_settings, backup, "admin", OLD, clock)
    assert aside is not None
    moved = ["casereg.audit.json", "casereg.db-wal", "casereg.keys.json"]
    assert sorted(path.name for path in aside.iterdir()) == moved
    again = sign_in(file_settings, "sanne", OLD, clock)
    assert again.contacts(ContactFilter()) == (kept,)
    again.close()
    assert file_settings.key_file.stat().st_mode & 0o077 == 0
    assert file_settings.database_file.stat().st_mode & 0o077 == 0


def test_only_a_beheerder_of_this_register_puts_a_backup_back(
    make_file_register: Callable[..., Register],
    file_settings: Settings,
    clock: FixedClock,
    tmp_path: Path,
) -> None:
    make_file_register(name="sanne")
    backup = make_file_register("beheerder").backup(tmp_path / "kopie")
    with pytest.raises(Refused, match="Als sociaal werker"):
        restore(file_settings, backup, "sanne", OLD, clock)
    other = Settings(home=tmp_path / "ander")
    initialise(other, "admin", OLD, ["meierijstad-2023"], clock)
    with pytest.raises(Refused, match="ander register"):
        restore(other, backup, "admin", OLD, clock)


def test_a_failing_commit_leaves_keys_and_rows_as_they_were(
    make_file_register: Callable[..., Register],
    file_settings: Settings,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    admin = make_file_register("beheerder")
    make_file_register(name="sanne")
    before = read_key_file(file_settings.key_file)

    def full(*_: object, **__: object) -> None:
        raise OperationalError("", {}, Exception("database or disk is full"))

    monkeypatch.setattr("sqlalchemy.orm.SessionTransaction.commit", full)
    for deed in (
        lambda: admin.disable_account("sanne"),
        lambda: admin.reset_password("sanne", NEW),
        lambda: admin.change_password(OLD, NEW),
        lambda: admin.add_account(AccountForm(name="spook", role="beheerder"), NEW),
    ):
        with pytest.raises(RegisterUnavailable, match="schijf is vol"):
            deed()
    monkeypatch.undo()
    assert set(read_key_file(file_settings.key_file).slots) == set(before.slots)
    assert {account.name for account in admin.accounts() if not account.active} == set()
    sign_in(file_settings, "sanne", OLD, clock).close()


def test_what_is_no_good_backup_is_refused_and_changes_nothing(
    make_file_register: Callable[..., Register],
    file_settings: Settings,
    clock: FixedClock,
    tmp_path: Path,
) -> None:
    backup = make_file_register("beheerder").backup(tmp_path)
    whole = backup.read_bytes()
    before = file_settings.key_file.read_bytes()
    middle = len(whole) // 2
    wrong = tmp_path / "fout.zip"
    for content in (
        b"",
        b"geen zip",
        whole[:middle],
        whole[:middle] + b"\x00" + whole[middle + 1 :],
    ):
        wrong.write_bytes(content)
        with pytest.raises((Refused, RegisterUnavailable), match=r"beschadigd|geen reservekopie"):
            restore(file_settings, wrong, "admin", OLD, clock)
    with pytest.raises(Refused, match="bestaat niet"):
        restore(file_settings, tmp_path / "weg.zip", "admin", OLD, clock)
    assert file_settings.key_file.read_bytes() == before
    assert sorted(path.name for path in file_settings.home.glob("voor-*")) == []


def test_the_recovery_code_lets_a_locked_out_beheerder_in(
    file_settings: Settings, clock: FixedClock
) -> None:
    code = initialise(file_settings, "admin", OLD, ["meierijstad-2023"], clock).recovery_code
    assert code is not None
    with pytest.raises(NotSignedIn):
        reset_with_recovery(file_settings, "admin", "AAAAA-BBBBB", NEW, clock)
    reset_with_recovery(file_settings, "admin", code.lower(), NEW, clock)
    sign_in(file_settings, "admin", NEW, clock).close()
    with pytest.raises(NotSignedIn):
        sign_in(file_settings, "admin", OLD, clock)


def test_the_doctor_finds_damage_and_says_what_to_do(
    make_file_register: Callable[..., Register], file_settings: Settings
) -> None:
    make_file_register("beheerder").close()
    assert examine(file_settings, "admin", OLD).ok
    content = bytearray(file_settings.database_file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    file_settings.database_file.write_bytes(content)
    report = examine(file_settings, "admin", OLD)
    assert not report.ok
    assert "reservekopie" in next(check.advice for check in report.checks if not check.ok)
    file_settings.database_file.write_bytes(b"rommel" * 2000)
    with pytest.raises(RegisterUnavailable, match=r"beschadigd.*casereg restore"):
        sign_in(file_settings, "admin", OLD)
    file_settings.database_file.write_bytes(b"")
    with pytest.raises(RegisterUnavailable, match="leeg"):
        sign_in(file_settings, "admin", OLD)
    assert file_settings.database_file.stat().st_size == 0
    assert not examine(file_settings).ok
    file_settings.database_file.unlink()
    assert not examine(file_settings).ok


def test_a_migration_backs_up_the_register_first(
    make_file_register: Callable[..., Register],
    file_settings: Settings,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    register = make_file_register(name="sanne")
    kept = register.log_contact(contact()).contact
    register.close()
    monkeypatch.setattr("models.migrate.HEAD", "later")
    sign_in(file_settings, "sanne", OLD, clock).close()
    monkeypatch.undo()
    backups = list(file_settings.backups.glob("*.zip"))
    assert len(backups) == 1
    restore(file_settings, backups[0], "admin", OLD, clock)
    again = sign_in(file_settings, "sanne", OLD, clock)
    assert again.contacts(ContactFilter()) == (kept,)
    again.close()
