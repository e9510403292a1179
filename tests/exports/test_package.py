"""The folder for the gemeente: what stands in it, and that it is whole or absent."""

import csv
import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import frictionless
import pytest

from casereg.errors import Refused
from exports.attack.described import description_of
from exports.attack.origin import check_signature, file_faults, key_in, manifest_of, raw_key
from exports.attack.package_folder import read_folder
from exports.package.signing import public_key_text
from exports.package.whole_folder import prepared_folder
from exports.report import Report
from exports.reports.resultaatmeting import counted_report
from exports.safety import Safety
from exports.table.counts import Counts
from tests.exports.packing import SIGNER, pack, packed
from tests.exports.small import NOON, protected_by

Counted = Callable[..., Counts]
NAME = "resultaatmeting_klein-2023_2023-Q1_r7"
HEAD = (
    "release;opdracht;periode;tabel;deelopdracht;contactsoort;kern;leeftijdsgroep;"
    "maat;waarde;status"
)


def written(counts: Counts, out: Path, safety: Safety | None = None) -> Path:
    return pack(reported(counts, safety), out)


def reported(counts: Counts, safety: Safety | None = None) -> Report:
    return counted_report(replace(counts, safety=safety), ())


def rows_of(folder: Path) -> list[dict[str, str]]:
    text = (folder / "tellingen.csv").read_text("utf-8-sig")
    return list(csv.DictReader(StringIO(text), delimiter=";"))


def test_the_folder_holds_six_files(counted: Counted, tmp_path: Path) -> None:
    folder = written(counted(), tmp_path / "nieuw" / "uit")
    assert folder == tmp_path / "nieuw" / "uit" / NAME
    assert sorted(path.name for path in folder.iterdir()) == [
        "datapackage.json",
        "indicatoren.csv",
        "manifest.json",
        "manifest.json.sig",
        "tellingen.csv",
        "verantwoording.md",
    ]
    assert [path.name for path in folder.parent.iterdir()] == [NAME]


def test_the_counts_as_people_read_them(counted: Counted, tmp_path: Path) -> None:
    folder = written(counted(protected_by(k=3)), tmp_path)
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


def own_part(report: Report) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(packed(report)["datapackage.json"])["casereg"]
    return found


def test_every_cell_of_every_table_is_a_row(counted: Counted, tmp_path: Path) -> None:
    rows = rows_of(written(counted(), tmp_path))
    per_table = {
        code: sum(row["tabel"] == code for row in rows)
        for code in ("deel-soort", "deel-kern", "leeftijd", "soort-leeftijd")
    }
    assert per_table == {
        "deel-soort": 2 * 3 * 3,
        # Clients of all deelopdrachten together are told once, not by kern, team or age.
        "deel-kern": 2 * 3 * 8 - 7,
        "leeftijd": 3 * 4 - 3,
        "soort-leeftijd": 3 * 4,
    }
    assert {row["waarde"] for row in rows if row["status"] == "onderdrukt"} == {""}
    assert all(row["waarde"] for row in rows if row["status"] != "onderdrukt")


@pytest.mark.parametrize("zeros", ["hide", "publish"])
def test_frictionless_finds_the_package_valid(counted: Counted, tmp_path: Path, zeros: str) -> None:
    folder = written(counted(protected_by(k=3, zeros=zeros)), tmp_path)
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])
    table = frictionless.Package(str(folder / "datapackage.json")).get_resource("tellingen")
    read = table.read_rows()
    assert len(read) == len(rows_of(folder))
    assert {type(row["release"]) for row in read} == {int}


def test_the_receiver_can_read_it(counted: Counted, tmp_path: Path) -> None:
    folder = read_folder(written(counted(), tmp_path, Safety(late_carried=True)))
    manifest = manifest_of(folder)
    check_signature(folder, raw_key(manifest))
    assert key_in(public_key_text(SIGNER)) == raw_key(manifest)
    assert list(file_faults(folder, manifest)) == []
    own = description_of(folder).casereg
    assert (own.soort, own.release.nummer, own.bescherming.k) == ("resultaatmeting", 7, 5)
    assert [table.code for table in own.tabellen] == [
        *("deel-soort", "deel-kern"),
        *("leeftijd", "soort-leeftijd"),
    ]


def test_frictionless_sees_a_changed_figure(counted: Counted, tmp_path: Path) -> None:
    folder = written(counted(), tmp_path)
    changed = (folder / "tellingen.csv").read_bytes().replace(b";11;", b";12;")
    (folder / "tellingen.csv").write_bytes(changed)
    assert not frictionless.validate(str(folder / "datapackage.json")).valid


def test_the_description_says_what_was_done(counted: Counted, tmp_path: Path) -> None:
    folder = written(replace(counted(), version=2), tmp_path)
    document = json.loads((folder / "datapackage.json").read_text("utf-8"))
    own = document["casereg"]
    assert own["release"] == {
        "nummer": 7,
        "gemaakt": "2023-04-03T12:00:00Z",
        "door": "coordinator",
    }
    assert (own["opdracht"]["code"], own["opdracht"]["versie"]) == ("klein-2023", 2)
    assert own["opdracht"]["sha256"] == "f" * 64
    assert own["periode"] == {"code": "2023-Q1", "van": "2023-01-01", "tot": "2023-03-31"}
    protection = own["bescherming"]
    assert (protection["k"], protection["k_per_deelopdracht"]) == (5, {"b": 8})
    assert (protection["methode"], protection["zeros"]) == ("onderdrukken", "hide")
    for resource in document["resources"]:
        content = (folder / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"
        assert resource["bytes"] == len(content)


def test_the_description_tells_which_values_there_are(counted: Counted) -> None:
    own = own_part(reported(counted()))
    assert own["waarden"] == {
        "deelopdracht": ["a", "b"],
        "contactsoort": ["gesprek", "ronde"],
        "kern": ["dorp", "gehucht", "stad", "onbekend"],
        "gebiedsteam": ["gebiedsteam:noord", "gebiedsteam:zuid", "gebiedsteam:onbekend"],
        "leeftijdsgroep": ["jong", "oud", "onbekend"],
    }
    assert own["gebiedsteam_van"] == {
        "dorp": "gebiedsteam:noord",
        "gehucht": "gebiedsteam:noord",
        "stad": "gebiedsteam:zuid",
        "onbekend": "gebiedsteam:onbekend",
    }
    table = {key: own["tabellen"][1][key] for key in ("code", "dimensies", "maten")}
    assert table == {
        "code": "deel-kern",
        "dimensies": ["deelopdracht", "gebiedsteam", "kern"],
        "maten": ["contacten", "clienten"],
    }


def test_only_what_is_not_protected_is_a_concept(counted: Counted) -> None:
    counts = counted()
    concept = own_part(reported(counts))
    assert concept["status"] == "concept, niet voor publicatie"
    assert not concept["bescherming"]["tegen_terugrekenen"]
    assert "nagekomen" not in concept
    safe = own_part(reported(counts, Safety(late_included=True)))
    assert not {"status", "reden"} & set(safe)
    assert safe["bescherming"] == {
        "regel": "drempel op personen, beschermd tegen terugrekenen",
        "methode": "onderdrukken",
        "k": 5,
        "k_per_deelopdracht": {"b": 8},
        "zeros": "hide",
        "tegen_terugrekenen": True,
    }
    assert safe["nagekomen"] == {"meegenomen": True, "doorgeschoven": False}
    for files, is_concept in (
        (packed(reported(counts)), True),
        (packed(reported(counts, Safety())), False),
    ):
        assert any(b"concept, niet" in content for content in files.values()) is is_concept


def test_the_same_release_gives_the_same_bytes(counted: Counted) -> None:
    report = reported(counted())
    elsewhere = NOON.astimezone(ZoneInfo("Europe/Amsterdam"))
    assert packed(report, made_at=NOON) == packed(report, made_at=elsewhere)
    assert packed(report, number=7) != packed(report, number=8)


def test_an_existing_folder_is_never_overwritten(counted: Counted, tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    with pytest.raises(Refused, match="bestaat al"):
        written(counted(), tmp_path)
    assert list(tmp_path.rglob("*")) == [tmp_path / NAME]


def test_what_a_power_cut_left_is_cleared(counted: Counted, tmp_path: Path) -> None:
    left = tmp_path / f".{NAME}.onaf"
    left.mkdir()
    (left / "half.csv").write_text("half")
    folder = written(counted(), tmp_path)
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


def test_nobody_sees_a_folder_before_it_is_placed(tmp_path: Path) -> None:
    folder = tmp_path / NAME
    with prepared_folder(folder, {"a": b"1"}) as ready:
        assert not folder.exists()
        assert (ready.beside / "a").read_bytes() == b"1"
        ready.place()
        assert (folder / "a").read_bytes() == b"1"
    assert list(tmp_path.iterdir()) == [folder]


def test_what_was_not_placed_is_gone(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="grootboek"), prepared_folder(tmp_path / NAME, {"a": b""}):
        raise Refused("grootboek")
    with prepared_folder(tmp_path / NAME, {"a": b""}):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_came_meanwhile_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / NAME
    with prepared_folder(folder, {"a": b"1"}) as ready:
        folder.mkdir()
        with pytest.raises(Refused, match="bestaat al"):
            ready.place()
    assert list(tmp_path.rglob("*")) == [folder]


def test_a_place_that_is_no_folder_is_refused(counted: Counted, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x")
    with pytest.raises(Refused, match="kies een andere map"):
        written(counted(), tmp_path / "bestand")


def test_no_name_of_a_client_is_in_the_package(counted: Counted, tmp_path: Path) -> None:
    folder = written(counted(), tmp_path)
    assert not any(b"Naam " in path.read_bytes() for path in folder.iterdir())


def test_screens_read_counts_without_a_database() -> None:
    code = "import sys, exports.table.counts; print([m for m in sys.modules if 'sql' in m.lower()])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
