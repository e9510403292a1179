"""Who did what: rows that are only added to, each sealed together with the one before it."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from models.columns import Moment


class Audit(SQLModel, table=True):
    """A deed: who, in which role and for which gebiedsteam, what (``deed``), on what, which client.

    ``place`` is the machine it was done from, ``outcome`` whether it was done or refused.
    Holds numbers and codes, never names of clients or content. ``account_id`` None is the
    program itself. Give new rows to :func:`models.audit_chain.note`: it is refused without
    a ``seal``.
    """

    seq: int | None = Field(
        default=None, primary_key=True, sa_column_kwargs={"autoincrement": False}
    )
    at: datetime = Field(sa_type=Moment)
    account_id: int | None = Field(default=None, foreign_key="account.id")
    role: str
    team: str = ""
    deed: str
    subject: str = ""
    client_id: int | None = Field(default=None, index=True)
    place: str = ""
    outcome: str = "gedaan"
    seal: bytes | None = Field(default=None, nullable=False)


class ChainHead(SQLModel, table=True):
    """One row: where the audit stands now, and the key its rows are sealed with.

    The key is made once and kept in the register: encrypted with everything else on the
    embedded file, as safe as the server on a team server. It is not made from the data
    key, which may be changed while the rows stay as they are.
    """

    __tablename__ = "audit_head"

    id: int = Field(default=1, primary_key=True)
    seq: int
    seal: bytes
    key: bytes
