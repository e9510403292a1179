"""Backup, restore and the recovery code, on the embedded register."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Event, Thread
from uuid import uuid4

import pyotp
import pytest
from sqlalchemy.exc import OperationalError

from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.damage import PART, forget_damage, mark_damage
from casereg.doctor import examine
from casereg.errors import (
    NotSignedIn,
    OnlyRead,
    Refused,
    RegisterUnavailable,
    SecondFactorNeeded,
)
from casereg.going_on import go_on
from casereg.keeping import restore
from casereg.network_share import linux_mounts, mac_mounts, network_share
from casereg.recovery import reset_with_recovery
from casereg.register import Register, sign_in
from casereg.security.anchor import read_anchor, write_anchor
from casereg.security.key_file import read_key_file, write_key_file
from casereg.setup import initialise
from models.audit_cards import AuditFilter
from models.cards import ContactFilter
from models.embedded import connect
from models.forms import AccountForm, ClientForm, ContactForm
from models.periods import parse_period

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


def test_a_backup_made_while_others_write_is_one_moment(
    make_file_register: Callable[..., Register],
    file_settings: Settings,
    clock: FixedClock,
    tmp_path: Path,
) -> None:
    admin, register = make_file_register("beheerder"), make_file_register(name="sanne")
    stop, logged = Event(), []

    def write() -> None:
        while not stop.is_set():
            logged.append(register.log_contact(contact()).contact.number)

    writer = Thread(target=write)
    writer.start()
    backups = []
    for _ in range(3):
        held = len(logged)
        backups.append((held, admin.backup(tmp_path / "kopie")))
    stop.set()
    writer.join()
    assert len({file for _, file in backups}) == 3
    for held, file in backups:
        other = Settings(home=tmp_path / f"terug-{held}-{file.stem}")
        restore(other, file, "admin", OLD, clock)
        again = sign_in(other, "sanne", OLD, clock)
        found = {one.number for one in again.contacts(ContactFilter(limit=None))}
        again.close()
        assert set(logged[:held]) <= found <= set(logged)
        boss = sign_in(other, "admin", OLD, clock)
        assert not boss.audit.verified([file]).fault
        boss.close()


def test_a_lost_machine_comes_back_with_password_and_second_factor_or_the_code(
    file_settings: Settings, clock: FixedClock, tmp_path: Path
) -> None:
    code = initialise(file_settings, "admin", OLD, ["meierijstad-2023"], clock).recovery_code
    admin = sign_in(file_settings, "admin", OLD, clock)
    secret = admin.second_factor.begin().secret
    admin.second_factor.confirm(pyotp.TOTP(secret).at(clock.now()))
    backup = admin.backup(tmp_path / "kopie")
    admin.close()
    later = FixedClock(clock.now() + timedelta(minutes=5))
    for number, (given, totp, refusal) in enumerate(
        (
            (OLD, "", SecondFactorNeeded),
            (OLD, "000000", NotSignedIn),
            (NEW, "", NotSignedIn),
            (OLD, pyotp.TOTP(secret).at(later.now()), None),
            (code or "", "", None),
        )
    ):
        fresh = Settings(home=tmp_path / f"nieuw-{number}", totp=totp)
        if refusal:
            with pytest.raises(refusal):
                restore(fresh, backup, "admin", given, later)
            assert not fresh.database_file.exists()
        else:
            assert restore(fresh, backup, "admin", given, later) is None
            assert read_key_file(fresh.key_file).opened_by("admin", OLD)


def test_a_release_number_that_is_out_is_never_given_again(
    make_file_register: Callable[..., Register],
    file_settings: Settings,
    clock: FixedClock,
    tmp_path: Path,
    hasty: None,
) -> None:
    admin, willem = make_file_register("beheerder"), make_file_register("coordinator")
    first = parse_period("2023-01")
    willem.releases.write("uren", first, None, file_settings.exports)
    backup = admin.backup(tmp_path / "kopie")
    willem.releases.write("uren", parse_period("2023-02"), None, file_settings.exports)
    assert read_anchor(file_settings.audit_anchor).release == 2  # type: ignore[union-attr]
    # What stood there still opens: the release comes along, and the chain goes on from it.
    restore(file_settings, backup, "admin", OLD, clock)
    again = sign_in(file_settings, "willem", OLD, clock)
    made = again.made_releases.listed()
    assert ([card.number for card in made.cards], made.fault) == ([1, 2], "")
    again.releases.write("uren", parse_period("2023-Q1"), None, tmp_path / "uit")
    again.close()
    willem.close()
    admin.close()
    # Nothing can be read any more: what stands beside it knows which numbers are out.
    file_settings.database_file.write_bytes(b"rommel")
    restore(file_settings, backup, "admin", OLD, clock)
    again = sign_in(file_settings, "willem", OLD, clock)
    made = again.made_releases.listed()
    assert [(card.number, card.status) for card in made.cards] == [
        (1, "uitgegeven"),
        (3, "onbekend"),
    ]
    assert "na de reservekopie" in again.made_releases.shown(3).card.why_empty
    again.close()
    # On another machine only somebody who asks the gemeente knows.
    other = Settings(home=tmp_path / "elders")
    restore(other, backup, "admin", OLD, clock, release=7)
    again = sign_in(other, "willem", OLD, clock)
    folder = again.releases.write("uren", parse_period("2023-Q1"), None, tmp_path / "ook").folder
    assert folder.name.endswith("_r8")
    assert not again.made_releases.listed().fault
    again.close()


def test_a_register_on_a_network_share_is_refused(
    file_settings: Settings, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "casereg.network_share._mounts", lambda: [("/", "ext4"), (str(file_settings.home), "nfs4")]
    )
    with pytest.raises(RegisterUnavailable, match=r"netwerkschijf \(nfs4\)"):
        initialise(file_settings, "admin", OLD, ["meierijstad-2023"], clock)
    assert not file_settings.database_file.exists()
    assert not next(one for one in examine(file_settings).checks if one.name == "plek").ok


@pytest.mark.parametrize(
    ("folder", "mounts", "kind"),
    [
        ("/home/a", linux_mounts("/dev/sda / ext4 rw 0 0\nsrv:/a /home nfs4 rw 0 0"), "nfs4"),
        ("/home/a", linux_mounts("srv:/a /home nfs rw 0 0\n/dev/sdb /home xfs rw 0 0"), ""),
        ("/home/a b/c", linux_mounts("//s/d /home/a\\040b cifs rw 0 0\nx / ext4 rw 0 0"), "cifs"),
        ("/homes", linux_mounts("srv:/a /home nfs rw 0 0\nx / ext4 rw 0 0"), ""),
        (
            "/Volumes/team x/r",
            mac_mounts(
                "/dev/disk3s1 on / (apfs, local)\n//a@b/t on /Volumes/team x (smbfs, nodev)\n"
            ),
            "smbfs",
        ),
    ],
)
def test_kinds_of_disks(folder: str, mounts: list[tuple[str, str]], kind: str) -> None:
    assert network_share(Path(folder), mounts) == kind


def test_the_doctor_looks_at_the_clock_and_at_the_keys(
    make_file_register: Callable[..., Register], file_settings: Settings
) -> None:
    make_file_register("beheerder").close()
    now = datetime.now(UTC)

    def bad(moment: datetime = now) -> set[str]:
        report = examine(file_settings, "admin", OLD, FixedClock(moment))
        return {one.name for one in report.checks if not one.ok}

    assert bad() == set()
    assert bad(now - timedelta(days=1)) == {"klok"}
    assert bad(now + timedelta(days=4000)) == {"klok"}
    anchor = read_anchor(file_settings.audit_anchor)
    assert anchor
    ahead = replace(anchor, at=(now + timedelta(days=2)).isoformat())
    write_anchor(file_settings.audit_anchor, ahead)
    assert bad() == {"klok"}
    write_anchor(file_settings.audit_anchor, anchor)
    slots = read_key_file(file_settings.key_file)
    write_key_file(file_settings.key_file, slots.without_slot("sanne"))
    assert bad() == {"sloten"}
    forged = slots.with_slot("sanne", NEW, bytes(32))
    write_key_file(file_settings.key_file, forged)
    assert bad() == {"sloten"}


def test_work_that_is_gone_is_noticed_and_a_beheerder_may_go_on(
    make_file_register: Callable[..., Register], file_settings: Settings, clock: FixedClock
) -> None:
    register = make_file_register(name="sanne")
    kept = register.log_contact(contact()).contact
    before = file_settings.database_file.with_suffix(".eerder")
    key = read_key_file(file_settings.key_file).opened_by("sanne", OLD)
    connect(file_settings.database_file, key or b"").execute("VACUUM INTO ?", (str(before),))
    register.log_contact(contact())
    register.close()
    for journal in file_settings.home.glob("casereg.db-*"):
        journal.unlink()
    before.replace(file_settings.database_file)
    late = FixedClock(clock.now() + timedelta(hours=1))
    reader = sign_in(file_settings, "sanne", OLD, late)
    assert "laatste werk" in reader.only_read
    assert reader.contacts(ContactFilter()) == (kept,)
    with pytest.raises(OnlyRead, match="alleen te lezen"):
        reader.log_contact(contact())
    reader.close()
    report = examine(file_settings, "admin", OLD)
    assert "doctor --accept" in next(one.advice for one in report.checks if one.name == "schrijven")
    with pytest.raises(Refused, match="Als sociaal werker"):
        go_on(file_settings, "sanne", OLD, late)
    go_on(file_settings, "admin", OLD, late)
    worker = sign_in(file_settings, "sanne", OLD, late)
    assert worker.log_contact(contact()).contact.number
    worker.close()
    admin = sign_in(file_settings, "admin", OLD, late)
    shown = {one.deed for one in admin.audit.shown(AuditFilter())}
    # What was read meanwhile is in the audit as well.
    assert {"register.accept", "contact.see", "contact.log"} <= shown
    assert not admin.audit.verified().fault
    admin.close()
    with pytest.raises(Refused, match="geen werk"):
        go_on(file_settings, "admin", OLD, late)


def test_what_is_damaged_is_only_read_and_that_is_written_down(
    make_register: Callable[..., Register], clock: FixedClock
) -> None:
    settings: Settings = make_register.settings  # type: ignore[attr-defined]
    worker = make_register(name="sanne")
    client = worker.add_client(ClientForm(name=PLANTED))
    kept = worker.log_contact(contact((client.number,))).contact
    mark_damage(settings, "", PART, clock.now())
    reader = sign_in(settings, "sanne", OLD, clock)
    assert reader.contacts(ContactFilter()) == (kept,)
    assert reader.client_rights.inspect(client.number, to_file=True)
    for deed in (
        lambda: reader.log_contact(contact()),
        lambda: reader.add_client(ClientForm(name="Ans")),
        lambda: reader.keep_draft(uuid4(), {"note": "belt"}),
        lambda: reader.undo_contact(kept.number),
    ):
        with pytest.raises(OnlyRead, match="Er is niets opgeslagen"):
            deed()
    reader.close()
    assert PLANTED.encode() not in settings.audit_aside.read_bytes()
    # What cannot be written down is not shown.
    blocked = sign_in(settings, "sanne", OLD, clock)
    aside = settings.audit_aside.read_bytes()
    settings.audit_aside.unlink()
    settings.audit_aside.mkdir()
    with pytest.raises(RegisterUnavailable, match="er wordt niets getoond"):
        blocked.contacts(ContactFilter())
    settings.audit_aside.rmdir()
    settings.audit_aside.write_bytes(aside + b"rommel\n")
    blocked.close()
    assert worker.contacts(ContactFilter()) == (kept,)
    forget_damage(settings)
    admin = sign_in(settings, "admin", OLD, clock)
    seen = [one for one in admin.audit.shown(AuditFilter()) if one.deed == "contact.see"]
    assert len(seen) == 2
    assert not settings.audit_aside.exists()
    assert not admin.audit.verified().fault
    admin.close()
