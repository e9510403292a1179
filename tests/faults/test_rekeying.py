"""A new data key when somebody is shut out: who stays gets in, and a kill halfway harms nothing."""

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import casereg.rekeying
import models.embedded
from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.errors import NotSignedIn, RegisterUnavailable
from casereg.keeping import restore
from casereg.recovery import reset_with_recovery
from casereg.register import sign_in
from casereg.security.key_file import read_key_file
from casereg.setup import initialise
from models.embedded import check_whole, connect, open_embedded
from models.forms import AccountForm, ClientForm

PASSWORD, NEW = "paard-batterij-nietje-kaas", "zadel-wolken-trein-kers"
ROUNDS = 6


@pytest.fixture
def code(file_settings: Settings, clock: FixedClock) -> str:
    """A register with two beheerders, sanne and joost; gives its recovery code."""
    made = initialise(file_settings, "admin", PASSWORD, ["meierijstad-2023"], clock)
    admin = sign_in(file_settings, "admin", PASSWORD, clock)
    admin.add_account(AccountForm(name="baas", role="beheerder"), PASSWORD)
    for name in ("sanne", "joost"):
        form = AccountForm(name=name, role="sociaal werker", team="veghel")
        admin.add_account(form, PASSWORD)
    admin.close()
    return made.recovery_code or ""


def data_key(settings: Settings, name: str = "admin") -> bytes:
    key = read_key_file(settings.key_file).opened_by(name, PASSWORD)
    assert key is not None
    return key


def holds(settings: Settings, old: bytes, clock: FixedClock) -> None:
    """Who stays gets in, sanne does not, and nobody with the old key."""
    for name in ("joost", "admin"):
        register = sign_in(settings, name, PASSWORD, clock)
        register.close()
    assert not read_key_file(settings.key_file).changing
    with pytest.raises(NotSignedIn):
        sign_in(settings, "sanne", PASSWORD, clock)
    with pytest.raises(RegisterUnavailable, match="gaat met deze sleutel niet open"):
        connect(settings.database_file, old)
    opened = open_embedded(settings.database_file, data_key(settings))
    assert check_whole(opened)
    opened.close()


def test_who_is_shut_out_no_longer_has_the_key(
    file_settings: Settings, clock: FixedClock, code: str, tmp_path: Path
) -> None:
    old = data_key(file_settings, "sanne")
    admin = sign_in(file_settings, "admin", PASSWORD, clock)
    backup = admin.backup(tmp_path / "kopie")
    joost = sign_in(file_settings, "joost", PASSWORD, clock)
    client = joost.add_client(ClientForm(name="Quirinus Plantagenet"))
    admin.disable_account("sanne")
    # The beheerder goes on; who had it open with the old key is told to sign in again.
    assert [one.name for one in admin.accounts() if not one.active] == ["sanne"]
    with pytest.raises(NotSignedIn, match="Meld je opnieuw aan"):
        joost.add_client(ClientForm(name="Ans"))
    joost.resume(sign_in(file_settings, "joost", PASSWORD, clock))
    assert [one.number for one in joost.find_clients("quir")] == [client.number]
    holds(file_settings, old, clock)
    admin.reset_password("sanne", NEW)
    sign_in(file_settings, "sanne", NEW, clock).close()
    reset_with_recovery(file_settings, "baas", code, NEW, clock)
    sign_in(file_settings, "baas", NEW, clock).close()
    admin.close()
    joost.close()
    # A backup of before opens with the keys it holds itself.
    restore(file_settings, backup, "admin", PASSWORD, clock)
    sign_in(file_settings, "sanne", PASSWORD, clock).close()


def test_a_slot_that_was_put_there_gets_no_new_key(
    file_settings: Settings, clock: FixedClock, code: str
) -> None:
    admin = sign_in(file_settings, "admin", PASSWORD, clock)
    content = file_settings.key_file.read_text()
    mine = read_key_file(file_settings.key_file).with_slot("joost", NEW, bytes(32)).slot_of("joost")
    theirs = read_key_file(file_settings.key_file).slot_of("joost")
    assert mine
    assert theirs
    file_settings.key_file.write_text(content.replace(theirs.public, mine.public))
    with pytest.raises(RegisterUnavailable, match="geknoeid"):
        admin.disable_account("sanne")
    assert all(one.active for one in admin.accounts())
    admin.close()


def killed_at(monkeypatch: pytest.MonkeyPatch, module: object, name: str, after: bool) -> None:
    """The process is gone before, or after, this function."""
    whole: Callable[..., object] = getattr(module, name)

    def gone(*given: object) -> object:
        if after:
            whole(*given)
        os.kill(os.getpid(), signal.SIGKILL)
        return None

    monkeypatch.setattr(module, name, gone)


def in_a_process(settings: Settings, clock: FixedClock) -> int:
    """Shut sanne out in a process of its own; gives its id."""
    child = os.fork()
    if child:
        return child
    try:
        sign_in(settings, "admin", PASSWORD, clock).disable_account("sanne")
    finally:
        os._exit(0)


@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 on Windows")
@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("step", ["change_key", "forget"])
def test_killed_between_two_steps(
    file_settings: Settings,
    clock: FixedClock,
    code: str,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    after: bool,
) -> None:
    old = data_key(file_settings)
    with monkeypatch.context() as patch:
        module = casereg.rekeying if step == "change_key" else casereg.rekeying.Vault
        killed_at(patch, module, step, after)
        child = in_a_process(file_settings, clock)
        _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    holds(file_settings, old, clock)


@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 on Windows")
def test_killed_at_any_moment(
    file_settings: Settings, clock: FixedClock, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = time.perf_counter()
    os.waitpid(in_a_process(file_settings, clock), 0)
    usual = time.perf_counter() - begun
    moments = random.Random(1)
    for _ in range(ROUNDS):
        admin = sign_in(file_settings, "admin", PASSWORD, clock)
        admin.reset_password("sanne", PASSWORD)
        admin.close()
        child = in_a_process(file_settings, clock)
        time.sleep(moments.uniform(0.2, 1.0) * usual)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        for name in ("joost", "admin"):
            sign_in(file_settings, name, PASSWORD, clock).close()
        assert not read_key_file(file_settings.key_file).changing
        opened = open_embedded(file_settings.database_file, data_key(file_settings))
        assert check_whole(opened)
        opened.close()


def test_a_disk_that_is_full_leaves_a_register_that_opens(
    file_settings: Settings, clock: FixedClock, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = data_key(file_settings)
    admin = sign_in(file_settings, "admin", PASSWORD, clock)

    def full(*_: object) -> None:
        raise RegisterUnavailable("De schijf is vol.")

    with monkeypatch.context() as patch:
        patch.setattr(models.embedded, "_changed", full)
        with pytest.raises(RegisterUnavailable, match=r"afgesloten.*schijf is vol"):
            admin.disable_account("sanne")
        sign_in(file_settings, "joost", PASSWORD, clock).close()
        assert data_key(file_settings) == old
    admin.close()
    holds(file_settings, old, clock)
