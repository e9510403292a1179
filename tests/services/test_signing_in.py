"""Signing in on both databases: wrong tries, and passwords that are made dearer to guess."""

from dataclasses import replace
from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from argon2.profiles import RFC_9106_LOW_MEMORY
from sqlmodel import select

from casereg.clock import FixedClock
from casereg.damage import forget_damage, mark_damage
from casereg.errors import NotAllowed, NotSignedIn
from casereg.opening import open_for
from casereg.register import sign_in
from casereg.security import passwords
from casereg.security.key_file import read_key_file
from models.account import Account
from models.audit import Audit
from models.audit_cards import AuditFilter
from models.context import CHECKING
from models.failed_sign_ins import UNKNOWN
from tests.conftest import PASSWORD, MakeRegister


@pytest.mark.parametrize("name", ["sanne", "niemand"])
def test_guessing_has_to_wait_and_the_right_password_ends_it(
    make_register: MakeRegister, clock: FixedClock, name: str
) -> None:
    make_register(name="sanne").close()
    settings = make_register.settings  # type: ignore[attr-defined]

    def knock(password: str, later: int = 0) -> str:
        moment = FixedClock(clock.moment + timedelta(seconds=later))
        with pytest.raises(NotSignedIn) as refused:
            sign_in(settings, name, password, moment)
        return str(refused.value)

    said = [knock("mis") for _ in range(3)]
    assert all("horen niet bij elkaar" in one for one in said)
    # Not even the right password is looked at now, and nobody else is kept out.
    assert "te vaak" in knock(PASSWORD)
    sign_in(settings, "joost", PASSWORD, clock).close()
    assert "horen niet bij elkaar" in knock("mis", later=1)
    if name == "sanne":
        opened = open_for(settings, name, PASSWORD, FixedClock(clock.moment + timedelta(hours=1)))
        assert opened.failures == 4
        opened.database.close()
        assert "horen niet bij elkaar" in knock("mis")


def test_the_audit_tells_after_how_many_wrong_tries(
    make_register: MakeRegister, clock: FixedClock
) -> None:
    settings = make_register.settings  # type: ignore[attr-defined]
    with pytest.raises(NotSignedIn):
        sign_in(settings, "sanne", "mis", clock)
    sign_in(settings, "sanne", PASSWORD, clock).close()
    opened = open_for(settings, "sanne", PASSWORD, clock)
    with opened.database.seen_by(CHECKING).reading() as session:
        told = session.exec(select(Audit.subject).where(Audit.deed == "account.sign_in")).all()
    opened.database.close()
    assert told[-1] == "na 1 keer mis"


def test_each_wrong_try_is_in_the_audit_under_the_name_that_was_tried(
    make_register: MakeRegister, clock: FixedClock
) -> None:
    settings = make_register.settings  # type: ignore[attr-defined]
    admin, typed = make_register("beheerder"), "paard-als-naam-getypt"

    def failed() -> list[tuple[str, str, str]]:
        rows = admin.audit.shown(AuditFilter(limit=50))
        fitting = [
            one for one in rows if (one.deed, one.outcome) == ("account.sign_in", "geweigerd")
        ]
        return [(one.account or one.role, one.team, one.subject) for one in reversed(fitting)]

    for name, days in (("sanne", 0), ("sanne", 2), (typed, 2), ("willem", 3)):
        with pytest.raises(NotSignedIn):
            sign_in(settings, name, "mis", FixedClock(clock.moment + timedelta(days=days)))
    later = FixedClock(clock.moment + timedelta(days=3))
    # On the file nobody without the key can write in it: it is told by whoever gets in first.
    assert len(failed()) == (0 if settings.embedded else 4)
    sign_in(settings, "joost", PASSWORD, later).close()
    since = [
        f"{clock.moment.astimezone() + timedelta(days=days):%d-%m-%Y %H:%M}" for days in (0, 2, 3)
    ]
    if settings.embedded:
        assert sorted(failed()) == [
            (UNKNOWN, "", f"1 keer sinds {since[1]}"),
            ("sanne", "veghel", f"2 keer sinds {since[0]}"),
            ("willem", "", f"1 keer sinds {since[2]}"),
        ]
    else:
        whose = [("sanne", "veghel"), ("sanne", "veghel"), (UNKNOWN, ""), ("willem", "")]
        assert failed() == [(*one, "") for one in whose]
    told = failed()
    # Once is enough, and who has to wait goes on waiting.
    sign_in(settings, "joost", PASSWORD, later).close()
    assert failed() == told
    opened = open_for(settings, "willem", PASSWORD, later)
    opened.database.close()
    assert opened.failures == 1
    rows = admin.audit.shown(AuditFilter(limit=200))
    assert typed not in str(rows)
    assert not admin.audit.verified().fault


def test_a_wrong_try_at_a_damaged_register_is_told_once_it_is_whole(
    make_register: MakeRegister, clock: FixedClock
) -> None:
    make_register("beheerder").close()
    settings = make_register.settings  # type: ignore[attr-defined]
    mark_damage(settings, "", "een proef", clock.now())
    with pytest.raises(NotSignedIn):
        sign_in(settings, "sanne", "mis", clock)
    damaged = sign_in(settings, "joost", PASSWORD, clock)
    assert damaged.only_read
    damaged.close()
    forget_damage(settings)
    admin = sign_in(settings, "admin", PASSWORD, clock)
    rows = [one for one in admin.audit.shown(AuditFilter()) if one.outcome == "geweigerd"]
    assert [(one.account, one.deed) for one in rows] == [("sanne", "account.sign_in")]
    assert not admin.audit.verified().fault
    admin.close()


def test_a_password_becomes_as_dear_to_guess_as_new_ones_are(
    make_register: MakeRegister, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_register("beheerder")
    settings = make_register.settings  # type: ignore[attr-defined]
    dearer = replace(RFC_9106_LOW_MEMORY, time_cost=2, memory_cost=128, parallelism=1)
    hasher = PasswordHasher.from_parameters(dearer)
    monkeypatch.setattr("casereg.security.slot.RFC_9106_LOW_MEMORY", dearer)
    monkeypatch.setattr(passwords, "PasswordHasher", lambda: hasher)
    opened = open_for(settings, "sanne", PASSWORD, clock)
    if settings.embedded:
        slot = read_key_file(settings.key_file).slot_of("sanne")
        assert slot is not None
        costs = (slot.time_cost, slot.memory_cost)
    else:
        with opened.database.reading() as session:
            stored = session.exec(select(Account).where(Account.name == "sanne")).one()
        assert "m=128,t=2" in (stored.password_hash or "")
        costs = (2, 128)
    assert costs == (2, 128)
    opened.database.close()
    open_for(settings, "sanne", PASSWORD, clock).database.close()


def test_who_is_signed_in_is_known_and_can_be_signed_out_everywhere(
    make_register: MakeRegister, clock: FixedClock
) -> None:
    admin, sanne = make_register("beheerder"), make_register(name="sanne")
    settings = make_register.settings  # type: ignore[attr-defined]
    elsewhere = sign_in(settings, "sanne", PASSWORD, clock)
    gone = sign_in(settings, "joost", PASSWORD, clock)
    gone.close()
    assert [one.name for one in admin.sign_ins.listed()] == ["admin", "sanne", "sanne"]
    with pytest.raises(NotAllowed):
        sanne.sign_ins.sign_out("admin")
    assert admin.sign_ins.sign_out("sanne") == 2
    for out in (sanne, elsewhere):
        with pytest.raises(NotSignedIn, match="afgemeld"):
            out.day()
    again = sign_in(settings, "sanne", PASSWORD, clock)
    again.day()
    # Of oneself everybody may do it.
    assert again.sign_ins.sign_out("sanne") == 1
    with pytest.raises(NotSignedIn, match="afgemeld"):
        again.day()
    assert [one.name for one in admin.sign_ins.listed()] == ["admin"]
    for one in (elsewhere, again):
        one.close()
