"""Who works where: organisations, gebiedsteams and kernen, filled from the catalogue."""

from sqlmodel import Field, SQLModel


class Organisation(SQLModel, table=True):
    """One of the welzijnsorganisaties in the cooperatie."""

    code: str = Field(primary_key=True)
    title: str


class Gebiedsteam(SQLModel, table=True):
    """A team of sociaal werkers for a part of the gemeente."""

    code: str = Field(primary_key=True)
    title: str


class Kern(SQLModel, table=True):
    """A village or town, under one gebiedsteam."""

    code: str = Field(primary_key=True)
    title: str
    gebiedsteam: str = Field(foreign_key="gebiedsteam.code")
