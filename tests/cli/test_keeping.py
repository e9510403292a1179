"""Backup, restore and doctor from the command line."""

from pathlib import Path

from tests.cli.conftest import Run

LOG = ("log", "--deelopdracht", "1a", "--soort", "coaching", "--datum", "14-3-2023")


def test_backup_and_restore(run: Run, home: Path, tmp_path: Path) -> None:
    run(*LOG, user="wim")
    assert run("backup", tmp_path, user="wim").code == 1
    file = run("backup", tmp_path / "veilig", "--json", user="admin").json["file"]
    run(*LOG, user="wim")
    assert run("restore", file, user="wim", password="iets-heel-anders").code == 3
    assert run("restore", file, user="wim").code == 0
    assert len(run("contacts", "--json", user="wim").json["contacts"]) == 1
    assert list(home.glob("voor-terugzetten-*"))


def test_restore_of_something_else(run: Run, home: Path, tmp_path: Path) -> None:
    (tmp_path / "iets.zip").write_text("geen zip")
    for name in ("iets.zip", "weg.zip"):
        outcome = run("restore", tmp_path / name, user="wim")
        assert (outcome.code, outcome.err.count("\n")) == (1, 1)
    assert run("week", user="wim").code == 0


def test_doctor(run: Run, home: Path) -> None:
    assert run("doctor", "--json", user="wim").json["ok"] is True
    (home / "casereg.keys.json").write_text("{")
    outcome = run("doctor")
    assert outcome.code == 1
    assert "FOUT" in outcome.out
