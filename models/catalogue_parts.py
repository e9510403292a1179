"""The parts of a catalogue and what each value may be.

All are frozen and refuse keys they do not know. What must hold between the parts
stands in :mod:`models.catalogue_rules`.
"""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from models.catalogue_base import Code, Frozen, Item, Title
from models.catalogue_indicators import Indicator

ShortKey = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]?$")]
Question = Literal["minuten", "reden", "vervolgdatum", "deelnemers", "geholpen"]
Dimension = Literal["deelopdracht", "contactsoort", "kern", "gebiedsteam", "leeftijdsgroep"]
Measure = Literal["contacten", "clienten", "uren"]
Threshold = Annotated[int, Field(ge=3, le=20, strict=True)]

UNKNOWN = "onbekend"
TOTAL = "totaal"
NOT_APPLICABLE = "nvt"
OLDEST = 130
Age = Annotated[int, Field(ge=0, le=OLDEST, strict=True)]


class Doel(Item):
    """A goal of the gemeente that deelopdrachten serve; ``bron`` is its seed line."""

    bron: str = ""


class Taak(Frozen):
    """One taak of a deelopdracht.

    ``nummer`` is the number the opdracht gives it, or a letter where the opdracht
    asks for it without a number.
    """

    nummer: Annotated[str, StringConstraints(pattern=r"^[0-9a-z][0-9a-z.]*$", max_length=8)]
    titel: Title
    bron: str = ""


class Deelopdracht(Item):
    """A part of the opdracht; ``k`` overrides the threshold where the subject is sensitive."""

    doelen: tuple[Code, ...] = ()
    taken: tuple[Taak, ...] = ()
    indicatoren: tuple[Indicator, ...] = ()
    k: Threshold | None = None
    bron: str = ""


class Contactsoort(Item):
    """A kind of contact.

    ``toets`` is its one-letter key on the entry screen. ``deelopdrachten`` limits it
    to those it can serve (empty: any). ``client`` says whether a client fits:
    ``mogelijk`` or ``nee``. ``vraagt`` is asked besides what the uitkomst asks, unless
    nobody was reached. ``kanaal``, ``minuten`` and ``uitkomst`` are what the form proposes.
    """

    toets: ShortKey = ""
    deelopdrachten: tuple[Code, ...] = ()
    client: Literal["mogelijk", "nee"] = "mogelijk"
    vraagt: tuple[Question, ...] = ()
    kanaal: Code | None = None
    minuten: Annotated[int, Field(ge=0, le=1440, strict=True)] | None = None
    uitkomst: Code | None = None


class Kanaal(Item):
    """Where or how a contact took place."""

    toets: ShortKey = ""


class Uitkomst(Item):
    """How a contact ended, whether the person was reached, and what is asked next.

    ``vraagt_niet`` is what makes no sense after it, whatever the contactsoort asks.
    ``contactsoorten`` limits it (empty: any).
    """

    toets: ShortKey = ""
    bereikt: Annotated[bool, Field(strict=True)] = True
    vraagt: tuple[Question, ...] = ()
    vraagt_niet: tuple[Question, ...] = ()
    contactsoorten: tuple[Code, ...] = ()


class Reden(Item):
    """A reason that belongs to a contact; limited to ``contactsoorten`` (empty: any)."""

    contactsoorten: tuple[Code, ...] = ()


class Kern(Item):
    """A village or town, under one gebiedsteam."""

    gebiedsteam: Code


class Leeftijdsgroep(Item):
    """An age group in whole years reached in the calendar year, both ends included."""

    van: Age
    tot: Age


class Project(Item):
    """A project whose hours are split off within a taak (``taak`` None: the deelopdracht)."""

    deelopdracht: Code
    taak: str | None = None


class Tabel(Item):
    """A table of the resultaatmeting: its dimensions (each with a total) and measures.

    ``kortste`` is the shortest period it is published over; left out it is a quarter for
    a table with kern or leeftijdsgroep, and a week for any other.
    """

    dimensies: Annotated[tuple[Dimension, ...], Field(min_length=1, max_length=3)]
    maten: Annotated[tuple[Measure, ...], Field(min_length=1)]
    kortste: Literal["week", "kwartaal"] | None = None

    @property
    def coarse(self) -> bool:
        """Whether it may be published over less than a quarter."""
        if self.kortste:
            return self.kortste == "week"
        return not {"kern", "leeftijdsgroep"} & set(self.dimensies)


class Bescherming(Frozen):
    """How figures are protected before they leave (see docs/architecture.md)."""

    k: Threshold = 5
    methode: Literal["onderdrukken", "afronden"] = "onderdrukken"
    zeros: Literal["hide", "publish"] = "hide"
