"""The opdracht as data: what a worker can choose and what the gemeente asks.

A catalogue is one TOML file for one opdracht (mostly a year). Nothing in the code
names a deelopdracht, contactsoort, kern or norm; everything comes from here.
The models check each value by itself; what must hold between the parts stands in
:mod:`models.catalogue_rules`, and :mod:`models.catalogue_file` reads a file and
applies both.
"""

from datetime import date
from typing import Annotated

from pydantic import Field

from models.catalogue_base import Code, Frozen, Item, Title
from models.catalogue_indicators import MANTELZORGER, Filter, Indicator, Trendrapportage
from models.catalogue_parts import (
    NOT_APPLICABLE,
    OLDEST,
    TOTAL,
    UNKNOWN,
    Bescherming,
    Contactsoort,
    Deelopdracht,
    Dimension,
    Doel,
    Kanaal,
    Kern,
    Leeftijdsgroep,
    Measure,
    Project,
    Question,
    Reden,
    Taak,
    Tabel,
    Uitkomst,
)
from models.catalogue_recorded import (
    Afloop,
    Instrument,
    KengetalSoort,
    Regel,
    Resultaat,
    Trajectsoort,
    Vrijwilligerswerk,
)
from models.catalogue_retention import Bewaartermijn

__all__ = [
    "MANTELZORGER",
    "NOT_APPLICABLE",
    "OLDEST",
    "TOTAL",
    "UNKNOWN",
    "Afloop",
    "Bescherming",
    "Bewaartermijn",
    "Catalogue",
    "Code",
    "Contactsoort",
    "Deelopdracht",
    "Dimension",
    "Doel",
    "Filter",
    "Frozen",
    "Indicator",
    "Instrument",
    "Item",
    "Kanaal",
    "KengetalSoort",
    "Kern",
    "Leeftijdsgroep",
    "Measure",
    "Project",
    "Question",
    "Reden",
    "Regel",
    "Resultaat",
    "Taak",
    "Tabel",
    "Title",
    "Trajectsoort",
    "Trendrapportage",
    "Uitkomst",
    "Vrijwilligerswerk",
]


class Catalogue(Frozen):
    """One opdracht, complete; ``stukken`` are what each ``bron`` points to, by its code."""

    code: Code
    titel: Title
    geldig_van: date
    geldig_tot: date
    stukken: tuple[Item, ...] = ()
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
    trajectsoorten: tuple[Trajectsoort, ...] = ()
    aflopen: tuple[Afloop, ...] = ()
    resultaten: tuple[Resultaat, ...] = ()
    instrumenten: tuple[Instrument, ...] = ()
    regels: tuple[Regel, ...] = ()
    kengetallen: tuple[KengetalSoort, ...] = ()
    vrijwilligerswerk: Vrijwilligerswerk | None = None
    trendrapportage: Trendrapportage | None = None
    tabellen: tuple[Tabel, ...] = ()
    bescherming: Bescherming = Bescherming()
    bewaartermijnen: tuple[Bewaartermijn, ...] = ()

    def deelopdracht(self, code: str) -> Deelopdracht | None:
        """The deelopdracht with this code, or None."""
        return next((item for item in self.deelopdrachten if item.code == code), None)

    def contactsoort(self, code: str) -> Contactsoort | None:
        """The contactsoort with this code, or None."""
        return next((item for item in self.contactsoorten if item.code == code), None)

    def uitkomst(self, code: str) -> Uitkomst | None:
        """The uitkomst with this code, or None."""
        return next((item for item in self.uitkomsten if item.code == code), None)

    def indicatoren(self) -> tuple[tuple[Deelopdracht, Indicator], ...]:
        """Every indicator with the deelopdracht it belongs to, in the order of the file."""
        return tuple((part, one) for part in self.deelopdrachten for one in part.indicatoren)

    def indicator(self, code: str) -> tuple[Deelopdracht, Indicator] | None:
        """The indicator with this code and its deelopdracht, or None."""
        return next((pair for pair in self.indicatoren() if pair[1].code == code), None)

    def kengetal_parts(self, kind: KengetalSoort) -> tuple[str, ...]:
        """The codes a split kengetal is asked for: those that are reported, or all of them."""
        if kind.per is None:
            return ()
        report = self.trendrapportage
        if report and report.per == kind.per:
            return report.onderdelen
        items = self.kernen if kind.per == "kern" else self.aandachtsgroepen
        return tuple(item.code for item in items)

    def contactsoorten_for(self, deelopdracht: str) -> tuple[Contactsoort, ...]:
        """The contactsoorten that can serve this deelopdracht, in the order of the file."""
        return tuple(
            item
            for item in self.contactsoorten
            if not item.deelopdrachten or deelopdracht in item.deelopdrachten
        )

    def uitkomsten_for(self, contactsoort: str) -> tuple[Uitkomst, ...]:
        """The uitkomsten this contactsoort can have, in the order of the file."""
        return tuple(
            item
            for item in self.uitkomsten
            if not item.contactsoorten or contactsoort in item.contactsoorten
        )

    def redenen_for(self, contactsoort: str) -> tuple[Reden, ...]:
        """The redenen that fit this contactsoort, in the order of the file.

        With nothing besides "does not apply" no reden is asked for it.
        """
        return tuple(
            item
            for item in self.redenen
            if not item.contactsoorten or contactsoort in item.contactsoorten
        )

    def age_group(self, birth_year: int | None, year: int) -> str:
        """The leeftijdsgroep of somebody born in ``birth_year``, in calendar ``year``."""
        if birth_year is None:
            return UNKNOWN
        age = year - birth_year
        return next((g.code for g in self.leeftijdsgroepen if g.van <= age <= g.tot), UNKNOWN)

    def asked(self, soort: str, uitkomst: str | None) -> tuple[Question, ...]:
        """What the form asks for this contactsoort and uitkomst, without repeats.

        When nobody was reached, only what the uitkomst itself asks; a reden only for
        a contactsoort that has redenen to choose from.
        """
        kind, outcome = self.contactsoort(soort), self.uitkomst(uitkomst or "")
        missed = outcome is not None and not outcome.bereikt
        own = kind.vraagt if kind and not missed else ()
        questions = dict.fromkeys(own + (outcome.vraagt if outcome else ()))
        for question in outcome.vraagt_niet if outcome else ():
            questions.pop(question, None)
        if all(reden.code == NOT_APPLICABLE for reden in self.redenen_for(soort)):
            questions.pop("reden", None)
        return tuple(questions)

    def threshold(self, deelopdracht: str) -> int:
        """From how many contributors a cell of this deelopdracht may be shown."""
        found = self.deelopdracht(deelopdracht)
        return found.k if found and found.k is not None else self.bescherming.k

    def bewaartermijn(self, deelopdracht: str, soort: str | None = None) -> Bewaartermijn | None:
        """How long something of this deelopdracht is kept, or of a case of this trajectsoort."""
        terms = self.bewaartermijnen
        of_case = (term for term in terms if soort in term.trajectsoorten)
        of_part = (term for term in terms if deelopdracht in term.deelopdrachten)
        return next(of_case, None) or next(of_part, None)

    def covers(self, day: date) -> bool:
        """Whether a contact on ``day`` belongs to this opdracht."""
        return self.geldig_van <= day <= self.geldig_tot
