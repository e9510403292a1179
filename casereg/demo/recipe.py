"""What decides the content of a demo: the same recipe gives the same rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from casereg.demo.flavour import Flavour
from casereg.demo.namebook import Names
from casereg.demo.stories import Member
from models.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Recipe:
    """The opdrachten (oldest first), who works there, how many contacts, and the seed."""

    catalogues: Sequence[Catalogue]
    members: Sequence[Member]
    flavour: Flavour
    names: Names
    contacts: int
    seed: int

    @property
    def newest(self) -> Catalogue:
        """The opdracht that says which teams and kernen there are."""
        return self.catalogues[-1]
