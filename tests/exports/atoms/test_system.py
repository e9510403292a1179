"""What a system says of numbers that the tables do not tell apart, and of clients."""

from dataclasses import replace
from datetime import date

import pytest

from exports.atoms.build import Built, joined, system_of
from exports.atoms.draft import Miscounted
from exports.disclosure.system import Row
from exports.numbers import Box, Number, Relation, Unit
from tests.exports.atoms.listed import LISTED, ListCounts, Meeting, counted

QUARTER = (date(2023, 1, 1), date(2023, 3, 31))
HALF = (date(2023, 1, 1), date(2023, 6, 30))
MAY = date(2023, 5, 1)


def number(
    counts: ListCounts, name: str, what: Unit, box: Box, value: int | None = None, **more: object
) -> Number:
    bare = replace(Number(name, name, what, box, 0, 9, 3), **more)  # type: ignore[arg-type]
    return replace(bare, value=counted(bare, counts) if value is None else value)


def meetings(*parts: str, client: int | None = None) -> list[Meeting]:
    return [Meeting(QUARTER[0], one, client=client) for one in parts]


def row(built: Built, name: str) -> Row:
    return next(one for one in built.system.rows if one.name == name)


def known(built: Built) -> list[Row]:
    return [one for one in built.system.rows if one.name not in built.numbers]


def test_a_number_within_a_cell_is_at_most_the_cell() -> None:
    counts = ListCounts(meetings("a", "a", "b"))
    cell = number(counts, "cel", "contacten", Box(*QUARTER, ("a",)))
    some = number(counts, "deel", "contacten", cell.box, 1, relation="within")
    built = system_of([cell, some], LISTED, counts)
    (bound,) = known(built)
    atom, slack = bound.minus
    assert (bound.plus, (atom,)) == (row(built, "cel").plus, row(built, "deel").plus)
    assert [built.system.atoms[one] for one in (atom, slack)] == [1, 1]


@pytest.mark.parametrize(("relation", "bounds"), [("is", 2), ("within", 2), ("apart", 0)])
def test_a_box_no_table_tells_apart_lies_within_those_that_hold_it(
    relation: Relation, bounds: int
) -> None:
    counts = ListCounts(meetings("a", "a", "b"))
    cells = [
        number(counts, "kern", "contacten", Box(*QUARTER, ("a",), kern=("dorp",))),
        number(counts, "soort", "contacten", Box(*QUARTER, ("a",), ("gesprek",))),
    ]
    box = Box(*QUARTER, ("a",), ("gesprek",), ("dorp",))
    figure = number(counts, "figuur", "contacten", box, relation=relation)
    built = system_of([*cells, figure], LISTED, counts)
    own = row(built, "figuur").plus
    assert len(own) == 1
    assert sum(own[0] in one.minus for one in known(built)) == bounds


def test_two_figures_of_one_box_are_one_atom() -> None:
    counts = ListCounts(meetings("a"))
    box = Box(*QUARTER, ("a",), ("gesprek",), ("dorp",))
    figures = [number(counts, name, "contacten", box) for name in ("een", "twee")]
    built = system_of(figures, LISTED, counts)
    assert row(built, "een").plus == row(built, "twee").plus


@pytest.mark.parametrize(
    ("given", "same"),
    [
        # Deelopdracht a has these two contactsoorten only.
        (
            Box(*QUARTER, ("a",), ("gesprek", "groep"), ("dorp",)),
            Box(*QUARTER, ("a",), (), ("dorp",)),
        ),
        # Only b and c have rondes.
        (
            Box(*QUARTER, ("b", "c"), ("ronde",), (), ("oud",)),
            Box(*QUARTER, (), ("ronde",), (), ("oud",)),
        ),
    ],
)
def test_what_follows_from_another_limit_makes_no_difference(given: Box, same: Box) -> None:
    counts = ListCounts([*meetings("a", "a", "b"), Meeting(QUARTER[0], "b", "ronde")])
    numbers = [
        number(counts, "cel", "contacten", same),
        number(counts, "figuur", "contacten", given),
    ]
    built = system_of(numbers, LISTED, counts)
    assert row(built, "figuur").plus == row(built, "cel").plus


def test_a_figure_is_the_sum_of_its_parts() -> None:
    counts = ListCounts(meetings("a", "b"))
    box = Box(*QUARTER)
    parts = [
        number(counts, name, "contacten", box, value, relation="apart")
        for name, value in (("ja", 2), ("nee", 3))
    ]
    whole = number(counts, "alle", "contacten", box, 5, relation="apart", sum_of=("ja", "nee"))
    built = system_of([*parts, whole], LISTED, counts)
    (sum_row,) = known(built)
    assert sum_row.plus == (*row(built, "ja").plus, *row(built, "nee").plus)
    assert sum_row.minus == row(built, "alle").plus
    assert known(system_of([parts[0], whole], LISTED, counts)) == [], "a part is not there"


def test_a_number_that_atoms_do_not_make_is_refused() -> None:
    counts = ListCounts(meetings("a"))
    wrong = number(counts, "fout", "contacten", Box(*QUARTER, ("a",)), 4)
    with pytest.raises(Miscounted, match=r"^fout$"):
        system_of([wrong], LISTED, counts)


def test_what_cannot_be_has_no_atom_unless_it_is_there() -> None:
    box = Box(*QUARTER, ("a",), ("ronde",))
    cells = [Box(*QUARTER, ("b",), ("ronde",)), Box(*QUARTER, ("a",), ("groep",))]
    for strange, atoms in (([], 8), ([Meeting(QUARTER[0], "a", "ronde")], 9)):
        counts = ListCounts([*meetings("a", "b"), *strange])
        boxes = [*cells, box] if strange else cells
        numbers = [number(counts, str(i), "contacten", one) for i, one in enumerate(boxes)]
        assert len(system_of(numbers, LISTED, counts).system.atoms) == atoms


def test_all_clients_lie_between_the_largest_deelopdracht_and_the_sum() -> None:
    counts = ListCounts(
        [*meetings("a", "b", client=0), *meetings("a", client=1)], [("dorp", "oud")] * 2
    )
    parts = [number(counts, part, "clienten", Box(*QUARTER, (part,))) for part in "abc"]
    whole = number(counts, "alle", "clienten", Box(*QUARTER))
    built = system_of([*parts, whole], LISTED, counts)
    (atom,) = row(built, "alle").plus
    assert (built.system.atoms[atom], len(known(built))) == (2, 4)
    assert sum(atom in one.plus for one in known(built)) == 3
    (most,) = (one for one in known(built) if atom in one.minus)
    assert set(most.plus) == {one for part in "abc" for one in row(built, part).plus}


def test_they_do_so_in_every_kern() -> None:
    homes = [("dorp", "oud"), ("dorp", "oud"), ("stad", "oud")]
    counts = ListCounts(
        [one for client in range(3) for one in meetings("a", "b", client=client)], homes
    )
    cells = [
        number(counts, f"{part} {kern}", "clienten", Box(*QUARTER, (part,), kern=(kern,)))
        for part in "abc"
        for kern in ("dorp", "stad")
    ]
    whole = number(counts, "alle", "clienten", Box(*QUARTER))
    built = system_of([*cells, whole], LISTED, counts)
    atoms = row(built, "alle").plus
    assert sum(built.system.atoms[atom] for atom in atoms) == 3
    for kern in ("dorp", "stad"):
        own = row(built, f"a {kern}").plus
        (above,) = (
            one for one in known(built) if set(own) <= set(one.minus) and len(one.plus) == 1
        )
        assert above.plus[0] in atoms


def test_clients_of_a_quarter_were_there_in_the_half_year() -> None:
    homes = [("dorp", "oud"), ("stad", "jong")]
    early = meetings("a", client=0)
    counts = ListCounts([*early, Meeting(MAY, "a", client=1)], homes)
    numbers = [
        number(counts, f"{span[1]}|{kern}", "clienten", Box(*span, ("a",), kern=(kern,)))
        for span in (QUARTER, HALF)
        for kern in ("dorp", "stad")
    ]
    built = system_of(numbers, LISTED, counts)
    child, parent = (row(built, f"{span[1]}|dorp").plus for span in (QUARTER, HALF))
    bounds = [one for one in known(built) if one.plus == parent]
    assert [one.minus[:-1] for one in bounds] == [child]
    covered = [
        *numbers,
        number(counts, "mei", "clienten", Box(date(2023, 4, 1), HALF[1], ("a",), kern=("dorp",))),
    ]
    more = system_of(covered, LISTED, counts)
    whole = row(more, f"{HALF[1]}|dorp").plus
    both = {*row(more, f"{QUARTER[1]}|dorp").plus, *row(more, "mei").plus}
    assert any(set(one.plus) == both and set(whole) < set(one.minus) for one in known(more))


def test_a_bound_that_late_contacts_broke_is_left_out() -> None:
    homes = [("dorp", "oud")] * 3
    counts = ListCounts(meetings("a", client=0), homes)
    half = number(counts, "half", "clienten", Box(*HALF, ("a",)))
    quarter = number(counts, "kwartaal", "clienten", Box(*QUARTER, ("a",)))

    class Frozen(ListCounts):
        def clienten(self, attributes, span):  # type: ignore[no-untyped-def]
            found = super().clienten(attributes, span)
            return dict.fromkeys(found, 2) if span == QUARTER else found

    built = system_of([half, replace(quarter, value=2)], LISTED, Frozen(counts.meetings, homes))
    # Of the other deelopdrachten it still holds.
    assert len(known(built)) == 2


def test_a_unit_is_hidden_whole() -> None:
    counts = ListCounts(meetings("a", "a"))
    box = Box(*QUARTER, ("a",))
    numbers = [
        number(counts, "contacten", "contacten", box, unit="u"),
        number(counts, "uren", "uren", box, unit="u", state="hidden", contributors=1),
    ]
    built = system_of(numbers, LISTED, counts)
    assert {one.state for one in built.system.rows} == {"hidden"}
    hours, contacts = row(built, "uren"), row(built, "contacten")
    assert (hours.k, hours.sensitive, hours.spread, hours.single) == (0, True, 60, True)
    assert (contacts.k, contacts.sensitive, contacts.single) == (3, False, False)


def test_many_contacts_of_few_people_must_vary_by_a_fifth() -> None:
    counts = ListCounts(meetings(*"a" * 41))
    box = Box(*QUARTER, ("a",))
    few = number(counts, "cel", "contacten", box, state="hidden", contributors=2)
    assert row(system_of([few], LISTED, counts), "cel").spread == 9
    others = replace(few, unit="", contributors=0)
    assert row(system_of([others], LISTED, counts), "cel").sensitive


def test_totals_are_dearer_to_hide() -> None:
    counts = ListCounts(meetings(*"aaaa"))
    boxes = [Box(*QUARTER, ("a",), ("gesprek",)), Box(*QUARTER, ("a",)), Box(*QUARTER)]
    numbers = [number(counts, str(i), "contacten", one) for i, one in enumerate(boxes)]
    built = system_of(numbers, LISTED, counts)
    costs = [row(built, str(i)).cost for i in range(3)]
    assert costs == sorted(costs)
    assert costs[0] < costs[2]


def test_only_what_has_days_in_common_is_joined() -> None:
    counts = ListCounts([])
    spans = [QUARTER, HALF, (date(2023, 6, 26), date(2023, 7, 2)), (date(2024, 1, 1),) * 2]
    old = [number(counts, str(i), "contacten", Box(*span)) for i, span in enumerate(spans)]
    new = [number(counts, name, "contacten", Box(MAY, MAY)) for name in ("nieuw", "1")]
    found = joined(old, new)
    assert [one.name for one in found] == ["0", "1", "2", "nieuw"]
    assert found[1] is old[1]
    (again,) = joined(old[:1], [replace(old[0], value=-1, sum_of=("a", "b"))])
    assert again == replace(old[0], sum_of=("a", "b")), "only what it is the sum of is new"
