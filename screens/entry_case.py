"""The traject a contact belongs to: which ones fit, and what a contact in it opens with."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.cards import ContactCard, ContactFilter
from models.record_cards import CaseFilter
from screens import client_text
from screens.choices import Choice
from screens.contact_line import title_of
from screens.entry_offers import Texts, code_of
from screens.entry_proposals import Proposals, opening, text_of

if TYPE_CHECKING:
    from casereg.register import Register
    from models.catalogue import Catalogue
    from models.record_cards import CaseCard

LOOKED_BACK = 50  # contacts of the client among which the last one of its traject is looked for


@dataclass(frozen=True, slots=True)
class KnownCases:
    """The open trajecten of the clients they were read for.

    ``last`` is the worker's own last contact with the first of them.
    """

    clients: tuple[int, ...] = ()
    cases: "tuple[CaseCard, ...]" = ()
    last: ContactCard | None = None

    def fitting(self, texts: Texts, catalogue: "Catalogue | None") -> tuple[Choice, ...]:
        """Those with all clients of the contact, for its deelopdracht when that is known."""
        clients = client_text.numbers(texts.get("clients", ""))
        if catalogue is None or not clients or clients != self.clients:
            return ()
        part = code_of("deelopdracht", texts, catalogue)
        return tuple(
            choice_of(one, catalogue)
            for one in self.cases
            if set(clients) <= {party.client.number for party in one.parties}
            and part in (None, one.deelopdracht)
        )

    def propose(
        self, texts: dict[str, str], catalogue: "Catalogue | None", proposals: Proposals
    ) -> None:
        """Fill in the traject when only one fits; what was cleared stays so."""
        fitting = self.fitting(texts, catalogue)
        text = fitting[0].text if len(fitting) == 1 else ""
        if text != proposals.made.get("case", ""):
            proposals.propose(texts, "case", text)

    def holds(self, text: str) -> bool:
        """Whether the traject in a field is one of these."""
        return bool({one.number for one in self.cases} & set(client_text.numbers(text)))


def choice_of(case: "CaseCard", catalogue: "Catalogue") -> Choice:
    """A traject to choose."""
    title = title_of(catalogue.trajectsoorten, case.trajectsoort)
    opened = f"{case.opened_on.day}-{case.opened_on.month}-{case.opened_on.year}"
    return Choice(str(case.number), client_text.written(title, case.number), "", opened)


def known_of(register: "Register", clients: tuple[int, ...]) -> KnownCases:
    """What is known of the first of these clients; nothing of nobody."""
    if not clients:
        return KnownCases()
    cases = register.records.cases(CaseFilter(client=clients[0]))
    last = register.contacts(ContactFilter(mine=True, clients=clients[:1], limit=1))
    return KnownCases(clients, cases, next(iter(last), None))


def in_case(
    register: "Register",
    case: "CaseCard",
    recent: Sequence[ContactCard],
    catalogue: "Catalogue | None",
) -> dict[str, str]:
    """The texts of a new contact in a traject, much like the last one in it."""
    texts = opening(register.clock.today(), recent, catalogue)
    if catalogue is None:
        return texts
    texts |= {
        "clients": client_text.joined(party.client for party in case.parties),
        "case": choice_of(case, catalogue).text,
    }
    last = _last_in(register, case) or _last_like(case, recent, catalogue)
    soort = catalogue.contactsoort(last.contactsoort if last else case.trajectsoort)
    codes = {"deelopdracht": case.deelopdracht, "taak": case.taak, "project": case.project}
    kanaal = (last.kanaal if last else None) or (soort.kanaal if soort else None)
    first = {"contactsoort": soort.code if soort else None}
    for name, code in (first | codes | {"kanaal": kanaal}).items():
        texts[name] = text_of(name, code, texts, catalogue)
    minutes = last.minutes if last else soort.minuten if soort else None
    texts["minutes"] = "" if minutes is None else str(minutes)
    return texts


def _last_in(register: "Register", case: "CaseCard") -> ContactCard | None:
    """The last contact of this traject that may be seen."""
    if not case.parties:  # whoever was in it is erased
        return None
    client = case.parties[0].client.number
    found = register.contacts(ContactFilter(clients=(client,), limit=LOOKED_BACK))
    return next((one for one in found if one.case == case.number), None)


def _last_like(
    case: "CaseCard", recent: Sequence[ContactCard], catalogue: "Catalogue"
) -> ContactCard | None:
    """The worker's last contact of the soort with the code of the traject; else for its part."""
    own = catalogue.contactsoort(case.trajectsoort)
    return next(
        (
            one
            for one in recent
            if (one.contactsoort == own.code if own else one.deelopdracht == case.deelopdracht)
        ),
        None,
    )
