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
