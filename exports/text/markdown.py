"""Pieces of Markdown."""

from collections.abc import Iterable, Iterator, Sequence

_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>|#"})


def in_cell(text: str) -> str:
    """Text of others as it was written: on one line, its signs not taken for markup."""
    return " ".join(text.split()).translate(_SPECIAL)


def table_of(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table with a head, line by line."""
    yield _row(heads)
    yield _row(["---"] * len(heads))
    yield from (_row([in_cell(text) for text in row]) for row in rows)


def _row(texts: Sequence[str]) -> str:
    return f"| {' | '.join(texts)} |"
