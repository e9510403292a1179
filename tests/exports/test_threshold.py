"""Which cells are hidden: by the people behind them, not by the contacts."""

from datetime import date

import pytest

from casereg.errors import Refused
from exports.counted.places import Place
from exports.counted.threshold import threshold_at
from exports.indicator.question import Question
from exports.reports.moment import moment_of
from exports.reports.resultaatmeting import resultaatmeting
from exports.table.counts import Cell, Counts
from models.cards import CatalogueCard
from models.catalogue import Catalogue, Deelopdracht
from models.loaded import Catalogues
from models.opdracht import Opdracht
from models.periods import parse_period
from tests.exports.small import NOON, QUARTER, SMALL, Rows, protected_by

T = "totaal"
DAY = date(2023, 2, 1)


class OnlyOne(Catalogues):
    """A register with this opdracht, made without its text."""

    def __init__(self, one: Catalogue) -> None:
        card = CatalogueCard(one.code, one.titel, one.geldig_van, one.geldig_tot, "f" * 64)
        super().__init__({card: ""})
        self._read[one.code] = one


def prepared(rows: Rows, catalogue: Catalogue = SMALL, period: str = QUARTER.text) -> Counts:
    """The cells of a package as the rule for few people leaves them, before any other."""
    today = date(2024, 12, 31)
    asked = Question(OnlyOne(catalogue), catalogue, parse_period(period), today)
    counting = resultaatmeting(moment_of(rows.session, asked))
    cells = counting.cell_numbers
    few = frozenset(one.unit for one in cells.values() if one.state == "hidden")
    source, tables = counting.source, counting.cells.counts(counting.tables, cells, few)
    return Counts(catalogue, source.version, source.catalogue_sha, source.period, tables)


def cell(counts: Counts, table: str, maat: str, place: Place) -> Cell:
    (found,) = (
        cell
        for one in counts.tables
        if one.tabel.code == table
        for cell in one.cells
        if (cell.maat, cell.place) == (maat, place)
    )
    return found


def test_forty_contacts_by_two_clients_are_hidden_by_forty_are_not(rows: Rows) -> None:
    two = [rows.client("dorp", "oud") for _ in range(2)]
    for number in range(40):
        rows.contact(DAY, ("a", "gesprek"), ("dorp", "oud"), [two[number % 2]], 30)
        rows.contact(DAY, ("a", "gesprek"), ("stad", "oud"), [rows.client("stad", "oud")], 30)
    counts = prepared(rows)
    few, many = Place("a", kern="dorp"), Place("a", kern="stad")
    hidden = cell(counts, "deel-kern", "contacten", few)
    assert (hidden.waarde, hidden.status) == (None, "onderdrukt")
    assert cell(counts, "deel-kern", "clienten", few).status == "onderdrukt"
    shown = cell(counts, "deel-kern", "contacten", many)
    assert (shown.waarde, shown.status) == (40, "gepubliceerd")
    assert cell(counts, "deel-kern", "contacten", Place("a")).waarde == 80


@pytest.mark.parametrize(("people", "status"), [(4, "onderdrukt"), (5, "gepubliceerd")])
def test_each_contact_without_a_client_is_one_more_person(
    rows: Rows, people: int, status: str
) -> None:
    known = rows.client("dorp", "oud")
    rows.contact(DAY, ("a", "gesprek"), ("dorp", "oud"), [known], 10)
    rows.contact(DAY, ("a", "gesprek"), ("dorp", "oud"), [known], 10)
    for _ in range(people - 1):
        rows.contact(DAY, ("a", "gesprek"), ("dorp", "oud"), [], 10)
    counts = prepared(rows)
    for maat in ("contacten", "uren"):
        assert cell(counts, "deel-soort", maat, Place("a", "gesprek")).status == status
    assert cell(counts, "deel-kern", "clienten", Place("a", kern="dorp")).status == "onderdrukt"


@pytest.mark.parametrize(("people", "status"), [(7, "onderdrukt"), (8, "gepubliceerd")])
def test_a_deelopdracht_has_its_own_threshold(rows: Rows, people: int, status: str) -> None:
    for _ in range(people):
        rows.contact(DAY, ("b", "ronde"))
    counts = prepared(rows)
    own = (Place("b", "ronde"), Place("b"), Place(contactsoort="ronde"))
    assert {cell(counts, "deel-soort", "contacten", place).status for place in own} == {status}
    assert cell(counts, "deel-soort", "contacten", Place()).status == "gepubliceerd"


def test_which_threshold_a_total_takes() -> None:
    strict = SMALL.model_copy(
        update={
            "deelopdrachten": (
                Deelopdracht(code="a", titel="A", k=10),
                Deelopdracht(code="b", titel="B", k=8),
            )
        }
    )
    mild = SMALL.model_copy(
        update={
            "deelopdrachten": (
                Deelopdracht(code="a", titel="A"),
                Deelopdracht(code="b", titel="B", k=3),
            )
        }
    )
    assert threshold_at(SMALL, Place()) == 5
    assert threshold_at(strict, Place()) == 8
    assert threshold_at(mild, Place()) == 5
    assert threshold_at(mild, Place(contactsoort="ronde")) == 3


def test_an_empty_cell_wears_the_mask_of_a_small_one(rows: Rows) -> None:
    rows.contact(DAY, ("a", "gesprek"), ("dorp", "oud"))
    counts = prepared(rows)
    empty = cell(counts, "deel-kern", "contacten", Place("a", kern="stad"))
    small = cell(counts, "deel-kern", "contacten", Place("a", kern="dorp"))
    assert (empty.waarde, empty.status) == (small.waarde, small.status) == (None, "onderdrukt")


def test_empty_cells_are_zero_where_the_catalogue_says_so(rows: Rows) -> None:
    rows.contact(DAY, ("a", "gesprek"), ("dorp", "oud"), [], None)
    counts = prepared(rows, protected_by(zeros="publish"))
    empty = cell(counts, "deel-kern", "contacten", Place("a", kern="stad"))
    assert (empty.waarde, empty.status) == (0, "gepubliceerd")
    assert cell(counts, "deel-kern", "contacten", Place("a", kern="dorp")).status == "onderdrukt"
    assert cell(counts, "deel-soort", "uren", Place("b", "ronde")).waarde == 0
    # One contact of no minutes: a zero would tell of it.
    assert cell(counts, "deel-soort", "uren", Place("a", "gesprek")).status == "onderdrukt"


@pytest.mark.parametrize("zeros", ["hide", "publish"])
def test_what_cannot_occur_is_zero_and_said_so(rows: Rows, zeros: str) -> None:
    counts = prepared(rows, protected_by(zeros=zeros))
    found = [one for table in counts.tables for one in table.cells if one.status == "nvt"]
    assert {one.place for one in found} == {Place("a", "ronde")}
    assert {one.waarde for one in found} == {0}


def test_a_single_contact_where_none_can_be_is_hidden(rows: Rows) -> None:
    rows.contact(DAY, ("a", "ronde"))
    assert cell(prepared(rows), "deel-soort", "contacten", Place("a", "ronde")).waarde is None


def test_hidden_cells_carry_nothing_of_their_size(rows: Rows) -> None:
    for _ in range(4):
        rows.contact(DAY, ("a", "gesprek"), ("dorp", "oud"), [], 777)
    hidden = [one for t in prepared(rows).tables for one in t.cells if one.status == "onderdrukt"]
    assert hidden
    assert {one.waarde for one in hidden} == {None}


@pytest.mark.parametrize("period", ["2022", "2022-W51"])
def test_a_period_before_the_opdracht_is_refused(rows: Rows, period: str) -> None:
    with pytest.raises(Refused, match=r"voor de opdracht klein-2023 \(die begint op 01-01-2023"):
        prepared(rows, period=period)


def test_an_opdracht_that_went_on_still_counts(rows: Rows) -> None:
    for _ in range(6):
        rows.contact(date(2024, 1, 9), ("a", "gesprek"))
    counts = prepared(rows, period="2024-Q1")
    assert cell(counts, "deel-soort", "contacten", Place()).waarde == 6


def test_a_period_partly_outside_counts_this_opdracht_only(rows: Rows) -> None:
    for day, opdracht in ((date(2022, 12, 31), "klein-2022"), (date(2023, 1, 1), SMALL.code)):
        for _ in range(6):
            rows.contact(day, ("a", "gesprek"), opdracht=opdracht)
    counts = prepared(rows, period="2022-W52")
    assert cell(counts, "deel-soort", "contacten", Place()).waarde == 6


def test_an_opdracht_without_tables_is_refused(rows: Rows) -> None:
    bare = SMALL.model_copy(update={"tabellen": ()})
    with pytest.raises(Refused, match="geen tabellen"):
        prepared(rows, bare)


def test_the_version_of_the_catalogue_is_that_of_its_text(rows: Rows) -> None:
    for version, sha in ((1, "a" * 64), (2, "f" * 64), (3, "b" * 64)):
        rows.session.add(
            Opdracht(
                code=SMALL.code,
                version=version,
                title="",
                valid_from=SMALL.geldig_van,
                valid_until=SMALL.geldig_tot,
                sha256=sha,
                text="",
                loaded_at=NOON,
            )
        )
    rows.session.flush()
    assert prepared(rows).version == 2
