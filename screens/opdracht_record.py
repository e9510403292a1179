"""An opdracht as a record to fill in: the code of one that comes with casereg, or a file."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casereg.errors import InvalidInput, Refused
from models.catalogue_shelf import built_in_codes, opdracht_text
from models.counted_words import many
from screens.frame import day_text
from screens.record_fields import Field, StoredOnce, Texts, Values

if TYPE_CHECKING:
    from casereg.register import Register

HINT = "De plaats van een bestand, of een opdracht die bij casereg hoort: {}."
MORE = "Nog {}. Alles zien: casereg catalog check {}"


@dataclass(frozen=True)
class LoadOpdracht(StoredOnce):
    """A new opdracht, or another version of one there is."""

    title: str = "Opdracht inlezen"

    def fields(self, texts: Texts) -> tuple[Field, ...]:
        """Where it stands."""
        hint = HINT.format(", ".join(built_in_codes()))
        return (Field("file", "Opdracht", "text", (), True, hint=hint),)

    def store(self, register: "Register", values: Values) -> str:
        """Load it; of a faulty one the first fault is told."""
        given = str(values["file"]).strip()
        try:
            card = register.load_catalogue(opdracht_text(given), given)
        except Refused as fault:
            raise InvalidInput(_first(str(fault), given), "file") from None
        days = f"van {day_text(card.geldig_van)} tot en met {day_text(card.geldig_tot)}"
        return f"Ingelezen: {card.code}, geldig {days}."


def _first(faults: str, given: str) -> str:
    first, *more = faults.splitlines()
    return f"{first} {MORE.format(many(len(more), 'fout', 'fouten'), given)}" if more else first
