"""Results on stdout: a JSON document, or a table that fits a terminal."""

import json
import shutil
from collections.abc import Sequence
from typing import Any

import click

NARROWEST = 8


def print_json(document: Any) -> None:
    """One JSON document, always in UTF-8, and nothing else."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=1).encode())


def print_table(
    headings: Sequence[str], rows: Sequence[Sequence[object]], whole: bool = False
) -> None:
    """Aligned columns; numbers to the right.

    The widest texts are shortened to fit the terminal; a table that must stay ``whole``
    stands closer together instead.
    """
    gap = " " if whole else "  "
    texts = [["" if cell is None else str(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(headings, *texts, strict=True)]
    numeric = [
        bool(rows) and all(cell is None or isinstance(cell, int) for cell in column)
        for column in zip(*rows, strict=True)
    ] or [False] * len(headings)
    if not whole:
        widths = _fitting(widths, _room() - len(gap) * (len(widths) - 1))
    for line in ([*headings], *texts):
        cells = zip(line, widths, numeric, strict=True)
        click.echo(gap.join(_cell(text, width, right) for text, width, right in cells).rstrip())


def _room() -> int:
    return shutil.get_terminal_size((80, 24)).columns


def _fitting(widths: list[int], room: int) -> list[int]:
    """The widths with the widest made narrower until they fit in ``room``, if they can."""
    fitted = list(widths)
    while sum(fitted) > room and max(fitted) > NARROWEST:
        fitted[fitted.index(max(fitted))] -= 1
    return fitted


def _cell(text: str, width: int, right: bool) -> str:
    shown = text if len(text) <= width else f"{text[: width - 1]}…"
    return shown.rjust(width) if right else shown.ljust(width)
