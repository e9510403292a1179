"""Trajecten, metingen and figures from outside in line mode."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import PLANTED, Made, Outcome, Run
from tests.services.recording import TEXT

DAY = ("--datum", "14-3-2023")


@pytest.fixture(autouse=True)
def loaded(run: Run, home: Path, tmp_path: Path) -> None:
    """The register holds the small opdracht of the services' tests."""
    file = tmp_path / "klein.toml"
    file.write_text(TEXT, "utf-8")
    assert run("catalog", "load", file, user="admin").code == 0


@pytest.fixture
def opened(run: Run, made: Made) -> int:
    """The number of an open traject."""
    words = ("--soort", "coaching", "--deelopdracht", "a", "--client", made.client)
    more = ("--datum", "1-2-2023", "--score", "baat=4,5", "--json")
    return int(run("case", "open", *words, *more, user="wim").json["nummer"])


def refused(outcome: Outcome, told: str, code: int = 1) -> bool:
    """Whether it ended in one line that says so, without naming anybody."""
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (code, "", 1), outcome
    return told in outcome.err and PLANTED not in outcome.err


def test_a_traject(run: Run, made: Made, opened: int) -> None:
    log = ("log", "--deelopdracht", "a", "--soort", "coaching", "--traject", opened)
    assert run(*log, "--geholpen", "ja", *DAY, user="wim").code == 0
    contact = run("contacts", "--json", user="wim").json["contacts"][0]
    assert (contact["traject"], contact["geholpen"]) == (opened, True)
    assert contact["clienten"] == [made.client]
    refer = ("case", "refer", opened, "--naar", "GGZ", "--verstuurd", "1-3-2023")
    assert run(*refer, user="wim").out == f"Traject {opened} is bijgewerkt.\n"
    close = ("case", "close", opened, "--afloop", "geslaagd", "--resultaat", "werk=ja", *DAY)
    closed = run(*close, "--score", "baat=8", "--json", user="wim").json
    assert (closed["gesloten"], closed["afloop"]) == ("2023-03-14", "geslaagd")
    assert closed["resultaten"] == {"werk": {"bereikt": True, "datum": "2023-03-14"}}
    assert closed["verwijzing"]["verstuurd"] == "2023-03-01"
    assert [(one["moment"], one["score"]) for one in closed["metingen"]] == [
        ("start", 4.5),
        ("einde", 8.0),
    ]
    assert run("case", "list", "--json", user="wim").json == {"trajecten": []}
    shown = run("case", "list", "--alle", "--mijn", user="wim").out
    assert "geslaagd" in shown
    assert PLANTED not in shown
    assert "GGZ" in run("case", "show", opened, user="wim").out


def test_taking_back(run: Run, opened: int) -> None:
    assert run("case", "result", opened, "werk", "nee", *DAY, user="wim").code == 0
    assert run("case", "close", opened, "--afloop", "niet", "--datum", "v", user="wim").code == 0
    assert refused(run("case", "close", opened, "--afloop", "niet", user="wim"), "al gesloten")
    again = run("case", "reopen", opened, "--json", user="wim").json
    assert (again["gesloten"], again["resultaten"]["werk"]["bereikt"]) == (None, False)
    assert run("case", "undo", opened, user="wim").code == 0
    assert refused(run("case", "undo", opened, user="wim"), "ongedaan gemaakt")
    assert "ongedaan gemaakt" in run("case", "show", opened, user="wim").out
    assert run("case", "show", opened, "--json", user="wim").json["ongedaan"] is True


def test_what_is_refused(run: Run, made: Made, opened: int) -> None:
    basis = ("case", "open", "--deelopdracht", "a", "--client")
    for words, told, code in (
        ((*basis, made.client, "--soort", "reis"), "trajectsoort", 1),
        ((*basis, "iemand", "--soort", "coaching"), "12:melder", 2),
        ((*basis, 4711, "--soort", "coaching"), "cliëntnummer", 1),
        ((*basis, made.client, "--soort", "coaching", "--score", "baat"), "baat=7", 2),
        (("case", "result", opened, "werk", "misschien"), "ja of nee", 2),
        (("case", "show", 99), "Traject 99", 1),
        (("meting", "add", "--instrument", "baat", "--score", "7"), "waar de meting over gaat", 1),
        (("kengetal", "add", "jongeren", "1.200", "--period", "2023", "--bron", "x"), "1200", 2),
        (("mijlpaal", "add", "feest", "--bewijs", PLANTED), "overzicht", 1),
        (("vrijwilligers", "klus", "--omschrijving", "\x1b[2J"), "onzichtbaar", 1),
    ):
        assert refused(run(*words, user="lea"), told, code)


def test_scores(run: Run, opened: int) -> None:
    words = ("meting", "add", "--instrument", "baat", "--score", "6.5", "--moment", "tussentijds")
    card = run(*words, "--traject", opened, *DAY, "--json", user="wim").json
    assert (card["score"], card["traject"], card["datum"]) == (6.5, opened, "2023-03-14")
    assert run("meting", "undo", card["nummer"], user="wim").code == 0
    survey = ("peiling", "add", "--instrument", "tevreden", "--deelopdracht", "a", *DAY)
    more = ("--bron", "Kaartjes", "--gevraagd", "40", "4=12", "5=20")
    held = run(*survey, *more, "--json", user="cor").json
    assert (held["aantallen"], held["gevraagd"]) == ({"4": 12, "5": 20}, 40)
    assert "Kaartjes" in run("peiling", "list", user="cor").out
    assert run("peiling", "undo", held["nummer"], user="cor").code == 0
    assert run("peiling", "list", "--json", user="cor").json == {"peilingen": []}


def test_the_same_id_is_stored_once(run: Run, made: Made, opened: int) -> None:
    uid = "5f0c4a52-7a2e-4f0e-9b57-0c1d2e3f4a5b"
    about = ("--deelopdracht", "a", "--datum", "1-3-2023")
    note = ("--omschrijving", "Tuin", *DAY)
    for words in (
        ("case", "open", "--soort", "coaching", "--client", made.client, *about),
        ("meting", "add", "--instrument", "baat", "--score", 6, "--traject", opened, *DAY),
        ("peiling", "add", "4=2", "--instrument", "tevreden", "--bron", "Lijst", *about),
        ("kengetal", "add", "leerlingen", 40, "--period", "2023-Q1", "--bron", "School", *DAY),
        ("mijlpaal", "add", "overzicht", "--bewijs", "Map", *DAY),
        *(("vrijwilligers", kind, *note) for kind in ("vacature", "klus")),
        ("vrijwilligers", "match", "--route", "site", "--vacature", 1, *note),
    ):
        # One id for each table.
        own = uid.replace("5f0c", {"klus": "5f0d", "match": "5f0e"}.get(words[1], "5f0c"))
        stored = [run(*words, "--id", own, "--json", user="lea").json["nummer"] for _ in range(2)]
        assert stored[0] == stored[1], words
    other = ("mijlpaal", "add", "overzicht", "--bewijs", "Kast", *DAY, "--id", uid)
    assert refused(run(*other, user="lea"), "al opgeslagen als nummer 1")
    assert refused(run(*other[:-1], "vier", user="lea"), "UUID", 2)


def test_figures_from_outside(run: Run) -> None:
    words = ("kengetal", "add", "jongeren", "1200,5", "--period", "2023", "--bron", "CBS")
    figure = run(*words, "--deel", "eenzaam", *DAY, "--json", user="cor").json
    assert (figure["waarde"], figure["deel"], figure["periode"]) == (1200.5, "eenzaam", "2023")
    assert "1200,5" in run("kengetal", "list", user="cor").out
    assert run("kengetal", "undo", figure["nummer"], user="cor").code == 0
    assert run("kengetal", "list", "--json", user="cor").json == {"kengetallen": []}
    words = ("mijlpaal", "add", "overzicht", "--bewijs", "Op de site", *DAY)
    assert "overzicht" in run(*words, user="wim").out
    kept = run("mijlpaal", "list", "--json", user="wim").json["mijlpalen"]
    assert [(one["code"], one["datum"]) for one in kept] == [("overzicht", "2023-03-14")]
    assert run("mijlpaal", "undo", kept[0]["nummer"], user="wim").code == 0


def test_volunteers(run: Run) -> None:
    def note(*words: Any) -> Any:
        more = ("--omschrijving", "Tuin", *DAY, "--json")
        return run("vrijwilligers", *words, *more, user="wim").json["nummer"]

    first, second = note("vacature", "--kern", "erp"), note("vacature")
    match = note("match", "--route", "site", "--vacature", first)
    assert note("klus", "--aantal", 3) > match
    assert run("vrijwilligers", "close", second, *DAY, user="wim").code == 0
    empty = {"vrijwilligerswerk": []}
    assert run("vrijwilligers", "list", "--open", "--json", user="wim").json == empty
    assert run("vrijwilligers", "undo", match, user="wim").code == 0
    shown = run("vrijwilligers", "list", "--open", user="wim").out
    assert ("erp" in shown, "match" in shown) == (True, False)


def test_what_changes_about_a_client(run: Run, made: Made) -> None:
    words = ("client", "kenmerk", made.client, "--erbij", "eenzaam", "--erbij", "mantelzorger")
    card = run(*words, *DAY, "--json", user="wim").json
    assert (card["aandachtsgroepen"], card["mantelzorger"]) == (["eenzaam"], True)
    assert run("client", "kenmerk", made.client, "--eraf", "eenzaam", user="wim").code == 0
    assert refused(run("client", "kenmerk", made.client, user="wim"), "--erbij", 2)
    left = run("client", "uitschrijven", made.client, "--datum", "1-3-2023", "--json", user="wim")
    assert left.json["uitgeschreven"] == "2023-03-01"
    log = ("log", "--deelopdracht", "a", "--soort", "coaching", "--client", made.client, *DAY)
    assert refused(run(*log, user="wim"), "uitgeschreven")
    assert run("client", "terug", made.client, user="wim").code == 0
    assert run(*log, user="wim").code == 0
