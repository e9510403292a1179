"""Blocks on known graphs, and what holds for every graph."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from exports.atoms.graph import Scope, cliques, closed, tree

FUNCTIONS = {"kern": "team", "piece": "group"}


def scopes(*texts: str) -> list[Scope]:
    return [frozenset(text.split()) for text in texts]


def test_the_default_tables_of_a_quarter_are_two_blocks() -> None:
    found = cliques(scopes("deel soort", "deel kern", "deel leeftijd", "soort leeftijd"), FUNCTIONS)
    assert set(found) == set(scopes("deel soort leeftijd", "deel kern team"))
    assert [shared for _, _, shared in tree(found)] == scopes("deel")


def test_weeks_add_coarse_blocks_beside_those_in_detail() -> None:
    weeks = ("deel soort piece", "deel team piece")
    quarter = ("deel soort", "deel kern", "deel leeftijd", "soort leeftijd")
    found = cliques(scopes(*weeks, *(f"{one} group" for one in quarter)), FUNCTIONS)
    assert set(found) == set(
        scopes(
            "deel soort leeftijd group",
            "deel kern team group",
            "deel soort piece group",
            "deel team piece group",
        )
    )


def test_a_ring_is_filled_up() -> None:
    found = cliques(scopes("a b", "b c", "c d", "d a"), {})
    assert sorted(map(len, found)) == [3, 3]


def test_attributes_that_never_meet_share_only_the_total() -> None:
    found = cliques(scopes("a", "b"), {})
    assert set(found) == set(scopes("a", "b"))
    assert [shared for _, _, shared in tree(found)] == [frozenset()]


def test_nothing_to_tell_apart_is_one_cell() -> None:
    assert cliques([], FUNCTIONS) == (frozenset(),)


NAMES = ["deel", "soort", "kern", "team", "leeftijd", "piece", "group"]
SCOPES = st.lists(st.frozensets(st.sampled_from(NAMES), max_size=4), max_size=8)


@given(SCOPES)
def test_every_scope_fits_and_the_blocks_are_a_junction_tree(wanted: list[Scope]) -> None:
    found = cliques(wanted, FUNCTIONS)
    for scope in wanted:
        assert any(closed(scope, FUNCTIONS) <= block for block in found)
    assert all(closed(block, FUNCTIONS) == block for block in found)
    assert not any(one < other for one in found for other in found)
    edges = tree(found)
    assert len(edges) == len(found) - 1
    for name in NAMES:
        having = {number for number, block in enumerate(found) if name in block}
        joined = [edge for edge in edges if name in edge[2]]
        assert not having or len(joined) == len(having) - 1, "blocks with it hang together"
    for one, other in combinations(range(len(found)), 2):
        assert _on_the_way(edges, one, other) >= found[one] & found[other]


def _on_the_way(edges: tuple[tuple[int, int, Scope], ...], start: int, end: int) -> Scope:
    """What all edges between two blocks share."""
    reached = {start: frozenset(NAMES)}
    while end not in reached:
        for one, other, shared in edges:
            for here, there in ((one, other), (other, one)):
                if here in reached and there not in reached:
                    reached[there] = reached[here] & shared
    return reached[end]
