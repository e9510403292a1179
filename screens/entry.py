"""Invoer: fill in a contact with the keyboard alone; also to correct one or go on with a draft."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.timer import Timer
from textual.widget import Widget

from screens import commands
from screens.draft_keeper import DraftKeeper
from screens.entry_case import KnownCases, known_of
from screens.entry_clients import restricted_among
from screens.entry_drafting import DraftingScreen
from screens.entry_form import EntryForm
from screens.entry_messages import CasesWanted, DayChosen, Doubted, Searched
from screens.entry_opening import Opening, catalogue_of, read_opening
from screens.entry_proposals import opening, passing, texts_of
from screens.entry_storing import NO_OPDRACHT

if TYPE_CHECKING:
    from models.cards import ClientCard, ContactCard, DraftCard
    from models.catalogue import Catalogue
    from models.record_cards import CaseCard
    from models.template_cards import TemplateForm

SEARCH_PAUSE = 0.01  # seconds after the last key until clients are looked for


class EntryScreen(DraftingScreen):
    """One contact in a form."""

    PLACE = "entry"
    BINDINGS = commands.bindings(PLACE)
    CSS_PATH = "entry.tcss"
    AUTO_FOCUS = None
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (60, "-narrow"), (110, "-wide")]  # noqa: RUF012

    def __init__(
        self,
        draft: "DraftCard | None" = None,
        number: int | None = None,
        client: "ClientCard | None" = None,
        case: "CaseCard | None" = None,
        template: "TemplateForm | None" = None,
    ) -> None:
        """A new contact, with a client, in a traject or from a template; or a draft; or to correct.

        ``number`` is the contact to correct.
        """
        super().__init__()
        self.draft, self.of_number, self.template = draft, number, template
        self.client, self.case = client, case
        self.search_pause: Timer | None = None

    def body(self) -> Iterable[Widget]:
        """The form and nothing else."""
        yield EntryForm(self.desk.clock.today())

    def on_mount(self) -> None:
        """Read what the form opens with; typing can start meanwhile."""
        self.form.go_to("clients")
        self.keeper = DraftKeeper(self.register, self.draft.id if self.draft else None)
        self.read(self._read_opening, self._open, "opening")

    def _read_opening(self) -> Opening:
        return read_opening(
            self.register, self.draft, self.of_number, self.client, self.case, self.template
        )

    def _open(self, found: Opening) -> None:
        self.form.gather()
        typed = {name: text for name, text in self.form.state.texts.items() if text}
        self.number = found.number
        if self.draft is None:
            self.untouched = {name: text for name, text in found.texts.items() if text}
        self.form.state.correcting = found.number is not None
        self.form.state.proposals.recent = found.recent
        self.form.state.proposals.templates = found.templates
        proposed = {name: one for name, one in found.proposed.items() if name not in typed}
        self.form.show(found.texts | typed, found.catalogue, proposed)
        self.form.catch_up(typed)
        if found.catalogue is None:
            self.form.show_faults({"happened_on": NO_OPDRACHT})
        self._refuse_restricted()
        if self.number is not None:
            self.say(f"Je verbetert contact {self.number}.")
        self._search()
        self.opened = True
        self.form.ask_for_cases()
        self.go_on()

    def _refuse_restricted(self) -> None:
        """Say so before anything is typed in vain."""
        given = [self.client] if self.client else []
        given += [one.client for one in self.case.parties] if self.case else []
        if refused := restricted_among(given):
            self.show_faults({"clients": refused})

    # Looking up while typing

    @on(Searched)
    def _search_soon(self) -> None:
        if self.search_pause:
            self.search_pause.stop()
        self.search_pause = self.set_timer(SEARCH_PAUSE, self._search)

    def _search(self) -> None:
        text, form = self.form.state.searched, self.form
        self.read(
            lambda: self.register.find_clients(text),
            lambda clients: form.offer_clients(text, clients),
            "clients",
        )

    @on(CasesWanted)
    def _look_for_cases(self) -> None:
        """What is known of the clients: their open trajecten, and the last contact."""
        ask = partial(known_of, self.register, self.form.state.clients)
        self.read(ask, self._use_known, "cases")

    def _use_known(self, known: KnownCases) -> None:
        self.form.use_known(known)
        self.go_on()

    @on(DayChosen)
    def _other_day(self) -> None:
        day = self.form.state.day
        if day:
            self.read(partial(catalogue_of, self.register, day), self._use_catalogue, "catalogue")

    def _use_catalogue(self, found: "Catalogue | None") -> None:
        self.form.use_catalogue(found)
        if found is None:
            self.form.show_faults({"happened_on": NO_OPDRACHT})

    @on(Doubted)
    def _tell_doubt(self, message: Doubted) -> None:
        self.say(message.text, fault=bool(message.text))

    # The next one

    def next_contact(self, contact: "ContactCard") -> None:
        """An empty form on the same day."""
        self.keeper, self.number = DraftKeeper(self.register), None
        state = self.form.state
        state.correcting = False
        state.proposals.recent = (contact, *state.proposals.recent)
        texts = opening(contact.happened_on, state.proposals.recent, state.catalogue)
        self.untouched = {name: text for name, text in texts.items() if text}
        self.form.show(texts, state.catalogue, passing(texts))
        self.form.go_to("clients")

    def action_day_back(self) -> None:
        """A day earlier, from whichever field."""
        self.form.day_back()

    def action_to_the_time(self) -> None:
        """To the length, and from there to the day."""
        self.form.to_the_time()

    def action_fill_last(self) -> None:
        """Fill in what the last contact held, on this day."""
        state = self.form.state
        if not state.proposals.recent or state.catalogue is None:
            self.say("Er is nog geen vorig contact om over te nemen.", fault=True)
            return
        texts = texts_of(state.proposals.recent[0], state.catalogue)
        texts |= {
            "happened_on": state.texts.get("happened_on", ""),
            "note": "",
            "follow_up_on": "",
            "helped": "",
        }
        self.form.show(texts, state.catalogue, passing(texts))
        self.form.ask_for_cases()
        self.keep_soon()
