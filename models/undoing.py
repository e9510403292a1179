"""Who may take back what somebody entered beside contacts."""

from casereg.errors import NotAllowed
from casereg.security.rights import UNDO_RECORD, Reach
from models.account import Account
from models.work import Work


def require_undo(work: Work, entered_by: int, team: str | None = None) -> None:
    """Raise :class:`NotAllowed` unless it is the actor's own, or of the team of a teamleider.

    ``team`` is that of the row, which stays when who made it goes to another team. Only
    what bears no team goes by the team its maker is in now.
    """
    reach = work.require(UNDO_RECORD)
    if entered_by == work.actor.account_id:
        return
    where = team or work.session.get_one(Account, entered_by).team
    if reach is not Reach.TEAM or where != work.actor.team:
        message = "Dit heeft een ander ingevoerd. Vraag die, of je teamleider."
        raise NotAllowed(message, UNDO_RECORD.code)
