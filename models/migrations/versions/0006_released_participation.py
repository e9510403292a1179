"""Who took part in a contact stays as it was when the contact was released."""

import sqlalchemy as sa
from alembic import op

from models.append_only import refusing_changes

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# Of what was released before nobody kept it: whoever took part now did then, as far as known.
_AS_THEY_ARE = """
INSERT INTO released_participation (contact_id, release, client_id)
SELECT DISTINCT released_contact.contact_id, released_contact.release, participation.client_id
FROM released_contact
JOIN participation ON participation.contact_id = released_contact.contact_id
WHERE released_contact.sign = 1
"""


def upgrade() -> None:
    """Bring the register one step further."""
    op.create_table(
        "released_participation",
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("release", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["release"], ["release.number"]),
        sa.PrimaryKeyConstraint("contact_id", "release", "client_id"),
        sqlite_with_rowid=False,
    )
    op.execute(_AS_THEY_ARE)
    row = ("contact_id", "release", "client_id")
    dialect = op.get_bind().dialect.name
    for statement in refusing_changes(dialect, "released_participation", [row]):
        op.execute(statement)
