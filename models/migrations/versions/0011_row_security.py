"""On PostgreSQL the tables get an owner role, and a role to work as that sees rows by context.

The rows each may see are told anew after every migration, see :mod:`models.row_policies`.
"""

from alembic import op

from models.server_roles_made import hand_over, make_roles

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the register one step further."""
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        hand_over(connection, make_roles(connection))
