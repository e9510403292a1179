"""A register from nothing, its accounts, and getting in again."""

from pathlib import Path

import pytest

from casereg.config import Settings
from casereg.errors import NotSignedIn
from casereg.register import sign_in
from tests.cli.conftest import PASSWORD, Made, Run

NEW = "lantaarn-walnoot-gieter-egel"


def test_from_nothing_to_a_first_contact(run: Run) -> None:
    made = run("init", "--admin", "baas", "--json", "--catalog", "meierijstad-2022",
               "meierijstad-2023", password=PASSWORD)  # fmt: skip
    assert made.code == 0
    assert made.json["recovery_code"].count("-") == 5
    place = ("--role", "sociaal werker", "--team", "schijndel", "--json")
    added = run("user", "add", "ria", *place, user="baas").json
    assert (added["name"], added["team"]) == ("ria", "schijndel")
    log = ("log", "--deelopdracht", "1a", "--soort", "coaching", "--datum", "14-3-2023")
    assert run(*log, user="ria", password=added["password"]).code == 0
    again = run("init", "--admin", "baas", "--catalog", "meierijstad-2023", password=PASSWORD)
    assert (again.code, again.err.count("\n")) == (1, 1)


def test_init_refuses_a_weak_password_and_an_unknown_catalogue(run: Run, tmp_path: Path) -> None:
    weak = run("init", "--admin", "baas", "--catalog", "meierijstad-2023", password="welkom")
    unknown = run("init", "--admin", "baas", "--catalog", "utopia", password=PASSWORD)
    nothing = run("init", "--admin", "baas", "--catalog", "meierijstad-2023")
    assert (weak.code, unknown.code, nothing.code) == (1, 1, 3)
    assert not (tmp_path / "casereg").exists()


def test_beheerder_manages_accounts(run: Run, home: Path) -> None:
    assert run("user", "role", "wim", "--role", "teamleider", "--team", "schijndel",
               user="admin").code == 0  # fmt: skip
    assert run("user", "disable", "cor", user="admin").code == 0
    assert run("user", "list", "--json", user="admin").json["accounts"] == [
        {"name": "admin", "role": "beheerder", "team": None, "active": True},
        {"name": "cor", "role": "coordinator", "team": None, "active": False},
        {"name": "lea", "role": "teamleider", "team": "veghel", "active": True},
        {"name": "wim", "role": "teamleider", "team": "schijndel", "active": True},
    ]
    assert run("week", user="cor").code == 3
    reset = run("user", "reset", "cor", "--new-password-stdin", user="admin", stdin=NEW + "\n")
    assert reset.code == 0
    assert run("week", user="cor", password=NEW).code == 0
    assert run("user", "list", user="wim").code == 1


def test_own_password(run: Run, home: Path) -> None:
    asked = ("user", "password", "--password-stdin", "--new-password-stdin")
    assert run(*asked, user="wim", stdin=f"{PASSWORD}\n{NEW}\n").code == 0
    assert run("week", user="wim").code == 3
    assert run("week", user="wim", password=NEW).code == 0
    assert run("user", "password", user="lea").code == 2


def test_recovery_code_lets_the_beheerder_in_again(run: Run, home: Path, made: Made) -> None:
    asked = ("user", "reset", "admin", "--recovery", "--new-password-stdin")
    wrong = run(*asked, stdin=NEW + "\n", CASEREG_RECOVERY="ABCDE-FGHJK")
    assert (wrong.code, wrong.err.count("\n")) == (3, 1)
    assert run(*asked, stdin=NEW + "\n", CASEREG_RECOVERY=made.recovery_code).code == 0
    assert run("user", "list", user="admin", password=NEW).code == 0


def test_who_is_signed_in_and_out_everywhere(run: Run, home: Path) -> None:
    worker = sign_in(Settings(home=home), "wim", PASSWORD)
    listed = run("user", "sessions", "--json", user="admin").json["sessions"]
    assert [one["name"] for one in listed] == ["admin", "wim"]
    assert run("user", "signout", "admin", user="wim").code == 1
    assert run("user", "signout", "wim", user="admin").out == "wim is afgemeld op 1 plek.\n"
    with pytest.raises(NotSignedIn):
        worker.day()
    worker.close()
    assert run("user", "sessions", user="lea").code == 1
