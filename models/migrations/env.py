"""Alembic's way in: runs on the connection and in the transaction it is given."""

from alembic import context

from models.tables import METADATA


def run() -> None:
    """Run the migrations; the caller holds the transaction."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=METADATA,
        render_as_batch=True,
        transactional_ddl=False,
    )
    context.run_migrations()


run()
