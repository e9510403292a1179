"""What an entry form opens with, read from the register in one go."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from casereg.errors import InvalidInput, Refused
from models.cards import ClientCard, ContactCard, ContactFilter, DraftCard
from models.catalogue import Catalogue
from models.record_cards import CaseCard
from models.template_cards import TemplateForm
from screens import client_text
from screens.entry_case import in_case
from screens.entry_days import read_day
from screens.entry_proposals import opening, passing, texts_of
from screens.entry_template import with_template

if TYPE_CHECKING:
    from datetime import date

    from casereg.register import Register

# In a draft: the number of the contact that is being corrected. No field has this name.
NUMBER = "_number"
RECENT = 20


@dataclass(frozen=True, slots=True)
class Opening:
    """A form as it opens. ``number`` is the contact it corrects, None for a new one.

    ``recent`` are the worker's last contacts and ``templates`` the own ones, to propose
    from. ``proposed`` are the texts that another choice may still change.
    """

    texts: dict[str, str]
    catalogue: Catalogue | None
    recent: tuple[ContactCard, ...]
    number: int | None = None
    templates: tuple[TemplateForm, ...] = ()
    proposed: dict[str, str] = field(default_factory=dict)


def read_opening(
    register: "Register",
    draft: DraftCard | None = None,
    number: int | None = None,
    client: ClientCard | None = None,
    case: CaseCard | None = None,
    template: TemplateForm | None = None,
) -> Opening:
    """Read what the form needs to go on with a draft, correct a contact, or start a new one.

    A new one may start with a client, in a traject, or with a template.
    """
    recent = register.contacts(ContactFilter(mine=True, limit=RECENT))
    if draft:
        return _from_draft(register, draft, recent)
    if number is not None:
        contact = register.contact(number)
        catalogue = register.catalogue(contact.happened_on)
        texts = texts_of(contact, catalogue)
        return Opening(texts, catalogue, recent, contact.number)
    return _new(register, recent, client, case, template)


def _new(
    register: "Register",
    recent: tuple[ContactCard, ...],
    client: ClientCard | None,
    case: CaseCard | None,
    template: TemplateForm | None,
) -> Opening:
    today = register.clock.today()
    found = catalogue_of(register, today)
    texts = in_case(register, case, recent, found) if case else opening(today, recent, found)
    if client:
        texts["clients"] = client_text.joined([client])
    if template and found:
        texts = with_template(texts, template, found)
    forms = tuple(one.form for one in register.templates())
    return Opening(texts, found, recent, templates=forms, proposed=passing(texts))


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
