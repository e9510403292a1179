"""What an entry form opens with, read from the register in one go."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casereg.errors import InvalidInput, Refused
from models.cards import ClientCard, ContactCard, ContactFilter, DraftCard
from models.catalogue import Catalogue
from models.record_cards import CaseCard
from screens import client_text
from screens.entry_case import in_case
from screens.entry_days import read_day
from screens.entry_proposals import opening, texts_of

if TYPE_CHECKING:
    from datetime import date

    from casereg.register import Register

# In a draft: the number of the contact that is being corrected. No field has this name.
NUMBER = "_number"
RECENT = 20


@dataclass(frozen=True, slots=True)
class Opening:
    """A form as it opens. ``number`` is the contact it corrects, None for a new one.

    ``recent`` are the worker's last contacts, to propose from.
    """

    texts: dict[str, str]
    catalogue: Catalogue | None
    recent: tuple[ContactCard, ...]
    number: int | None = None


def read_opening(
    register: "Register",
    draft: DraftCard | None = None,
    number: int | None = None,
    client: ClientCard | None = None,
    case: CaseCard | None = None,
) -> Opening:
    """Read what the form needs to go on with a draft, correct a contact, or start a new one.

    A new one may start with a client, or in a traject.
    """
    recent = register.contacts(ContactFilter(mine=True, limit=RECENT))
    if draft:
        return _from_draft(register, draft, recent)
    if number is not None:
        contact = register.contact(number)
        catalogue = register.catalogue(contact.happened_on)
        texts = texts_of(contact, catalogue)
        return Opening(texts, catalogue, recent, contact.number)
    today = register.clock.today()
    found = catalogue_of(register, today)
    if case:
        return Opening(in_case(register, case, recent, found), found, recent)
    texts = opening(today, recent, found)
    if client:
        texts["clients"] = client_text.joined([client])
    return Opening(texts, found, recent)


def _from_draft(register: "Register", draft: DraftCard, recent: tuple[ContactCard, ...]) -> Opening:
    texts = dict(draft.content)
    number = texts.pop(NUMBER, "")
    try:
        day = read_day("happened_on", texts.get("happened_on", ""), register.clock.today())
    except InvalidInput:
        day = register.clock.today()
    found = catalogue_of(register, day)
    return Opening(texts, found, recent, int(number) if number.isdecimal() else None)


def catalogue_of(register: "Register", day: "date") -> Catalogue | None:
    """The opdracht of a day, or None when there is none."""
    try:
        return register.catalogue(day)
    except Refused:
        return None
