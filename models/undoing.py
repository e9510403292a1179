"""Who may take back what somebody entered beside contacts."""

from casereg.errors import Refused
from casereg.security.rights import UNDO_RECORD, Reach
from models.account import Account
from models.work import Work


def require_undo(work: Work, entered_by: int) -> None:
    """Raise :class:`Refused` unless it is the actor's own, or of the team of a teamleider."""
    reach = work.require(UNDO_RECORD)
    if entered_by == work.actor.account_id:
        return
    maker = work.session.get_one(Account, entered_by)
    if reach is not Reach.TEAM or maker.team != work.actor.team:
        raise Refused("Dit heeft een ander ingevoerd. Vraag die, of je teamleider.")
