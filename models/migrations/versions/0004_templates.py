"""Templates of a worker: what a digit fills in."""

import sqlalchemy as sa
from alembic import op

from models.columns import Moment

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the register one step further."""
    op.create_table(
        "contact_template",
        sa.Column("worker_id", sa.Integer(), nullable=False),
        sa.Column("digit", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["worker_id"], ["account.id"]),
        sa.PrimaryKeyConstraint("worker_id", "digit"),
    )
