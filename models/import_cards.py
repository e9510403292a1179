"""What came of an import: how many contacts, and on which lines what is wrong."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field

from casereg.errors import NotAllowed


@dataclass(slots=True)
class Places:
    """Lines of a file by column and reason, so that a million of them take little room."""

    _lines: dict[tuple[str, str], "array[int]"] = field(default_factory=dict)

    def add(self, line: int, column: str, reason: str) -> None:
        """Note a line."""
        self._lines.setdefault((column, reason), array("q")).append(line)

    def __len__(self) -> int:
        return sum(len(lines) for lines in self._lines.values())

    def by_reason(self) -> Iterator[tuple[str, str, tuple[int, ...]]]:
        """Column, reason and its lines; what comes first in the file comes first."""
        for (column, reason), lines in sorted(self._lines.items(), key=lambda pair: pair[1][0]):
            yield column, reason, tuple(lines)

    def by_line(self) -> Iterator[tuple[int, str, str]]:
        """Line, column and reason, in the order of the file."""
        return iter(
            sorted((line, *place) for place, lines in self._lines.items() for line in lines)
        )


@dataclass(slots=True)
class Imported:
    """The outcome. ``known`` were stored by an earlier import and are left as they are.

    ``late`` came after vaststellen. ``doubted`` are notes in which something stands that
    perhaps does not belong there. ``denied`` are clients that were asked for without a right
    to them, for the audit. With ``nothing_stored`` the numbers say what would have been.
    """

    lines: int = 0
    stored: int = 0
    known: int = 0
    late: int = 0
    new_clients: int = 0
    refused: Places = field(default_factory=Places)
    doubted: Places = field(default_factory=Places)
    denied: dict[int | None, NotAllowed] = field(default_factory=dict)
    nothing_stored: bool = False


@dataclass(frozen=True, slots=True)
class ImportChoice:
    """``late``: also into vastgestelde weeks; ``skip_refused``: leave faulty lines out; ``trial``:
    store nothing.
    """

    late: bool = False
    skip_refused: bool = False
    trial: bool = False
