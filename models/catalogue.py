"""The opdracht as data: what a worker can choose and what the gemeente asks.

A catalogue is one TOML file for one opdracht (mostly a year). Nothing in the code
names a deelopdracht, contactsoort, kern or norm; everything comes from here.
The models are frozen; :mod:`models.catalogue_file` reads and checks a file.
"""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9+-]*$", max_length=60)]
Title = Annotated[str, StringConstraints(min_length=1, max_length=300, strip_whitespace=True)]
ShortKey = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]?$")]
Question = Literal["minuten", "reden", "vervolgdatum", "deelnemers"]
Dimension = Literal["deelopdracht", "contactsoort", "kern", "gebiedsteam", "leeftijdsgroep"]
Measure = Literal["contacten", "clienten", "uren"]
Threshold = Annotated[int, Field(ge=3, le=20)]

UNKNOWN = "onbekend"


class Frozen(BaseModel):
    """Base of every part: cannot be changed, refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Item(Frozen):
    """Something with a code and a title to choose from."""

    code: Code
    titel: Title


class Doel(Item):
    """A goal of the gemeente that deelopdrachten serve; ``bron`` is its seed line."""

    bron: str = ""


class Taak(Frozen):
    """One taak of a deelopdracht; ``nummer`` as the opdracht numbers it."""

    nummer: Annotated[str, StringConstraints(pattern=r"^[0-9a-z][0-9a-z.]*$", max_length=8)]
    titel: Title
    bron: str = ""


class Deelopdracht(Item):
    """A part of the opdracht; ``k`` overrides the threshold where the subject is sensitive."""

    doelen: tuple[Code, ...] = ()
    taken: tuple[Taak, ...] = ()
    k: Threshold | None = None
    bron: str = ""


class Contactsoort(Item):
    """A kind of contact.

    ``toets`` is its one-letter key on the entry screen. ``deelopdrachten`` limits it
    to those it can serve (empty: any). ``client`` says whether a client fits:
    ``mogelijk`` or ``nee``. ``vraagt`` is asked besides what the uitkomst asks.
    ``kanaal`` and ``minuten`` are what the form proposes.
    """

    toets: ShortKey = ""
    deelopdrachten: tuple[Code, ...] = ()
    client: Literal["mogelijk", "nee"] = "mogelijk"
    vraagt: tuple[Question, ...] = ()
    kanaal: Code | None = None
    minuten: Annotated[int, Field(ge=0, le=1440)] | None = None


class Kanaal(Item):
    """Where or how a contact took place."""

    toets: ShortKey = ""


class Uitkomst(Item):
    """How a contact ended, whether the person was reached, and what is asked next.

    ``contactsoorten`` limits it (empty: any).
    """

    toets: ShortKey = ""
    bereikt: bool = True
    vraagt: tuple[Question, ...] = ()
    contactsoorten: tuple[Code, ...] = ()


class Reden(Item):
    """A reason that belongs to a contact; limited to ``contactsoorten`` (empty: any)."""

    contactsoorten: tuple[Code, ...] = ()


class Kern(Item):
    """A village or town, under one gebiedsteam."""

    gebiedsteam: Code


class Leeftijdsgroep(Item):
    """An age group in whole years reached in the calendar year, both ends included."""

    van: Annotated[int, Field(ge=0, le=130)]
    tot: Annotated[int, Field(ge=0, le=130)]


class Project(Item):
    """A project whose hours are split off within a taak."""

    deelopdracht: Code
    taak: str | None = None


class Tabel(Item):
    """A table of the resultaatmeting: its dimensions (each with a total) and measures."""

    dimensies: Annotated[tuple[Dimension, ...], Field(min_length=1, max_length=3)]
    maten: Annotated[tuple[Measure, ...], Field(min_length=1)]


class Bescherming(Frozen):
    """How figures are protected before they leave (see docs/architecture.md)."""

    k: Threshold = 5
    methode: Literal["onderdrukken", "afronden"] = "onderdrukken"
    zeros: Literal["hide", "publish"] = "hide"


class Catalogue(Frozen):
    """One opdracht, complete."""

    code: Code
    titel: Title
    geldig_van: date
    geldig_tot: date
    organisaties: tuple[Item, ...] = ()
    doelen: tuple[Doel, ...] = ()
    deelopdrachten: Annotated[tuple[Deelopdracht, ...], Field(min_length=1)]
    contactsoorten: Annotated[tuple[Contactsoort, ...], Field(min_length=1)]
    kanalen: Annotated[tuple[Kanaal, ...], Field(min_length=1)]
    uitkomsten: Annotated[tuple[Uitkomst, ...], Field(min_length=1)]
    redenen: tuple[Reden, ...] = ()
    gebiedsteams: Annotated[tuple[Item, ...], Field(min_length=1)]
    kernen: Annotated[tuple[Kern, ...], Field(min_length=1)]
    leeftijdsgroepen: Annotated[tuple[Leeftijdsgroep, ...], Field(min_length=1)]
    aandachtsgroepen: tuple[Item, ...] = ()
    projecten: tuple[Project, ...] = ()
    tabellen: tuple[Tabel, ...] = ()
    bescherming: Bescherming = Bescherming()

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        from models.catalogue_rules import faults

        found = faults(self)
        if found:
            raise ValueError("\n".join(found))
        return self

    def deelopdracht(self, code: str) -> Deelopdracht | None:
        """The deelopdracht with this code, or None."""
        return next((item for item in self.deelopdrachten if item.code == code), None)

    def contactsoort(self, code: str) -> Contactsoort | None:
        """The contactsoort with this code, or None."""
        return next((item for item in self.contactsoorten if item.code == code), None)

    def uitkomst(self, code: str) -> Uitkomst | None:
        """The uitkomst with this code, or None."""
        return next((item for item in self.uitkomsten if item.code == code), None)

    def age_group(self, birth_year: int | None, year: int) -> str:
        """The leeftijdsgroep of somebody born in ``birth_year``, in calendar ``year``."""
        if birth_year is None:
            return UNKNOWN
        age = year - birth_year
        return next((g.code for g in self.leeftijdsgroepen if g.van <= age <= g.tot), UNKNOWN)

    def asked(self, soort: str, uitkomst: str | None) -> tuple[Question, ...]:
        """What the form asks for this contactsoort and uitkomst, without repeats."""
        kind, outcome = self.contactsoort(soort), self.uitkomst(uitkomst or "")
        questions = (kind.vraagt if kind else ()) + (outcome.vraagt if outcome else ())
        return tuple(dict.fromkeys(questions))

    def covers(self, day: date) -> bool:
        """Whether a contact on ``day`` belongs to this opdracht."""
        return self.geldig_van <= day <= self.geldig_tot
