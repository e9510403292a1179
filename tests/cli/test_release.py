"""Looking up what was released, and writing it once more, from the command line."""

from base64 import b64decode
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from casereg.config import Settings
from casereg.opening import open_for
from exports.ledger.history import append, read_ledger
from exports.numbers import Box, Number
from models.catalogue_file import read_catalogue
from models.catalogue_shelf import built_in
from models.database import Database
from models.kept_tables import unseal
from models.release import Release
from tests.cli.conftest import PASSWORD, Run
from tests.exports.releasing import FILES, MADE_AT, entry_on

NAME = "resultaatmeting_meierijstad-2023_2023-Q1_r2"


@pytest.fixture
def released(home: Path) -> Path:
    """The register with a concept of before, and releases 2 and 3."""
    opened = open_for(Settings(home=home), "cor", PASSWORD)
    with opened.database.writing() as session:
        made = datetime(2023, 1, 3, tzinfo=UTC)
        who = {"made_at": made, "made_by": opened.actor.account_id, "sha256": ""}
        session.add(Release(kind="uren", opdracht="meierijstad-2023", period="2023", **who))
    for period in ("2023-Q1", "2023-Q2"):
        make(opened.database, period, opened.actor.account_id)
    opened.database.close()
    return home


def make(database: Database, period: str, account: int) -> None:
    catalogue = read_catalogue(built_in("meierijstad-2023"), "meierijstad-2023")
    box = Box(date(2023, 1, 1), date(2023, 3, 31))
    numbers = (
        Number("n1", "n1", "contacten", box, 12, 12, 5, state="shown"),
        Number("n2", "n2", "contacten", box, 3, 3, 5, state="hidden"),
        Number("n3", "n3", "contacten", box, 15, 15, 5, state="shown"),
    )
    with database.writing() as session:
        ledger = read_ledger(session, catalogue.code)
        entry = entry_on(ledger, period, numbers, catalogue=catalogue)
        append(session, replace(entry, made_by=account, structural=4, late_carried=2))


def tamper(home: Path) -> None:
    """As somebody who opens the file with another program and takes the guard away first."""
    opened = open_for(Settings(home=home), "cor", PASSWORD)
    with opened.database.writing() as session:
        unseal(session.connection().connection.dbapi_connection)
        for statement in (
            "DROP TRIGGER release_no_update",
            "UPDATE release SET period = '2023-Q3' WHERE number = 2",
        ):
            session.connection().execute(text(statement))
    opened.database.close()


def test_the_list_for_scripts_and_people(run: Run, released: Path) -> None:
    made = run("release", "list", "--json", user="cor").json["releases"]
    assert [one["nummer"] for one in made] == [1, 2, 3]
    assert [one["status"] for one in made] == ["concept", "uitgegeven", "uitgegeven"]
    assert made[1] == {
        "nummer": 2,
        "soort": "resultaatmeting",
        "opdracht": "meierijstad-2023",
        "periode": "2023-Q1",
        "gemaakt": MADE_AT.isoformat(),
        "door": "cor",
        "sha256": "a" * 64,
        "status": "uitgegeven",
    }
    lines = run("release", "list", user="cor").out.splitlines()
    assert [line.split()[0] for line in lines] == ["nr", "1", "2", "3"]


def test_an_empty_list_says_how_to_begin(run: Run, home: Path) -> None:
    outcome = run("release", "list", user="cor")
    assert (outcome.code, "casereg export" in outcome.out) == (0, True)
    assert run("release", "list", "--json", user="cor").json["releases"] == []


def test_one_release(run: Run, released: Path) -> None:
    shown = run("release", "show", 3, "--json", user="cor").json
    assert (shown["getoond"], shown["verborgen"], shown["kan_niet"]) == (2, 1, 4)
    assert shown["nagekomen"] == {"meegenomen": 0, "doorgeschoven": 2}
    assert shown["bestanden"] == sorted(FILES)
    before = run("release", "show", 2, "--json", user="cor").json
    assert shown["keten"]["vorige"] == before["keten"]["sha256"]
    assert before["keten"]["vorige"] == ""
    text_shown = run("release", "show", 3, user="cor").out
    assert "Getallen: 2 te zien, 1 verborgen" in text_shown
    assert "De reeks van pakketten klopt." in text_shown
    assert "concept" in run("release", "show", 1, user="cor").out


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"LC_ALL": "C", "TZ": "Pacific/Auckland", "PYTHONUTF8": "0"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "America/Lima"},
    ],
)
def test_again_gives_the_same_bytes_anywhere(
    run: Run, released: Path, tmp_path: Path, elsewhere: dict[str, str]
) -> None:
    outcome = run("release", "again", 2, "--out", tmp_path / "uit", user="cor", **elsewhere)
    assert outcome.code == 0
    folder = tmp_path / "uit" / NAME
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == FILES
    made = run("release", "again", 2, "--json", user="cor", **elsewhere).json
    assert made == {"nummer": 2, "folder": str(released / "exports" / NAME)}


def test_refused_in_one_line(run: Run, released: Path, tmp_path: Path) -> None:
    again = ("release", "again", 2, "--out", tmp_path)
    assert run(*again, user="cor").code == 0
    for arguments, user, said in (
        (again, "cor", "bestaat al"),
        (("release", "again", 9), "cor", "geen pakket 9"),
        (("release", "again", 1), "cor", "niet in dit register"),
        (("release", "show", 9), "cor", "geen pakket 9"),
        (("release", "list"), "wim", "mag je niet"),
        (("release", "show", 2), "admin", "mag je niet"),
        (("release", "again", 2, "--out", tmp_path / "x"), "lea", "mag je niet"),
        (("release", "sleutel"), "wim", "mag je niet"),
    ):
        outcome = run(*arguments, user=user)
        assert (outcome.code, outcome.err.count("\n")) == (1, 1), arguments
        assert said in outcome.err
    assert run("release", "show", "nul", user="cor").code == 2


def test_a_ledger_that_was_tampered_with_is_named(run: Run, released: Path) -> None:
    tamper(released)
    for arguments in (("release", "list"), ("release", "show", 3)):
        outcome = run(*arguments, user="cor")
        assert outcome.code == 1
        assert "Pakket 2 is veranderd" in outcome.err
    doctor = run("doctor", "--json", user="cor").json
    assert [one["naam"] for one in doctor["checks"] if not one["ok"]] == ["pakketten"]
    document = run("release", "show", 3, "--json", user="cor").json
    assert document["keten_klopt"] is False
    assert "Pakket 2" in run("release", "list", "--json", user="cor").json["fout"]


def test_the_public_key_is_one_and_can_be_handed_over(
    run: Run, released: Path, tmp_path: Path
) -> None:
    shown = run("release", "sleutel", user="cor").out
    (line,) = (line for line in shown.splitlines() if line.startswith("sleutel: "))
    assert len(b64decode(line.removeprefix("sleutel: "))) == 32
    file = tmp_path / "sleutel.txt"
    assert run("release", "sleutel", "--out", file, user="cor").code == 0
    assert file.read_text("utf-8") == shown
    assert run("release", "sleutel", "--out", file, user="cor").code == 1


def test_looking_is_written_down(run: Run, released: Path) -> None:
    run("release", "show", 3, user="cor")
    run("release", "again", 2, user="cor")
    opened = open_for(Settings(home=released), "cor", PASSWORD)
    with opened.database.reading() as session:
        rows = session.connection().execute(text("SELECT deed, subject FROM audit ORDER BY seq"))
        deeds = [tuple(row) for row in rows if row.deed.startswith("release.")]
    opened.database.close()
    assert deeds == [("release.show", "release 3"), ("release.again", "release 2")]
