"""Bewaartermijnen: what is past its term, and the proposal to let it go."""

from dataclasses import replace

from casereg.errors import Refused
from casereg.security.rights import RETAIN
from models.erasure import BY_TERM
from models.erasure_cards import MOST_AT_ONCE, ErasureCard, RetentionPlan
from models.erasure_grounds import TERM_PASSED
from models.erasure_rows import asked, erasure_cards, open_ones
from models.locks import hold
from models.retention_due import due
from models.work import Work, own_team


def foreseen(work: Work) -> RetentionPlan:
    """What of the own team is past its term today; nothing goes by it."""
    work.require(RETAIN)
    plan = due(work, own_team(work), work.clock.today())
    waiting = [row for row in open_ones(work) if row.soort == BY_TERM]
    work.record("retention.see")
    if not waiting:
        return plan
    card = erasure_cards(work, waiting)[0]
    return replace(plan, erasure=card.number, asked_by=card.asked_by)


def propose(work: Work) -> ErasureCard:
    """Ask that what is past its term goes; somebody else has to agree.

    At most ``MOST_AT_ONCE`` clients, by number; those who are left come in a next one.
    """
    work.require(RETAIN)
    team = own_team(work)
    hold(work.session, f"retention {team}")
    waiting = [row.id for row in open_ones(work) if row.soort == BY_TERM]
    if waiting:
        raise Refused(
            f"Er staat al een voorstel: wissing {waiting[0]}. Een ander moet het goedkeuren."
        )
    plan = due(work, team, work.clock.today())
    if plan.empty:
        raise Refused("Er is niets waarvan de bewaartermijn voorbij is.")
    numbers = (one.number for one in plan.clients[:MOST_AT_ONCE])
    row = asked(work, BY_TERM, team, TERM_PASSED, numbers)
    work.record("retention.ask", f"wissing {row.id}")
    return erasure_cards(work, [row])[0]
