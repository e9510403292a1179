"""What the form fills in by itself: the only one that fits, what is usual, what was last time.

Everything filled in stands visibly in its field and can be typed over; what a user
typed is never replaced.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from screens import client_text
from screens.choices import answered, chosen
from screens.entry_days import day_written
from screens.entry_fields import kind_of
from screens.entry_offers import choices, code_of

if TYPE_CHECKING:
    from models.cards import ContactCard
    from models.catalogue import Catalogue
    from models.template_cards import TemplateForm

# A choice of these limits or empties the others; in the order they depend on each other.
DEPENDENT = ("deelopdracht", "taak", "project", "uitkomst", "reden", "kanaal")
# What a new form opens with that another soort may change.
PASSING = ("minutes", "kanaal", "uitkomst")
SAME = (
    "contactsoort",
    "deelopdracht",
    "taak",
    "project",
    "kanaal",
    "uitkomst",
    "reden",
    "kern",
    "leeftijdsgroep",
)


@dataclass
class Proposals:
    """What the form knows to propose from: the worker's last contacts, newest first.

    ``with_client`` is the last one with the client of this contact. ``made`` remembers
    what was proposed per field, to tell it from what was typed. ``templates`` tell what
    goes with a soort that was not logged of late.
    """

    recent: Sequence["ContactCard"] = ()
    with_client: "ContactCard | None" = None
    templates: Sequence["TemplateForm"] = ()
    made: dict[str, str] = field(default_factory=dict)

    def settle(
        self, changed: str, texts: dict[str, str], catalogue: "Catalogue", typing: str = ""
    ) -> None:
        """Bring ``texts`` in line after a field was chosen: empty what no longer fits, propose.

        ``typing`` is a field somebody is in the middle of; it is left alone.
        """
        if changed == "contactsoort":
            self._usual(texts, catalogue)
        for name in DEPENDENT:
            offered = choices(name, texts, catalogue)
            if (
                texts.get(name)
                and not chosen(offered, texts[name])
                and name not in (changed, typing)
            ):
                texts[name] = ""
            real = [one for one in offered if one.code]
            if len(real) == 1 and name in ("deelopdracht", "taak") and not texts.get(name):
                texts[name] = real[0].text
        if changed in ("contactsoort", "deelopdracht", "taak"):
            self._only_project(texts, catalogue)

    def _usual(self, texts: dict[str, str], catalogue: "Catalogue") -> None:
        """What goes with a contactsoort: last time's deelopdracht and length, its own rest."""
        soort = catalogue.contactsoort(code_of("contactsoort", texts, catalogue) or "")
        if soort is None:
            return
        with_client = (self.with_client,) if self.with_client else ()
        known = (*with_client, *self.recent, *self.templates)
        last = next((one for one in known if one.contactsoort == soort.code), None)
        minutes = last.minutes if last and last.minutes is not None else soort.minuten
        self.propose(texts, "minutes", "" if minutes is None else str(minutes))
        for name in ("kanaal", "uitkomst"):
            self.propose(texts, name, text_of(name, getattr(soort, name), texts, catalogue))
        part = last.deelopdracht if last else usual(one.deelopdracht for one in self.recent)
        text = text_of("deelopdracht", part, texts, catalogue)
        self.propose(texts, "deelopdracht", text)
        if last and text == texts.get("deelopdracht"):
            self.propose(texts, "taak", text_of("taak", last.taak, texts, catalogue))

    def follow_client(
        self, contact: "ContactCard | None", texts: dict[str, str], catalogue: "Catalogue"
    ) -> None:
        """Propose what was done last time with this client."""
        self.with_client = contact
        code = contact.contactsoort if contact else None
        before = texts.get("contactsoort", "")
        self.propose(texts, "contactsoort", text_of("contactsoort", code, texts, catalogue))
        if texts["contactsoort"] != before:
            self.settle("contactsoort", texts, catalogue)

    def _only_project(self, texts: dict[str, str], catalogue: "Catalogue") -> None:
        taak = code_of("taak", texts, catalogue)
        fitting = [one for one in choices("project", texts, catalogue) if one.code]
        if taak and len(fitting) == 1:
            self.propose(texts, "project", fitting[0].text)

    def propose(self, texts: dict[str, str], name: str, text: str) -> None:
        """Put ``text`` in a field that is empty or still holds an earlier proposal."""
        if texts.get(name, "") in ("", self.made.get(name)):
            texts[name] = self.made[name] = text


def usual(codes: Iterable[str]) -> str | None:
    """The code that stands most often among these, when that is half of them at least."""
    times = Counter(codes)
    code, count = next(iter(times.most_common(1)), (None, 0))
    return code if 2 * count >= times.total() else None


def passing(texts: Mapping[str, str]) -> dict[str, str]:
    """What another soort may change of the texts a form opens with."""
    return {name: texts[name] for name in PASSING if texts.get(name)}


def opening(
    today: date, recent: Sequence["ContactCard"], catalogue: "Catalogue | None"
) -> dict[str, str]:
    """The texts of a new form: the day, the usual kern of the worker, and the last length."""
    texts = {"happened_on": day_written(today)}
    if recent and recent[0].minutes is not None:
        texts["minutes"] = str(recent[0].minutes)
    kern = usual(one.kern for one in recent if not one.clients)
    if catalogue and kern:
        texts["kern"] = text_of("kern", kern, texts, catalogue)
    return texts


def texts_of(contact: "ContactCard", catalogue: "Catalogue") -> dict[str, str]:
    """A stored contact as the texts of a form, to correct it or to start from it."""
    texts = {
        "clients": client_text.joined(contact.clients),
        "happened_on": day_written(contact.happened_on),
        "follow_up_on": day_written(contact.follow_up_on) if contact.follow_up_on else "",
        "minutes": "" if contact.minutes is None else str(contact.minutes),
        "participants": "" if contact.participants is None else str(contact.participants),
        "note": contact.note,
        "helped": answered(contact.helped),
        "case": "" if contact.case is None else client_text.written("Traject", contact.case),
    }
    for name in SAME:
        texts[name] = text_of(name, getattr(contact, name), texts, catalogue)
    return texts


def text_of(name: str, code: str | None, texts: dict[str, str], catalogue: "Catalogue") -> str:
    """What stands in a choice field for a code; empty when it does not fit."""
    if code is None or kind_of(name) != "choice":
        return ""
    offered = choices(name, texts, catalogue)
    return next((one.text for one in offered if one.code == code), "")
