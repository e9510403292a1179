"""Where in a catalogue file something stands, in words its writer can follow.

A path is a row of keys and positions, such as ``("deelopdrachten", 2, "doelen")``.
People count from one, so that reads ``deelopdrachten[3] (2): doelen``.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

Path = tuple[str | int, ...]

_QUOTED_OR_COMMENT = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'|#.*")


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


def line_of(text: str, path: Path) -> int | None:
    """The line (from 1) of the item or key at ``path``, as far as it can be found.

    TOML readers keep no lines, so this looks for headers, keys and opening braces
    outside quotes. Where it finds only the item around it, that line is given.
    """
    lines = [_QUOTED_OR_COMMENT.sub('""', line) for line in text.splitlines()]
    start, end, found, table = 0, len(lines), None, ""
    for name, index in _steps(path):
        table = f"{table}.{name}" if table else name
        header = _headers(lines, table, start, end)
        if header and (index or 0) < len(header):
            found = start = header[index or 0]
            end = _next_header(lines, table, start + 1, end)
            continue
        key = _key(lines, name, start, end)
        if key is None:
            break
        found = start = key if index is None else _brace(lines, index, key, end)
        end = start + 1 if index is not None else end
    return None if found is None else found + 1


def _steps(path: Path) -> list[tuple[str, int | None]]:
    """The path as keys, each with the position in its list if it has one."""
    steps: list[tuple[str, int | None]] = []
    for key in path:
        if isinstance(key, str):
            steps.append((key, None))
        elif steps:
            steps[-1] = (steps[-1][0], key)
    return steps


def _headers(lines: list[str], table: str, start: int, end: int) -> list[int]:
    """The lines with ``[table]`` or ``[[table]]``."""
    header = re.compile(rf"\s*\[\[?\s*{re.escape(table)}\s*\]")
    return [number for number in range(start, end) if header.match(lines[number])]


def _next_header(lines: list[str], table: str, start: int, end: int) -> int:
    """The line where a table ends: the next header that is not a part of it."""
    outside = re.compile(rf"\s*\[\[?\s*(?!{re.escape(table)}\.)[\w.-]+\s*\]\]?\s*$")
    return next((number for number in range(start, end) if outside.match(lines[number])), end)


def _key(lines: list[str], name: str, start: int, end: int) -> int | None:
    """The line with ``name =``, on its own or within braces."""
    key = re.compile(rf"(?:^|[{{,])\s*{re.escape(name)}\s*=")
    return next((number for number in range(start, end) if key.search(lines[number])), None)


def _brace(lines: list[str], index: int, start: int, end: int) -> int:
    """The line with opening brace number ``index`` (from 0); ``start`` when there is none."""
    for number in range(start, end):
        index -= lines[number].count("{")
        if index < 0:
            return number
    return start
