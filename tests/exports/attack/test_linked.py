"""The bounds over whole packages, beside those of trying every register of a few contacts."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import combinations, combinations_with_replacement, product
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from exports.attack.clients import link_clients
from exports.attack.contacts import link_sums
from exports.attack.knowledge import Target
from exports.attack.linked import Hidden, Linked
from exports.attack.published import (
    WHOLE,
    Cell,
    Classification,
    Counting,
    Place,
    Published,
    Thresholds,
)
from exports.attack.search import attack
from tests.exports.attack.packages import TOTAL, lies_in

KERNEN = {"dorp": "gebiedsteam:noord", "stad": "gebiedsteam:zuid"}
VALUES = {
    "deelopdracht": ("a", "b"),
    "contactsoort": ("x", "y"),
    "kern": tuple(KERNEN),
    "leeftijdsgroep": ("jong", "oud"),
}
CLASSES = Classification(VALUES, KERNEN)
WHERE = list(product("ab", "xy", KERNEN, ("jong", "oud")))
HALVES = [(date(2023, 1, 2), date(2023, 1, 8)), (date(2023, 1, 9), date(2023, 1, 15))]
BOTH = (HALVES[0][0], HALVES[1][1])
CROSSED = [(0, 1), (0, 2), (0, 3), (1, 3), (2, 3)]
Contact = tuple[int, Place]
"""In which half, and where."""
World = tuple[Contact, ...]
W = TypeVar("W")


def crossing(*axes: int) -> list[Place]:
    """Every cell of a table over these axes, with totals."""
    values = [[TOTAL, *found] if n in axes else [TOTAL] for n, found in enumerate(VALUES.values())]
    return [(d, c, k, a) for d, c, k, a in product(*values)]


def package(
    days: tuple[date, date], release: int, cells: Sequence[Cell], **more: object
) -> Published:
    given_ = {"late": False, "counting": (), "thresholds": Thresholds(3, {}), **more}
    return Published(
        label=f"p{release}",
        opdracht="klein",
        period=f"{days[0]}..{days[1]}",
        release=release,
        start=days[0],
        end=days[1],
        classification=CLASSES,
        cells=tuple(cells),
        **given_,  # type: ignore[arg-type]
    )


def halves_of(one: Published) -> tuple[int, ...]:
    inside = [n for n, half in enumerate(HALVES) if one.start <= half[0] and half[1] <= one.end]
    return tuple(inside)


def value(world: World, halves: Sequence[int], place: Place) -> int:
    return sum(half in halves and lies_in(where, place) for half, where in world)


def worlds_like(packages: Sequence[Published], most: int, halves: Sequence[int]) -> list[World]:
    """Every register of that many contacts that gives the same published numbers."""
    rows = [(halves_of(one), cell) for one in packages for cell in one.cells]
    told = [(inside, cell.place, cell.value) for inside, cell in rows if cell.value is not None]
    every: Iterator[World] = combinations_with_replacement(list(product(halves, WHERE)), most)
    return [w for w in every if all(value(w, i, p) == v for i, p, v in told)]


def hold(linked: Linked, value_of: Callable[[W, Hidden], int], worlds: Sequence[W]) -> None:
    """Every world lies within the bounds, when the attack goes on to the very ends."""
    hidden = linked.without_copies()
    ends = attack(linked.atoms, linked.known, [Target(one.target.atoms) for one in hidden])
    for one, found in zip(hidden, ends, strict=True):
        values = [value_of(world, one) for world in worlds]
        assert found.least <= min(values)
        assert max(values) <= found.most


def contacts_of(world: Sequence[Contact], hidden: Hidden) -> int:
    assert isinstance(hidden.where, tuple)
    return value(world, halves_of(hidden.package), hidden.where)


contacts = st.lists(st.sampled_from(WHERE), min_size=1, max_size=3)
hiding = st.randoms(use_true_random=False)


@settings(max_examples=60, deadline=None)
@given(contacts, st.lists(st.sampled_from(CROSSED), min_size=1, max_size=4, unique=True), hiding)
def test_any_linked_tables(places: list[Place], tables: list[tuple[int, int]], chance) -> None:  # type: ignore[no-untyped-def]
    truth = tuple((0, place) for place in places)
    shown: dict[Place, Cell] = {}
    for place in [cell for axes in tables for cell in crossing(*axes)]:
        told = place == WHOLE or chance.random() < 0.5
        shown.setdefault(
            place, Cell("contacten", place, value(truth, (0,), place) if told else None)
        )
    packages = [package(HALVES[0], 1, list(shown.values()))]
    hold(link_sums(packages, "contacten"), contacts_of, worlds_like(packages, len(truth), (0,)))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 1), st.sampled_from(WHERE)), min_size=1, max_size=2),
    st.permutations([HALVES[0], HALVES[1], BOTH]),
    hiding,
)
def test_weeks_in_a_longer_period(
    truth: list[Contact], order: list[tuple[date, date]], chance
) -> None:  # type: ignore[no-untyped-def]
    packages = []
    for release, days in enumerate(order, 1):
        cells = crossing(0, 1) + (crossing(0, 3) + crossing(1, 3) if days == BOTH else [])
        halves = halves_of(package(days, release, ()))
        packages.append(
            package(
                days,
                release,
                [
                    Cell(
                        "contacten",
                        place,
                        value(tuple(truth), halves, place)
                        if (days == BOTH and place == WHOLE) or chance.random() < 0.6
                        else None,
                    )
                    for place in dict.fromkeys(cells)
                ],
            )
        )
    worlds = worlds_like(packages, len(truth), (0, 1))
    assert worlds
    hold(link_sums(packages, "contacten"), contacts_of, worlds)


def test_a_total_beside_all_but_one_of_its_parts_gives_the_last() -> None:
    cells = [
        Cell("contacten", place, 4 if TOTAL not in place[:2] else 8) for place in crossing(0, 1)
    ]
    cells[0] = Cell("contacten", WHOLE, 16)
    last = next(n for n, cell in enumerate(cells) if TOTAL not in cell.place[:2])
    cells[last] = Cell("contacten", cells[last].place, None)
    linked = link_sums([package(HALVES[0], 1, cells)], "contacten")
    (found,) = attack(linked.atoms, linked.known, [linked.hidden[0].target])
    assert (found.least, found.most, found.proven) == (4, 4, True)


def test_two_weeks_beside_their_sum_give_the_hidden_week() -> None:
    def told(days: tuple[date, date], release: int, number: int | None) -> Published:
        return package(days, release, [Cell("contacten", WHOLE, number)])

    apart = [told(HALVES[0], 1, 9), told(HALVES[1], 2, None)]
    for late, ends in ((False, (2, 2)), (True, (0, None))):
        whole = package(BOTH, 3, [Cell("contacten", WHOLE, 11)], late=late)
        linked = link_sums([*apart, whole], "contacten")
        (found,) = attack(linked.atoms, linked.known, [linked.hidden[0].target])
        assert found.least == ends[0]
        assert found.most == ends[1] or (ends[1] is None and found.most > 100)


Person = tuple[str, str, frozenset[tuple[str, int]]]
"""Kern, leeftijdsgroep, and in which deelopdracht and half."""
MEETINGS = [
    frozenset(some)
    for size in (1, 2, 3, 4)
    for some in combinations([("a", 0), ("b", 0), ("a", 1), ("b", 1)], size)
]
PERSONS: list[Person] = [
    (kern, group, meetings) for kern, group, meetings in product(KERNEN, ("jong", "oud"), MEETINGS)
]


def people(world: Sequence[Person], halves: Sequence[int], place: Place) -> int:
    return sum(
        any(
            half in halves and lies_in((deel, TOTAL, kern, group), place) for deel, half in meetings
        )
        for kern, group, meetings in world
    )


def clients_of(world: Sequence[Person], hidden: Hidden) -> int:
    assert isinstance(hidden.where, tuple)
    return people(world, halves_of(hidden.package), hidden.where)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PERSONS), min_size=1, max_size=2), hiding)
def test_clients_over_deelopdrachten_and_periods(truth: list[Person], chance) -> None:  # type: ignore[no-untyped-def]
    packages = []
    places = [p for p in dict.fromkeys(crossing(0, 2) + crossing(0, 3)) if p[0] != TOTAL]
    for release, days in enumerate([HALVES[0], HALVES[1], BOTH], 1):
        halves = halves_of(package(days, release, ()))
        cells = [
            Cell("clienten", place, people(truth, halves, place) if chance.random() < 0.6 else None)
            for place in [WHOLE, *places]
        ]
        packages.append(package(days, release, cells))
    told = [
        (halves_of(p), c.place, c.value) for p in packages for c in p.cells if c.value is not None
    ]
    worlds = [
        world
        for size in (0, 1, 2)
        for world in combinations_with_replacement(PERSONS, size)
        if all(people(world, i, p) == v for i, p, v in told)
    ]
    hold(link_clients(packages), clients_of, worlds)


def counting(relation: str, number: int | None, **given: object) -> Counting:
    whole = {
        "name": "i|waarde",
        "measure": "contacten",
        "relation": relation,
        "limits": {},
        "sum_of": (),
        "value": number,
        "known": True,
        "k": 3,
    }
    return Counting(**{**whole, **given})  # type: ignore[arg-type]


def test_a_figure_over_a_box_is_a_row_of_the_system() -> None:
    place = ("a", "x", TOTAL, TOTAL)
    limits = {"deelopdracht": frozenset("a"), "contactsoort": frozenset("x")}
    hidden = [Cell("contacten", one, 20 if one == WHOLE else None) for one in crossing(0, 1)]

    def ends(*figures: Counting) -> tuple[int, int]:
        linked = link_sums([package(HALVES[0], 1, hidden, counting=figures)], "contacten")
        at = next(one for one in linked.hidden if one.where == place)
        (found,) = attack(linked.atoms, linked.known, [at.target])
        return found.least, found.most

    assert ends() == (0, 20)
    assert ends(counting("is", 7, limits=limits)) == (7, 7)
    assert ends(counting("within", 7, limits=limits)) == (7, 20)
    assert ends(counting("within", 7, limits={**limits, "kern": frozenset({"dorp"})})) == (7, 20)
    assert ends(counting("apart", 7)) == (0, 20)


def test_a_figure_that_is_the_sum_of_its_parts_gives_the_last_part() -> None:
    figures = (
        counting("apart", 30, name="i|waarde", sum_of=("i:1|waarde", "i:2|waarde")),
        counting("apart", 28, name="i:1|waarde"),
        counting("apart", None, name="i:2|waarde"),
    )
    linked = link_sums([package(HALVES[0], 1, [], counting=figures)], "contacten")
    (found,) = attack(linked.atoms, linked.known, [linked.hidden[0].target])
    assert (found.least, found.most) == (2, 2)
