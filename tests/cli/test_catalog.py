"""Opdrachten: shown without signing in, checked fault by fault, loaded by the beheerder."""

from pathlib import Path

import pytest

from models.catalogue_shelf import built_in
from tests.cli.conftest import Run


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A catalogue in which one comma is missing."""
    text = built_in("meierijstad-2023")
    file = tmp_path / "nieuw.toml"
    file.write_text(text.replace('code = "boerdonk", ', 'code = "boerdonk" ', 1), "utf-8")
    return file


def test_shown_without_signing_in(run: Run) -> None:
    codes = [one["code"] for one in run("catalog", "list", "--json").json["catalogues"]]
    assert "meierijstad-2023" in codes
    shown = run("catalog", "show", "meierijstad-2023", "--json").json
    assert {"doelen", "deelopdrachten", "contactsoorten", "kernen", "bescherming"} <= set(shown)
    page = run("catalog", "show", "meierijstad-2023").out
    assert "boerdonk" in page
    assert max(len(line) for line in page.splitlines()) <= 80
    assert run("catalog", "show", "utopia").code == 1


def test_missing_comma_is_named_with_its_place(run: Run, home: Path, broken: Path) -> None:
    line = (
        broken.read_text("utf-8")
        .splitlines()
        .index(
            next(one for one in broken.read_text("utf-8").splitlines() if 'boerdonk" titel' in one)
        )
    )
    checked = run("catalog", "check", broken)
    assert (checked.code, checked.out, checked.err.count("\n")) == (1, "", 1)
    assert f"{broken}, regel {line + 1}" in checked.err
    assert run("catalog", "check", broken, "--json").json["ok"] is False
    assert run("catalog", "load", broken, user="admin").code == 1


def test_good_file(run: Run, home: Path, tmp_path: Path) -> None:
    file = tmp_path / "oud.toml"
    file.write_text(built_in("meierijstad-2022"), "utf-8")
    checked = run("catalog", "check", file)
    assert (checked.code, checked.err, checked.out.count("\n")) == (0, "", 1)
    assert run("catalog", "load", file, user="wim").code == 1
    assert run("catalog", "load", file, user="admin").code == 0
    log = ("log", "--deelopdracht", "1a", "--soort", "coaching", "--datum", "14-3-2022")
    assert run(*log, user="wim").code == 0


def test_file_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes("code = 'cliënt'".encode("latin-1"))
    for name in ("weg.toml", "latin.toml", "."):
        outcome = run("catalog", "check", tmp_path / name)
        assert (outcome.code, outcome.err.count("\n")) == (1, 1)
