"""What the database refuses around erasing: other clients in what was released, new proofs."""

from collections.abc import Iterator

from models.append_only import REASON, refusing_changes

_MARKED = (
    "NEW.contact_id = OLD.contact_id AND NEW.release = OLD.release AND EXISTS ("
    "SELECT 1 FROM erasure_step JOIN client ON client.id = erasure_step.client_id "
    "WHERE erasure_step.client_id = OLD.client_id AND erasure_step.stand_in = NEW.client_id "
    "AND client.erased)"
)
_TAKEN = "EXISTS (SELECT 1 FROM {0} WHERE {0}.{1} = NEW.{1})"


def guarding_erasures(dialect: str) -> Iterator[str]:
    """Statements that leave one way to change what was released: a stand-in for who is erased.

    A proof stays as it was once it is no longer open.
    """
    yield from refusing_changes(dialect, "erased_client", [("erasure_id", "client_id")])
    yield from _on_sqlite() if dialect == "sqlite" else _on_server()


def _on_sqlite() -> Iterator[str]:
    yield "DROP TRIGGER released_participation_no_update"
    released = "released_participation"
    for name, deed, table, refused in (
        (f"{released}_no_update", "UPDATE", released, f"NOT ({_MARKED})"),
        ("erasure_no_delete", "DELETE", "erasure", "1"),
        ("erasure_no_update", "UPDATE", "erasure", "OLD.state <> 'open' OR NEW.id <> OLD.id"),
        ("erasure_no_replace", "INSERT", "erasure", _TAKEN.format("erasure", "id")),
    ):
        yield (
            f"CREATE TRIGGER {name} BEFORE {deed} ON {table} WHEN {refused} "
            f"BEGIN SELECT RAISE(ABORT, '{REASON}'); END"
        )


def _on_server() -> Iterator[str]:
    yield (
        "CREATE FUNCTION casereg_only_erased() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF {_MARKED} THEN RETURN NEW; END IF; "
        f"RAISE EXCEPTION '{REASON}' USING ERRCODE = 'restrict_violation'; END $$"
    )
    yield "DROP TRIGGER released_participation_no_change ON released_participation"
    for name, deed, refused, function in (
        ("released_participation_no_delete", "DELETE ON released_participation", "", "added_to"),
        ("released_participation_no_update", "UPDATE ON released_participation", "", "erased"),
        ("erasure_no_delete", "DELETE ON erasure", "", "added_to"),
        ("erasure_no_update", "UPDATE ON erasure", "WHEN (OLD.state <> 'open')", "added_to"),
    ):
        yield (
            f"CREATE TRIGGER {name} BEFORE {deed} FOR EACH ROW {refused} "
            f"EXECUTE FUNCTION casereg_only_{function}()"
        )
    yield (
        "CREATE TRIGGER erasure_no_truncate BEFORE TRUNCATE ON erasure "
        "FOR EACH STATEMENT EXECUTE FUNCTION casereg_only_added_to()"
    )
