"""The catalogues that stand in a register, read when they are first needed."""

from collections.abc import Mapping
from datetime import date

from sqlmodel import Session, col, select

from casereg.errors import Refused
from models.cards import CatalogueCard
from models.catalogue import Catalogue
from models.catalogue_file import read_again
from models.opdracht import Opdracht


class Catalogues:
    """The version in force of each loaded catalogue, by the days they cover."""

    def __init__(self, texts: Mapping[CatalogueCard, str]) -> None:
        """``texts`` holds the TOML of each version in force."""
        self.versions = frozenset(card.sha256 for card in texts)
        self.cards = tuple(sorted(texts, key=lambda card: card.geldig_van))
        self._texts = {card.code: text for card, text in texts.items()}
        self._read: dict[str, Catalogue] = {}

    def named(self, code: str) -> Catalogue:
        """The catalogue with this code; raises :class:`Refused` when it is not loaded."""
        if code not in self._texts:
            known = ", ".join(self._texts) or "geen"
            raise Refused(f"De opdracht {code!r} staat niet in dit register. Wel: {known}.")
        if code not in self._read:
            self._read[code] = read_again(self._texts[code], code)
        return self._read[code]

    def on(self, day: date) -> Catalogue:
        """The catalogue for ``day``.

        Until a newer one is loaded the last one goes on: work does not stop at New Year.
        Raises :class:`Refused` for a day before the first catalogue.
        """
        begun = [card for card in self.cards if card.geldig_van <= day]
        if not begun:
            raise Refused(f"Voor {day:%d-%m-%Y} is geen opdracht ingelezen. Kijk de datum na.")
        return self.named(begun[-1].code)

    def within(self, start: date, end: date) -> tuple[Catalogue, ...]:
        """The catalogues that hold on some day from ``start`` to ``end``, oldest first.

        Raises :class:`Refused` when none does.
        """
        held = [card for card in self.cards if card.geldig_van <= end]
        gone = [card for card in held if card.geldig_van <= start][:-1]
        found = tuple(self.named(card.code) for card in held if card not in gone)
        return found or (self.on(end),)


def loaded_catalogues(session: Session) -> Catalogues:
    """What stands in the register now."""
    rows = session.exec(select(Opdracht).order_by(col(Opdracht.version)))
    in_force = {row.code: row for row in rows}
    return Catalogues(
        {
            CatalogueCard(
                row.code, row.title, row.valid_from, row.valid_until, row.sha256
            ): row.text
            for row in in_force.values()
        }
    )
