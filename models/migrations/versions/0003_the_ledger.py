"""Releases become a chain that is only added to, with the contacts that were released."""

import sqlalchemy as sa
from alembic import op

from models.append_only import refusing_changes

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the register one step further."""
    _releases()
    _released_contacts()
    op.create_table(
        "signing_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("private", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    dialect = op.get_bind().dialect.name
    row = ("opdracht", "happened_on", "contact_id", "release", "sign")
    for statement in (
        *refusing_changes(dialect, "release", [("number",), ("previous",)]),
        *refusing_changes(dialect, "released_contact", [row]),
    ):
        op.execute(statement)


def _releases() -> None:
    """What was made before stays as it is: a concept, without an entry."""
    for name, type_ in (
        ("previous", sa.String()),
        ("catalogue_version", sa.Integer()),
        ("entry", sa.LargeBinary()),
        ("files", sa.LargeBinary()),
    ):
        op.add_column("release", sa.Column(name, type_, nullable=True))
    for name in ("entry_sha256", "catalogue_sha256"):
        column = sa.Column(name, sa.String(), nullable=False, server_default="")
        op.add_column("release", column)
    op.create_index("ix_release_previous", "release", ["previous"], unique=True)


def _released_contacts() -> None:
    op.create_table(
        "released_contact",
        sa.Column("opdracht", sa.String(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("release", sa.Integer(), nullable=False),
        sa.Column("sign", sa.Integer(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("deelopdracht", sa.String(), nullable=False),
        sa.Column("contactsoort", sa.String(), nullable=False),
        sa.Column("kern", sa.String(), nullable=False),
        sa.Column("leeftijdsgroep", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["release"], ["release.number"]),
        sa.PrimaryKeyConstraint("opdracht", "happened_on", "contact_id", "release", "sign"),
        sqlite_with_rowid=False,
    )
