"""A code from a phone beside the password, on both databases."""

from dataclasses import replace
from datetime import timedelta

import pyotp
import pytest

from casereg.clock import FixedClock
from casereg.config import Settings
from casereg.errors import InvalidInput, NotSignedIn, Refused, SecondFactorNeeded
from casereg.recovery import reset_with_recovery
from casereg.register import Register, sign_in
from casereg.setup import initialise
from models.forms import AccountForm
from tests.conftest import MOMENT, PASSWORD, MakeRegister

NEW = "zadel-wolken-trein-kers"


def at(seconds: int) -> FixedClock:
    return FixedClock(MOMENT + timedelta(seconds=seconds))


def code(secret: str, seconds: int = 0) -> str:
    return pyotp.TOTP(secret).at(MOMENT + timedelta(seconds=seconds))


def knock(settings: Settings, given: str, seconds: int = 0, name: str = "willem") -> None:
    sign_in(replace(settings, totp=given), name, PASSWORD, at(seconds)).close()


@pytest.fixture
def settings(make_register: MakeRegister) -> Settings:
    found: Settings = make_register.settings  # type: ignore[attr-defined]
    return found


@pytest.fixture
def guarded(make_register: MakeRegister) -> tuple[Register, str, tuple[str, ...]]:
    """A coordinator with a second factor, its secret and its codes on paper."""
    register = make_register("coordinator")
    secret = register.second_factor.begin().secret
    return register, secret, register.second_factor.confirm(code(secret))


def test_it_counts_only_once_it_is_confirmed(
    make_register: MakeRegister, settings: Settings
) -> None:
    mine = make_register("coordinator").second_factor
    secret = mine.begin().secret
    knock(settings, "")
    with pytest.raises(InvalidInput, match="klopt niet"):
        mine.confirm("000000" if code(secret) != "000000" else "111111")
    assert len(set(mine.confirm(code(secret)))) == 8
    with pytest.raises(Refused, match="staat al aan"):
        mine.begin()
    with pytest.raises(SecondFactorNeeded, match="CASEREG_TOTP"):
        knock(settings, "", 60)


def test_a_code_opens_once_and_only_in_its_own_time(
    settings: Settings, guarded: tuple[Register, str, tuple[str, ...]]
) -> None:
    _, secret, _ = guarded
    with pytest.raises(NotSignedIn, match="al gebruikt"):
        knock(settings, code(secret), 0)
    knock(settings, code(secret, 60), 60)
    for used, seconds in ((60, 60), (30, 60), (60, 90), (300, 120)):
        with pytest.raises(NotSignedIn, match="al gebruikt"):
            knock(settings, code(secret, used), seconds + 900)


def test_a_code_on_paper_opens_once(
    settings: Settings, guarded: tuple[Register, str, tuple[str, ...]]
) -> None:
    _, _, papers = guarded
    knock(settings, papers[0].lower().replace("-", " "))
    with pytest.raises(NotSignedIn):
        knock(settings, papers[0])
    knock(settings, papers[1])


def test_guessing_codes_has_to_wait_too(
    settings: Settings, guarded: tuple[Register, str, tuple[str, ...]]
) -> None:
    _, secret, _ = guarded
    for _ in range(3):
        with pytest.raises(NotSignedIn, match="klopt niet"):
            knock(settings, "12345", 60)
        if _ < 2:
            # The password alone is no way to begin counting anew.
            with pytest.raises(SecondFactorNeeded):
                knock(settings, "", 60)
    with pytest.raises(NotSignedIn, match="te vaak"):
        knock(settings, code(secret, 60), 60)
    knock(settings, code(secret, 90), 90)


def test_it_goes_off_by_its_owner_and_by_a_new_password_of_the_beheerder(
    make_register: MakeRegister,
    settings: Settings,
    guarded: tuple[Register, str, tuple[str, ...]],
) -> None:
    register, _, papers = guarded
    register.second_factor.drop()
    knock(settings, "")
    secret = register.second_factor.begin().secret
    register.second_factor.confirm(code(secret))
    with pytest.raises(NotSignedIn):
        knock(settings, papers[2])
    make_register("beheerder").reset_password("willem", NEW)
    sign_in(settings, "willem", NEW, at(60)).close()


def test_a_real_register_asks_it_of_who_sees_everything(
    file_settings: Settings, clock: FixedClock
) -> None:
    made = initialise(
        file_settings, "admin", PASSWORD, ["meierijstad-2023"], clock, second_factor=True
    )
    admin = sign_in(file_settings, "admin", PASSWORD, clock)
    assert admin.second_factor.needed_before == MOMENT + timedelta(days=14)
    admin.add_account(AccountForm(name="willem", role="coordinator"), PASSWORD)
    admin.add_account(AccountForm(name="sanne", role="sociaal werker", team="veghel"), PASSWORD)
    secret = admin.second_factor.begin().secret
    admin.second_factor.confirm(code(secret))
    assert admin.second_factor.needed_before is None
    needed = {}
    for name in ("willem", "sanne"):
        with_name = sign_in(file_settings, name, PASSWORD, clock)
        needed[name] = with_name.second_factor.needed_before is not None
        with_name.close()
    assert needed == {"willem": True, "sanne": False}
    admin.change_role("sanne", "beheerder", None)
    promoted = sign_in(file_settings, "sanne", PASSWORD, clock)
    assert promoted.second_factor.needed_before is not None
    promoted.close()
    admin.close()
    # The code from the safe opens the account whatever became of the phone.
    reset_with_recovery(file_settings, "admin", made.recovery_code or "", NEW, clock)
    sign_in(file_settings, "admin", NEW, clock).close()
