"""On which line of a catalogue file something stands.

TOML readers keep no lines, so this walks a text they accepted once more and only
remembers where each header, key and list item begins.
"""

import re
from collections.abc import Mapping
from itertools import count

from models.catalogue_places import Path

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\])*"|\'[^\']*\''
    r"|#[^\n]*|\n|[\[\]{},=.]|[^\s\[\]{},=.\"'#]+",
    re.DOTALL,
)
_ENDS = ("", ",", "]", "}", "\n")


def lines_of(text: str) -> dict[Path, int]:
    """The line (from 1) of every table, key and list item of a sound TOML text.

    Keys have their path as a writer sees it: ``("deelopdrachten", 2, "doelen", 0)``.
    """
    walk = _Walk(text)
    try:
        walk.document()
    except RecursionError:
        return {}  # nested far deeper than a catalogue is
    return walk.lines


def line_of(lines: Mapping[Path, int], path: Path) -> int | None:
    """The line of ``path``, or of what it would stand in; None when that is the whole file."""
    known = (path[:length] for length in range(len(path), 0, -1))
    return next((lines[part] for part in known if part in lines), None)


class _Walk:
    """One way past the tokens of a text; ``lines`` fills on the way."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self._rows: dict[Path, int] = {}
        self._tokens: list[tuple[str, int]] = []
        self._at = 0
        line = 1
        for found in _TOKEN.finditer(text):
            if not found[0].startswith("#"):
                self._tokens.append((found[0], line))
            line += found[0].count("\n")

    def document(self) -> None:
        """Every header with the keys under it."""
        table: Path = ()
        while self._word:
            if self._word == "\n":
                self._at += 1
            elif self._word == "[":
                table = self._header()
            else:
                self._pair(table)

    @property
    def _word(self) -> str:
        return self._tokens[self._at][0] if self._at < len(self._tokens) else ""

    def _note(self, path: Path) -> None:
        if self._word:
            self.lines.setdefault(path, self._tokens[self._at][1])

    def _header(self) -> Path:
        """``[table]`` or ``[[table]]``: the path of what stands under it."""
        start = self._at
        self._at += 2 if self._tokens[start + 1][0] == "[" else 1
        is_row = self._at - start == 2
        names = self._keys("]")
        self._at += 1 if is_row else 0
        path: Path = ()
        line = self._tokens[start][1]
        for left, name in enumerate(names, 1 - len(names)):
            path = (*path, name)
            self.lines.setdefault(path, line)
            if is_row and left == 0:
                self._rows[path] = self._rows.get(path, -1) + 1
            if path in self._rows:
                path = (*path, self._rows[path])
                self.lines.setdefault(path, line)
        return path

    def _keys(self, end: str) -> list[str]:
        """The names up to ``end``, which is passed as well."""
        names = []
        while self._word not in (end, ""):
            if self._word != ".":
                names.append(self._word.strip("\"'"))
            self._at += 1
        self._at += 1
        return names

    def _pair(self, table: Path) -> None:
        first, path = self._at, table
        for name in self._keys("="):
            path = (*path, name)
            self.lines.setdefault(path, self._tokens[first][1])
        self._value(path)

    def _value(self, path: Path) -> None:
        self._note(path)
        index, opening = count(), self._word
        self._at += opening in ("[", "{")
        if opening == "[":
            while self._more("]"):
                self._value((*path, next(index)))
        elif opening == "{":
            while self._more("}"):
                self._pair(path)
        else:
            while self._word not in _ENDS:
                self._at += 1

    def _more(self, end: str) -> bool:
        """Whether another part follows in this list or row; its end is passed as well."""
        while self._word in (",", "\n"):
            self._at += 1
        if self._word in (end, ""):
            self._at += 1
            return False
        return True
