"""What no connection of the program may do to the tables that are only ever added to.

Triggers refuse to change rows; this refuses to take the triggers or the tables away. It
guards against mistakes and against SQL that was slipped in: whoever has the key can open
the file with another program. What that program changes, the chain shows.
"""

from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

KEPT = frozenset(
    {"audit", "audit_head", "release", "released_contact", "released_participation"}
    | {"erasure", "erased_client"}
)
_ADDED_TO = KEPT - {"audit_head", "erasure"}
# A trigger says when: only for who is being erased (models/erasure_triggers.py).
_MAY_CHANGE = ("released_participation", "client_id")
# For each action, where SQLite says which table it is about.
_TABLE_AT = {
    sqlcipher.SQLITE_DROP_TABLE: 0,
    sqlcipher.SQLITE_DROP_TRIGGER: 1,
    sqlcipher.SQLITE_ALTER_TABLE: 1,
    sqlcipher.SQLITE_DELETE: 0,
}
_NEVER = frozenset({"writable_schema", "recursive_triggers"})


def seal(connection: Any) -> None:
    """Let a driver connection refuse it from now on."""
    connection.set_authorizer(_allowed)


def unseal(connection: Any) -> None:
    """Let a migration change what it must."""
    connection.set_authorizer(None)


def _allowed(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    refused = (
        (action in _TABLE_AT and (first, second)[_TABLE_AT[action]] in KEPT)
        or (
            action == sqlcipher.SQLITE_UPDATE
            and first in _ADDED_TO
            and (first, second) != _MAY_CHANGE
        )
        or (action == sqlcipher.SQLITE_PRAGMA and first in _NEVER)
    )
    return int(sqlcipher.SQLITE_DENY if refused else sqlcipher.SQLITE_OK)
