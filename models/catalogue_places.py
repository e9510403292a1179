"""Where in a catalogue file something stands, in words its writer can follow.

A path is a row of keys and positions, such as ``("deelopdrachten", 2, "doelen")``.
People count from one, so that reads ``deelopdrachten[3] (2): doelen``.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

Path = tuple[str | int, ...]


class Fault(NamedTuple):
    """Something wrong at a place, with the reason and what to do about it."""

    path: Path
    reason: str

    def text(self, content: object) -> str:
        """The fault with its place as a reader finds it in ``content``."""
        where = place(self.path, content)
        return f"{where}: {self.reason}" if where else self.reason


def place(path: Path, content: object) -> str:
    """The path in words, with the code of every item it passes."""
    parts: list[str] = []
    for key in path:
        content = _within(content, key)
        if isinstance(key, str):
            parts.append(key)
        else:
            named = _within(content, "code") or _within(content, "nummer")
            label = f" ({named})" if isinstance(named, str) else ""
            parts[-1:] = [f"{parts[-1] if parts else ''}[{key + 1}]{label}"]
    return ": ".join(parts)


def _within(content: Any, key: str | int) -> object:
    """The part of a table, list or model under ``key``; None when there is none."""
    if isinstance(key, int):
        listed = isinstance(content, Sequence) and not isinstance(content, str)
        return content[key] if listed and key < len(content) else None
    return content.get(key) if isinstance(content, Mapping) else getattr(content, key, None)
