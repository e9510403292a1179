"""What erasing a client would do: what goes, what stays, which terms run, what is in the way."""

from collections.abc import Iterator

from models.belongings import Belongings, belongings, open_cases
from models.client import Client
from models.contact_cards import client_cards
from models.erasure_cards import ErasurePlan, RunningTerm
from models.erasure_counts import counted, elsewhere
from models.erasure_rows import open_about
from models.kept_stretches import person, stretches
from models.restriction_words import told
from models.work import Work


def plan_of(work: Work, client: Client) -> ErasurePlan:
    """Everything somebody who decides must know."""
    session, number = work.session, client.id or 0
    own = belongings(session, number)
    today = work.clock.today()
    running = (
        RunningTerm(one.term.titel, one.term.wet, until, one.term.verplicht)
        for one in stretches(session, work.catalogues, person() == number).of(number)
        if (until := one.until()) and not one.over(today)
    )
    waiting = open_about(work, number)
    taken = (f"Wissing {waiting} is al aangevraagd.",) if waiting else ()
    return ErasurePlan(
        client=client_cards(session, [client])[0],
        merged=tuple(one for one in own.numbers if one != number),
        counts={**counted(session, own), "vermelding": len(elsewhere(session, own))},
        terms=tuple(sorted(running, key=lambda term: (not term.duty, term.until))),
        obstacles=(*taken, *obstacles(work, client, own)),
        erasure=waiting,
    )


def obstacles(work: Work, client: Client, own: Belongings) -> Iterator[str]:
    """What stands in the way, and what to do about it."""
    if client.restricted_on is not None:
        yield told(client.id or 0)
    for number in open_cases(work.session, own):
        yield f"Traject {number} is nog open. Sluit het eerst."
