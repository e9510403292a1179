"""Deeds with clients: finding and adding them, their kenmerken, and that they left.

A part of the one door (:mod:`casereg.register`): one method a deed, one transaction each.
"""

from datetime import date

from casereg.services import client_changes, clients
from casereg.signed_in import SignedIn
from models.cards import ClientCard
from models.forms import ClientForm


class ClientDeeds(SignedIn):
    """Clients, for whoever is signed in."""

    def find_clients(self, text: str, limit: int = 8) -> tuple[ClientCard, ...]:
        """Clients by prefixes of their name, or the recent ones."""
        with self._work() as work:
            return clients.find(work, text, limit)

    def likely_duplicates(self, form: ClientForm, typing: bool = False) -> tuple[ClientCard, ...]:
        """Clients who are probably the same person; ``typing``: the name is not finished."""
        with self._work() as work:
            return clients.likely_duplicates(work, form, typing)

    def add_client(self, form: ClientForm, despite_duplicate: bool = False) -> ClientCard:
        """Add a client to the own team."""
        with self._work() as work:
            return clients.add(work, form, despite_duplicate)

    def change_kenmerken(
        self, number: int, since: date, add: tuple[str, ...] = (), drop: tuple[str, ...] = ()
    ) -> ClientCard:
        """Let a client have kenmerken from ``since`` on, and others no longer."""
        with self._work() as work:
            return client_changes.change_kenmerken(work, number, since, add, drop)

    def discharge_client(self, number: int, day: date | None) -> ClientCard:
        """Say that a client left after ``day``, or with None that the client is back."""
        with self._work() as work:
            return client_changes.discharge(work, number, day)
