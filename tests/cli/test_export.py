"""The package for the gemeente, from the command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

ASKED = ("export", "resultaatmeting", "--period", "2023-Q1")


def test_dry_run_writes_nothing(run: Run, home: Path, tmp_path: Path) -> None:
    outcome = run(*ASKED, "--out", tmp_path / "uit", "--dry-run", user="cor")
    assert outcome.code == 0
    assert "onderdrukt" in outcome.out
    assert "Niets is geschreven" in outcome.out
    assert not (tmp_path / "uit").exists()


def test_package_says_where_it_is_and_that_it_is_concept(
    run: Run, home: Path, tmp_path: Path
) -> None:
    outcome = run(*ASKED, "--out", tmp_path / "uit", user="cor")
    assert outcome.code == 0
    folder = next((tmp_path / "uit").iterdir())
    assert str(folder) in outcome.out
    assert "concept, niet voor publicatie" in outcome.out
    assert (folder / "tellingen.csv").exists()
    made = run(*ASKED, "--json", user="cor").json
    assert Path(made["folder"]).parent == home / "exports"


def test_refused(run: Run, home: Path, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("")
    for user, options in (
        ("wim", ()),
        ("cor", ("--opdracht", "utopia")),
        ("cor", ("--out", tmp_path / "bestand")),
    ):
        outcome = run(*ASKED, *options, user=user)
        assert (outcome.code, outcome.err.count("\n")) == (1, 1)


@pytest.mark.parametrize("period", ["9999", "9999-W52", "0000"])
def test_period_outside_the_calendar(run: Run, home: Path, period: str) -> None:
    outcome = run("export", "resultaatmeting", "--period", period, user="cor")
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
