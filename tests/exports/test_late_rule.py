"""The rule for late changes, over any small set of them: none or enough in every cell."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from exports.late.rule import Change, enough_everywhere
from models.released_contact import CountedContact

DAY = date(2023, 1, 1)


PARTS, KERNEN = ("", "a", "b"), ("", "x", "y", "z")
CLIENTS = 100


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

    def clients(
        self, state: CountedContact, people: frozenset[int]
    ) -> Iterator[tuple[tuple[int, ...], frozenset[int]]]:
        """Each lives in x or y, whatever the contact says."""
        parts = (0, PARTS.index(state.deelopdracht))
        for one in people:
            if one > 0:
                homes = (0, 1 + one % 2)
                yield (
                    tuple(CLIENTS + 10 * part + home for part in parts for home in homes),
                    frozenset({one}),
                )

    def least(self, cell: int) -> int:
        return self.k + (PARTS[cell % CLIENTS // 10] == "b")


def state(part: str, kern: str) -> CountedContact:
    return CountedContact(0, DAY, part, "gesprek", kern, "oud", 0)


STATES = st.none() | st.builds(state, st.sampled_from("ab"), st.sampled_from("xyz"))
SOME = st.frozensets(st.integers(1, 6), max_size=3)
Drawn = tuple[CountedContact | None, CountedContact | None, frozenset[int], frozenset[int]]
ONE = st.tuples(STATES, STATES, SOME, SOME).filter(
    lambda one: one[0] != one[1] or (one[0] is not None and one[2] != one[3])
)


def numbered(drawn: list[Drawn]) -> list[Change]:
    return [
        Change(
            old and old._replace(contact=at),
            new and new._replace(contact=at),
            before or frozenset({-at}),
            people or frozenset({-at}),
        )
        for at, (old, new, before, people) in enumerate(drawn, 1)
    ]


def people_in(kept: tuple[Change, ...], cells: TwoAxes) -> dict[tuple[str, int], set[int]]:
    found: dict[tuple[str, int], set[int]] = {}
    for change in kept:
        stands: dict[str, set[tuple[int, int]]] = {"uit": set(), "in": set()}
        for side, one, who in (
            ("uit", change.old, change.before),
            ("in", change.new, change.people),
        ):
            for together, people in cells.of(one, who) if one else ():
                for cell in together:
                    found.setdefault((side, cell), set()).update(people)
            for together, people in cells.clients(one, who) if one else ():
                stands[side] |= {(cell, person) for cell in together for person in people}
        for side, other in (("uit", "in"), ("in", "uit")):
            for cell, person in stands[side] - stands[other]:
                found.setdefault((side, cell), set()).add(person)
    return found


@settings(max_examples=300, deadline=None)
@given(drawn=st.lists(ONE, max_size=30), k=st.integers(1, 5))
def test_every_cell_changes_by_none_or_enough_and_no_more_could_be_taken_in(
    drawn: list[Drawn], k: int
) -> None:
    changes, cells = numbered(drawn), TwoAxes(k)
    kept = enough_everywhere(changes, cells)
    for (_, cell), people in people_in(kept, cells).items():
        assert len(people) >= cells.least(cell)
    assert set(kept) == set(enough_everywhere(changes[::-1], cells))
    assert enough_everywhere(kept, cells) == kept


def test_what_one_cell_cannot_have_takes_others_along() -> None:
    new: list[Drawn] = [
        (None, state("a", kern), frozenset(), frozenset({2 * at}))
        for at, kern in enumerate("xxxy", 1)
    ]
    changes = numbered(new)
    # Three in x are enough for x; y has one, so it goes, and the total has three left.
    assert [one.number for one in enough_everywhere(changes, TwoAxes(3))] == [1, 2, 3]
    # For four neither x nor the total has enough.
    assert enough_everywhere(changes, TwoAxes(4)) == ()


def test_in_and_out_do_not_make_up_for_each_other() -> None:
    alone = [frozenset({at}) for at in (1, 2, 3)]
    moved: list[Drawn] = [(state("a", "x"), state("a", "y"), one, one) for one in alone[:2]]
    added: list[Drawn] = [(None, state("a", "x"), frozenset(), alone[2])]
    assert enough_everywhere(numbered(moved + added), TwoAxes(3)) == ()
    assert len(enough_everywhere(numbered(moved + added), TwoAxes(1))) == 3


def test_who_stays_in_a_contact_is_nobody_who_comes() -> None:
    five = frozenset({1, 2, 3, 4, 5})
    one, other = state("a", "x"), state("a", "y")
    # Five moved, and a sixth is said to have been there: clienten rises by one.
    changed: list[Drawn] = [(one, one, five, five | {6})]
    assert enough_everywhere(numbered(changed), TwoAxes(5)) == ()
    assert len(enough_everywhere(numbered([(one, other, five, five)]), TwoAxes(5))) == 1
