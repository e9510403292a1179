"""Accounts and signing in, on both databases."""

from collections.abc import Callable
from pathlib import Path

import pytest

from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.errors import InvalidInput, NotSignedIn, Refused, RegisterUnavailable
from casereg.register import Register, sign_in
from casereg.setup import initialise
from models.forms import AccountForm

OLD, NEW = "paard-batterij-nietje-kaas", "zadel-wolken-trein-kers"


def test_only_the_right_name_and_password_sign_in(
    make_register: Callable[..., Register], clock: FixedClock
) -> None:
    register = make_register(name="sanne")
    settings = make_register.settings  # type: ignore[attr-defined]
    assert sign_in(settings, " Sanne ", OLD, clock).actor == register.actor
    for name, password in (("sanne", NEW), ("sanne", ""), ("niemand", OLD), ("", "")):
        with pytest.raises(NotSignedIn, match="horen niet bij elkaar"):
            sign_in(settings, name, password, clock)


def test_after_a_change_the_old_password_no_longer_opens(
    make_register: Callable[..., Register], clock: FixedClock
) -> None:
    register = make_register(name="sanne")
    settings = make_register.settings  # type: ignore[attr-defined]
    with pytest.raises(NotSignedIn, match="oude wachtwoord"):
        register.change_password(NEW, NEW)
    register.change_password(OLD, NEW)
    with pytest.raises(NotSignedIn):
        sign_in(settings, "sanne", OLD, clock)
    sign_in(settings, "sanne", NEW, clock).close()


def test_a_disabled_account_is_out_at_once_and_back_after_a_reset(
    make_register: Callable[..., Register], clock: FixedClock
) -> None:
    register, admin = make_register(name="sanne"), make_register("beheerder")
    settings = make_register.settings  # type: ignore[attr-defined]
    assert not admin.disable_account("sanne").active
    with pytest.raises(NotSignedIn):
        register.day()
    with pytest.raises(NotSignedIn):
        sign_in(settings, "sanne", OLD, clock)
    admin.reset_password("sanne", NEW)
    sign_in(settings, "sanne", NEW, clock).close()


def test_a_changed_role_asks_to_sign_in_again(make_register: Callable[..., Register]) -> None:
    register, admin = make_register(name="sanne"), make_register("beheerder")
    assert admin.change_role("sanne", "teamleider", "schijndel").team == "schijndel"
    with pytest.raises(NotSignedIn, match="veranderd"):
        register.day()


def test_what_cannot_be_is_refused(make_register: Callable[..., Register]) -> None:
    admin = make_register("beheerder")
    for form, wrong in (
        (AccountForm(name="admin", role="beheerder"), "al een account"),
        (AccountForm(name="piet", role="baas"), "rol bestaat niet"),
        (AccountForm(name="piet", role="teamleider"), "hoort bij een gebiedsteam"),
        (AccountForm(name="piet", role="teamleider", team="parijs"), "hoort bij een gebiedsteam"),
    ):
        with pytest.raises(InvalidInput, match=wrong):
            admin.add_account(form, OLD)
    for password in ("kort", "wachtwoord123", "admin-admin-admin"):
        with pytest.raises(InvalidInput, match="wachtwoord"):
            admin.add_account(AccountForm(name="piet", role="beheerder"), password)
    with pytest.raises(Refused, match="laatste beheerder"):
        admin.disable_account("admin")
    assert "piet" not in [account.name for account in admin.accounts()]


def test_a_second_register_is_not_made_over_the_first(
    make_register: Callable[..., Register], clock: FixedClock
) -> None:
    make_register("beheerder")
    settings = make_register.settings  # type: ignore[attr-defined]
    with pytest.raises(Refused, match="al een register"):
        initialise(settings, "ander", OLD, [], clock)


def test_without_a_register_signing_in_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(RegisterUnavailable, match="casereg init"):
        sign_in(Settings(home=tmp_path), "sanne", OLD)
    away = Settings(home=tmp_path, database_url="postgresql+psycopg://localhost:1/niets")
    with pytest.raises(RegisterUnavailable, match="niet bereikbaar"):
        sign_in(away, "sanne", OLD)
