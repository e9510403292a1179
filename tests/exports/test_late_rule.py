"""The rule for late changes, over any small set of them: none or enough in every cell."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from exports.late_rule import Change, enough_everywhere
from models.released_contact import CountedContact

DAY = date(2023, 1, 1)


PARTS, KERNEN = ("", "a", "b"), ("", "x", "y", "z")


@dataclass(frozen=True)
class TwoAxes:
    """Cells of deelopdracht x kern with totals; sensitive ones ask one more."""

    k: int

    def of(
        self, state: CountedContact, people: frozenset[int]
    ) -> Iterator[tuple[tuple[int, ...], frozenset[int]]]:
        parts = (0, PARTS.index(state.deelopdracht))
        kernen = (0, KERNEN.index(state.kern))
        yield tuple(10 * part + kern for part in parts for kern in kernen), people

    def least(self, cell: int) -> int:
        return self.k + (PARTS[cell // 10] == "b")


def state(part: str, kern: str) -> CountedContact:
    return CountedContact(0, DAY, part, "gesprek", kern, "oud", 0)


STATES = st.none() | st.builds(state, st.sampled_from("ab"), st.sampled_from("xyz"))
ONE = st.tuples(STATES, STATES, st.frozensets(st.integers(1, 6), max_size=3)).filter(
    lambda one: one[0] != one[1]
)


def numbered(drawn: list[tuple[CountedContact | None, CountedContact | None, frozenset[int]]]):  # type: ignore[no-untyped-def]
    return [
        Change(
            old and old._replace(contact=at),
            new and new._replace(contact=at),
            people or frozenset({-at}),
        )
        for at, (old, new, people) in enumerate(drawn, 1)
    ]


def people_in(kept: tuple[Change, ...], cells: TwoAxes) -> dict[tuple[str, int], set[int]]:
    found: dict[tuple[str, int], set[int]] = {}
    for change in kept:
        for side, one in (("uit", change.old), ("in", change.new)):
            for together, people in cells.of(one, change.people) if one else ():
                for cell in together:
                    found.setdefault((side, cell), set()).update(people)
    return found


@settings(max_examples=300, deadline=None)
@given(drawn=st.lists(ONE, max_size=30), k=st.integers(1, 5))
def test_every_cell_changes_by_none_or_enough_and_no_more_could_be_taken_in(
    drawn: list[tuple[CountedContact | None, CountedContact | None, frozenset[int]]], k: int
) -> None:
    changes, cells = numbered(drawn), TwoAxes(k)
    kept = enough_everywhere(changes, cells)
    for (_, cell), people in people_in(kept, cells).items():
        assert len(people) >= cells.least(cell)
    assert set(kept) == set(enough_everywhere(changes[::-1], cells))
    assert enough_everywhere(kept, cells) == kept


def test_what_one_cell_cannot_have_takes_others_along() -> None:
    changes = numbered([(None, state("a", kern), frozenset({at})) for at, kern in
                        enumerate("xxxy", 1)])  # fmt: skip
    # Three in x are enough for x; y has one, so it goes, and the total has three left.
    assert [one.number for one in enough_everywhere(changes, TwoAxes(3))] == [1, 2, 3]
    # For four neither x nor the total has enough.
    assert enough_everywhere(changes, TwoAxes(4)) == ()


def test_in_and_out_do_not_make_up_for_each_other() -> None:
    moved = [(state("a", "x"), state("a", "y"), frozenset({at})) for at in (1, 2)]
    added = [(None, state("a", "x"), frozenset({3}))]
    assert enough_everywhere(numbered(moved + added), TwoAxes(3)) == ()
    assert len(enough_everywhere(numbered(moved + added), TwoAxes(1))) == 3
