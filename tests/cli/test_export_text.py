"""What the export says of a draft, of how far it is, and of being stopped."""

import json
import os
import signal
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from casereg.commands import export_text
from casereg.commands.export_json import draft_json
from casereg.commands.export_progress import STOPPED, ShownProgress, following
from casereg.errors import Refused
from exports.draft import Draft, Hidden, cost_of
from models.catalogue import Catalogue
from models.catalogue_file import read_catalogue
from models.catalogue_shelf import built_in
from models.periods import parse_period
from tests.drafts import draft_of

TABLE = "deelopdracht-kern"


@pytest.fixture
def catalogue() -> Catalogue:
    return read_catalogue(built_in("meierijstad-2022"), "meierijstad-2022")


@pytest.fixture
def draft(catalogue: Catalogue) -> Draft:
    return draft_of(catalogue, parse_period("2022-Q4"), earlier=3)


def test_the_draft_names_rules_price_and_cells(
    draft: Draft, capsys: pytest.CaptureFixture[str]
) -> None:
    export_text.explain(draft)
    told = capsys.readouterr().out
    assert "Niets is geschreven" in told
    (line,) = (one for one in told.splitlines() if one.startswith(TABLE))
    hidden = [one for one in draft.hidden if one.table == TABLE]
    few = sum(one.reason == "weinig mensen" for one in hidden)
    assert line.split()[2:] == [str(few), "0", str(few), str(few), "0", "0"]
    assert "minder dan 5" in told
    assert f"{draft.cost.contacts} contacten" in told
    assert "3 eerdere pakketten" in told
    assert "1a / veghel  contacten 3  (weinig mensen)" in told
    assert f"en nog {len(hidden) - export_text.MOST}" in told
    assert "1a / boerdonk" not in told  # what is empty costs nothing, so it comes last


def test_late_contacts_and_lack_of_time_are_told(
    catalogue: Catalogue, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = draft_of(catalogue, parse_period("2022-Q4"))
    report, cost = plain.report, cost_of((), 10)
    export_text.explain(
        Draft(report, plain.tables, (), cost, late_taken=12, late_carried=4, hurried=True)
    )
    told = capsys.readouterr().out
    assert "12 tellen nu mee" in told
    assert "4 wachten" in told
    assert "tijd was op" in told
    assert "eerder pakket is" not in told
    assert "concept" not in told


def test_what_was_not_proven_is_called_a_concept(
    draft: Draft, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = replace(draft.report, safety=None)
    export_text.explain(replace(draft, report=report))
    export_text.tell(report, tmp_path)
    assert capsys.readouterr().out.count("concept, niet voor publicatie") == 2
    assert draft_json(replace(draft, report=report))["concept"] is True
    assert draft_json(draft)["concept"] is False


def test_json_has_every_hidden_number_with_its_reason(draft: Draft) -> None:
    document = json.loads(json.dumps(draft_json(draft)))
    assert len(document["verborgen"]) == len(draft.hidden)
    assert {
        "bestand": "tellingen.csv",
        "tabel": TABLE,
        "waar": "1a / veghel",
        "maat": "contacten",
        "waarde": 3,
        "reden": "weinig mensen",
    } in document["verborgen"]
    assert document["kosten"]["verborgen"]["leeg"] == draft.cost.hidden["leeg"]
    assert document["kosten"]["aandeel_te_zien"] == float(draft.cost.share)
    assert document["folder"] is None


def test_a_number_of_another_file_is_hidden_there(
    draft: Draft, capsys: pytest.CaptureFixture[str]
) -> None:
    one = Hidden("indicatoren.csv", "", "1a / 1a-bereik", "waarde", Decimal("0.5"), "leeg")
    export_text.explain(Draft(draft.report, draft.tables, (one,), cost_of((one,), 1)))
    told = capsys.readouterr().out
    assert "Verborgen in indicatoren.csv" in told
    assert "1a / 1a-bereik  waarde 0,5  (leeg)" in told


def test_progress_is_one_line_on_a_terminal_and_nothing_elsewhere(
    capsys: pytest.CaptureFixture[str],
) -> None:
    shown = ShownProgress(terminal=True)
    shown("Tellen", 0.5)
    shown("Tellen", 0.5)
    shown("Beschermen, met een heel lange uitleg die niet op een regel past", 2.0)
    told = capsys.readouterr().err
    assert told.count("\r") == 2 and "\n" not in told
    assert " 50%" in told and "100%" in told
    assert all(len(line) < 80 for line in told.split("\r"))
    shown.clear()
    assert capsys.readouterr().err.endswith("\r")
    ShownProgress(terminal=False)("Tellen", 0.5)
    assert capsys.readouterr().err == ""


def test_ctrl_c_waits_for_a_safe_moment_and_says_what_was_done() -> None:
    before = signal.getsignal(signal.SIGINT)
    reached: list[str] = []
    with pytest.raises(Refused, match="Er is geen pakket gemaakt"), following() as progress:
        progress("Tellen", 0.1)
        os.kill(os.getpid(), signal.SIGINT)
        reached.append("the work between two steps is finished")
        progress("Beschermen", 0.2)
        reached.append("too far")
    assert len(reached) == 1
    assert signal.getsignal(signal.SIGINT) is before
    assert Refused(STOPPED).exit_code == 1


def test_ctrl_c_after_the_last_step_stops_nothing() -> None:
    with following() as progress:
        progress("Schrijven", 1.0)
        os.kill(os.getpid(), signal.SIGINT)
    assert progress.stop  # the package stands, and that is what is told
