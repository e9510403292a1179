"""The demo: built, described, used again, and never over something else."""

from pathlib import Path

import pytest

from casereg.commands.caller import Caller
from casereg.commands.demo import demo_settings
from casereg.config import Settings
from casereg.demo.build import DEMO_CLOCK
from casereg.register import sign_in
from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("hasty")
ASKED = ("demo", "--contacts", "300", "--no-ui")


def test_built_once_then_shown_around(run: Run, tmp_path: Path) -> None:
    place = ("--home", tmp_path / "demo")
    made = run(*ASKED, *place, "--json")
    assert made.code == 0
    accounts = made.json["accounts"]
    first = {one["role"]: one for one in reversed(accounts)}
    assert set(first) == {"sociaal werker", "teamleider", "coordinator", "beheerder"}
    assert first["sociaal werker"]["team"] == first["teamleider"]["team"]
    assert made.json["home"] == str(tmp_path / "demo")
    assert Path(made.json["database"]).exists()
    tour = run("demo", "--contacts", "300", *place)
    assert tour.code == 0
    assert accounts[0]["password"] in tour.out
    assert "contact 301" in tour.out
    assert " -> " in tour.out
    (folder,) = (tmp_path / "demo" / "exports").iterdir()
    assert folder.name.startswith("resultaatmeting")
    assert str(folder) in tour.out
    assert (folder / "tellingen.csv").is_file()
    worker = first["sociaal werker"]
    logged = sign_in(
        Settings(home=tmp_path / "demo"), worker["name"], worker["password"], DEMO_CLOCK
    )
    assert logged.contact(301).worker == worker["name"]
    logged.close()
    week = run(
        "week", "2023-W52", *place, "--json", user=worker["name"], password=worker["password"]
    )
    assert week.json["week"] == "2023-W52"
    other = run(*ASKED, *place, "--seed", "7")
    assert (other.code, other.err.count("\n")) == (1, 1)


def test_real_register_is_left_alone(run: Run, home: Path) -> None:
    before = (home / "casereg.db").read_bytes()
    outcome = run(*ASKED)
    assert outcome.code == 1
    assert "geen (hele) demo" in outcome.err
    assert (home / "casereg.db").read_bytes() == before


def test_chosen_folder_is_taken_as_it_is(tmp_path: Path) -> None:
    assert demo_settings(Caller(home=tmp_path)).home == tmp_path
