"""The first weeks of the demo: vastgesteld on the Monday after, and what came in later."""

import random
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from casereg.demo.entries import LAST_MOMENT, Entry
from casereg.demo.seasons import FIRST_DAY
from models.contact import LATE, VALID
from models.periods import Week

WEEKS = tuple(Week.of(FIRST_DAY).shifted(number) for number in range(4))
"""The weeks that are vastgesteld."""
CAME_LATE = 0.05
"""Share of the contacts of those weeks that were entered afterwards."""


def settled_at(week: Week) -> datetime:
    """When a teamleider settled the week: the Monday after it."""
    return datetime.combine(week.shifted(1).monday, time(10, 0), UTC)


def mark_late(entries: Iterable[Entry], rng: random.Random) -> None:
    """Let some contacts of the vastgestelde weeks come in late, and the others in time."""
    moments = {week: settled_at(week) for week in WEEKS}
    for entry in entries:
        moment = moments.get(Week.of(entry.row["happened_on"]))
        if moment is None:
            continue
        if entry.row["status"] == VALID and rng.random() < CAME_LATE:
            entered = min(LAST_MOMENT, moment + timedelta(hours=rng.randint(2, 200)))
            entry.row |= {"status": LATE, "entered_at": entered, "changed_at": entered}
        elif entry.row["changed_at"] >= moment:
            entered = moment - timedelta(minutes=rng.randint(1, 120))
            entry.row |= {"entered_at": entered, "changed_at": entered}
