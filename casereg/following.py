"""Deeds to find people and to follow them: one search, timelines, what is planned, merges.

A part of the one door (:mod:`casereg.register`): one method a deed, one transaction each.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager

from casereg.errors import Conflict
from casereg.services import (
    case_list,
    client_merges,
    client_unmerges,
    clients,
    contact_list,
    follow_ups,
    timelines,
)
from models.cards import ContactCard, ContactFilter
from models.following_cards import (
    FollowUpCard,
    FoundCard,
    MergeCard,
    MergePlan,
    MyDayCard,
    TimelineCard,
)
from models.following_forms import FollowUpForm
from models.names import search_terms
from models.record_cards import CaseFilter
from models.work import Work

LONGEST_NUMBER = 9
PAGE = 60


class Following:
    """Finding and following, for whoever is signed in."""

    def __init__(self, work: Callable[[], AbstractContextManager[Work]]) -> None:
        """``work`` opens a transaction for the actor."""
        self._work = work

    def find(self, text: str, limit: int = 8) -> FoundCard:
        """Clients and cases by name or number; contacts by number, and those of the clients.

        Without text the recent clients. Notes are not searched.
        """
        with self._work() as work:
            people = clients.find(work, text, limit)
            if not search_terms(text):
                return FoundCard(people, (), ())
            wanted = CaseFilter(text=text, open_only=False, limit=limit)
            cases = case_list.listed(work, wanted)
            numbers = tuple(one.number for one in people)
            return FoundCard(people, cases, _contacts(work, text, numbers, limit))

    def timeline(self, number: int, offset: int = 0, limit: int = PAGE) -> TimelineCard:
        """The client this number leads to, with a page of what happened, newest first."""
        with self._work() as work:
            return timelines.page(work, number, offset, limit)

    def my_day(self) -> MyDayCard:
        """What the actor planned."""
        with self._work() as work:
            return follow_ups.mine(work)

    def plan(self, form: FollowUpForm) -> FollowUpCard:
        """Plan a call or a visit; the same form twice plans it once."""
        try:
            with self._work() as work:
                return follow_ups.plan(work, form)
        except Conflict:
            # The same id was stored by a retry at this very moment: now it is found.
            with self._work() as work:
                return follow_ups.plan(work, form)

    def finish(self, number: int, done: bool = True) -> FollowUpCard:
        """Say that what was planned was done today, or was not after all."""
        with self._work() as work:
            return follow_ups.finish(work, number, done)

    def finish_announced(self, contact: int) -> FollowUpCard:
        """Say that what a contact announced was done today."""
        with self._work() as work:
            return follow_ups.finish_announced(work, contact)

    def drop(self, number: int) -> FollowUpCard:
        """Let something be planned no more."""
        with self._work() as work:
            return follow_ups.drop(work, number)

    def foresee_merge(self, kept: int, gone: int) -> MergePlan:
        """What merging two clients would do."""
        with self._work() as work:
            return client_merges.foreseen(work, kept, gone)

    def merge(self, kept: int, gone: int) -> MergeCard:
        """Let one client stand for another too."""
        with self._work() as work:
            return client_merges.merge(work, kept, gone)

    def undo_merge(self, number: int) -> MergeCard:
        """Let both clients stand apart again."""
        with self._work() as work:
            return client_unmerges.undo(work, number)


def _contacts(
    work: Work, text: str, numbers: tuple[int, ...], limit: int
) -> tuple[ContactCard, ...]:
    """The contact with this number first, then the newest of these clients."""
    typed = text.strip().removeprefix("#")
    number = int(typed) if typed.isdecimal() and len(typed) <= LONGEST_NUMBER else 0
    exact = contact_list.numbered(work, (number,)) if number else ()
    if not numbers:
        return exact
    theirs = contact_list.listed(work, ContactFilter(clients=numbers, limit=limit))
    return tuple(dict.fromkeys((*exact, *theirs)))[:limit]
