"""The key with which the register signs what it releases."""

from sqlmodel import Field, SQLModel


class SigningKey(SQLModel, table=True):
    """One row: the 32 raw bytes of an Ed25519 private key, made once and never shown.

    On the embedded file it is encrypted with everything else. On a team server it is as
    safe as the server: only the account of the program may read the tables.
    """

    __tablename__ = "signing_key"

    id: int = Field(default=1, primary_key=True)
    private: bytes
