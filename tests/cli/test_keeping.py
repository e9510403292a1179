"""Backup, restore and doctor from the command line."""

from pathlib import Path

from casereg.config import Settings
from tests.cli.conftest import Run

LOG = ("log", "--deelopdracht", "1a", "--soort", "coaching", "--datum", "14-3-2023")


def test_backup_and_restore(run: Run, home: Path, tmp_path: Path) -> None:
    run(*LOG, user="wim")
    assert run("backup", tmp_path, user="wim").code == 1
    file = run("backup", tmp_path / "veilig", "--json", user="admin").json["file"]
    run(*LOG, user="wim")
    assert run("restore", file, user="admin", password="iets-heel-anders").code == 3
    assert run("restore", file, user="wim").code == 1
    kept = run("restore", file, "--json", user="admin").json["aside"]
    assert Path(kept).parent == home / "backups"
    assert len(run("contacts", "--json", user="wim").json["contacts"]) == 1


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


def test_doctor_tries_the_server(run: Run, server_settings: Settings) -> None:
    alive, dead = server_settings.database_url, "postgresql+psycopg://wim:geheim@127.0.0.1:1/x"
    assert run("doctor", CASEREG_DATABASE_URL=alive).code == 0
    for url in (dead, "mysql://wim:geheim@127.0.0.1/x"):
        outcome = run("doctor", CASEREG_DATABASE_URL=url)
        assert (outcome.code, outcome.out.count("FOUT")) == (1, 1)
        assert "CASEREG_DATABASE_URL" in outcome.out
        assert "geheim" not in outcome.out
