"""Which of many things have to do with each other: because they use the same."""

from collections.abc import Hashable, Iterable, Sequence


def touching(uses: Sequence[Iterable[Hashable]]) -> list[list[int]]:
    """Those (indices) that share a use, directly or through others, together.

    In the order of the first of each.
    """
    parent = list(range(len(uses)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    first: dict[Hashable, int] = {}
    for index, own in enumerate(uses):
        for use in own:
            parent[root(index)] = root(first.setdefault(use, index))
    found: dict[int, list[int]] = {}
    for index in range(len(uses)):
        found.setdefault(root(index), []).append(index)
    return list(found.values())
