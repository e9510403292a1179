"""Beperking van de verwerking: a client's data are kept and shown, but not added to or changed.

Figures go on counting what was recorded before: they name nobody, and what was released
does not change.
"""

from collections.abc import Iterable

from sqlmodel import col, or_, select

from casereg.errors import InvalidInput
from models.client import Client
from models.merged_clients import refuse_erased
from models.restriction_words import told
from models.work import Work


def refuse_restricted(client: Client, field: str = "") -> None:
    """Raise :class:`InvalidInput` for a client whose data may not be added to or changed."""
    if client.restricted_on is not None:
        raise InvalidInput(told(client.id or 0), field)


def refuse_any_restricted(work: Work, numbers: Iterable[int], field: str = "") -> None:
    """The same for several clients; the one with the lowest number is named.

    What a client was in who is erased now is only there for the figures: nobody can say
    any more whether a change is right.
    """
    restricted = select(Client).where(
        col(Client.id).in_(set(numbers)),
        or_(col(Client.restricted_on).is_not(None), col(Client.erased)),
    )
    for client in work.session.exec(restricted.order_by(col(Client.id))):
        refuse_erased(client, field)
        refuse_restricted(client, field)
