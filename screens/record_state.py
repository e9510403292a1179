"""What stands in a form for a record and what happens when a field is left; no widgets."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from casereg.errors import InvalidInput
from models.cards import ClientCard
from screens import client_text
from screens.choices import Choice, chosen, matching
from screens.entry_days import day_written
from screens.record_fields import Field, Record
from screens.record_reading import read

NO_CLIENT = "Geen cliënt gevonden. Zoek anders, of voeg de cliënt toe (F6 op Vandaag)."
NOT_LISTED = "Dit staat niet in de lijst. Kies een van de mogelijkheden."
DEEP = 4  # how many choices can follow from one another

Faults = dict[str, str]


@dataclass
class RecordState:
    """The texts of the fields of a record, and what is wrong with them.

    ``made`` remembers what was proposed, to tell it from what was typed. ``found`` is
    the last client search with its answer. ``settled`` holds the texts whose
    consequences were drawn already.
    """

    record: Record
    today: date
    kernen: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)
    settled: dict[str, str] = field(default_factory=dict)
    faults: Faults = field(default_factory=dict)
    found: tuple[str, tuple[Choice, ...]] | None = None

    def __post_init__(self) -> None:
        """Propose what can be proposed from the start."""
        self._settle()

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is asked."""
        return self.record.fields(self.texts)

    def field(self, name: str) -> Field | None:
        """The field with this name, when it is asked."""
        return next((one for one in self.fields if one.name == name), None)

    @property
    def touched(self) -> bool:
        """Whether anything was typed or chosen."""
        return any(text and text != self.made.get(name) for name, text in self.texts.items())

    def typed(self, name: str, text: str) -> None:
        """A field holds another text; what was wrong with it is no longer said."""
        self.texts[name] = text
        self.faults.pop(name, None)

    def searched(self, name: str) -> str:
        """The client that is being looked for in a field; empty for the recent ones."""
        return client_text.searched(self.texts.get(name, ""))

    def waiting(self, name: str) -> bool:
        """Whether the answer to what was typed in a client field has still to come."""
        asked, text = self.field(name), self.searched(name)
        clients = asked is not None and asked.kind == "clients"
        return clients and bool(text) and (self.found is None or self.found[0] != text)

    def clients_found(self, text: str, clients: Sequence[ClientCard]) -> None:
        """Take the answer to a search."""
        kernen = self.kernen
        offered = (client_text.choice_of(one, kernen.get(one.kern, one.kern)) for one in clients)
        self.found = (text, tuple(offered))

    def offered(self, name: str) -> tuple[tuple[Choice, ...], int | None]:
        """What fits in a field, and which of it would be taken now."""
        asked, text = self.field(name), self.texts.get(name, "")
        if asked is None:
            return (), None
        if asked.kind == "clients":
            found = self.found[1] if self.found else ()
            return found, 0 if self.searched(name) and found and not self.waiting(name) else None
        standing = chosen(asked.choices, text)
        if standing:
            return asked.choices, asked.choices.index(standing)
        fitting = matching(asked.choices, text)
        return fitting, 0 if text.strip() and fitting else None

    def accept(self, name: str, best: Choice | None) -> None:
        """A field is left: take the best choice, read a day, and draw the consequences."""
        asked = self.field(name)
        if asked is None:
            return
        text = self.texts.get(name, "").strip()
        if asked.kind == "clients":
            self._accept_client(name, text, best)
        elif asked.kind == "choice":
            self._accept_choice(name, text, best)
        elif text:
            self._accept_written(asked, text)
        self._settle()
        self.settled[name] = self.texts.get(name, "")

    def _accept_client(self, name: str, text: str, best: Choice | None) -> None:
        if best:
            self.texts[name] = client_text.with_choice(text, best)
            if best.refused:
                self.faults[name] = best.refused
        elif self.searched(name):
            self.faults[name] = NO_CLIENT
        else:
            self.texts[name] = text.rstrip(f"{client_text.SEPARATOR} ")

    def _accept_choice(self, name: str, text: str, best: Choice | None) -> None:
        if best:
            self.texts[name] = best.text
        elif text:
            self.faults[name] = NOT_LISTED

    def _accept_written(self, asked: Field, text: str) -> None:
        try:
            value = read(asked, text, self.today)
        except InvalidInput as fault:
            self.faults[asked.name] = str(fault)
        else:
            self.texts[asked.name] = day_written(value) if isinstance(value, date) else text

    def _settle(self) -> None:
        """Propose, and empty what no longer fits, until nothing follows from it any more."""
        for _ in range(DEEP):
            before = dict(self.texts)
            for asked in self.fields:
                self._settle_field(asked)
            if self.texts == before:
                break

    def _settle_field(self, asked: Field) -> None:
        name = asked.name
        text = self.texts.get(name, "")
        gone = asked.kind == "choice" and name in self.settled and text == self.settled[name]
        if gone and text and not chosen(asked.choices, text):
            text = self.texts[name] = ""
        if text in ("", self.made.get(name)) and asked.text != self.made.get(name, ""):
            text = self.texts[name] = self.made[name] = asked.text
        if text == self.made.get(name):
            self.settled[name] = text

    def checked(self) -> tuple[dict[str, Any], Faults]:
        """What every field means, and what must be mended first."""
        values: dict[str, Any] = {}
        faults: Faults = {}
        for asked in self.fields:
            try:
                values[asked.name] = read(asked, self.texts.get(asked.name, ""), self.today)
            except InvalidInput as fault:
                faults[asked.name] = str(fault)
        seen = {name: text for name, text in self.faults.items() if self.field(name)}
        return values, faults | seen
