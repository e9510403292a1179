"""Texts of others in a spreadsheet: they stay texts, and numbers stay numbers."""

import csv
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.figure.indicators_csv import FIGURE_COLUMNS
from exports.report import Column, CsvTable
from exports.reports.goal_text import goal_lines
from exports.reports.resultaatmeting import counted_report
from exports.table.counts import Counts
from exports.table.tellingen_csv import tellingen
from exports.tables_csv import csv_bytes, neutral
from models.catalogue import Catalogue, Doel
from tests.exports.counted import KNOWN
from tests.exports.packing import packed
from tests.exports.small import SMALL

HOSTILE = (
    '=HYPERLINK("http://x";"klik")',
    "+31612345678",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "   =1+1",
    "  -1",
    "＝1+1",
)
HARMLESS = ("0-17", "75+", "a=b", "", "gebiedsteam:noord", "'=1", "1,5")


@pytest.mark.parametrize("text", HOSTILE)
def test_text_a_spreadsheet_would_run_is_neutralised(text: str) -> None:
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize("text", HARMLESS)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert neutral(text) == text


@given(st.text())
def test_no_text_begins_as_a_formula(text: str) -> None:
    assert not neutral(text).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))
    assert neutral(text).removeprefix("'") == text.removeprefix("'")


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_numbers_stay_numbers(counted: Callable[..., Counts]) -> None:
    columns = tuple(Column(name, "x", "number") for name in ("a", "b", "c", "d"))
    table = CsvTable("x", columns, ((-3, Decimal("-2.50"), Decimal("1E+3"), None),))
    (row,) = read(csv_bytes(table, counted(), 1))
    assert [row[name] for name in ("a", "b", "c", "d")] == ["-3", "-2,50", "1000", ""]


@pytest.mark.parametrize("title", [text for text in HOSTILE if text.isprintable()])
def test_hostile_titles_in_a_catalogue_reach_no_cell(
    counted: Callable[..., Counts], title: str
) -> None:
    catalogue = with_titles(SMALL, title)
    report = counted_report(replace(counted(), catalogue=catalogue), ())
    width = len(FIGURE_COLUMNS) - 3
    figures = CsvTable("indicatoren", FIGURE_COLUMNS, (("x", title, title, *[None] * width),))
    for files in (packed(report), packed(replace(report, tables=(figures,)))):
        assert no_cell_runs(files)
        assert json.loads(files["datapackage.json"])["casereg"]["opdracht"]["titel"] == title
    (row,) = read(csv_bytes(figures, report.source, 1))
    assert row["omschrijving"] == f"'{title}"


def test_a_hostile_code_reaches_no_cell(counted: Callable[..., Counts]) -> None:
    counts = counted()
    evil = SMALL.model_copy(update={"code": '=HYPERLINK("x";"y")'})
    for row in read(csv_bytes(tellingen(counts), replace(counts, catalogue=evil), 1)):
        assert row["opdracht"] == '\'=HYPERLINK("x";"y")'


def test_hostile_titles_are_no_markup_in_the_text(counted: Callable[..., Counts]) -> None:
    title = "| [klik](http://x) <script>alert(1)</script> `kwaad` **vet**"
    report = counted_report(replace(counted(), catalogue=with_titles(SMALL, title)), ())
    lines = (
        *report.lines,
        *goal_lines(KNOWN.named("proef-2023"), [(Doel(code="x", titel=title), ())]),
    )
    text = "\n".join(lines)
    for sign in ("<script", "[klik](", "`kwaad`", "**vet"):
        assert sign not in text.replace("\\" + sign[0], "")


def with_titles(catalogue: Catalogue, title: str) -> Catalogue:
    """The same with this title for everything that has one."""

    def named(items: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(one.model_copy(update={"titel": title}) for one in items)  # type: ignore[attr-defined]

    parts = ("deelopdrachten", "contactsoorten", "gebiedsteams", "kernen", "leeftijdsgroepen")
    changed = {part: named(getattr(catalogue, part)) for part in (*parts, "tabellen")}
    return catalogue.model_copy(update={"titel": title, **changed})


def no_cell_runs(files: Mapping[str, bytes]) -> bool:
    """Whether no cell of any table begins as a formula, unless it is a number."""
    for name, content in files.items():
        for row in read(content) if name.endswith(".csv") else ():
            for cell in row.values():
                begins = cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))
                if begins and not cell[1:].replace(",", "").isdigit():
                    return False
    return True
