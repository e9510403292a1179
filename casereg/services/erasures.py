"""Erasing a client: what it would do, asked by one person, done by a second, with a proof."""

from collections.abc import Sequence

from sqlmodel import col, select

from casereg.errors import InvalidInput, Refused
from casereg.security.rights import APPROVE_ERASURE, ERASE_CLIENT, Reach, reach
from models.belongings import belongings
from models.client import Client
from models.erasing_again import Known, erase_again
from models.erasing_many import erase_all, forget_texts
from models.erasure import BY_REQUEST, BY_TERM, Erasure
from models.erasure_cards import ErasureCard, ErasurePlan, RunningTerm
from models.erasure_grounds import GROUNDS
from models.erasure_plan import obstacles, plan_of
from models.erasure_rows import (
    asked,
    drop,
    drop_empty,
    erasure_cards,
    open_ones,
    proven,
    standing,
)
from models.retention_due import due
from models.team_rows import own_client
from models.work import Work, own_team


def foreseen(work: Work, number: int) -> ErasurePlan:
    """What erasing a client would do; raises :class:`NotAllowed` for one of others."""
    client = own_client(work, number, ERASE_CLIENT, restricted=True)
    plan = plan_of(work, client)
    work.record("erasure.see", client_id=number)
    return plan


def ask(work: Work, number: int, ground: str, despite_term: bool) -> ErasureCard:
    """Ask that a client is erased; nothing goes before somebody else agrees.

    Raises :class:`Refused` while something stands in the way, or a law wants the data kept
    and ``despite_term`` is not said.
    """
    client = own_client(work, number, ERASE_CLIENT, restricted=True)
    if ground not in GROUNDS:
        raise InvalidInput(f"Deze reden bestaat niet. Kies uit: {', '.join(GROUNDS)}.", "ground")
    plan = plan_of(work, client)
    if plan.obstacles:
        raise Refused(plan.obstacles[0])
    if plan.duties and not despite_term:
        raise Refused(_kept_by_law(plan.duties[0]))
    row = asked(work, BY_REQUEST, client.team, ground, (number,), despite_term=bool(plan.duties))
    work.record("erasure.ask", f"wissing {row.id}", number)
    return erasure_cards(work, [row])[0]


def withdraw(work: Work, erasure: int) -> ErasureCard:
    """Take a request back: whoever asked it, or who may agree."""
    work.require(ERASE_CLIENT)
    row = standing(work, erasure)
    if row.asked_by != work.actor.account_id:
        work.require(APPROVE_ERASURE)
    drop(work, row)
    work.record("erasure.withdraw", f"wissing {erasure}")
    return erasure_cards(work, [row])[0]


def listed(work: Work) -> tuple[ErasureCard, ...]:
    """What was asked and done in the own team, newest first."""
    work.require(ERASE_CLIENT)
    found = select(Erasure).where(Erasure.team == own_team(work)).order_by(col(Erasure.id).desc())
    work.record("erasure.list")
    return erasure_cards(work, work.session.exec(found).all())


def waiting(work: Work) -> int:
    """How many requests of others wait for the actor; none for who may not agree."""
    if reach(work.actor.role, APPROVE_ERASURE) is Reach.NONE:
        return 0
    work.record("erasure.list")
    return sum(row.asked_by != work.actor.account_id for row in open_ones(work))


def approve(work: Work, erasure: int) -> ErasureCard:
    """Do what somebody else asked, whole or not at all."""
    work.require(APPROVE_ERASURE)
    row = standing(work, erasure)
    if row.asked_by == work.actor.account_id:
        raise Refused("Dit heb je zelf gevraagd. Een ander moet het goedkeuren: je teamleider.")
    numbers, notes, cases = _still_due(work, row) if row.soort == BY_TERM else _asked(work, row)
    gone, counts = erase_all(work.session, numbers)
    forget_texts(work.session, notes, cases)
    counts["notitie"] += len(notes)
    counts["verwijzing"] += len(cases)
    proven(work, row, gone, {kind: number for kind, number in counts.items() if number})
    drop_empty(work, {client.id or 0 for client in gone})
    for client in gone:
        work.record("client.erased", f"wissing {row.id} {row.sha256}", client.id)
    if not gone:
        work.record("retention.erased", f"wissing {row.id} {row.sha256}")
    return erasure_cards(work, [row])[0]


def repeat(work: Work, known: Sequence[Known]) -> ErasureCard | None:
    """Erase those of the own team again who came back with an older database."""
    work.require(APPROVE_ERASURE)
    team = own_team(work)
    mine = [one for one in known if _of_team(work, one[0], team)]
    actor = work.actor
    if not erase_again(work.session, mine, actor.account_id, actor.role, work.clock.now()):
        return None
    last = select(Erasure).where(Erasure.team == team).order_by(col(Erasure.id).desc())
    return erasure_cards(work, work.session.exec(last.limit(1)).all())[0]


def _of_team(work: Work, number: int, team: str) -> bool:
    client = work.session.get(Client, number)
    return client is not None and client.team == team


Due = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]
"""Clients, contacts of which the note goes, and cases of which the text goes."""


def _asked(work: Work, row: Erasure) -> Due:
    """The client of a request, if nothing came in the way since."""
    (number,) = row.proposed
    client = own_client(work, number, APPROVE_ERASURE, restricted=True)
    if hindered := next(obstacles(work, client, belongings(work.session, number)), None):
        raise Refused(hindered)
    return (number,), (), ()


def _still_due(work: Work, row: Erasure) -> Due:
    """What of a proposal is still past its term; who came back meanwhile stays."""
    plan = due(work, row.team, row.asked_at.date())
    numbers = {one.number for one in plan.clients}
    return tuple(sorted(numbers & set(row.proposed))), plan.notes, plan.cases


def _kept_by_law(term: RunningTerm) -> str:
    return (
        f"Dit moet bewaard blijven tot en met {term.until:%d-%m-%Y} ({term.law}). "
        "Zeg erbij dat het toch moet (met --ondanks-termijn), als dat zo is besloten."
    )
