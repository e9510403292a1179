"""Erasing somebody from the command line, and a backup of before that brings nobody back."""

import json
from pathlib import Path

import pytest

from casereg.config import Settings
from casereg.opening import open_for
from tests.cli.conftest import PASSWORD, PLANTED, Made, Outcome, Run
from tests.decrypted import pages

FIRST, LAST = PLANTED.split()


@pytest.fixture
def noted(run: Run, home: Path, made: Made) -> int:
    """The client, with a contact and a note."""
    told = ("--deelopdracht", "1b", "--soort", "informatie-en-advies", "--notitie", f"{FIRST} belt")
    outcome = run("log", *told, "--client", made.client, "--datum", "2023-03-01", user="wim")
    assert outcome.code == 0, outcome.err
    return made.client


def asked(run: Run, number: int) -> Outcome:
    outcome = run("erase", number, "--reden", "bezwaar", "--json", user="wim")
    assert outcome.code == 0, outcome.err
    return outcome


def content(home: Path) -> bytes:
    """Every page of the register, free ones too."""
    opened = open_for(Settings(home=home), "admin", PASSWORD)
    opened.database.close()
    assert opened.vault is not None
    return pages(opened.vault.database_file, opened.vault.key)


def test_from_preview_to_proof_with_two_people(run: Run, home: Path, noted: int) -> None:
    assert FIRST.encode() in content(home)
    plan = run("erase", noted, user="wim")
    assert plan.code == 0 and "1 notitie bij een contact" in plan.out
    assert FIRST not in plan.out and "Er is nog niets gewist" in plan.out
    assert asked(run, noted).json["status"] == "open"
    own = run("erase", noted, "--goedkeuren", user="wim")
    assert own.code == 1 and "Als sociaal werker mag je niet" in own.err
    assert run("erase", noted, "--json", user="lea").json["aanvraag"] == 1
    done = run("erase", noted, "--goedkeuren", "--json", user="lea").json
    assert (done["gevraagd_door"], done["beslist_door"]) == ("wim", "lea")
    assert (done["clienten"], done["status"], done["reden"]) == ([noted], "gewist", "bezwaar")
    assert done["weg"]["notitie"] == 1 and done["blijft"]["contact"] == 1
    (row,) = run("erase", "--json", user="wim").json["wissingen"]
    assert row == done
    found = content(home)
    assert FIRST.encode() not in found and LAST.lower().encode() not in found
    assert "gewist" in run("erase", noted, user="wim").err
    contacts = run("contacts", "--json", user="wim").json["contacts"]
    assert [one["client"] for one in contacts] == [None]
    listed = run("erase", user="lea").out
    assert "De cliënt maakte bezwaar" in listed and FIRST not in listed


def test_a_backup_of_before_brings_nobody_back(run: Run, home: Path, noted: int) -> None:
    before = run("backup", home / "kopie", "--json", user="admin").json["file"]
    asked(run, noted)
    assert run("erase", noted, "--goedkeuren", user="lea").code == 0
    kept = json.loads((home / "casereg.erased.json").read_text())
    assert [one["client"] for one in kept["gewist"]] == [noted]
    assert FIRST not in json.dumps(kept)
    assert run("restore", before, user="admin").code == 0
    assert FIRST.encode() not in content(home)
    (row,) = run("erase", "--json", user="wim").json["wissingen"]
    assert (row["soort"], row["clienten"]) == ("herhaling", [noted])
    # Also where the register itself is lost and only the list beside it is left.
    (home / "casereg.db").unlink()
    assert run("restore", before, user="admin").code == 0
    assert FIRST.encode() not in content(home)
    # And where the list is lost, but the register that is replaced still says it.
    (home / "casereg.erased.json").unlink()
    assert run("restore", before, user="admin").code == 0
    assert FIRST.encode() not in content(home)


def test_who_got_the_number_later_is_left_alone(run: Run, home: Path, made: Made) -> None:
    early = run("backup", home / "kopie", "--json", user="admin").json["file"]
    add = ("client", "add", "--geboortejaar", "1960", "--json", "--naam")
    number = run(*add, "Iemand Anders", user="wim").json["nummer"]
    asked(run, number)
    assert run("erase", number, "--goedkeuren", user="lea").code == 0
    assert run("restore", early, user="admin").code == 0
    assert run(*add, "Nieuwe Buur", user="wim").json["nummer"] == number
    late = run("backup", home / "kopie", "--json", user="admin").json["file"]
    assert run("restore", late, user="admin").code == 0
    found = run("client", "find", "Nieuwe", "--json", user="wim").json["clienten"]
    assert [one["nummer"] for one in found] == [number]


def test_wrong_usage_says_what_to_choose(run: Run, home: Path, made: Made) -> None:
    for words in (
        ("--reden", "bezwaar"),
        ("--goedkeuren",),
        (made.client, "--reden", "bezwaar", "--intrekken"),
        (made.client, "--ondanks-termijn"),
        (made.client, "--reden", "zomaar"),
    ):
        assert run("erase", *words, user="wim").code == 2
    none = run("erase", made.client, "--goedkeuren", user="lea")
    assert none.code == 1 and "niets aangevraagd" in none.err
    assert run("erase", made.client, user="cor").code == 1
    assert run("erase", "--opnieuw", user="lea").out.startswith("Er is niemand teruggekomen")
