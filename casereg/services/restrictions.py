"""Beperking van de verwerking: put on a client by the teamleider, and lifted again."""

from casereg.errors import Refused
from casereg.security.rights import RESTRICT
from models.cards import ClientCard
from models.client import Client
from models.client_note import LIFTING, RESTRICTION
from models.client_note_forms import ExplainedForm
from models.client_notes import note_about
from models.contact_cards import client_cards
from models.team_rows import own_client
from models.work import Work


def restrict(work: Work, number: int, form: ExplainedForm) -> ClientCard:
    """Let a client's data be kept and shown only; what is open stays open until it is lifted."""
    client = own_client(work, number, RESTRICT, restricted=True)
    if client.restricted_on is not None:
        raise Refused(f"De gegevens van cliënt {number} zijn al beperkt.")
    client.restricted_on = work.clock.today()
    note_about(work, client, RESTRICTION, form.explanation)
    return _done(work, "client.restrict", client)


def lift(work: Work, number: int, form: ExplainedForm) -> ClientCard:
    """Let a client's data be added to and changed again."""
    client = own_client(work, number, RESTRICT, restricted=True)
    if client.restricted_on is None:
        raise Refused(f"De gegevens van cliënt {number} zijn niet beperkt.")
    client.restricted_on = None
    note_about(work, client, LIFTING, form.explanation)
    return _done(work, "client.lift", client)


def _done(work: Work, deed: str, client: Client) -> ClientCard:
    work.session.flush()
    work.record(deed, client_id=client.id)
    return client_cards(work.session, [client])[0]
