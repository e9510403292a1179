"""Who is in the rows of the keystroke benchmark: clients of the demo, and what went before."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from casereg.register import Register
from models.cards import ClientCard, ContactFilter
from models.forms import ContactForm
from models.names import search_terms
from models.record_cards import CaseCard, CaseFilter

LOOKED_BACK = 400
QUIET_DAYS = 7
COACHING_MINUTES = 50


@dataclass(frozen=True)
class Scene:
    """The day, the clients, the running case, and the digit of the telephone template."""

    today: date
    coached: ClientCard
    carer: ClientCard
    visited: ClientCard
    neighbours: CaseCard
    digit: str


def prepared(register: Register) -> Scene:
    """Choose the clients; those who were coached before and the running case get a contact."""
    today = register.clock.today()
    clients = _findable(register)
    coached, carer, visited = (next(clients) for _ in range(3))
    case = _running(register)
    last_week = today - timedelta(days=QUIET_DAYS)
    register.log_contact(_coaching(coached, last_week))
    register.log_contact(
        ContactForm(
            happened_on=last_week,
            contactsoort="buurtbemiddeling",
            deelopdracht="10",
            kanaal="huisbezoek",
            uitkomst="gesproken",
            minutes=45,
            case=case.number,
        )
    )
    return Scene(today, coached, carer, visited, case, _telephone_template(register))


def letters(client: ClientCard) -> tuple[str, ...]:
    """What is typed to find somebody: two letters of the first name and two of the last."""
    words = search_terms(client.name)
    return tuple(words[0][:2] + words[-1][:2])


def _findable(register: Register) -> Iterator[ClientCard]:
    """Own clients who come first for their letters and were not met of late, each once."""
    seen: set[int] = set()
    before = register.clock.today() - timedelta(days=QUIET_DAYS + 1)
    for contact in register.contacts(ContactFilter(mine=True, end=before, limit=LOOKED_BACK)):
        for client in contact.clients:
            fresh = client.number not in seen and _quiet(register, client)
            seen.add(client.number)
            if fresh and _comes_first(register, client):
                yield client


def _quiet(register: Register, client: ClientCard) -> bool:
    """Whether a client has no open case and no contact of late."""
    cases = register.records.cases(CaseFilter(client=client.number))
    return not cases and not register.contacts(_since(register, client))


def _since(register: Register, client: ClientCard) -> ContactFilter:
    """The own contacts with a client of the last days."""
    day = register.clock.today() - timedelta(days=QUIET_DAYS)
    return ContactFilter(mine=True, clients=(client.number,), start=day)


def _comes_first(register: Register, client: ClientCard) -> bool:
    found = register.find_clients("".join(letters(client)))
    return bool(found) and found[0].number == client.number


def _running(register: Register) -> CaseCard:
    """An open buurtbemiddeling whose first party has no other case and comes first."""
    fits: Callable[[CaseCard], bool] = lambda case: (  # noqa: E731
        case.trajectsoort == "buurtbemiddeling"
        and len(register.records.cases(CaseFilter(client=case.parties[0].client.number))) == 1
        and _comes_first(register, case.parties[0].client)
        and not register.contacts(_since(register, case.parties[0].client))
    )
    return next(case for case in register.records.cases(CaseFilter()) if fits(case))


def _coaching(client: ClientCard, day: date) -> ContactForm:
    return ContactForm(
        happened_on=day,
        contactsoort="coaching",
        deelopdracht="3",
        kanaal="kantoor",
        uitkomst="gesproken",
        minutes=COACHING_MINUTES,
        clients=(client.number,),
    )


def _telephone_template(register: Register) -> str:
    """The digit under which the telephone advice stands that this worker logs most."""
    wanted = ("informatie-en-advies", "telefoon")
    return next(
        str(one.digit)
        for one in register.templates()
        if (one.form.contactsoort, one.form.kanaal) == wanted
    )
