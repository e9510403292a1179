"""What a client asks for about its own data: a correction with why, or a statement beside it."""

from typing import Any

from sqlmodel import select

from casereg.errors import InvalidInput, Refused
from models.cards import ClientCard
from models.catalogue import MANTELZORGER, UNKNOWN
from models.client import Client, ClientKenmerk
from models.client_note import CORRECTION, STATEMENT
from models.client_note_forms import CorrectionForm, ExplainedForm
from models.client_notes import note_about
from models.client_rules import check_birth_year, check_kern, check_name
from models.client_search import make_findable
from models.code_rules import check_code
from models.contact_cards import client_cards
from models.team_rows import own_client
from models.work import Work


def correct(work: Work, number: int, form: CorrectionForm) -> ClientCard:
    """Give a client other data; what stood there is kept, with who, when and why.

    What was counted stays as it was: new contacts go by the new kern and year of birth.
    Only a kenmerk the client never had is gone from all days.
    """
    client = own_client(work, number)
    before = _corrected(work, client, form) | _dropped(work, number, form.drop)
    if not before:
        raise Refused("Er verandert zo niets. Zeg wat er anders moet zijn.")
    note_about(work, client, CORRECTION, form.explanation, before)
    return _done(work, "client.correct", client)


def state(work: Work, number: int, form: ExplainedForm) -> ClientCard:
    """Keep what the client states about its data, which stay as they are.

    Also of one that is restricted: the client does not lose that right.
    """
    client = own_client(work, number, restricted=True)
    note_about(work, client, STATEMENT, form.explanation)
    return _done(work, "client.state", client)


def _corrected(work: Work, client: Client, form: CorrectionForm) -> dict[str, Any]:
    """Change what the form gives, and say what stood there."""
    given = form.model_dump(exclude_unset=True, include={"name", "birth_year", "kern"})
    if "kern" in given:
        given["kern"] = given["kern"] or UNKNOWN
    before = {field: getattr(client, field) for field in given}
    before = {field: value for field, value in before.items() if value != given[field]}
    today = work.clock.today()
    if "name" in before:
        if given["name"] is None:
            raise InvalidInput("Naam: vul dit in.", "name")
        check_name(given["name"])
        make_findable(work.session, client.id or 0, given["name"])
    if "birth_year" in before:
        check_birth_year(given["birth_year"], today.year)
    if "kern" in before:
        check_kern(given["kern"], work.catalogues.on(today))
    for field in before:
        setattr(client, field, given[field])
    return before


def _dropped(work: Work, number: int, codes: tuple[str, ...]) -> dict[str, Any]:
    """Let kenmerken never have been, and say from and until which day they were."""
    rows = work.session.exec(select(ClientKenmerk).where(ClientKenmerk.client_id == number)).all()
    had = tuple(row.code for row in rows)
    for code in codes:
        check_code(code, (), "drop", (MANTELZORGER, *had), word="aandachtsgroep")
    gone = [row for row in rows if row.code in codes]
    for row in gone:
        work.session.delete(row)
    spells = [row.model_dump(mode="json", include={"code", "since", "until"}) for row in gone]
    return {"kenmerken": spells} if spells else {}


def _done(work: Work, deed: str, client: Client) -> ClientCard:
    work.session.flush()
    work.record(deed, client_id=client.id)
    return client_cards(work.session, [client])[0]
