"""Backup, restore and doctor from the command line."""

from pathlib import Path

from casereg.config import Settings
from casereg.security.key_file import read_key_file
from models.embedded import connect
from tests.cli.conftest import PASSWORD, Run

LOG = ("log", "--deelopdracht", "1a", "--soort", "coaching", "--datum", "14-3-2023")


def damage_table(home: Path, name: str) -> None:
    """Turn a bit of the page where a table begins."""
    key = read_key_file(home / "casereg.keys.json").opened_by("admin", PASSWORD)
    opened = connect(home / "casereg.db", key or b"")
    asked = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
    (page,) = opened.execute(asked, (name,)).fetchone()
    opened.close()
    content = bytearray((home / "casereg.db").read_bytes())
    content[(page - 1) * 4096 + 1000] ^= 1
    (home / "casereg.db").write_bytes(content)


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


def test_what_is_damaged_is_read_and_kept_and_put_back(
    run: Run, home: Path, tmp_path: Path
) -> None:
    run(*LOG, user="wim")
    file = run("backup", tmp_path / "veilig", "--json", user="admin").json["file"]
    damage_table(home, "kengetal")
    # Whoever meets the damage, or the doctor, lets everybody only read.
    assert run("doctor", user="admin").code == 1
    outcome = run("week", "--json", user="wim")
    assert (outcome.code, outcome.err.count("\n")) == (0, 1)
    assert "alleen te lezen" in outcome.err
    assert outcome.json
    outcome = run(*LOG, user="wim")
    assert outcome.code == 4
    assert "Er is niets opgeslagen" in outcome.err.splitlines()[-1]
    kept = run("backup", tmp_path / "kapot", "--json", user="admin").json
    assert (kept["heel"], "beschadigd" in kept["file"]) == (False, True)
    refused = run("restore", kept["file"], user="admin")
    assert (refused.code, refused.err.count("\n")) == (1, 1)
    assert run("restore", file, user="admin").code == 0
    outcome = run(*LOG, user="wim")
    assert (outcome.code, outcome.err) == (0, "")
    assert run("doctor", user="admin").code == 0


def test_doctor(run: Run, home: Path) -> None:
    assert run("doctor", "--json", user="wim").json["ok"] is True
    (home / "casereg.keys.json").write_text("{")
    outcome = run("doctor")
    assert outcome.code == 1
    assert "FOUT" in outcome.out


def test_doctor_tries_the_server(run: Run, server_settings: Settings) -> None:
    alive, dead = server_settings.database_url, "postgresql+psycopg://wim:geheim@127.0.0.1:1/x"
    outcome = run("doctor", CASEREG_DATABASE_URL=alive)
    assert "goed  server" in outcome.out
    # Who runs the server is nobody to work as.
    assert (outcome.code, outcome.out.count("FOUT")) == (1, 1)
    assert "FOUT  account: postgres mag alles" in outcome.out
    for url in (dead, "mysql://wim:geheim@127.0.0.1/x"):
        outcome = run("doctor", CASEREG_DATABASE_URL=url)
        assert (outcome.code, outcome.out.count("FOUT")) == (1, 1)
        assert "CASEREG_DATABASE_URL" in outcome.out
        assert "geheim" not in outcome.out
