"""The tally of a week as it stands: counted while the week is open, as it was locked after."""

from dataclasses import asdict, dataclass
from typing import Any

from models.cards import Missing, WeekRow
from models.periods import Week
from models.week_counts import counted, missing_answers, week_rows, week_total
from models.week_lock import WeekLock
from models.week_locks import lock_of
from models.work import Work


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of a week, their total, and what is missing; ``lock`` None is an open week."""

    rows: tuple[WeekRow, ...]
    totaal: WeekRow
    missing: tuple[Missing, ...]
    lock: WeekLock | None = None


def tally_of(work: Work, week: Week, team: str | None, whole: bool = True) -> Tally:
    """The week of a team; of all together it is always counted, some may be open.

    Not ``whole`` leaves out what is missing.
    """
    lock = lock_of(work.session, team, week) if team else None
    return _locked(lock) if lock else counted_now(work, week, team, whole)


def counted_now(work: Work, week: Week, team: str | None, whole: bool = True) -> Tally:
    """Count the week."""
    conditions = counted(week, team)
    return Tally(
        week_rows(work, week, conditions),
        week_total(work.session, conditions),
        missing_answers(work, conditions) if whole else (),
    )


def kept(tally: Tally) -> dict[str, Any]:
    """What a lock keeps of a tally."""
    return {
        "rows": [asdict(row) for row in tally.rows],
        "totaal": asdict(tally.totaal),
        "missing": [asdict(missing) for missing in tally.missing],
    }


def _locked(lock: WeekLock) -> Tally:
    return Tally(
        tuple(WeekRow(**row) for row in lock.tally["rows"]),
        WeekRow(**lock.tally["totaal"]),
        tuple(Missing(**missing) for missing in lock.tally["missing"]),
        lock,
    )
