"""The tables that indicators are counted from, without the ORM.

For every number of a statement the ORM would look for the model it belongs to.
"""

from sqlalchemy import Table
from sqlmodel import SQLModel

from models.case import Case, CaseParty, CaseResult
from models.client import ClientKenmerk, ClientYear
from models.contact import Contact, Participation
from models.measurement import Meting, Peiling
from models.outside import VolunteerWork


def _table(model: type[SQLModel]) -> Table:
    return SQLModel.metadata.tables[str(model.__tablename__)]


CASE, CASE_PARTY, CASE_RESULT = _table(Case), _table(CaseParty), _table(CaseResult)
CLIENT_KENMERK, CLIENT_YEAR = _table(ClientKenmerk), _table(ClientYear)
CONTACT, PARTICIPATION = _table(Contact), _table(Participation)
METING, PEILING = _table(Meting), _table(Peiling)
VOLUNTEER_WORK = _table(VolunteerWork)
