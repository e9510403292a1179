"""What is planned with clients, and clients that turned out to be one person."""

import sqlalchemy as sa
from alembic import op

from models.columns import Moment

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the register one step further."""
    _follow_ups()
    with op.batch_alter_table("client") as client:
        client.add_column(sa.Column("merged_into", sa.Integer(), nullable=True))
        client.create_foreign_key("client_merged_into", "client", ["merged_into"], ["id"])
    op.create_index("ix_client_merged_into", "client", ["merged_into"])
    _merges()


def _follow_ups() -> None:
    op.create_table(
        "follow_up",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("due_at", sa.Time(), nullable=True),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("worker_id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=True),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["team"], ["gebiedsteam.code"]),
        sa.ForeignKeyConstraint(["worker_id"], ["account.id"]),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"]),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"]),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("uid"),
        sa.UniqueConstraint("contact_id"),
    )
    for name in ("worker_id", "client_id", "case_id"):
        op.create_index(f"ix_follow_up_{name}", "follow_up", [name])


def _merges() -> None:
    op.create_table(
        "client_merge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kept_id", sa.Integer(), nullable=False),
        sa.Column("gone_id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("moved", sa.JSON(), nullable=False),
        sa.Column("undone_by", sa.Integer(), nullable=True),
        sa.Column("undone_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["kept_id"], ["client.id"]),
        sa.ForeignKeyConstraint(["gone_id"], ["client.id"]),
        sa.ForeignKeyConstraint(["made_by"], ["account.id"]),
        sa.ForeignKeyConstraint(["undone_by"], ["account.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    for name in ("kept_id", "gone_id"):
        op.create_index(f"ix_client_merge_{name}", "client_merge", [name])
