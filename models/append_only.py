"""Tables that are only ever added to: the database itself refuses any other change."""

from collections.abc import Iterator, Sequence

REASON = "only added to"


def refusing_changes(dialect: str, table: str, keys: Sequence[Sequence[str]]) -> Iterator[str]:
    """Statements that let a table refuse UPDATE, DELETE and what replaces a row.

    ``keys`` are its unique keys, by their columns. They must be run again after a migration
    that makes the table anew.
    """
    return _on_sqlite(table, keys) if dialect == "sqlite" else _on_server(table)


def _on_sqlite(table: str, keys: Sequence[Sequence[str]]) -> Iterator[str]:
    for deed in ("UPDATE", "DELETE"):
        yield (
            f"CREATE TRIGGER {table}_no_{deed.lower()} BEFORE {deed} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{REASON}'); END"
        )
    # INSERT OR REPLACE deletes without a word to the trigger on DELETE.
    taken = " OR ".join(
        f"EXISTS (SELECT 1 FROM {table} WHERE "  # noqa: S608 - names of our own tables
        + " AND ".join(f"{column} = NEW.{column}" for column in key)
        + ")"
        for key in keys
    )
    yield (
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {taken} "
        f"BEGIN SELECT RAISE(ABORT, '{REASON}'); END"
    )


def _on_server(table: str) -> Iterator[str]:
    yield (
        "CREATE OR REPLACE FUNCTION casereg_only_added_to() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REASON}' USING ERRCODE = 'restrict_violation'; END $$"
    )
    yield (
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION casereg_only_added_to()"
    )
    yield (
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION casereg_only_added_to()"
    )


def only_forward(dialect: str, table: str) -> Iterator[str]:
    """Statements that let the one row of ``table`` keep its ``key`` and never count back."""
    back = "NEW.seq < OLD.seq OR NEW.key <> OLD.key OR NEW.id <> OLD.id"
    if dialect == "sqlite":
        yield (
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{REASON}'); END"
        )
        yield (
            f"CREATE TRIGGER {table}_no_back BEFORE UPDATE ON {table} WHEN {back} "
            f"BEGIN SELECT RAISE(ABORT, '{REASON}'); END"
        )
        # Also against INSERT OR REPLACE: the row is made with the table.
        yield (
            f"CREATE TRIGGER {table}_no_insert BEFORE INSERT ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{REASON}'); END"
        )
        return
    yield (
        f"CREATE TRIGGER {table}_no_change BEFORE INSERT OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION casereg_only_added_to()"
    )
    yield (
        f"CREATE TRIGGER {table}_no_back BEFORE UPDATE ON {table} "
        f"FOR EACH ROW WHEN ({back}) EXECUTE FUNCTION casereg_only_added_to()"
    )
    yield (
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION casereg_only_added_to()"
    )


def keeping_tables(dialect: str, tables: Sequence[str]) -> Iterator[str]:
    """Statements that let a PostgreSQL refuse to drop these tables or their triggers.

    Only a superuser can make an event trigger; for another owner nothing is done, and
    what keeps the tables there is that the program works as a role that does not own them.
    On SQLite each connection refuses it by itself (:mod:`models.kept_tables`).
    """
    if dialect != "postgresql":
        return
    names = ", ".join(f"'{one}'" for one in tables)
    yield (
        "CREATE OR REPLACE FUNCTION casereg_keeps_tables() RETURNS event_trigger "
        "LANGUAGE plpgsql AS $$ BEGIN "
        "IF EXISTS (SELECT FROM pg_event_trigger_dropped_objects() dropped WHERE "
        f"object_name IN ({names}) AND object_type = 'table' "
        f"OR object_type = 'trigger' AND address_names[2] IN ({names})) "
        f"THEN RAISE EXCEPTION '{REASON}' USING ERRCODE = 'restrict_violation'; END IF; END $$"
    )
    yield (
        "DO $$ BEGIN IF current_setting('is_superuser') = 'on' THEN "
        "CREATE EVENT TRIGGER casereg_keeps_tables ON sql_drop "
        "EXECUTE FUNCTION casereg_keeps_tables(); END IF; END $$"
    )
