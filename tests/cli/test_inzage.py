"""What a client may ask, from the command line: inzage, correction, statement, restriction."""

import json
import stat
from pathlib import Path

from tests.cli.conftest import PLANTED, Made, Run


def recorded(run: Run, made: Made) -> None:
    """A contact of this client with another one."""
    assert run("client", "add", "--naam", "Xanthippe Wolken", user="wim").code == 0
    both = ("--client", made.client, "--client", made.client + 1)
    about = (
        "--deelopdracht",
        "1a",
        "--soort",
        "informatie-en-advies",
        "--notitie",
        "met Xanthippe",
    )
    assert run("log", *about, *both, user="wim").code == 0


def test_inzage_as_text_and_as_json(run: Run, home: Path, made: Made) -> None:
    recorded(run, made)
    shown = run("inzage", made.client, user="wim")
    assert shown.code == 0
    assert shown.out.startswith(f"Inzage voor {PLANTED} (cliënt {made.client})\n")
    for expected in ("Geboortejaar: 1950", "Contacten (1)", "Met u: 1 andere cliënt"):
        assert expected in shown.out
    assert "Notitie: met [naam]" in shown.out
    assert "wim (sociaal werker): contact vastgelegd" in shown.out
    assert max(map(len, shown.out.splitlines())) < 80
    assert "Lees de notities na" in shown.err
    document = run("inzage", made.client, "--json", user="lea").json
    assert document["client"]["naam"] == PLANTED
    (contact,) = document["contacten"]
    assert (contact["clienten"], contact["andere_clienten"]) == ([made.client], 1)
    assert "client.inspect" in [row["wat"] for row in document["logboek"]]
    assert document["bewaartermijnen"][0]["grondslag"]
    assert "Xanthippe" not in shown.out + json.dumps(document)
    for user in ("cor", "admin"):
        refused = run("inzage", made.client, user=user)
        assert (refused.code, refused.out) == (1, "")


def test_a_file_is_whole_private_and_never_replaced(
    run: Run, home: Path, made: Made, tmp_path: Path
) -> None:
    file = tmp_path / "inzage.txt"
    written = run("inzage", made.client, "--out", file, user="wim")
    assert (written.code, written.out) == (0, f"De inzage staat in {file}.\n")
    assert PLANTED not in written.out + written.err
    assert file.read_text("utf-8").startswith(f"Inzage voor {PLANTED}")
    assert stat.S_IMODE(file.stat().st_mode) & 0o077 == 0
    before = file.read_bytes()
    again = run("inzage", made.client, "--out", file, user="wim")
    assert (again.code, file.read_bytes()) == (1, before)
    assert "bestaat al" in again.err
    nowhere = run("inzage", made.client, "--out", file / "dieper.txt", user="wim")
    assert nowhere.code == 1
    assert "Kies een andere plek" in nowhere.err
    rows = run("audit", "show", "--client", made.client, "--json", user="lea").json["regels"]
    subjects = [row["waarover"] for row in rows if row["wat"] == "client.inspect"]
    assert subjects == ["naar een bestand", "naar een bestand"], "both were read, one was kept"
    as_json = tmp_path / "inzage.json"
    told = run("inzage", made.client, "--out", as_json, "--json", user="wim")
    assert told.json == {"bestand": str(as_json)}
    assert json.loads(as_json.read_text("utf-8"))["client"]["naam"] == PLANTED


def test_correcting_stating_and_restricting(run: Run, home: Path, made: Made) -> None:
    number = made.client
    why = ("--toelichting", "Op verzoek")
    fixed = run(
        "client", "verbeter", number, "--geboortejaar", "onbekend", *why, "--json", user="wim"
    )
    assert (fixed.code, fixed.json["geboortejaar"]) == (0, None)
    assert run("client", "verbeter", number, "--kern", "erp", user="wim").code == 2  # no reason
    assert run("client", "verklaring", number, "--tekst", "Ik belde zelf.", user="wim").code == 0
    assert run("client", "beperk", number, *why, user="wim").code == 1  # the teamleider does
    assert run("client", "beperk", number, *why, user="lea").code == 0
    refused = run(
        "log", "--deelopdracht", "1a", "--soort", "informatie-en-advies", "--client", number,
        user="wim",
    )  # fmt: skip
    assert refused.code == 1
    assert "zijn beperkt" in refused.err
    assert PLANTED not in refused.err
    assert f"beperkt: {PLANTED}" in run("client", "find", "zebe", user="wim").out
    assert run("client", "opheffen", number, *why, user="lea").code == 0
    document = run("inzage", number, "--json", user="wim").json
    told = [(one["soort"], one["medewerker"]) for one in document["correcties_en_verklaringen"]]
    assert told == [
        ("correctie", "wim"),
        ("verklaring", "wim"),
        ("beperking", "lea"),
        ("opheffing", "lea"),
    ]
    assert document["correcties_en_verklaringen"][0]["stond_er"] == {"birth_year": 1950}


def test_the_register_of_processing_needs_no_account(run: Run, tmp_path: Path) -> None:
    shown = run("verwerkingen")
    assert shown.code == 0
    assert shown.out.startswith("Verwerkingsregister: Opdracht sociaal werk Meierijstad 2023")
    document = run("verwerkingen", "midden-limburg-west-2020", "--json").json
    assert document["opdracht"] == "midden-limburg-west-2020"
    assert all(one["grondslagen"] for one in document["doeleinden"])
    assert {one["maanden"] for one in document["bewaartermijnen"]} >= {24, 180}
    assert any("BSN" in one for one in document["niet_gevraagd"])
    assert any("gemeente" in one for one in document["ontvangers"])
    assert run("verwerkingen", "geen").code == 1
