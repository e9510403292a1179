"""What stands in the entry form and what happens when a field is left; no widgets."""

from dataclasses import dataclass, field
from datetime import date

from casereg.errors import InvalidInput
from models.catalogue import Catalogue
from screens import client_text, entry_check, entry_fields, entry_offers
from screens.choices import Choice, chosen, matching
from screens.entry_case import KnownCases
from screens.entry_check import Faults, value_of
from screens.entry_clients import ClientSearch
from screens.entry_days import day_written, read_day
from screens.entry_fields import kind_of
from screens.entry_offers import Texts
from screens.entry_proposals import Proposals

NO_CLIENT = "Geen cliënt gevonden. Zoek anders, voeg de cliënt toe (F6 op Vandaag), of maak leeg."
NOT_LISTED = "Dit staat niet in de lijst. Kies een van de mogelijkheden."

# The fields others depend on.
RULING = ("contactsoort", "deelopdracht", "taak")


@dataclass
class EntryState(ClientSearch):
    """The texts of the fields, the catalogue of their day, and what is wrong with them.

    ``found`` is the last client search with its answer. ``settled`` holds the texts
    whose consequences were drawn already. ``known`` are the open trajecten of the
    clients, ``opened_for`` the clients the form opened with. ``correcting`` a contact that
    was stored before also asks why.
    """

    today: date
    texts: dict[str, str] = field(default_factory=dict)
    catalogue: Catalogue | None = None
    proposals: Proposals = field(default_factory=Proposals)
    faults: Faults = field(default_factory=dict)
    found: tuple[str, tuple[Choice, ...]] | None = None
    settled: dict[str, str] = field(default_factory=dict)
    opened_for: tuple[int, ...] = ()
    known: KnownCases = field(default_factory=KnownCases)
    correcting: bool = False

    def put(
        self, texts: dict[str, str], catalogue: Catalogue | None, proposed: Texts | None = None
    ) -> None:
        """Start over with these texts; those ``proposed`` may be proposed anew."""
        self.texts, self.catalogue, self.settled = dict(texts), catalogue, dict(texts)
        self.faults, self.found = {}, None
        self.opened_for = self.clients
        self.proposals.with_client = None
        self.proposals.made = dict(proposed or {})

    def use(self, catalogue: Catalogue | None, typing: str = "") -> None:
        """Another opdracht applies; what it does not know is emptied."""
        self.catalogue = catalogue
        if catalogue:
            self.proposals.settle("happened_on", self.texts, catalogue, typing)

    def typed(self, name: str, text: str) -> None:
        """A field holds another text; what was wrong with it is no longer said."""
        self.texts[name] = text
        self.faults.pop(name, None)

    @property
    def cases_wanted(self) -> bool:
        """Whether the trajecten of these clients have still to come."""
        return bool(self.clients) and self.known.clients != self.clients

    def client_known(self, known: KnownCases) -> None:
        """Take what is known of these clients; the traject of other clients is let go."""
        self.known = known
        if known.clients != self.opened_for and not known.holds(self.texts.get("case", "")):
            self.texts["case"] = ""
        if self.catalogue:
            self.proposals.follow_client(known.last, self.texts, self.catalogue)
        known.propose(self.texts, self.catalogue, self.proposals)

    @property
    def visible(self) -> tuple[str, ...]:
        """The fields that are asked; a traject when there is one, why only to correct."""
        asked = {*entry_fields.visible(self.texts, self.catalogue)}
        if self.known.fitting(self.texts, self.catalogue):
            asked.add("case")
        if self.correcting:
            asked.add("explanation")
        return tuple(name for name in entry_fields.ORDER if name in asked)

    def stops(self, name: str) -> tuple[str, ...]:
        """The fields that Tab goes through from this one: not those that can hold one thing."""
        catalogue = self.catalogue
        return tuple(
            one
            for one in self.visible
            if one in (name, *self.faults)
            or not (catalogue and entry_fields.settled_by_others(one, self.texts, catalogue))
        )

    def offered(self, name: str) -> tuple[tuple[Choice, ...], int | None]:
        """What fits in a field, and which of it would be taken now."""
        text = self.texts.get(name, "")
        if kind_of(name) == "clients":
            found = self.found[1] if self.found else ()
            return found, 0 if self.searched and found and not self.waiting else None
        every = entry_offers.choices(name, self.texts, self.catalogue) if self.catalogue else ()
        if name == "case":
            every = self.known.fitting(self.texts, self.catalogue)
        standing = chosen(every, text)
        if standing:
            return every, every.index(standing)
        if kind_of(name) not in ("choice", "case"):
            return every, 0 if every and text.strip() == every[0].key else None
        fitting = matching(every, text)
        return fitting, 0 if text.strip() and fitting else None

    def accept(self, name: str, best: Choice | None) -> None:
        """A field is left: take the best choice, read dates, and draw the consequences."""
        text = self.texts.get(name, "").strip()
        if kind_of(name) == "clients":
            self._accept_client(text, best)
        elif kind_of(name) in ("choice", "case"):
            if best:
                self.texts[name] = best.text
            elif text and self.catalogue:
                self.faults[name] = NOT_LISTED
        elif best:
            self.texts[name] = best.text
        elif text:
            self._accept_written(name, text)
        if self.texts.get(name, "") == self.settled.get(name, ""):
            return
        if name in RULING and self.catalogue:
            self.proposals.settle(name, self.texts, self.catalogue)
            self.known.propose(self.texts, self.catalogue, self.proposals)
        self.settled[name] = self.texts.get(name, "")

    def _accept_client(self, text: str, best: Choice | None) -> None:
        if best:
            self.texts["clients"] = client_text.with_choice(text, best)
            if best.refused:
                self.faults["clients"] = best.refused
        elif self.searched:
            self.faults["clients"] = NO_CLIENT
        else:
            self.texts["clients"] = text.rstrip(f"{client_text.SEPARATOR} ")

    def _accept_written(self, name: str, text: str) -> None:
        try:
            value = value_of(name, self.texts, self.catalogue, self.today)
        except InvalidInput as fault:
            self.faults[name] = str(fault)
        else:
            if isinstance(value, date):
                self.texts[name] = day_written(value)

    @property
    def day(self) -> date | None:
        """The day of the contact, when it can be read."""
        try:
            return read_day("happened_on", self.texts.get("happened_on", ""), self.today)
        except InvalidInput:
            return None

    def all_faults(self) -> Faults:
        """What must be mended before this can be stored; what was found before goes first."""
        found = entry_check.faults(self.texts, self.catalogue, self.today)
        seen = {name: text for name, text in self.faults.items() if name in self.visible}
        return found | seen

    def content(self) -> dict[str, str]:
        """What a draft keeps: every text, with the day so that it keeps its meaning."""
        kept = {name: text for name, text in self.texts.items() if text}
        if self.day:
            kept["happened_on"] = day_written(self.day)
        return kept
