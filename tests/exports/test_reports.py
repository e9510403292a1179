"""The packages of figures: read back, held against the true figures, and nothing small in them."""

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import frictionless
import pytest

from casereg.errors import Refused
from exports.figure.names import unit_of
from exports.figure.numbers import figure_numbers
from exports.figure.protection import Protection
from exports.figure.rows import FigureRow, figure_row
from exports.figure.threshold import threshold_of
from exports.indicator.figures import IndicatorFigure, Part
from exports.indicator.question import Question
from exports.report import Report
from exports.reports.kinds import KINDS
from exports.reports.moment import moment_of
from exports.safety import Safety
from exports.tables_csv import decimal_comma
from models.catalogue import Bescherming, Catalogue, Doel, Filter, Indicator, Trendrapportage
from models.periods import parse_period
from tests.exports.conftest import EmptyRegister
from tests.exports.counted import KNOWN, QUARTER, TODAY, Register, fill
from tests.exports.figures import hidden_units
from tests.exports.packing import pack

NUMBERS = (
    *("waarde", "teller", "noemer", "ontbrekend"),
    *("norm_gehaald", "basis_waarde", "verandering"),
)
TREND = Trendrapportage(
    deelopdracht="j",
    onderdelen=("eenzaam", "schulden"),
    indicatoren=("omvang", "personen", "bereik-eenzaam", "cijfer"),
    verwacht_in=("Q1", "Q3"),
)
# With k = 3, also for each side of a share and for what a growth came from.
HIDDEN = {
    *("project", "leeftijdsgroep", "uitkomst", "reden", "feestdag", "niet-bereikt"),
    *("niet-geholpen", "eenzaam", "mantelzorger", "elders", "eenzame-personen"),
    *("personen-eenzaam-traject", "redenen", "verwezen", "aangenomen", "geslaagd", "werk"),
    *("aandeel-geholpen", "aandeel-bereikt", "aandeel-geslaagd", "aandeel-werk", "baat"),
    *("aandeel-resultaten", "resultaten", "cijfers-steun", "via-bank", "bereik-eenzaam"),
    *("voldoende", "groei-jaar", "groei-punten"),
}
SHOWN = {
    *("alles", "kanaal", "taak", "kern", "contactsoort", "overal", "personen", "uren", "cijfer"),
    *("tevreden", "bereik", "inwoners", "omvang", "groei-nulmeting", "bericht", "rapport"),
    *("matches", "klussen-stad"),
}


def small_k(catalogue: Catalogue, zeros: str = "hide") -> Catalogue:
    """With a threshold of three, a trendrapportage, and a second goal for one indicator."""
    rule = Bescherming.model_validate({"k": 3, "zeros": zeros})
    young, free = catalogue.deelopdrachten
    both = young.indicatoren[0].model_copy(update={"doelen": ("ander", "doel")})
    young = young.model_copy(update={"indicatoren": (both, *young.indicatoren[1:])})
    return catalogue.model_copy(
        update={
            "bescherming": rule,
            "trendrapportage": TREND,
            "deelopdrachten": (young, free),
            "doelen": (*catalogue.doelen, Doel(code="ander", titel="Ander doel")),
        }
    )


Make = Callable[..., Report]


@pytest.fixture
def asked() -> Question:
    """The first quarter of 2023, over, with the small threshold."""
    return Question(KNOWN, small_k(KNOWN.named("proef-2023")), QUARTER, TODAY)


@pytest.fixture
def make(empty_register: EmptyRegister, asked: Question) -> Make:
    """A report of the register counted by hand: ``make(kind, period=, today=, zeros=)``."""

    def made(kind: str, period: str = "2023-Q1", **changed: object) -> Report:
        zeros = str(changed.pop("zeros", "hide"))
        question = replace(
            asked,
            period=parse_period(period),
            catalogue=small_k(KNOWN.named(f"proef-{period[:4]}"), zeros),
            **changed,  # type: ignore[arg-type]
        )
        with empty_register() as rows:
            fill(Register(rows.session))
            counting = KINDS[kind](moment_of(rows.session, question))
            return counting.report(hidden_units(counting.numbers), Safety())

    return made


@pytest.fixture
def true_figures(empty_register: EmptyRegister, asked: Question) -> dict[str, IndicatorFigure]:
    """What the engine counts, by code."""
    with empty_register() as rows:
        fill(Register(rows.session))
        figures = asked.results(rows.session).figures
    return {figure.indicator.code: figure for figure in figures}


def read(report: Report, out: Path, number: int = 1) -> list[dict[str, str]]:
    """The last table of the package as somebody with a spreadsheet reads it."""
    folder = pack(report, out, number)
    text = (folder / f"{report.tables[-1].name}.csv").read_text("utf-8-sig")
    return list(csv.DictReader(StringIO(text), delimiter=";"))


def text_of(report: Report) -> str:
    return "\n".join(report.lines)


def test_what_is_published_is_the_true_figure_and_the_rest_is_empty(
    make: Make, true_figures: dict[str, IndicatorFigure], tmp_path: Path
) -> None:
    rows = {row["indicator"]: row for row in read(make("resultaatmeting"), tmp_path)}
    whole = {code: row for code, row in rows.items() if ":" not in code}
    assert list(whole) == list(true_figures)
    for code, row in whole.items():
        true = figure_row(true_figures[code])
        shown = {name: row[name] for name in NUMBERS}
        if row["status"] == "onderdrukt":
            assert set(shown.values()) == {""}, code
            continue
        met = {True: "ja", False: "nee", None: ""}[true.norm_gehaald]
        wanted = {name: decimal_comma(getattr(true, name)) for name in NUMBERS}
        few = true.ontbrekend in (0, 1, 2) and true.soort not in ("mijlpaal", "aandeel")
        wanted |= {"norm_gehaald": met, **({"ontbrekend": ""} if few else {})}
        assert shown == wanted, code
        nothing = true.status == "geen_gegevens"
        assert row["status"] == ("geen_gegevens" if nothing else "gepubliceerd")


def test_figures_with_few_people_behind_them_are_hidden(make: Make, tmp_path: Path) -> None:
    rows = read(make("resultaatmeting"), tmp_path)
    hidden = {row["indicator"] for row in rows if row["status"] == "onderdrukt"}
    assert hidden >= HIDDEN
    assert not hidden & SHOWN
    assert {"uren:onbekend", "routes:bank"} <= hidden
    assert "uren:1" not in hidden


def test_the_columns_are_those_of_the_contract(make: Make, tmp_path: Path) -> None:
    head = (
        "release;opdracht;periode;deelopdracht;indicator;omschrijving;soort;waarde;eenheid;teller;"
        "noemer;ontbrekend;norm;richting;norm_gehaald;basis_periode;basis_waarde;verandering;status"
    )
    folder = pack(make("resultaatmeting"), tmp_path, 1)
    content = (folder / "indicatoren.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf" + head.encode() + b"\r\n")
    start = "1;proef-2023;2023-Q1;j;"
    lines = content.decode("utf-8-sig").splitlines()
    assert f"{start}alles;t;aantal;10;contacten;;;;10;minstens;ja;;;;gepubliceerd" in lines
    assert f"{start}uren:1;t: Eerste;uren;4,92;uren;;;;;;;;;;gepubliceerd" in lines


def test_a_running_period_is_provisional(make: Make, tmp_path: Path) -> None:
    rows = read(make("resultaatmeting", today=date(2023, 3, 31)), tmp_path)
    statuses = {row["status"] for row in rows}
    assert "voorlopig" in statuses
    assert "gepubliceerd" not in statuses


@pytest.mark.parametrize("kind", list(KINDS))
def test_frictionless_finds_every_package_valid(make: Make, tmp_path: Path, kind: str) -> None:
    report = make(kind)
    folder = pack(report, tmp_path, 9)
    assert folder.name == f"{kind}_proef-2023_2023-Q1_r9"
    found = frictionless.validate(str(folder / "datapackage.json"))
    assert found.valid, found.flatten(["type", "note"])
    document = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert document["casereg"]["soort"] == kind
    concept = report.safety is None
    assert ("concept, niet voor publicatie" in document["title"]) is concept
    text = (folder / f"{report.text_name}.md").read_text("utf-8")
    assert ("concept, niet voor publicatie" in text) is concept
    assert not any(b"Naam " in path.read_bytes() for path in folder.iterdir())


def test_the_account_explains_every_indicator(make: Make) -> None:
    report = make("resultaatmeting")
    text = text_of(report)
    for part in report.source.catalogue.deelopdrachten:
        for one in part.indicatoren:
            assert f"(`{one.code}`, {one.soort}): " in text
    assert "Het aantal contacten met contactsoort: Gesprek." in text
    assert "voldoet aan: Een 6, en 1 punt erbij" in text
    assert "sinds dezelfde periode een jaar eerder, in procentpunten" in text
    assert "sinds het kengetal 'Personen in 2019', in procenten" in text
    assert "Norm: minstens 10 contacten, gemeten per kwartaal." in text
    assert "Ontbrekend: wie gevraagd is" in text
    hidden = sum(row[-1] == "onderdrukt" for row in report.tables[1].rows)
    assert f"Verborgen: {hidden} van de {len(report.tables[1].rows)} rijen" in text


def share(**numbers: object) -> IndicatorFigure:
    """A share of contacts: forty of eighty, of ten people, unless said otherwise."""
    catalogue = KNOWN.named("proef-2023")
    part, one = catalogue.indicator("aandeel-geholpen") or (None, None)
    assert part
    assert one
    usual = {"waarde": 50, "teller": 40, "noemer": 80, "ontbrekend": 0, "contributors": 10}
    return IndicatorFigure(part, one, "voorlopig", **(usual | {"sides": (5, 5)} | numbers))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("numbers", "hidden"),
    [
        ({}, False),
        ({"contributors": 4}, True),
        ({"sides": (2, 2)}, True),  # forty contacts of two people
        ({"sides": (4, 4)}, True),
        ({"teller": 4}, True),  # also four contacts of five people
        ({"teller": 76}, True),
        ({"teller": 5, "noemer": 9}, True),
        ({"teller": 5, "noemer": 10}, False),
        ({"ontbrekend": 4}, True),
        ({"ontbrekend": 5}, False),
        ({"teller": 0}, True),
        ({"teller": 80}, True),
    ],
)
@pytest.mark.parametrize("zeros", ["hide", "publish"])
def test_a_share_needs_enough_on_every_side(
    numbers: dict[str, object], hidden: bool, zeros: str
) -> None:
    rule = Bescherming.model_validate({"k": 5, "zeros": zeros})
    catalogue = KNOWN.named("proef-2023").model_copy(update={"bescherming": rule})
    figure = share(**numbers)
    units = hidden_units(figure_numbers(catalogue, QUARTER, [figure]))
    shown = Protection(catalogue, QUARTER, units, ended=True).row(figure)
    nobody = numbers.get("teller") in (0, 80)
    assert (shown.status == "onderdrukt") is (hidden and not (nobody and zeros == "publish"))


def test_an_empty_figure_wears_the_mask_unless_zeros_are_published(
    make: Make, tmp_path: Path
) -> None:
    shown = {}
    for zeros in ("hide", "publish"):
        rows = read(make("resultaatmeting", "2022-Q2", zeros=zeros), tmp_path / zeros)
        shown[zeros] = {row["indicator"]: (row["waarde"], row["status"]) for row in rows}
    assert shown["hide"]["alles"] == ("", "onderdrukt")
    assert shown["publish"]["alles"] == ("0", "gepubliceerd")
    # Contacts without minutes are not nothing, so no hours always wear the mask.
    assert shown["publish"]["uren"] == ("", "onderdrukt")
    assert shown["hide"]["inwoners"] == shown["publish"]["inwoners"] == ("50", "gepubliceerd")


def test_an_indicator_has_the_highest_threshold_of_what_it_counts() -> None:
    catalogue = KNOWN.named("proef-2023")
    young, free = catalogue.deelopdrachten
    careful = catalogue.model_copy(
        update={"deelopdrachten": (young, free.model_copy(update={"k": 12}))}
    )

    def threshold(**limits: object) -> int:
        one = Indicator.model_validate(
            {"code": "x", "titel": "x", "soort": "aantal", "bron": "x", "filter": limits}
        )
        return threshold_of(careful, young, one)

    assert threshold() == 5
    assert threshold(deelopdracht=["v"]) == 12
    assert threshold(overal=True) == 12


def test_a_growth_is_hidden_with_what_it_grew_from(
    true_figures: dict[str, IndicatorFigure],
) -> None:
    growth, values = true_figures["groei-jaar"], {"contactsoort": 9}
    catalogue = small_k(KNOWN.named("proef-2023"))
    for base, status in ((3, "gepubliceerd"), (None, "onderdrukt")):
        protection = Protection(catalogue, QUARTER, frozenset(), True, values, {"groei-jaar": base})
        assert protection.row(growth).status == status
    grown = frozenset({unit_of(QUARTER, "contactsoort")})
    hidden = Protection(catalogue, QUARTER, grown, True, values, {"groei-jaar": 3}).row(growth)
    assert (hidden.status, hidden.basis_waarde) == ("onderdrukt", None)


def test_the_trend_tells_each_group_and_what_changed(make: Make, tmp_path: Path) -> None:
    rows = read(make("trendrapportage"), tmp_path)
    found = {(row["onderdeel"], row["indicator"]): row for row in rows}
    assert list(found) == [(part, code) for part in TREND.onderdelen for code in TREND.indicatoren]
    assert {row["vorige_periode"] for row in rows} == {"2022-Q3"}
    lonely = found["eenzaam", "cijfer"]
    assert (lonely["waarde"], lonely["teller"], lonely["noemer"]) == ("7,60", "38,00", "5")
    assert (lonely["vorige_waarde"], lonely["verandering"]) == ("", "")
    few = found["eenzaam", "personen"]
    assert (few["status"], few["waarde"], few["ontbrekend"]) == ("onderdrukt", "", "")
    assert found["schulden", "omvang"]["waarde"] == "12,50"
    assert found["eenzaam", "bereik-eenzaam"]["verandering_eenheid"] == "procentpunt"


@pytest.mark.parametrize(
    ("period", "before"), [("2023-Q1", "2022-Q3"), ("2023-Q3", "2023-Q1"), ("2022-Q1", "2021-Q3")]
)
def test_the_report_before(make: Make, period: str, before: str) -> None:
    assert make("trendrapportage", period).details["vorige_periode"] == before


def test_the_change_since_the_report_before(make: Make, tmp_path: Path) -> None:
    rows = read(make("trendrapportage", "2023-Q3"), tmp_path)
    found = {(row["onderdeel"], row["indicator"]): row for row in rows}
    whole = found["eenzaam", "omvang"]
    assert (whole["waarde"], whole["vorige_waarde"], whole["verandering"]) == ("20", "20", "0")
    lonely = found["eenzaam", "cijfer"]
    assert (lonely["status"], lonely["vorige_status"]) == ("onderdrukt", "onderdrukt")
    # The report before was never released, so nothing about people in it is told now.
    assert (lonely["vorige_waarde"], lonely["verandering"]) == ("", "")


@pytest.mark.parametrize("period", ["2023-Q2", "2023", "2023-H1", "2023-01", "2023-W01"])
def test_no_trend_for_another_period(make: Make, period: str) -> None:
    with pytest.raises(Refused, match="Kies 2023-Q1 of 2023-Q3"):
        make("trendrapportage", period)


def test_hours_stand_beside_those_of_a_year_before(make: Make, tmp_path: Path) -> None:
    rows = read(make("uren"), tmp_path)
    found = {(row["deelopdracht"], row["taak"], row["project"]): row for row in rows}
    no = "niet ingevuld"
    assert list(found) == [
        *(("j", "1", "lezen"), ("j", "1", no), ("j", "2", no), ("j", no, "lezen"), ("j", no, no)),
        ("j", "totaal", "totaal"),
        *(("v", "1", no), ("v", no, no), ("v", "totaal", "totaal")),
        ("totaal", "totaal", "totaal"),
    ]
    assert {key: row["uren"] for key, row in found.items() if row["uren"]} == {
        ("j", "1", no): "2,42",
        ("j", "totaal", "totaal"): "7,00",
        ("totaal", "totaal", "totaal"): "7,42",
    }
    assert {row["vorige_periode"] for row in rows} == {"2022-Q1"}
    assert {row["vorige_status"] for row in rows} == {"onderdrukt"}
    assert {row["verandering"] for row in rows} == {""}


def test_hours_before_any_opdracht_are_not_there(make: Make, tmp_path: Path) -> None:
    rows = read(make("uren", "2022-Q1", zeros="publish"), tmp_path)
    assert {row["vorige_status"] for row in rows} == {"geen_gegevens"}


def test_the_year_by_goal(make: Make, tmp_path: Path) -> None:
    report = make("doelen", "2023")
    rows = read(report, tmp_path)
    both = {row["doel"]: row for row in rows if row["indicator"] == "alles"}
    assert list(both) == ["doel", "ander"]
    assert both["doel"]["waarde"] == both["ander"]["waarde"]
    assert {row["indicator"] for row in rows if row["doel"] == "ander"} == {"alles"}
    assert {row["deelopdracht"] for row in rows if row["doel"] == "doel"} == {"j", "v"}
    text = text_of(report)
    assert "Deelopdrachten die hieraan werken: j Jeugd, v Vrijwilligers." in text
    assert "staat er dus twee keer in" in text


def test_what_an_opdracht_does_not_ask_is_refused(rows: object, asked: Question) -> None:
    bare = asked.catalogue.model_copy(update={"trendrapportage": None, "doelen": ()})
    for kind, why in (("trendrapportage", "geen trendrapportage"), ("doelen", "geen doelen")):
        with pytest.raises(Refused, match=why):
            KINDS[kind](moment_of(rows.session, replace(asked, catalogue=bare)))  # type: ignore[attr-defined]


def test_a_part_of_a_growth_is_never_shown() -> None:
    catalogue = KNOWN.named("proef-2023")
    found = catalogue.indicator("groei-nulmeting")
    assert found
    part = Part("dorp", "Dorp", 5, contributors=100)
    protection = Protection(catalogue, QUARTER, frozenset(), ended=True)
    row: FigureRow = protection.part(*found, part)
    assert (row.indicator, row.status, row.waarde) == ("groei-nulmeting:dorp", "onderdrukt", None)


def test_a_filter_reads_as_words() -> None:
    from exports.text.definitions import definition

    catalogue = KNOWN.named("proef-2023")
    one = Indicator(
        code="x",
        titel="x",
        soort="aandeel",
        uit="metingen",
        noemer=Filter(instrument=("cijfer",), kern=("dorp", "stad"), overal=True),
        teller=Filter(vanaf=7.5),
        bron="x",
    )
    assert definition(catalogue, one) == (
        "Het deel van antwoorden op metingen met alle deelopdrachten; kern: Dorp of Stad; "
        "instrument: Cijfer met: score vanaf 7,50."
    )
