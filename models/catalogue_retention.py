"""How long what is known of a person is kept, and on what ground: part of a catalogue."""

from typing import Annotated, Literal

from pydantic import Field

from models.catalogue_base import Code, Item, Title

Grondslag = Literal[
    "toestemming",
    "overeenkomst",
    "wettelijke-plicht",
    "vitaal-belang",
    "algemeen-belang",
    "gerechtvaardigd-belang",
]
"""The six grounds of article 6 of the AVG."""
Months = Annotated[int, Field(ge=1, le=1200, strict=True)]


class Bewaartermijn(Item):
    """How long something is kept, counted from the last contact or the end of the case.

    ``maanden`` is the term, ``notities`` a shorter one for free text (both in months).
    ``wet`` says where the ground stands: a law, or what was agreed. ``verplicht`` says that
    the law wants it kept that long; else it is the longest it may be. It is for the whole of
    ``deelopdrachten``, but cases of ``trajectsoorten``, with the contacts in them, go first.
    """

    maanden: Months
    notities: Months | None = None
    grondslag: Grondslag
    wet: Title
    verplicht: Annotated[bool, Field(strict=True)] = False
    deelopdrachten: tuple[Code, ...] = ()
    trajectsoorten: tuple[Code, ...] = ()

    @property
    def free_text(self) -> int:
        """After how many months free text goes."""
        return self.notities or self.maanden
