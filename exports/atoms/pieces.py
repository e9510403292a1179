"""Time as the releases cut it: a piece is what the same released periods count."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

Span = tuple[date, date]
"""First and last day of a period, both included."""

Signature = frozenset[Span]
"""The periods that count something."""


@dataclass(frozen=True, slots=True)
class Late:
    """Which periods count contacts that came late, or that were found wrong late.

    ``taken`` are the periods that took them in, None for contacts that were counted at
    once. ``dropped`` are those that count them no longer.
    """

    taken: Signature | None = None
    dropped: Signature = frozenset()


@dataclass(frozen=True, slots=True)
class Part:
    """Contacts with this label (empty: not late) that happened on these days (None: any)."""

    label: str = ""
    days: Span | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """What exactly these periods count."""

    periods: Signature
    parts: tuple[Part, ...] = ()


def pieces(spans: Iterable[Span], late: Mapping[str, Late]) -> tuple[Piece, ...]:
    """The pieces that these periods cut; ``late`` is by the label that contacts have."""
    periods = frozenset(spans)
    cuts = sorted({day for start, end in periods for day in (start, end + timedelta(days=1))})
    stretches = [(start, until - timedelta(days=1)) for start, until in pairwise(cuts)]
    labels = {"": Late(), **late}
    found = [one for label in labels for one in _cut(label, labels[label], stretches, periods)]
    return _together((one for one in found if one.periods), periods)


def coarse(fine: tuple[Piece, ...], periods: Signature) -> tuple[Piece, ...]:
    """The pieces that are left when only these periods cut."""
    return _together(fine, periods)


def connected(spans: Iterable[Span], new: Iterable[Span]) -> frozenset[Span]:
    """The new spans, and those that overlap one of them, or overlap one that does."""
    reached, left = set(new), set(spans)
    while joined := {one for one in left if any(overlap(one, other) for other in reached)}:
        reached |= joined
        left -= joined
    return frozenset(reached)


def overlap(one: Span, other: Span) -> bool:
    """Whether two periods have a day in common."""
    return one[0] <= other[1] and other[0] <= one[1]


def _cut(label: str, late: Late, stretches: Iterable[Span], periods: Signature) -> Iterator[Piece]:
    if late.taken is not None:
        yield Piece((late.taken & periods) - late.dropped, (Part(label),))
        return
    for days in stretches:
        counting = frozenset(one for one in periods if overlap(one, days))
        yield Piece(counting - late.dropped, (Part(label, days),))


def _together(found: Iterable[Piece], periods: Signature) -> tuple[Piece, ...]:
    """What the same of these periods count is one piece."""
    parts: dict[Signature, list[Part]] = {}
    for piece in found:
        parts.setdefault(piece.periods & periods, []).extend(piece.parts)
    return tuple(Piece(own, tuple(_merged(those))) for own, those in parts.items())


def _merged(parts: Iterable[Part]) -> list[Part]:
    """The same days in fewer parts, so that the database has less to look up."""
    merged: list[Part] = []
    for part in sorted(parts, key=lambda one: (one.label, one.days or ())):
        before = merged[-1] if merged else part
        if before.days and part.days and _follows(before, part):
            merged[-1] = Part(part.label, (before.days[0], part.days[1]))
        else:
            merged.append(part)
    return merged


def _follows(before: Part, part: Part) -> bool:
    """Whether nothing lies between two parts with one label."""
    if before.days is None or part.days is None or before.label != part.label:
        return False
    return before.days[1] + timedelta(days=1) == part.days[0]
