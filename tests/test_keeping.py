"""Backup, restore and the recovery code, on the embedded register."""

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.doctor import examine
from casereg.errors import NotSignedIn, Refused, RegisterUnavailable
from casereg.keeping import reset_with_recovery, restore
from casereg.register import Register, sign_in
from casereg.setup import initialise
from models.cards import ContactFilter
from models.forms import ClientForm, ContactForm

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
        restore(file_settings, backup, "sanne", NEW)
    assert len(register.contacts(ContactFilter())) == 2
    aside = restore(file_settings, backup, "sanne", OLD)
    assert aside is not None
    assert (aside / "casereg.db").exists()
    again = sign_in(file_settings, "sanne", OLD, clock)
    assert again.contacts(ContactFilter()) == (kept,)
    again.close()


def test_what_is_no_good_backup_is_refused_and_changes_nothing(
    make_file_register: Callable[..., Register], file_settings: Settings, tmp_path: Path
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
            restore(file_settings, wrong, "admin", OLD)
    with pytest.raises(Refused, match="bestaat niet"):
        restore(file_settings, tmp_path / "weg.zip", "admin", OLD)
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
    file_settings.database_file.unlink()
    assert not examine(file_settings).ok
