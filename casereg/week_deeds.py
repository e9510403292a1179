"""Deeds with weeks: what was done in one, by whom, and vaststellen.

A part of the one door (:mod:`casereg.register`): one method a deed, one transaction each.
"""

from casereg.services import weeks
from casereg.signed_in import SignedIn
from exports.indicator.days import days_of
from models.cards import WeekCard
from models.periods import Week, parse_period
from models.week_cards import WorkersCard


class WeekDeeds(SignedIn):
    """Weeks of a team, for whoever is signed in."""

    def week(self, week: Week, team: str | None = None) -> WeekCard:
        """The tally of a team; without team the own one, or all for the coordinator."""
        with self._work() as work:
            return weeks.tally(work, week, team)

    def week_workers(self, week: Week, team: str | None = None) -> WorkersCard:
        """Who did what in the week; a sociaal werker sees only the own part."""
        workdays = days_of("werkdag", parse_period(str(week)))
        with self._work() as work:
            return weeks.workers(work, week, team, workdays)

    def settle_week(self, week: Week, team: str | None = None) -> WeekCard:
        """Vaststellen: approve and lock a week of the own team."""
        with self._work() as work:
            return weeks.settle(work, week, team)
