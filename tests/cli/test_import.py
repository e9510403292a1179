"""Taking over the contacts of an older system: CSV and XLSX, in line mode."""

from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook

from casereg.commands.import_text import ranges
from tests.cli.conftest import PLANTED, Made, Run

MAP = """
bron = "oud-systeem"
sleutel = "Nr"
[kolommen]
datum = "Datum"
soort = "Wat"
deelopdracht = "Opdracht"
client = "Cliënt"
minuten = "Duur"
geholpen = "Geholpen"
notitie = "Tekst"
[waarden.soort]
"Gesprek" = "coaching"
"""
HEAD = "Nr;Datum;Wat;Opdracht;Cliënt;Duur;Geholpen;Tekst;Niet van belang"
WEEK = ("week", "2023-W11", "--json")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "kaart.toml"
    path.write_text(MAP, "utf-8")
    return path


def written(tmp_path: Path, *lines: str, head: str = HEAD, encoding: str = "utf-8-sig") -> Path:
    path = tmp_path / "oud.csv"
    path.write_bytes("\r\n".join((head, *lines, "")).encode(encoding))
    return path


def test_csv_and_xlsx_are_the_same_contacts(
    run: Run, home: Path, made: Made, plan: Path, tmp_path: Path
) -> None:
    lines = (
        f'1;14-3-2023;Gesprek;1a;{made.client};1:15;ja;"twee\r\nregels";x',
        "2;2023-03-13;Gesprek;1a;;30;;;x",
        ";;;;;;;;",
        f"3;13-3-2023;informatie-en-advies;8;{made.client};0:05;nee;;x",
    )
    done = run("import", written(tmp_path, *lines), "--map", plan, user="wim")
    assert (done.code, done.out) == (0, "3 regels, 3 nieuw, 0 bestonden al.\n"), done.err
    assert run(*WEEK, user="wim").json["totaal"] == {"contacten": 3, "clienten": 1, "minuten": 110}
    book = Workbook()
    sheet = book.create_sheet("Contacten")
    sheet.append(HEAD.split(";"))
    sheet.append(
        [1, datetime(2023, 3, 14, 10, 30), "Gesprek", "1a", made.client, time(1, 15), True]
    )
    sheet.append([2.0, date(2023, 3, 13), "Gesprek", "1a", None, 30, None, None, "x"])
    sheet.append([4, "13-3-2023", "Gesprek", "1a", None, 10.0])
    book.save(tmp_path / "oud.xlsx")
    plan.write_text(MAP + '[bestand]\nblad = "Contacten"\n', "utf-8")
    again = run("import", tmp_path / "oud.xlsx", "--map", plan, "--json", user="wim")
    told = again.json
    assert (told["opgeslagen"], told["bestonden_al"], told["geweigerd"]) == (1, 2, []), again.err
    assert run(*WEEK, user="wim").json["totaal"]["minuten"] == 120


def test_what_is_refused_is_told_by_line_and_column_and_never_what_it_was(
    run: Run, home: Path, made: Made, plan: Path, tmp_path: Path
) -> None:
    lines = (
        "1;14-3-2023;Gesprek;1a;;15;;;",
        f"2;14-3-2023;{PLANTED};1a;;15;;;",
        f"3;{PLANTED};Gesprek;1a;;15;;;",
        f"4;14-3-2023;Gesprek;1a;{PLANTED};15;;;",
        f"5;14-3-2023;Gesprek;{PLANTED};;15;;;",
        f"6;14-3-2023;Gesprek;1a;;{PLANTED};;;",
        f"7;14-3-2023;Gesprek;1a;;15;{PLANTED};;",
        f"8;14-3-2023;Gesprek;1a;;15;;{PLANTED} 0612345678;",
        f"9;{PLANTED};Gesprek",
    )
    file = written(tmp_path, *lines, encoding="windows-1252")
    assert "codering" in run("import", file, "--map", plan, user="wim").err
    plan.write_text(MAP + '[bestand]\ncodering = "windows-1252"\n', "utf-8")
    told = run("import", file, "--map", plan, user="wim")
    assert told.code == 1 and "niets opgeslagen" in told.err and "--skip-refused" in told.err
    for line, column in ((3, "Wat"), (4, "Datum"), (5, "Cliënt"), (6, "Opdracht"), (7, "Duur")):
        assert f"kolom {column}: " in told.out and f"  regel {line}\n" in told.out
    assert "telefoonnummer" in told.out
    rest = run("import", file, "--map", plan, "--skip-refused", "--json", user="wim")
    refused = {one["regel"]: one["kolom"] for one in rest.json["geweigerd"]}
    assert refused == {
        **{3: "Wat", 4: "Datum", 5: "Cliënt", 6: "Opdracht", 7: "Duur", 8: "Geholpen"},
        10: "",
    }
    assert (rest.code, rest.json["opgeslagen"]) == (0, 2)
    trial = run("import", file, "--map", plan, "--skip-refused", "--dry-run", user="wim")
    assert trial.out.endswith(
        "Proef, er is niets opgeslagen. Het zou worden: "
        "9 regels, 0 nieuw, 2 bestonden al, 7 geweigerd.\n"
    )
    for said in (told, rest, trial):
        assert PLANTED not in said.out + said.err and "0612" not in said.out + said.err


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("weg.csv", None, "bestaat niet"),
        ("leeg.csv", b"", "'Nr' ontbreekt"),
        ("oud.csv", b"Nr;Datum\n1;2", "'Wat' ontbreekt"),
        ("oud.xlsx", b"geen zip", "beschadigd"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_one_line(
    run: Run, home: Path, plan: Path, tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    told = run("import", tmp_path / name, "--map", plan, user="wim")
    assert told.code == 1 and said in told.err and told.out == ""
    assert len(told.err.strip().splitlines()) == 1


def test_no_map_and_no_right(run: Run, home: Path, plan: Path, tmp_path: Path) -> None:
    file = written(tmp_path, "1;14-3-2023;Gesprek;1a;;15;;;")
    assert run("import", file, user="wim").code == 2
    assert run("import", file, "--map", tmp_path / "weg.toml", user="wim").code == 1
    plan.write_text("bron = 3\n", "utf-8")
    assert "regel 1: bron" in run("import", file, "--map", plan, user="wim").err
    plan.write_text(MAP, "utf-8")
    assert "mag je niet" in run("import", file, "--map", plan, user="cor").err


def test_lines_that_follow_each_other_stand_together() -> None:
    assert ranges([3, 17, 18, 19, 24]) == "3, 17-19, 24"
