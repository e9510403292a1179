"""Who may come in, and what is said when the register itself is the trouble."""

import time
from pathlib import Path

import pyotp
import pytest

from tests.cli.conftest import PASSWORD, Run


def test_flags_work_before_and_after_the_command(run: Run, home: Path) -> None:
    secret = {"stdin": f"{PASSWORD}\n", "home": home / "elsewhere"}
    before = run("--home", home, "--user", "wim", "--password-stdin", "week", **secret)
    after = run("week", "--home", home, "--user", "wim", "--password-stdin", **secret)
    assert before.code == after.code == 0
    assert before.out == after.out


@pytest.mark.parametrize("user", ["wim", "niemand"])
def test_wrong_password_and_unknown_name_sound_the_same(run: Run, home: Path, user: str) -> None:
    outcome = run("week", user=user, password="iets-heel-anders")
    assert outcome.code == 3
    assert outcome.err == (
        "Deze naam en dit wachtwoord horen niet bij elkaar. Probeer het opnieuw.\n"
    )


def test_without_terminal_it_says_how_to_sign_in(run: Run, home: Path) -> None:
    nobody, no_password = run("week"), run("week", user="wim", password="")
    assert nobody.code == no_password.code == 3
    assert "CASEREG_USER" in nobody.err
    assert "CASEREG_PASSWORD" in no_password.err


def test_no_register(run: Run) -> None:
    outcome = run("week", user="wim")
    assert outcome.code == 4
    assert "casereg init" in outcome.err


def test_damaged_register(run: Run, home: Path) -> None:
    (home / "casereg.db").write_bytes(b"geen register" * 5000)
    outcome = run("week", user="wim")
    assert (outcome.code, outcome.err.count("\n")) == (4, 1)


def test_missing_key_file(run: Run, home: Path) -> None:
    (home / "casereg.keys.json").unlink()
    outcome = run("week", user="wim")
    assert (outcome.code, outcome.err.count("\n")) == (4, 1)
    assert "reservekopie" in outcome.err


def test_server_that_does_not_answer(run: Run) -> None:
    url = "postgresql+psycopg://casereg:geheim@127.0.0.1:1/casereg"
    outcome = run("week", user="wim", CASEREG_DATABASE_URL=url)
    assert outcome.code == 4
    assert "geheim" not in outcome.err


def test_a_second_factor_is_set_up_asked_and_switched_off(run: Run, home: Path) -> None:
    shared = run("user", "totp", "--json", user="cor").json
    assert shared["uri"].startswith("otpauth://totp/casereg:cor?")
    app = pyotp.TOTP(shared["secret"])
    confirmed = run("user", "totp", "--confirm", app.now(), "--json", user="cor")
    papers = confirmed.json["recovery_codes"]
    refused = run("week", user="cor")
    assert (refused.code, refused.err.count("\n")) == (3, 1)
    assert "CASEREG_TOTP" in refused.err
    later = app.generate_otp(int(time.time()) // 30 + 1)
    assert run("week", user="cor", CASEREG_TOTP=later).code == 0
    assert run("week", user="cor", CASEREG_TOTP=later).code == 3
    assert run("week", "--totp", papers[0], user="cor").code == 0
    assert run("user", "totp", "--off", "--totp", papers[1], user="cor").code == 0
    assert run("week", user="cor").code == 0


def test_a_new_register_asks_its_beheerder_for_a_second_factor(run: Run) -> None:
    made = run("init", "--admin", "baas", "--catalog", "meierijstad-2023", password=PASSWORD)
    assert made.code == 0
    listed = run("user", "list", user="baas")
    assert listed.code == 0
    assert "casereg user totp" in listed.err
