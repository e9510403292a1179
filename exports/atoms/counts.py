"""What the atoms are in truth: asked of the register, or of a list in a test."""

from collections.abc import Mapping
from typing import Protocol

from exports.atoms.pieces import Piece, Span

Cell = tuple[str, ...]


class TrueCounts(Protocol):
    """Counts by attributes: deelopdracht, contactsoort, kern, gebiedsteam, leeftijdsgroep, piece.

    A key holds a value for each attribute that is asked, in that order. A gebiedsteam is
    written as on the axis of the kernen, a piece as its number in ``pieces``. What is not
    there is 0.
    """

    def contacten(
        self, attributes: tuple[str, ...], pieces: tuple[Piece, ...]
    ) -> Mapping[Cell, int]:
        """The contacts in these pieces."""
        ...

    def uren(self, attributes: tuple[str, ...], pieces: tuple[Piece, ...]) -> Mapping[Cell, int]:
        """The minutes of those contacts."""
        ...

    def clienten(self, attributes: tuple[str, ...], span: Span) -> Mapping[Cell, int]:
        """The distinct clients of a period, by deelopdracht and by what is fixed for them.

        Without deelopdracht each client counts once.
        """
        ...
