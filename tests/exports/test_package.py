"""The folder for the gemeente: what stands in it, and that it is whole or absent."""

import csv
import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo

import frictionless
import pytest

from casereg.errors import Refused
from exports.counts import Counts
from exports.package import write_package
from exports.report import Exported
from exports.resultaatmeting import counted_report
from exports.tables_csv import csv_bytes, neutral
from exports.tellingen_csv import tellingen
from tests.exports.small import NOON, SMALL, protected_by

Counted = Callable[..., Counts]
NAME = "resultaatmeting_klein-2023_2023-Q1_r7"
HEAD = (
    "release;opdracht;periode;tabel;deelopdracht;contactsoort;kern;leeftijdsgroep;"
    "maat;waarde;status"
)


def written(counts: Counts, out: Path, number: int = 7) -> Exported:
    return write_package(counted_report(counts, ()), number, NOON, "coordinator.1", out)


def rows_of(folder: Path) -> list[dict[str, str]]:
    text = (folder / "tellingen.csv").read_text("utf-8-sig")
    return list(csv.DictReader(StringIO(text), delimiter=";"))


def test_the_folder_holds_four_files(counted: Counted, tmp_path: Path) -> None:
    done = written(counted(), tmp_path / "nieuw" / "uit")
    assert done.folder == tmp_path / "nieuw" / "uit" / NAME
    assert sorted(path.name for path in done.folder.iterdir()) == [
        "datapackage.json",
        "indicatoren.csv",
        "tellingen.csv",
        "verantwoording.md",
    ]
    assert [path.name for path in done.folder.parent.iterdir()] == [NAME]
    described = (done.folder / "datapackage.json").read_bytes()
    assert done.sha256 == sha256(described).hexdigest()


def test_the_counts_as_people_read_them(counted: Counted, tmp_path: Path) -> None:
    folder = written(counted(protected_by(k=3)), tmp_path).folder
    content = (folder / "tellingen.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf" + HEAD.encode() + b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n")
    lines = content.decode("utf-8-sig").splitlines()
    start = "7;klein-2023;2023-Q1;"
    assert f"{start}deel-soort;a;gesprek;totaal;totaal;contacten;7;gepubliceerd" in lines
    assert f"{start}deel-soort;a;ronde;totaal;totaal;contacten;0;nvt" in lines
    assert f"{start}deel-soort;a;gesprek;totaal;totaal;uren;2,50;gepubliceerd" in lines
    assert f"{start}deel-soort;b;gesprek;totaal;totaal;uren;;onderdrukt" in lines
    assert f"{start}deel-kern;a;totaal;gebiedsteam:noord;totaal;contacten;;onderdrukt" in lines
    assert f"{start}leeftijd;totaal;totaal;totaal;oud;uren;3,00;gepubliceerd" in lines


def test_every_cell_of_every_table_is_a_row(counted: Counted, tmp_path: Path) -> None:
    rows = rows_of(written(counted(), tmp_path).folder)
    per_table = {
        code: sum(row["tabel"] == code for row in rows)
        for code in ("deel-soort", "deel-kern", "leeftijd", "soort-leeftijd")
    }
    assert per_table == {
        "deel-soort": 2 * 3 * 3,
        "deel-kern": 2 * 3 * 8,
        "leeftijd": 3 * 4,
        "soort-leeftijd": 3 * 4,
    }
    assert {row["waarde"] for row in rows if row["status"] == "onderdrukt"} == {""}
    assert all(row["waarde"] for row in rows if row["status"] != "onderdrukt")


@pytest.mark.parametrize("zeros", ["hide", "publish"])
def test_frictionless_finds_the_package_valid(counted: Counted, tmp_path: Path, zeros: str) -> None:
    folder = written(counted(protected_by(k=3, zeros=zeros)), tmp_path).folder
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])
    table = frictionless.Package(str(folder / "datapackage.json")).get_resource("tellingen")
    read = table.read_rows()
    assert len(read) == len(rows_of(folder))
    assert {type(row["release"]) for row in read} == {int}


def test_frictionless_sees_a_changed_figure(counted: Counted, tmp_path: Path) -> None:
    folder = written(counted(), tmp_path).folder
    changed = (folder / "tellingen.csv").read_bytes().replace(b";11;", b";12;")
    (folder / "tellingen.csv").write_bytes(changed)
    assert not frictionless.validate(str(folder / "datapackage.json")).valid


def test_the_description_says_what_was_done(counted: Counted, tmp_path: Path) -> None:
    folder = written(replace(counted(), version=2), tmp_path).folder
    document = json.loads((folder / "datapackage.json").read_text("utf-8"))
    own = document["casereg"]
    assert own["status"] == "concept, niet voor publicatie"
    assert "concept, niet voor publicatie" in document["title"]
    assert own["release"] == {
        "nummer": 7,
        "gemaakt": "2023-04-03T12:00:00Z",
        "door": "coordinator.1",
    }
    assert (own["opdracht"]["code"], own["opdracht"]["versie"]) == ("klein-2023", 2)
    assert own["opdracht"]["sha256"] == "f" * 64
    assert own["periode"] == {"code": "2023-Q1", "van": "2023-01-01", "tot": "2023-03-31"}
    protection = own["bescherming"]
    assert (protection["k"], protection["k_per_deelopdracht"]) == (5, {"b": 8})
    assert (protection["regel"], protection["zeros"]) == ("onderdrukken", "hide")
    for resource in document["resources"]:
        content = (folder / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"
        assert resource["bytes"] == len(content)


def test_the_account_can_be_read(counted: Counted, tmp_path: Path) -> None:
    counts = counted()
    folder = written(counts, tmp_path).folder
    text = (folder / "verantwoording.md").read_text("utf-8")
    assert "concept, niet voor publicatie" in "\n".join(text.splitlines()[:3])
    assert "Gemaakt door `coordinator.1` op 2023-04-03T12:00:00Z" in text
    assert "- b Buurt: 8 personen" in text
    hidden, total = counts.number("onderdrukt"), sum(len(t.cells) for t in counts.tables)
    assert f"Verborgen: {hidden} van de {total} cellen." in text
    assert "Klein voorbeeld \\| 2023" in text
    assert "Een contact met twee cliënten is één contact" in text
    assert "staat bij allebei en één keer in het totaal" in text
    assert "nog niet voorbij" not in text
    for table in counts.tables:
        assert f"| {table.tabel.code} |" in text


def test_a_running_period_is_said_to_run(counted: Counted, tmp_path: Path) -> None:
    made = datetime(2023, 3, 31, 9, tzinfo=NOON.tzinfo)
    folder = write_package(counted_report(counted(), ()), 1, made, "x", tmp_path).folder
    assert "nog niet voorbij" in (folder / "verantwoording.md").read_text("utf-8")


def test_the_same_release_gives_the_same_bytes(counted: Counted, tmp_path: Path) -> None:
    counts = counted()
    one = written(counts, tmp_path / "een").folder
    elsewhere = NOON.astimezone(ZoneInfo("Europe/Amsterdam"))
    report = counted_report(counts, ())
    other = write_package(report, 7, elsewhere, "coordinator.1", tmp_path / "twee").folder
    for path in one.iterdir():
        assert path.read_bytes() == (other / path.name).read_bytes()


def test_text_a_spreadsheet_would_run_is_neutralised(counted: Counted) -> None:
    for text in ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "  =1"):
        assert neutral(text) == f"'{text}"
    assert [neutral(text) for text in ("0-17", "75+", "a=b", "")] == ["0-17", "75+", "a=b", ""]
    counts = counted()
    evil = SMALL.model_copy(update={"code": '=HYPERLINK("x";"y")'})
    content = csv_bytes(tellingen(counts), replace(counts, catalogue=evil), 1).decode("utf-8-sig")
    for row in csv.DictReader(StringIO(content), delimiter=";"):
        assert row["opdracht"] == '\'=HYPERLINK("x";"y")'


def test_an_existing_folder_is_never_overwritten(counted: Counted, tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    with pytest.raises(Refused, match="bestaat al"):
        written(counted(), tmp_path)
    assert list(tmp_path.rglob("*")) == [tmp_path / NAME]


def test_what_a_power_cut_left_is_cleared(counted: Counted, tmp_path: Path) -> None:
    left = tmp_path / f".{NAME}.onaf"
    left.mkdir()
    (left / "half.csv").write_text("half")
    folder = written(counted(), tmp_path).folder
    assert list(tmp_path.iterdir()) == [folder]
    assert not (folder / "half.csv").exists()


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EACCES])
@pytest.mark.parametrize("step", ["fsync", "rename"])
def test_a_fault_leaves_nothing_behind(
    counted: Counted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: int, step: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(fault, os.strerror(fault))

    monkeypatch.setattr(*((os, "fsync") if step == "fsync" else (Path, "rename")), fail)
    with pytest.raises(Refused, match="is vol" if fault == errno.ENOSPC else "geen rechten") as no:
        written(counted(), tmp_path)
    assert "\n" not in str(no.value)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_is_no_folder_is_refused(counted: Counted, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x")
    with pytest.raises(Refused, match="kies een andere map"):
        written(counted(), tmp_path / "bestand")


def test_no_name_of_a_client_is_in_the_package(counted: Counted, tmp_path: Path) -> None:
    folder = written(counted(), tmp_path).folder
    assert not any(b"Naam " in path.read_bytes() for path in folder.iterdir())


def test_screens_read_counts_without_a_database() -> None:
    code = "import sys, exports.counts; print([m for m in sys.modules if 'sql' in m.lower()])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
