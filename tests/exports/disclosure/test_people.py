"""Who knows a number without being told."""

from exports.disclosure.people import people
from exports.disclosure.system import Row, System

KNOWN = Row("weet", "", (1,), (2, 3), "shown")


def row(name: str, *atoms: int, single: bool = False, client: int = 0) -> Row:
    return Row(name, name, atoms, state="hidden", k=3, single=single, client=client)


def test_two_numbers_with_the_same_contact_in_them_are_of_one_person() -> None:
    rows = (
        row("kern", 0, 1, single=True),
        row("team", 0, 2, single=True),
        row("a", 3, single=True),
    )
    found = people(System((1, 0, 0, 1), rows))
    assert found["kern"] == found["team"]
    assert not found["kern"] & found["a"]


def test_an_empty_cell_in_both_makes_nobody_the_same() -> None:
    rows = (row("a", 0, 1, single=True), row("b", 1, 2, single=True), row("beide", 1))
    found = people(System((1, 0, 1), rows))
    assert not found["a"] & found["b"]
    assert found["beide"] == found["a"] | found["b"]  # both know that it is empty


def test_who_is_alone_in_a_whole_knows_that_the_rest_of_it_is_empty() -> None:
    rows = (row("jaar", 0, 1, single=True), row("kwartaal", 1), row("meer", 1, 2))
    found = people(System((4, 0, 0), rows))
    assert found["kwartaal"] == found["jaar"]
    assert "meer" not in found


def test_what_everybody_knows_to_be_equal_is_of_the_same_person() -> None:
    rows = (row("a", 1, single=True), row("b", 2, 3, single=True), row("c", 2), KNOWN)
    found = people(System((0, 2, 2, 0), rows))
    assert found["a"] == found["b"] == found["c"]


def test_numbers_of_one_client_are_of_one_person_wherever_they_are() -> None:
    rows = [row(str(at), at, single=True, client=client) for at, client in enumerate((7, 7, 8, 0))]
    found = people(System((1, 1, 1, 1), tuple(rows)))
    assert found["0"] == found["1"]
    assert len(set(found.values())) == 3


def test_what_everybody_knows_to_be_nothing_makes_nobody_known() -> None:
    nothing = Row("niets", "", (), (1,), "shown")
    found = people(System((1, 0), (row("a", 0, 1, single=True), nothing)))
    assert set(found) == {"a"}


def test_what_is_only_more_is_not() -> None:
    rows = (row("a", 2, single=True), row("b", 1), KNOWN)
    assert "b" not in people(System((0, 5, 1, 4), rows))
