"""Who saw this client, and whether the log is whole, from the command line."""

from pathlib import Path

from sqlalchemy import text

from casereg.config import Settings
from casereg.opening import open_for
from models.kept_tables import unseal
from tests.cli.conftest import PASSWORD, PLANTED, Made, Run


def test_who_saw_this_client(run: Run, home: Path, made: Made) -> None:
    assert run("client", "find", "zebe", user="wim").code == 0
    lead = run("audit", "show", "--client", made.client, "--json", user="lea")
    assert lead.code == 0
    first = lead.json["regels"][0]
    assert (first["wie"], first["wat"], first["client"]) == ("wim", "client.find", made.client)
    assert (first["rol"], first["gebiedsteam"]) == ("sociaal werker", "veghel")
    table = run("audit", "show", "--client", made.client, "--since", "v", user="admin")
    assert "cliënt gezocht" in table.out
    assert "logboek bekeken" in table.out, "the look of the teamleider is in the log as well"
    assert PLANTED.split()[0] not in table.out + lead.out
    assert run("audit", "show", "--client", 999, user="admin").out.startswith("Er staat niets")
    assert run("audit", "show", "--client", 999, user="lea").code == 1


def test_others_are_refused_and_that_is_in_the_log(run: Run, home: Path) -> None:
    for user, command in (("wim", "show"), ("cor", "show"), ("lea", "verify")):
        refused = run("audit", command, user=user)
        assert (refused.code, refused.out) == (1, "")
        assert "mag je niet het logboek" in refused.err
    rows = run("audit", "show", "--limit", 20, "--json", user="admin").json["regels"]
    assert {row["wie"] for row in rows if row["uitkomst"] == "geweigerd"} == {"wim", "cor", "lea"}


def test_verify_names_the_first_row_that_was_changed(run: Run, home: Path) -> None:
    whole = run("audit", "verify", user="admin")
    assert whole.code == 0
    assert whole.out.startswith("Het logboek klopt: ")
    database = open_for(Settings(home=home), "admin", PASSWORD).database
    with database.writer.begin() as connection:
        unseal(connection.connection.dbapi_connection)
        connection.execute(text("DROP TRIGGER audit_no_update"))
        changed = connection.execute(text("SELECT seq FROM audit WHERE deed = 'client.add'"))
        first = changed.scalar_one()
        connection.execute(text("UPDATE audit SET client_id = 7 WHERE client_id = 1"))
    database.close()
    broken = run("audit", "verify", "--json", user="admin")
    assert broken.code == 1
    assert broken.json["eerste_fout"] == first
    assert f"Regel {first} van het logboek is veranderd" in broken.err
