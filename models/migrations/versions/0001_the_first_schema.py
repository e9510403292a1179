"""The first schema."""

import sqlalchemy as sa
from alembic import op

from models.columns import Moment, Plain

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the register one step further."""
    op.create_table(
        "gebiedsteam",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("code"),
    )
    op.create_table(
        "opdracht",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("loaded_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("code", "version"),
    )
    op.create_table(
        "organisation",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("code"),
    )
    op.create_table(
        "register_info",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("database_id", sa.String(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("team", sa.String(), nullable=True),
        sa.Column("organisation", sa.String(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=True),
        sa.Column("added_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation"],
            ["organisation.code"],
        ),
        sa.ForeignKeyConstraint(
            ["team"],
            ["gebiedsteam.code"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "kern",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("gebiedsteam", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gebiedsteam"],
            ["gebiedsteam.code"],
        ),
        sa.PrimaryKeyConstraint("code"),
    )
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("deed", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
        ),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("ix_audit_client_id", "audit", ["client_id"])

    op.create_table(
        "client",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("kern", sa.String(), nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("mantelzorger", sa.Boolean(), nullable=False),
        sa.Column("added_by", sa.Integer(), nullable=False),
        sa.Column("added_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["added_by"],
            ["account.id"],
        ),
        sa.ForeignKeyConstraint(
            ["team"],
            ["gebiedsteam.code"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_client_team", "client", ["team"])

    op.create_table(
        "client_case",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("opdracht", sa.String(), nullable=False),
        sa.Column("deelopdracht", sa.String(), nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("worker_id", sa.Integer(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("ended_as", sa.String(), nullable=True),
        sa.Column("referred_to", sa.String(), nullable=True),
        sa.Column("referral_sent_on", sa.Date(), nullable=True),
        sa.Column("referral_accepted_on", sa.Date(), nullable=True),
        sa.Column("referral_result", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["team"],
            ["gebiedsteam.code"],
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"],
            ["account.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "draft",
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("worker_id", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["worker_id"],
            ["account.id"],
        ),
        sa.PrimaryKeyConstraint("uid"),
    )
    op.create_index("ix_draft_worker_id", "draft", ["worker_id"])

    op.create_table(
        "kengetal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entered_by"],
            ["account.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_kengetal_code", "kengetal", ["code"])

    op.create_table(
        "mijlpaal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("deelopdracht", sa.String(), nullable=False),
        sa.Column("delivered_on", sa.Date(), nullable=False),
        sa.Column("evidence", sa.String(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entered_by"],
            ["account.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_mijlpaal_code", "mijlpaal", ["code"])

    op.create_table(
        "release",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("opdracht", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["made_by"],
            ["account.id"],
        ),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_table(
        "week_lock",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("week", sa.Integer(), nullable=False),
        sa.Column("locked_by", sa.Integer(), nullable=False),
        sa.Column("locked_at", Moment(), nullable=False),
        sa.Column("late", sa.Integer(), nullable=False),
        sa.Column("tally", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["locked_by"],
            ["account.id"],
        ),
        sa.ForeignKeyConstraint(
            ["team"],
            ["gebiedsteam.code"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("team", "year", "week"),
    )
    op.create_table(
        "case_party",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("party", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["client_case.id"],
        ),
        sa.ForeignKeyConstraint(
            ["client_id"],
            ["client.id"],
        ),
        sa.PrimaryKeyConstraint("case_id", "client_id"),
    )
    op.create_index("ix_case_party_client_id", "case_party", ["client_id"])

    op.create_table(
        "client_aandachtsgroep",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"],
            ["client.id"],
        ),
        sa.PrimaryKeyConstraint("client_id", "code"),
    )
    op.create_table(
        "client_term",
        sa.Column("term", Plain(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"],
            ["client.id"],
        ),
        sa.PrimaryKeyConstraint("term", "client_id"),
    )
    op.create_index("ix_client_term_client_id", "client_term", ["client_id"])

    op.create_table(
        "client_year",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("kern", sa.String(), nullable=False),
        sa.Column("leeftijdsgroep", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"],
            ["client.id"],
        ),
        sa.PrimaryKeyConstraint("client_id", "year"),
    )
    op.create_table(
        "contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("entered_at", Moment(), nullable=False),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.Column("worker_id", sa.Integer(), nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("opdracht", sa.String(), nullable=False),
        sa.Column("deelopdracht", sa.String(), nullable=False),
        sa.Column("taak", sa.String(), nullable=True),
        sa.Column("contactsoort", sa.String(), nullable=False),
        sa.Column("kanaal", sa.String(), nullable=True),
        sa.Column("project", sa.String(), nullable=True),
        sa.Column("kern", sa.String(), nullable=False),
        sa.Column("leeftijdsgroep", sa.String(), nullable=False),
        sa.Column("uitkomst", sa.String(), nullable=True),
        sa.Column("reden", sa.String(), nullable=True),
        sa.Column("follow_up_on", sa.Date(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("participants", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["client_case.id"],
        ),
        sa.ForeignKeyConstraint(
            ["team"],
            ["gebiedsteam.code"],
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"],
            ["account.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("uid"),
    )
    op.create_index(
        "contact_count",
        "contact",
        [
            "happened_on",
            "status",
            "team",
            "opdracht",
            "deelopdracht",
            "contactsoort",
            "kern",
            "leeftijdsgroep",
            "minutes",
        ],
    )
    op.create_index("contact_worker_day", "contact", ["worker_id", "happened_on"])
    op.create_index("contact_worker_last", "contact", ["worker_id", "id"])

    op.create_table(
        "meting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("instrument", sa.String(), nullable=False),
        sa.Column("moment", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("measured_on", sa.Date(), nullable=False),
        sa.Column("opdracht", sa.String(), nullable=False),
        sa.Column("deelopdracht", sa.String(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=True),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["client_case.id"],
        ),
        sa.ForeignKeyConstraint(
            ["client_id"],
            ["client.id"],
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"],
            ["contact.id"],
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"],
            ["account.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_meting_measured_on", "meting", ["measured_on"])

    op.create_table(
        "participation",
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"],
            ["client.id"],
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"],
            ["contact.id"],
        ),
        sa.PrimaryKeyConstraint("contact_id", "client_id"),
    )
    op.create_index("ix_participation_client_id", "participation", ["client_id"])
