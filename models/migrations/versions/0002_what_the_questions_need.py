"""Kenmerken with dates, and what indicators are counted from beside contacts."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the register one step further."""
    _clients()
    _contacts()
    _cases()
    _metingen()
    _from_outside()
    for table in ("client_case", "peiling", "meting", "kengetal", "mijlpaal", "volunteer_work"):
        # Of what was stored before nobody knows the id, and nobody will send it again.
        op.add_column(table, sa.Column("uid", sa.Uuid(), nullable=True))
        op.create_index(f"ix_{table}_uid", table, ["uid"], unique=True)


def _clients() -> None:
    """Kenmerken get dates; being a mantelzorger becomes one of them."""
    op.create_table(
        "client_kenmerk",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_client_kenmerk_client_id", "client_kenmerk", ["client_id"])
    op.execute(
        "INSERT INTO client_kenmerk (client_id, code) "
        "SELECT client_id, code FROM client_aandachtsgroep"
    )
    op.execute(
        "INSERT INTO client_kenmerk (client_id, code) "
        "SELECT id, 'mantelzorger' FROM client WHERE mantelzorger"
    )
    op.drop_table("client_aandachtsgroep")
    op.drop_column("client", "mantelzorger")
    op.add_column("client", sa.Column("discharged_on", sa.Date(), nullable=True))


def _contacts() -> None:
    op.add_column("contact", sa.Column("helped", sa.Boolean(), nullable=True))
    op.create_index("ix_contact_case_id", "contact", ["case_id"])
    # Now with what indicators look at, so that they too decrypt no page of notes.
    op.drop_index("contact_count", "contact")
    op.create_index(
        "contact_count",
        "contact",
        [
            *("happened_on", "status", "team", "opdracht", "deelopdracht", "contactsoort"),
            *("kern", "leeftijdsgroep", "minutes", "taak", "project", "kanaal", "uitkomst"),
            *("reden", "helped", "participants", "worker_id"),
        ],
    )


def _cases() -> None:
    """Cases made before were of one nameless kind, in a kern nobody wrote down."""
    for name, before in (
        ("trajectsoort", ""),
        ("kern", "onbekend"),
        ("leeftijdsgroep", "onbekend"),
    ):
        column = sa.Column(name, sa.String(), nullable=False, server_default=before)
        op.add_column("client_case", column)
    op.add_column("client_case", sa.Column("taak", sa.String(), nullable=True))
    op.add_column("client_case", sa.Column("project", sa.String(), nullable=True))
    op.add_column("client_case", sa.Column("referral_result_on", sa.Date(), nullable=True))
    op.add_column("client_case", _no("undone"))
    op.create_index("ix_client_case_team", "client_case", ["team"])
    op.create_index("ix_client_case_opened_on", "client_case", ["opened_on"])
    op.create_index("ix_client_case_closed_on", "client_case", ["closed_on"])
    op.create_table(
        "case_result",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.Column("reached", sa.Boolean(), nullable=False),
        _no("at_closing"),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"]),
        sa.PrimaryKeyConstraint("case_id", "code", "answered_on"),
    )
    op.create_index("ix_case_result_answered_on", "case_result", ["answered_on"])


def _metingen() -> None:
    op.create_table(
        "peiling",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("instrument", sa.String(), nullable=False),
        sa.Column("moment", sa.String(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("opdracht", sa.String(), nullable=False),
        sa.Column("deelopdracht", sa.String(), nullable=False),
        sa.Column("team", sa.String(), nullable=True),
        sa.Column("aandachtsgroep", sa.String(), nullable=True),
        sa.Column("invited", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["team"], ["gebiedsteam.code"]),
        sa.ForeignKeyConstraint(["entered_by"], ["account.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_peiling_held_on", "peiling", ["held_on"])
    with op.batch_alter_table("meting") as meting:
        meting.add_column(sa.Column("team", sa.String(), nullable=True))
        meting.add_column(sa.Column("peiling_id", sa.Integer(), nullable=True))
        meting.add_column(_no("at_closing"))
        meting.add_column(_no("undone"))
        meting.create_foreign_key("meting_team", "gebiedsteam", ["team"], ["code"])
        meting.create_foreign_key("meting_peiling", "peiling", ["peiling_id"], ["id"])
    op.create_index("ix_meting_case_id", "meting", ["case_id"])
    op.create_index("ix_meting_peiling_id", "meting", ["peiling_id"])


def _from_outside() -> None:
    part = sa.Column("part", sa.String(), nullable=False, server_default="")
    op.add_column("kengetal", part)
    op.add_column("kengetal", _no("undone"))
    op.add_column("mijlpaal", _no("undone"))
    op.create_table(
        "volunteer_work",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("route", sa.String(), nullable=True),
        sa.Column("kern", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("vacancy_id", sa.Integer(), nullable=True),
        sa.Column("opdracht", sa.String(), nullable=False),
        sa.Column("deelopdracht", sa.String(), nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["vacancy_id"], ["volunteer_work.id"]),
        sa.ForeignKeyConstraint(["team"], ["gebiedsteam.code"]),
        sa.ForeignKeyConstraint(["entered_by"], ["account.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_volunteer_work_happened_on", "volunteer_work", ["happened_on"])


def _no(name: str) -> sa.Column[bool]:
    """A column that says no about every row there is."""
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())
