"""Clients can be erased: who asked, who agreed, the proof, and numbers that stand for nobody."""

import sqlalchemy as sa
from alembic import op

from models.columns import Moment
from models.erasure_triggers import guarding_erasures

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the register one step further."""
    erased: sa.Column[bool] = sa.Column(
        "erased", sa.Boolean(), nullable=False, server_default=sa.false()
    )
    op.add_column("client", erased)
    _erasures()
    op.create_table(
        "erased_client",
        sa.Column("erasure_id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("added_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["erasure_id"], ["erasure.id"]),
        sa.PrimaryKeyConstraint("erasure_id", "client_id"),
    )
    op.create_table(
        "erasure_step",
        sa.Column("client_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("stand_in", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("client_id"),
    )
    for statement in guarding_erasures(op.get_bind().dialect.name):
        op.execute(statement)


def _erasures() -> None:
    op.create_table(
        "erasure",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("soort", "team", "ground")),
        sa.Column("despite_term", sa.Boolean(), nullable=False),
        sa.Column("proposed", sa.JSON(), nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_at", Moment(), nullable=True),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["team"], ["gebiedsteam.code"]),
        sa.ForeignKeyConstraint(["asked_by"], ["account.id"]),
        sa.ForeignKeyConstraint(["decided_by"], ["account.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_erasure_team", "erasure", ["team"])
