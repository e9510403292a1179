"""Rows of which one category is nearly everything."""

from exports.numbers import Number
from exports.table.group_numbers import group_numbers
from exports.table.numbers import TableNumbers
from models.catalogue import Catalogue
from tests.exports.atoms.test_table_numbers import DAY, DAYS, seven, tables
from tests.exports.small import QUARTER, SMALL, Rows, protected_by


def groups(rows: Rows, catalogue: Catalogue = SMALL) -> dict[str, Number]:
    cells, filled = TableNumbers(catalogue, QUARTER, {}), tables(rows, catalogue)
    found = group_numbers(catalogue, cells, filled, cells.numbers(filled))
    return {name.replace(f"telling|{DAYS}|", ""): one for name, one in found.items()}


def name(maat: str, own: str, total: str) -> str:
    return f"anderen|{maat}|{own}|{maat}|{total}"


TOTAL = "totaal|totaal|totaal|totaal"


def test_the_others_of_a_kern_that_has_nearly_all(rows: Rows) -> None:
    seven(rows)
    rows.contact(DAY, ("a", "gesprek"), ("stad", "oud"))
    found = groups(rows)
    others = found[name("contacten", "totaal|totaal|dorp|totaal", TOTAL)]
    assert others.box.kern == ("gehucht", "stad", "onbekend")
    assert (others.value, others.k, others.unit, others.state) == (1, 5, "", "hidden")
    team = found[name("contacten", "totaal|totaal|gebiedsteam:noord|totaal", TOTAL)]
    assert team.box.kern == ("stad", "onbekend")
    own = found[name("contacten", "a|totaal|dorp|totaal", "a|totaal|totaal|totaal")]
    assert own.box.deelopdracht == ("a",)
    # All clients live in dorp.
    clients = found[name("clienten", "a|totaal|dorp|totaal", "a|totaal|totaal|totaal")]
    assert (clients.counts, clients.value) == ("clienten", 0)


def test_a_kern_that_has_nearly_all_of_its_gebiedsteam(rows: Rows) -> None:
    seven(rows)
    seven(rows, kern="stad")
    wanted = name(
        "contacten", "totaal|totaal|dorp|totaal", "totaal|totaal|gebiedsteam:noord|totaal"
    )
    others = groups(rows)[wanted]
    assert (others.box.kern, others.value) == (("gehucht",), 0)


def test_one_other_category_is_a_cell_by_itself(rows: Rows) -> None:
    seven(rows)
    rows.contact(DAY, ("b", "gesprek"))
    assert not any("totaal|ronde" in one for one in groups(rows))
    part = name("contacten", "a|totaal|totaal|totaal", TOTAL)
    assert part not in groups(rows), "deelopdracht b is a small cell already"


def test_enough_others_are_no_group(rows: Rows) -> None:
    seven(rows)
    for _ in range(5):
        rows.contact(DAY, ("a", "gesprek"), ("stad", "oud"))
    wanted = name("contacten", "totaal|totaal|dorp|totaal", TOTAL)
    assert wanted not in groups(rows)


def test_no_group_of_a_row_that_is_hidden(rows: Rows) -> None:
    rows.contact(DAY, ("a", "gesprek"), ("dorp", "oud"))
    assert groups(rows) == {}


def test_where_empty_cells_are_published_no_others_can_be_unknown(rows: Rows) -> None:
    seven(rows)
    assert all(one.value for one in groups(rows, protected_by(zeros="publish")).values())
