"""Time as the packages cut it: which slots of atoms each package counts.

Packages in detail share slots cut by their own periods only. Coarse packages, such as
weeks, cut these again into slots that are coarse themselves, and add up to them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from exports.attack.shapes import Shape, union

Days = tuple[int, int]
"""First day and the day after the last, as ordinals."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days of a package and how fine it is; ``late`` as :class:`Published` has it."""

    days: Days
    shape: Shape
    late: bool = False


@dataclass(slots=True)
class Timeline:
    """``shapes`` of the slots, the slots each package counts (``counted``), and for a slot in
    detail the coarse slots it consists of (``parts``).
    """

    shapes: list[Shape] = field(default_factory=list)
    counted: list[tuple[int, ...]] = field(default_factory=list)
    parts: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)

    def slot(self, shape: Shape) -> int:
        """A new slot."""
        self.shapes.append(shape)
        return len(self.shapes) - 1


def timeline(spans: Sequence[Span]) -> Timeline:
    """Lay out packages, in the order of their release."""
    made = Timeline()
    plain = _stand_ins(spans, made)
    cut = _Cuts(spans, plain, made)
    for number, (slots, rest) in enumerate(plain):
        found = [slot for days in rest for slot in cut.slots(days, cut.detailed[number])]
        made.counted.append((*slots, *found))
    return made


def _stand_ins(spans: Sequence[Span], made: Timeline) -> list[tuple[tuple[int, ...], list[Days]]]:
    """For each package the slots of its own or of earlier late ones, and the days besides.

    A package with late contacts cannot be taken apart: whatever is released later and holds
    its days whole, counts it as one. What overlaps it in part is taken by itself.
    """
    whole = union(span.shape for span in spans)
    covers: dict[Days, int] = {}
    same: dict[Days, tuple[tuple[int, ...], list[Days]]] = {}
    found = []
    for span in spans:
        if span.days not in same:
            same[span.days] = _taken(span, covers, made, whole)
        found.append(same[span.days])
    return found


def _taken(
    span: Span, covers: dict[Days, int], made: Timeline, whole: Shape
) -> tuple[tuple[int, ...], list[Days]]:
    first, after = span.days
    inside = [days for days in covers if first <= days[0] and days[1] <= after]
    meets = [days for days in covers if days[0] < after and first < days[1]]
    if len(meets) > len(inside):
        return (made.slot(span.shape),), []
    if not span.late:
        return tuple(covers[days] for days in inside), list(_besides(span.days, inside))
    for days in inside:
        del covers[days]
    covers[span.days] = made.slot(whole)
    return (covers[span.days],), []


def _besides(days: Days, taken: Sequence[Days]) -> Iterator[Days]:
    """What is left of the days."""
    start, after = days
    for first, end in sorted(taken):
        if start < first:
            yield start, first
        start = end
    if start < after:
        yield start, after


class _Cuts:
    """Makes slots in detail, and the coarse slots within them."""

    def __init__(
        self,
        spans: Sequence[Span],
        plain: Sequence[tuple[tuple[int, ...], list[Days]]],
        made: Timeline,
    ) -> None:
        rest = [days for _, days in plain]
        self.detailed = [_in_detail(span, spans) for span in spans]
        fine = [days for days, detailed in zip(rest, self.detailed, strict=True) if detailed]
        coarse = [days for days, detailed in zip(rest, self.detailed, strict=True) if not detailed]
        shapes = list(zip((span.shape for span in spans), self.detailed, strict=True))
        whole = union(shape for shape, _ in shapes)
        small = union(shape for shape, detailed in shapes if not detailed)
        self._blocks = {days: made.slot(whole) for days in _pieces(_flat(fine), _flat(fine))}
        self._leaves: dict[Days, int] = {}
        for days in _pieces([*_flat(fine), *_flat(coarse)], _flat(coarse)):
            self._leaves[days] = self._blocks.get(days, -1)
        self._divide(made, small, _pieces([*_flat(fine), *_flat(coarse)], _flat(fine)))

    def slots(self, days: Days, detailed: bool) -> list[int]:
        """The slots that make up these days."""
        known = self._blocks if detailed else self._leaves
        return [slot for piece, slot in known.items() if _holds(days, piece)]

    def _divide(self, made: Timeline, small: Shape, pieces: list[Days]) -> None:
        for block, slot in self._blocks.items():
            within = [piece for piece in pieces if _holds(block, piece)]
            if len(within) > 1 and any(piece in self._leaves for piece in within):
                for piece in within:
                    self._leaves[piece] = made.slot(small)
                made.parts.append((slot, tuple(self._leaves[piece] for piece in within)))
        for piece, slot in self._leaves.items():
            if slot < 0:
                self._leaves[piece] = made.slot(small)


def _in_detail(span: Span, spans: Sequence[Span]) -> bool:
    """Whether no other package is finer everywhere."""
    return not any(
        span.shape.within(other.shape) and not other.shape.within(span.shape) for other in spans
    )


def _pieces(cuts: Sequence[Days], wanted: Sequence[Days]) -> list[Days]:
    """The stretches between all cuts that lie in a wanted one."""
    edges = sorted({day for days in cuts for day in days})
    return [piece for piece in pairwise(edges) if any(_holds(days, piece) for days in wanted)]


def _flat(all_days: Sequence[Sequence[Days]]) -> list[Days]:
    return [days for some in all_days for days in some]


def _holds(days: Days, piece: Days) -> bool:
    return days[0] <= piece[0] and piece[1] <= days[1]
