"""A call or a visit to plan."""

import re
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from casereg.errors import InvalidInput
from models.following_cards import ANNOUNCED, CALL, VISIT
from models.following_forms import FollowUpForm
from models.forms import filled
from screens.choices import Choice
from screens.record_fields import Field, StoredOnce, Texts, Values

if TYPE_CHECKING:
    from casereg.register import Register
    from models.cards import ClientCard
    from models.record_cards import CaseCard

WORDS = {CALL: "Terugbellen", VISIT: "Bezoek", ANNOUNCED: "Vervolg"}
SOORTEN = tuple(Choice(one, WORDS[one], WORDS[one][0].lower()) for one in (CALL, VISIT))
_HOUR = re.compile(r"^(\d{1,2})(?:\s*[:.u]\s*(\d{2})?)?$")
ONE_CLIENT = "Letters van de naam, of het nummer."
NO_HOUR = "Dit is geen tijd. Schrijf bijvoorbeeld 9, 9:30 of 14u30, of laat het leeg."


@dataclass(frozen=True)
class PlanFollowUp(StoredOnce):
    """A call or a visit with a client, or in a traject."""

    today: date
    client: "ClientCard | None" = None
    case: "CaseCard | None" = None

    @property
    def title(self) -> str:
        """With whom."""
        if self.case:
            return f"Afspraak in traject {self.case.number}"
        if self.client:
            return f"Afspraak met {self.client.name} #{self.client.number}"
        return "Afspraak"

    def fields(self, texts: Texts) -> tuple[Field, ...]:
        """What, with whom when nobody was chosen, when, and what about."""
        known = self.client or self.case
        who = Field("client", "Cliënt", "clients", required=True, hint=ONE_CLIENT)
        return (
            Field("soort", "Wat", "choice", SOORTEN, True, SOORTEN[0].text),
            *(() if known else (who,)),
            Field("due_on", "Dag", "ahead", required=True, text="vandaag"),
            Field("due_at", "Tijd", "text", hint="9, 9:30 of 14u30."),
            Field("about", "Waarover", "text"),
        )

    def store(self, register: "Register", values: Values) -> str:
        """Plan it."""
        chosen = values.get("client") or ()
        if len(chosen) > 1:
            raise InvalidInput("Kies één cliënt.", "client")
        form = {
            "id": self.ident,
            "soort": values.get("soort"),
            "due_on": values.get("due_on"),
            "due_at": hour_of(values.get("due_at") or ""),
            "about": values.get("about") or "",
            "client": self.client.number if self.client else next(iter(chosen), None),
            "case": self.case.number if self.case else None,
        }
        card = register.following.plan(filled(FollowUpForm, form))
        return f"Gepland: {WORDS[card.soort].lower()} op {card.due_on.day}-{card.due_on.month}."


def hour_of(text: str) -> time | None:
    """The hour people mean by ``9``, ``9:30`` or ``14u30``; None for nothing.

    Raises :class:`InvalidInput` (field ``due_at``) for anything else.
    """
    if not text.strip():
        return None
    found = _HOUR.match(text.strip().lower())
    try:
        if found:
            return time(int(found[1]), int(found[2] or 0))
    except ValueError:
        pass
    raise InvalidInput(NO_HOUR, "due_at")


def hour_text(hour: time | None) -> str:
    """An hour in a list."""
    return f"{hour:%H:%M}" if hour else ""
