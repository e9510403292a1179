"""Vacancies, matches and klussen as records to fill in."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from models.forms import filled
from models.record_forms import VolunteerForm
from screens.choices import Choice
from screens.record_choices import items
from screens.record_days import Shelf, day_field, on_day
from screens.record_fields import Field, StoredOnce, Texts, Values, only

if TYPE_CHECKING:
    from casereg.register import Register
    from models.catalogue import Catalogue
    from models.record_cards import VolunteerCard

NO_WORK = "Deze opdracht vraagt niets over vrijwilligerswerk."
ABOUT = "Waar het over gaat, zonder namen van mensen. Zoals: chauffeur dagbesteding."
TITLES = {"vacature": "Nieuwe vacature", "match": "Nieuwe match", "klus": "Klussen gedaan"}


@dataclass(frozen=True)
class NoteVolunteerWork(StoredOnce):
    """A vacancy, a match or klussen. ``vacancies`` are the open ones, the chosen one first."""

    soort: Literal["vacature", "match", "klus"]
    shelf: Shelf
    today: date
    vacancies: "tuple[VolunteerCard, ...]" = ()
    chosen: "VolunteerCard | None" = None

    @property
    def title(self) -> str:
        """What it is."""
        return TITLES[self.soort]

    def fields(self, texts: Texts) -> tuple[Field, ...]:
        """What it is about, when and where; for a match also which vacancy and by which route."""
        day = day_field("happened_on", "Datum", self.today)
        catalogue = on_day(self.shelf, "happened_on", texts, self.today)
        if catalogue is None:
            return (day,)
        match = self._match(catalogue) if self.soort == "match" else ()
        kern = next((k.titel for k in catalogue.kernen if k.code == self._kern()), "")
        about = self.chosen.title if self.chosen else ""
        return (
            *match,
            Field("title", "Waarover", "text", (), True, about, ABOUT),
            Field("number", "Aantal", "whole", text="1", hint="Hoeveel tegelijk."),
            Field("kern", "Kern", "choice", _kernen(catalogue), text=kern),
            day,
        )

    def _match(self, catalogue: "Catalogue") -> tuple[Field, ...]:
        offered = tuple(
            Choice(str(one.number), f"{one.number} {one.title}") for one in self.vacancies
        )
        number = str(self.chosen.number) if self.chosen else ""
        text = next((one.text for one in offered if one.code == number), "")
        work = catalogue.vrijwilligerswerk
        routes = items(work.routes if work else ())
        vacancy = Field("vacancy", "Vacature", "choice", offered, False, text)
        return (vacancy, Field("route", "Route", "choice", routes, True, only(routes)))

    def _kern(self) -> str:
        return self.chosen.kern if self.chosen else ""

    def store(self, register: "Register", values: Values) -> str:
        """Store it."""
        given = {name: value for name, value in values.items() if value is not None}
        form = filled(VolunteerForm, given | {"id": self.ident, "soort": self.soort})
        card = register.records.note_volunteer_work(form)
        closed = f" en vacature {card.vacancy} gesloten" if card.vacancy else ""
        return f"Opgeslagen: {card.soort} {card.number}{closed}"


@dataclass(frozen=True)
class CloseVacancy:
    """A vacancy that was not filled."""

    vacancy: "VolunteerCard"
    today: date

    @property
    def title(self) -> str:
        """Which vacancy."""
        return f"Vacature {self.vacancy.number} sluiten zonder match"

    def fields(self, texts: Texts) -> tuple[Field, ...]:
        """Only the day."""
        return (day_field("day", "Gesloten op", self.today),)

    def store(self, register: "Register", values: Values) -> str:
        """Close it."""
        register.records.close_vacancy(self.vacancy.number, values["day"])
        return f"Gesloten: vacature {self.vacancy.number}"


def _kernen(catalogue: "Catalogue") -> tuple[Choice, ...]:
    return tuple(Choice(one.code, one.titel) for one in catalogue.kernen)
