"""The package for the gemeente, from the command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

ASKED = ("export", "resultaatmeting", "--period", "2023-Q1")
SIGNED = {"datapackage.json", "manifest.json", "manifest.json.sig"}
LOG = ("log", "--deelopdracht", "1a", "--soort", "coaching", "--datum", "14-3-2023")
KERN, TEAM = "deelopdracht-kern", "deelopdracht-gebiedsteam"
ONE_TABLE = ("--tabel", KERN)


def test_dry_run_tells_what_would_be_hidden_and_writes_nothing(
    run: Run, home: Path, tmp_path: Path
) -> None:
    assert run(*LOG, "--kern", "veghel", user="wim").code == 0
    asked = (*ASKED, *ONE_TABLE)
    outcome = run(*asked, "--out", tmp_path / "uit", "--dry-run", user="cor")
    assert (outcome.code, outcome.err) == (0, "")  # no bar without a terminal
    assert "Niets is geschreven" in outcome.out
    assert "minder dan 5" in outcome.out
    assert "1a / veghel  contacten 1  (weinig mensen)" in outcome.out
    assert not (tmp_path / "uit").exists()
    would = run(*asked, "--dry-run", "--json", user="cor").json
    found = {(one["waar"], one["maat"]): one for one in would["verborgen"] if one["tabel"] == KERN}
    assert found["1a / veghel", "contacten"]["waarde"] == 1
    assert found["1a / boerdonk", "contacten"]["reden"] == "leeg"
    assert sum(would["kosten"]["verborgen"].values()) == len(would["verborgen"])
    (file,) = (one for one in would["bestanden"] if one["bestand"] == "tellingen.csv")
    assert file["onderdrukt"] == sum(one["tabel"] is not None for one in would["verborgen"])


def test_tables_can_be_chosen(run: Run, home: Path, tmp_path: Path) -> None:
    asked = (*ASKED, "--tabel", KERN, "--tabel", TEAM)
    would = run(*asked, "--dry-run", "--json", user="cor").json
    assert would["gekozen_tabellen"] == [KERN, TEAM]
    folder = Path(run(*asked, "--json", user="cor").json["folder"])
    rows = (folder / "tellingen.csv").read_text("utf-8-sig").splitlines()[1:]
    assert {row.split(";")[3] for row in rows} == {KERN, TEAM}
    wrong = run(*ASKED, "--tabel", "verzonnen", "--dry-run", user="cor")
    assert (wrong.code, wrong.out, wrong.err.count("\n")) == (1, "", 1)
    assert "verzonnen" in wrong.err


def test_package_says_where_it_is(run: Run, home: Path, tmp_path: Path) -> None:
    outcome = run(*ASKED, *ONE_TABLE, "--out", tmp_path / "uit", user="cor")
    assert outcome.code == 0
    folder = next((tmp_path / "uit").iterdir())
    assert str(folder) in outcome.out
    assert "concept" not in outcome.out
    assert (folder / "tellingen.csv").exists()
    made = run(*ASKED, *ONE_TABLE, "--json", user="cor").json
    assert Path(made["folder"]).parent == home / "exports"


def test_refused(run: Run, home: Path, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("")
    for user, options in (
        ("wim", ()),
        ("cor", ("--opdracht", "utopia")),
        ("cor", ("--out", tmp_path / "bestand")),
    ):
        outcome = run(*ASKED, *ONE_TABLE, *options, user=user)
        assert (outcome.code, outcome.err.count("\n")) == (1, 1)


@pytest.mark.parametrize("period", ["9999", "9999-W52", "0000"])
def test_period_outside_the_calendar(run: Run, home: Path, period: str) -> None:
    outcome = run("export", "resultaatmeting", "--period", period, user="cor")
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize(
    ("kind", "period", "files"),
    [
        ("resultaatmeting", "2023-Q1", {"tellingen.csv", "indicatoren.csv", "verantwoording.md"}),
        ("trendrapportage", "2023-Q1", {"trendrapportage.csv", "trendrapportage.md"}),
        ("uren", "2023", {"uren.csv", "uren.md"}),
        ("doelen", "2023", {"doelen.csv", "doelen.md"}),
    ],
)
def test_every_kind_is_a_folder_and_can_be_tried_first(
    run: Run, home: Path, tmp_path: Path, kind: str, period: str, files: set[str]
) -> None:
    chosen = ONE_TABLE if kind == "resultaatmeting" else ()
    asked = ("export", kind, "--period", period, "--out", tmp_path / "uit", *chosen)
    if kind != "resultaatmeting":  # see above: it takes long
        trial = run(*asked, "--dry-run", user="cor")
        assert trial.code == 0
        assert "Niets is geschreven" in trial.out
    would = run(*asked, "--dry-run", "--json", user="cor").json
    assert not (tmp_path / "uit").exists()
    made = run(*asked, "--json", user="cor").json
    folder = tmp_path / "uit" / f"{kind}_meierijstad-2023_{period}_r1"
    assert {file.name for file in folder.iterdir()} == files | SIGNED
    assert made == {name: would[name] for name in made} | {"folder": str(folder)}
    assert (made["soort"], made["concept"]) == (kind, False)
    assert {"kosten", "verborgen", "nagekomen"} <= would.keys() - made.keys()
    for file in made["bestanden"]:
        lines = (folder / file["bestand"]).read_text("utf-8-sig").splitlines()
        assert file["rijen"] == len(lines) - 1
        assert file["onderdrukt"] == sum(line.endswith(";onderdrukt") for line in lines)
    for user in ("wim", "lea", "admin"):
        assert run(*asked, user=user).code == 1


def test_a_trend_of_another_period_is_refused_with_what_is_possible(run: Run, home: Path) -> None:
    outcome = run("export", "trendrapportage", "--period", "2023-Q2", user="cor")
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (1, "", 1)
    assert "2023-Q1 of 2023-Q3" in outcome.err
