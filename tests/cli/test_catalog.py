"""Opdrachten: shown without signing in, checked fault by fault, loaded by the beheerder."""

import re
from pathlib import Path

import pytest

from models.catalogue_shelf import built_in
from tests.cli.conftest import Run

INDICATORS = Path(__file__).parents[1] / "models" / "indicators.toml"


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


@pytest.mark.parametrize(
    ("old", "new", "place", "reason"),
    [
        (
            '["bezoek"], uit',
            '["reis"], uit',
            "[1] (2-bezoeken): filter: contactsoort",
            "'reis' sta",
        ),
        ('eenheid = "contacten"\n', "", "[1] (2-bezoeken): norm", "5 heeft geen eenheid"),
        ('"2-personen"\nt', '"1-uren"\nt', "[3] (1-uren): code", "staat ook bij deelopdracht '1'"),
        (
            '[deelopdrachten.indicatoren.noemer]\ncontactsoort = ["bezoek"]\n',
            "",
            "[2] (2-geholpen): noemer",
            "ontbreekt; soort 'aandeel' heeft dit nodig",
        ),
    ],
)
def test_check_says_where_an_indicator_is_wrong_and_why(
    run: Run, tmp_path: Path, old: str, new: str, place: str, reason: str
) -> None:
    file, sound = tmp_path / "proef.toml", INDICATORS.read_text("utf-8")
    assert old in sound
    file.write_text(sound.replace(old, new, 1), "utf-8")
    checked = run("catalog", "check", file)
    line = rf"^{re.escape(str(file))}, regel \d+: deelopdrachten\[2\] \(2\): indicatoren"
    assert (checked.code, checked.out) == (1, "")
    found = [one for one in checked.err.splitlines() if f"indicatoren{place}: " in one]
    assert len(found) == 1 and re.search(line, found[0]) and reason in found[0], checked.err


def test_indicators_are_shown_with_norm_and_period(run: Run) -> None:
    assert run("catalog", "check", INDICATORS).out.endswith("2 contactsoorten, 13 indicatoren.\n")
    page = " ".join(run("catalog", "show", INDICATORS).out.split())
    assert "2-bezoeken Bezoeken (aantal, meer dan 5 contacten, per jaar)" in page
    assert "2-redenen Redenen (verdeling, per jaar)" in page
    for heading in ("Trajectsoorten coaching", "Instrumenten voor metingen baat", "Kengetallen"):
        assert heading in page


def test_file_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes("code = 'cliënt'".encode("latin-1"))
    for name in ("weg.toml", "latin.toml", "."):
        outcome = run("catalog", "check", tmp_path / name)
        assert (outcome.code, outcome.err.count("\n")) == (1, 1)
