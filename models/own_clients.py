"""The clients somebody works with now: those of the own last contacts."""

from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from models.contact import Contact, Participation

CONTACTS_LOOKED_BACK = 500


def own_clients(worker: int) -> SelectOfScalar[int]:
    """The numbers of the clients in the last contacts of a worker."""
    last = (
        select(Contact.id)
        .where(Contact.worker_id == worker)
        .order_by(col(Contact.id).desc())
        .limit(CONTACTS_LOOKED_BACK)
    )
    return select(Participation.client_id).where(col(Participation.contact_id).in_(last))
