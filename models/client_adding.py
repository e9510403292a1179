"""Putting a client in a register."""

from casereg.errors import InvalidInput
from models.catalogue import MANTELZORGER, UNKNOWN, Catalogue
from models.client import Client, ClientKenmerk
from models.client_rules import check_birth_year, check_kern, check_name
from models.client_search import make_findable
from models.forms import ClientForm
from models.work import Work


def check_client(form: ClientForm, catalogue: Catalogue, year: int) -> None:
    """Raise :class:`InvalidInput` for the first thing that cannot be; ``year`` is this one."""
    check_kern(form.kern, catalogue)
    known = {group.code for group in catalogue.aandachtsgroepen}
    if not known.issuperset(form.aandachtsgroepen):
        raise InvalidInput("Deze aandachtsgroep staat niet in de opdracht.", "aandachtsgroepen")
    check_birth_year(form.birth_year, year)
    check_name(form.name)


def add_client(work: Work, form: ClientForm, team: str) -> Client:
    """Add a checked client to a gebiedsteam."""
    client = Client(
        name=form.name,
        birth_year=form.birth_year,
        kern=form.kern or UNKNOWN,
        team=team,
        added_by=work.actor.account_id,
        added_at=work.clock.now(),
    )
    work.session.add(client)
    work.session.flush()
    assert client.id is not None  # noqa: S101 - flushed before
    make_findable(work.session, client.id, form.name)
    carer = (MANTELZORGER,) if form.mantelzorger else ()
    for code in dict.fromkeys(form.aandachtsgroepen + carer):
        work.session.add(ClientKenmerk(client_id=client.id, code=code))
    work.session.flush()
    work.record("client.add", client_id=client.id)
    return client
