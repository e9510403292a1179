"""The rows of the demo, by table, in the order in which they may be stored."""

from collections.abc import Callable
from typing import Any

Row = dict[str, Any]
Rows = dict[str, list[Row]]
Progress = Callable[[int, int, str], None]
"""Told how much is done, of how much, and what is being done (in Dutch)."""

TABLES = (
    "client",
    "client_term",
    "client_kenmerk",
    "client_year",
    "client_case",
    "case_party",
    "case_result",
    "contact",
    "participation",
    "peiling",
    "meting",
    "kengetal",
    "mijlpaal",
    "volunteer_work",
    "draft",
    "week_lock",
)


def quiet(done: int, total: int, what: str) -> None:
    """Tells nobody."""
