"""Which contacts somebody may see."""

from sqlalchemy import ColumnElement
from sqlmodel import col

from casereg.security.rights import SEE_CONTACTS, Reach
from models.contact import Contact
from models.work import Work


def visible(work: Work, mine: bool = False) -> list[ColumnElement[bool]]:
    """Conditions on :class:`Contact`; ``mine`` leaves out those of colleagues.

    Raises :class:`NotAllowed` for a role that sees none.
    """
    reach = work.require(SEE_CONTACTS)
    own_team = col(Contact.team) == work.actor.team
    if mine or reach is Reach.OWN:
        return [own_team, col(Contact.worker_id) == work.actor.account_id]
    return [own_team]
