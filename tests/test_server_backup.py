"""A backup of a team server: one encrypted file, and what it held in an empty database again."""

import sqlite3
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.errors import NotSignedIn, Refused
from casereg.keeping import restore
from casereg.recovery import reset_with_recovery
from casereg.register import sign_in
from casereg.server_restoring import restore_on_server
from models.audit_cards import AuditFilter
from models.cards import ContactFilter
from models.forms import ClientForm, ContactForm
from tests.conftest import PASSWORD, MakeRegister

PLANTED = "Quirinus Plantagenet"


def contact(client: int) -> ContactForm:
    return ContactForm(
        happened_on=date(2023, 3, 15),
        deelopdracht="8",
        contactsoort="coaching",
        clients=(client,),
    )


def test_a_team_server_comes_back_from_its_backup(
    make_server_register: MakeRegister,
    server_settings: Settings,
    clock: FixedClock,
    tmp_path: Path,
) -> None:
    worker, admin = make_server_register(name="sanne"), make_server_register("beheerder")
    client = worker.add_client(ClientForm(name=PLANTED))
    kept = worker.log_contact(contact(client.number)).contact
    with pytest.raises(Refused, match="eerste reservekopie"):
        admin.backup(tmp_path)
    code = admin.backup_code()
    assert code
    assert admin.backup_code() is None
    shown = [one.deed for one in admin.audit.shown(AuditFilter())]
    assert shown.count("backup_code.show") == 1
    first = admin.backup(tmp_path / "kopie")
    worker.log_contact(contact(client.number))
    second = admin.backup(tmp_path / "kopie")
    for file in (first, second):
        assert b"Plantagenet" not in file.read_bytes()
        with zipfile.ZipFile(file) as archive:
            archive.extract("casereg.db", tmp_path / file.stem)
        with pytest.raises(sqlite3.DatabaseError, match="not a database"):
            sqlite3.connect(tmp_path / file.stem / "casereg.db").execute("SELECT 1 FROM client")
    # A register that stands is never touched.
    with pytest.raises(Refused, match="staat al een register"):
        restore_on_server(make_server_register.settings, first, "admin", code, clock)  # type: ignore[attr-defined]
    elders = replace(server_settings, home=tmp_path / "elders")
    with pytest.raises(NotSignedIn):
        restore_on_server(elders, first, "admin", "AAAAA-BBBBB", clock)
    restore_on_server(elders, first, "admin", code, clock)
    again = sign_in(elders, "sanne", PASSWORD, clock)
    assert again.contacts(ContactFilter()) == (kept,)
    assert again.add_client(ClientForm(name="Ans")).number > client.number
    again.log_contact(contact(client.number))
    again.close()
    boss = sign_in(elders, "admin", PASSWORD, clock)
    assert not boss.audit.verified([first]).fault
    boss.close()
    # The same file is a register of its own on one machine too.
    alone = Settings(home=tmp_path / "alleen")
    restore(alone, second, "admin", code, clock)
    reset_with_recovery(alone, "sanne", code, "zadel-wolken-trein-kers", clock)
    mine = sign_in(alone, "sanne", "zadel-wolken-trein-kers", clock)
    assert len(mine.contacts(ContactFilter())) == 2
    mine.close()


def test_a_backup_of_a_file_does_not_go_on_a_server(
    make_file_register: MakeRegister, server_settings: Settings, clock: FixedClock, tmp_path: Path
) -> None:
    backup = make_file_register("beheerder").backup(tmp_path / "kopie")
    with pytest.raises(Refused, match="register in een bestand"):
        restore_on_server(server_settings, backup, "admin", PASSWORD, clock)
    engine = create_engine(server_settings.database_url)
    with engine.connect() as connection:
        assert not connection.execute(text("SELECT to_regclass('account')")).scalar()
    engine.dispose()
