"""A traject to open: what is asked follows from its soort."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from models.code_rules import with_code
from models.forms import filled
from models.record_forms import CaseForm
from screens import client_text
from screens.choices import Choice
from screens.record_choices import deelopdracht_field, keyed, score_fields, scored
from screens.record_days import Shelf, day_field, on_day
from screens.record_fields import Field, StoredOnce, Texts, Values, named, of_list, picked

if TYPE_CHECKING:
    from casereg.register import Register
    from models.cards import ClientCard
    from models.catalogue import Catalogue, Trajectsoort


@dataclass(frozen=True)
class OpenCase(StoredOnce):
    """A traject to open, with ``client`` in it when it was chosen before."""

    shelf: Shelf
    today: date
    client: "ClientCard | None" = None
    title: str = "Nieuw traject"

    def fields(self, texts: Texts) -> tuple[Field, ...]:
        """The soort first: the parties, deelopdracht and scores follow from it."""
        day = day_field("opened_on", "Geopend op", self.today)
        catalogue = on_day(self.shelf, "opened_on", texts, self.today)
        if catalogue is None:
            return (day,)
        asked = Field("trajectsoort", "Soort", "choice", keyed(catalogue.trajectsoorten), True)
        soort = with_code(catalogue.trajectsoorten, picked(asked, texts))
        if soort is None:
            return (asked, *self._parties(None), day)
        part = deelopdracht_field(catalogue, soort.deelopdrachten)
        chosen = picked(part, texts)
        within = _within(catalogue, chosen)
        scores = score_fields(catalogue, soort.instrumenten, "start", chosen)
        return (asked, *self._parties(soort), part, *within, day, *scores)

    def _parties(self, soort: "Trajectsoort | None") -> tuple[Field, ...]:
        known = client_text.joined([self.client]) if self.client else ""
        if soort is None or not soort.partijen:
            return (Field("parties", "Cliënten", "clients", required=True, text=known),)
        return tuple(
            Field(
                named("parties", one.code), one.titel, "clients", (), True, "" if place else known
            )
            for place, one in enumerate(soort.partijen)
        )

    def store(self, register: "Register", values: Values) -> str:
        """Open it."""
        sides = {"": values.get("parties") or ()} | of_list("parties", values)
        form = filled(
            CaseForm,
            {
                "id": self.ident,
                **{name: values.get(name) for name in OPENING},
                "parties": [
                    {"client": number, "party": side}
                    for side, numbers in sides.items()
                    for number in numbers
                ],
                "scores": scored(values),
            },
        )
        return f"Geopend: traject {register.records.open_case(form).number}"


OPENING = ("trajectsoort", "deelopdracht", "taak", "project", "opened_on")


def _within(catalogue: "Catalogue", deelopdracht: str) -> tuple[Field, ...]:
    """Taak and project, where the deelopdracht has any."""
    part = catalogue.deelopdracht(deelopdracht)
    taken = tuple(Choice(t.nummer, f"{t.nummer} {t.titel}") for t in (part.taken if part else ()))
    projects = tuple(
        Choice(one.code, one.titel)
        for one in catalogue.projecten
        if one.deelopdracht == deelopdracht
    )
    fields = (
        Field("taak", "Taak", "choice", taken),
        Field("project", "Project", "choice", projects),
    )
    return tuple(one for one in fields if one.choices)
