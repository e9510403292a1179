"""The figures of a trendrapportage as numbers, and the report before only as it came out."""

from dataclasses import replace

from exports.figure.released import Released
from exports.figure.rows import part_row
from exports.indicator.figures import Part
from exports.indicator.question import Question
from exports.reports.trend_figures import CountedTrend, Onderdelen
from models.catalogue import Trendrapportage
from models.periods import parse_period
from tests.exports.counted import KNOWN, QUARTER, TODAY
from tests.exports.figures import piece, proef

REPORT = Trendrapportage(
    deelopdracht="j",
    onderdelen=("eenzaam", "schulden"),
    indicatoren=("personen", "omvang"),
    verwacht_in=("Q1", "Q3"),
)
BEFORE = parse_period("2022-Q3")


def onderdelen(lonely: Part, debts: Part) -> Onderdelen:
    asked = Question(KNOWN, proef(), QUARTER, TODAY)
    size = Part("eenzaam", "Eenzaam", 3)
    parts = {
        ("eenzaam", "personen"): lonely,
        ("schulden", "personen"): debts,
        ("eenzaam", "omvang"): size,
    }
    return Onderdelen(asked, REPORT, parts)


NOW = onderdelen(piece("eenzaam", 8, 8), piece("schulden", 3, 3))


def test_an_onderdeel_is_a_number_within_its_deelopdracht() -> None:
    first, small = CountedTrend(NOW, None).numbers
    days = "indicator|2023-01-01..2023-03-31"
    assert first.unit == f"{days}|personen:aandachtsgroep=eenzaam"
    assert (first.value, first.relation, first.counts) == (8, "within", "clienten")
    assert (first.state, small.state) == ("open", "hidden")


def test_what_is_hidden_shows_nothing_and_a_kengetal_is_always_there() -> None:
    units = frozenset(one.unit for one in CountedTrend(NOW, None).numbers)
    rows = {
        (row.onderdeel, row.indicator.code): row.now for row in CountedTrend(NOW, None).rows(units)
    }
    assert rows["eenzaam", "personen"].waarde is None
    assert rows["eenzaam", "omvang"].waarde == 3
    (first, *_) = CountedTrend(NOW, None).rows(frozenset())
    assert (first.now.waarde, first.before) == (8, None)


def test_the_report_before_is_as_it_came_out() -> None:
    then = replace(NOW, asked=replace(NOW.asked, period=BEFORE))
    (first, *_) = CountedTrend(NOW, then).rows(frozenset())
    assert first.before is not None
    assert (first.before.status, first.change) == ("onderdrukt", None), "never released"
    found = NOW.asked.catalogue.indicator("personen")
    assert found
    row = replace(part_row(*found, piece("eenzaam", 6, 6)), status="gepubliceerd")
    key = (NOW.asked.catalogue.code, BEFORE.start, BEFORE.end)
    released = Released({key: {"personen:aandachtsgroep=eenzaam": row}})
    (first, second, *_) = CountedTrend(NOW, replace(then, released=released)).rows(frozenset())
    assert (first.before, first.change) == (row, 2)
    assert second.before is not None
    assert second.before.waarde == 3, "the kengetal"
