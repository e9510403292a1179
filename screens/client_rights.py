"""What a client asks about its own data, to fill in: a correction, a statement, a restriction."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.catalogue import MANTELZORGER
from models.client_note_forms import CorrectionForm, ExplainedForm
from models.forms import filled
from screens.choices import Choice
from screens.client_fields import kernen
from screens.contact_line import title_of
from screens.record_fields import Field, Record, Texts, Values

if TYPE_CHECKING:
    from casereg.register import Register
    from models.cards import ClientCard
    from models.catalogue import Catalogue

NONE = Choice("", "Geen")
READ_BY_CLIENT = "De cliënt leest dit in de inzage."


def _why(label: str = "Toelichting", hint: str = f"Waarom. {READ_BY_CLIENT}") -> Field:
    return Field("explanation", label, "text", required=True, hint=hint)


@dataclass(frozen=True)
class CorrectClient:
    """Other data for a client; what stood there is kept."""

    client: "ClientCard"
    catalogue: "Catalogue | None"

    @property
    def title(self) -> str:
        """Whose data."""
        return f"Gegevens van {self.client.name} #{self.client.number} verbeteren"

    def fields(self, texts: Texts) -> tuple[Field, ...]:
        """What is known now, to change, and why."""
        client, offered = self.client, kernen(self.catalogue)
        kern = next((one.text for one in offered if one.code == client.kern), "")
        year = str(client.birth_year or "")
        return (
            Field(
                "name", "Naam", "text", required=True, text=client.name, hint="Voor- en achternaam."
            ),
            Field("birth_year", "Geboortejaar", "whole", text=year, hint="Zoals 1948."),
            Field("kern", "Kern", "choice", offered, text=kern, hint="Waar de cliënt woont."),
            *self._kenmerken(),
            _why(),
        )

    def _kenmerken(self) -> tuple[Field, ...]:
        client, known = self.client, self.catalogue.aandachtsgroepen if self.catalogue else ()
        carer = (Choice(MANTELZORGER, "Is mantelzorger"),) if client.mantelzorger else ()
        groups = tuple(Choice(one, title_of(known, one)) for one in client.aandachtsgroepen)
        hint = "Een groep waar de cliënt nooit bij hoorde; die gaat weg."
        offered = (NONE, *carer, *groups)
        asked = Field("drop", "Klopte nooit", "choice", offered, text=NONE.text, hint=hint)
        return (asked,) if carer or groups else ()

    def store(self, register: "Register", values: Values) -> str:
        """Correct it; a field that was emptied is unknown from now on."""
        dropped = values.get("drop")
        given = dict(values) | {"drop": (dropped,) if dropped else ()}
        register.client_rights.correct(self.client.number, filled(CorrectionForm, given))
        return f"Verbeterd: cliënt {self.client.number}. Wat er stond, is bewaard."


@dataclass(frozen=True)
class Explain:
    """One text about a client: a statement, or why its data are restricted or free again."""

    client: "ClientCard"
    what: str
    asked: Field
    deed: "Callable[[Register, int, ExplainedForm], ClientCard]"
    told: str

    @property
    def title(self) -> str:
        """What, and of whom."""
        return f"{self.what}: {self.client.name} #{self.client.number}"

    def fields(self, texts: Texts) -> tuple[Field, ...]:
        """The text."""
        return (self.asked,)

    def store(self, register: "Register", values: Values) -> str:
        """Do it."""
        self.deed(register, self.client.number, filled(ExplainedForm, values))
        return self.told.format(self.client.number)


def statement(client: "ClientCard") -> Record:
    """What the client states."""
    return Explain(
        client,
        "Verklaring van de cliënt",
        _why("Verklaring", f"In de woorden van de cliënt. {READ_BY_CLIENT}"),
        lambda register, number, form: register.client_rights.state(number, form),
        "De verklaring staat bij cliënt {}.",
    )


def restriction(client: "ClientCard") -> Record:
    """To restrict, or to lift it when it is restricted."""
    if client.restricted_on:
        return Explain(
            client,
            "Beperking opheffen",
            _why(),
            lambda register, number, form: register.client_rights.lift(number, form),
            "De gegevens van cliënt {} zijn niet meer beperkt.",
        )
    return Explain(
        client,
        "Gegevens beperken (alleen nog lezen)",
        _why(),
        lambda register, number, form: register.client_rights.restrict(number, form),
        "De gegevens van cliënt {} zijn beperkt.",
    )
