"""The audit becomes a chain that is only added to, and says for which team and from where."""

import secrets

import sqlalchemy as sa
from alembic import op

from models.append_only import keeping_tables, only_forward, refusing_changes
from models.audit_chain import START, sealed
from models.columns import Moment

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_AUDIT = sa.table(
    "audit",
    sa.column("seq", sa.Integer()),
    sa.column("at", Moment()),
    *(sa.column(name) for name in ("account_id", "role", "team", "deed", "subject")),
    *(sa.column(name) for name in ("client_id", "place", "outcome")),
    sa.column("seal", sa.LargeBinary()),
)


def upgrade() -> None:
    """Bring the register one step further."""
    with op.batch_alter_table("audit") as audit:
        for name in ("team", "place"):
            audit.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
        audit.add_column(sa.Column("seal", sa.LargeBinary(), nullable=True))
    _chain()
    with op.batch_alter_table("audit") as audit:
        audit.alter_column("seal", existing_type=sa.LargeBinary(), nullable=False)
    dialect = op.get_bind().dialect.name
    if dialect == "postgresql":
        # The number comes from the head, so that the chain has no gaps.
        op.execute("ALTER TABLE audit ALTER COLUMN seq DROP DEFAULT")
        op.execute("DROP SEQUENCE audit_seq_seq")
    for statement in (
        *refusing_changes(dialect, "audit", [("seq",)]),
        *only_forward(dialect, "audit_head"),
        *keeping_tables(dialect, ("audit", "audit_head")),
    ):
        op.execute(statement)


def _chain() -> None:
    """What stood there before is sealed as it is now: from here on it stays so."""
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("seal", sa.LargeBinary(), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    connection, key = op.get_bind(), secrets.token_bytes(32)
    rows = connection.execute(sa.select(_AUDIT).order_by(_AUDIT.c.seq)).mappings().all()
    seal, seals = START, []
    for row in rows:
        seal = sealed(key, seal, {name: row[name] for name in row if name != "seal"})
        seals.append({"row": row["seq"], "made": seal})
    if seals:
        set_seal = sa.update(_AUDIT).where(_AUDIT.c.seq == sa.bindparam("row"))
        connection.execute(set_seal.values(seal=sa.bindparam("made")), seals)
    head = sa.table("audit_head", *map(sa.column, ("id", "seq", "seal", "key")))
    last = rows[-1]["seq"] if rows else 0
    connection.execute(sa.insert(head).values(id=1, seq=last, seal=seal, key=key))
