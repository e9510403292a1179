"""Inzage: everything that is held about one client, and who saw or changed it."""

from sqlmodel import col, select

from casereg.errors import NotAllowed
from casereg.security.rights import INSPECT
from models.client import Client
from models.inspection import gathered
from models.inspection_cards import InspectionCard
from models.inspection_hiding import without_others
from models.work import Work


def inspection(work: Work, number: int, to_file: bool) -> InspectionCard:
    """Of the client that ``number`` leads to, also one who left or is restricted."""
    work.require(INSPECT)
    client = _client(work, number)
    card = without_others(work, gathered(work, client))
    work.record("client.inspect", "naar een bestand" if to_file else "", client.id)
    return card


def _client(work: Work, number: int) -> Client:
    own = (Client.id == number, Client.team == work.actor.team, col(Client.erased).is_(False))
    client = work.session.exec(select(Client).where(*own)).one_or_none()
    if client is None:
        message = f"Cliënt {number} bestaat niet of is niet van je gebiedsteam."
        raise NotAllowed(message, INSPECT.code, number)
    return client if client.merged_into is None else _client(work, client.merged_into)
