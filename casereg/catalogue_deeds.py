"""The catalogues: which opdracht holds on a day, what is loaded, and loading.

A part of the one door (:mod:`casereg.register`).
"""

from datetime import date

from casereg.services import catalogues
from casereg.signed_in import SignedIn
from models.cards import CatalogueCard
from models.catalogue import Catalogue


class CatalogueDeeds(SignedIn):
    """Catalogues, for whoever is signed in."""

    def catalogue(self, day: date) -> Catalogue:
        """The opdracht a contact on ``day`` belongs to."""
        return self._catalogues.on(day)

    def catalogue_named(self, code: str) -> Catalogue:
        """The loaded catalogue with this code."""
        return self._catalogues.named(code)

    def catalogues(self) -> tuple[CatalogueCard, ...]:
        """What is loaded, oldest period first."""
        return self._catalogues.cards

    def load_catalogue(self, text: str, source: str = "opdracht") -> CatalogueCard:
        """Load a catalogue from its TOML text; ``source`` names it in errors."""
        with self._work(alone=True) as work:
            return catalogues.load(work, text, source)
