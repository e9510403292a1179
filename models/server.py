"""The register on a team server: PostgreSQL through psycopg."""

from sqlalchemy import create_engine
from sqlalchemy.exc import ArgumentError

from casereg.errors import WrongUsage
from models.database import Database

CONNECT_SECONDS = 10


def open_server(url: str) -> Database:
    """The register at ``url``; connects when first used."""
    if not url.startswith("postgresql+psycopg://"):
        raise WrongUsage("CASEREG_DATABASE_URL moet beginnen met postgresql+psycopg://")
    try:
        engine = create_engine(
            url,
            hide_parameters=True,
            pool_pre_ping=True,
            connect_args={"connect_timeout": CONNECT_SECONDS},
        )
    except (ArgumentError, ValueError):
        raise WrongUsage("CASEREG_DATABASE_URL is geen goed adres.") from None
    return Database(engine, engine.execution_options(isolation_level="REPEATABLE READ"))
