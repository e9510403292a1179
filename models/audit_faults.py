"""Looking the whole chain of the audit through: the first row that does not fit, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from models.audit import Audit, ChainHead
from models.audit_chain import SEALED, START, sealed

_AT_ONCE = 5_000
# Plain tuples, as there may be a million.
_REST = tuple(name for name in SEALED if name != "seq")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found: ``rows`` looked at, and the first ``broken`` one with its fault (Dutch)."""

    rows: int
    broken: int | None = None
    fault: str = ""


def verdict(session: Session, anchors: Sequence[tuple[int, str]] = ()) -> Verdict:
    """Look through every row. ``anchors`` are numbers and seals (hex) that stood outside.

    ``session`` must see one moment, after the anchors were read.
    """
    head = session.exec(select(ChainHead)).one()
    seal, last, rows = START, 0, 0
    outside = _by_row(anchors)
    for seq, stored, *rest in _all(session):
        content = dict(zip(_REST, rest, strict=True))
        content["seq"] = seq
        if sealed(head.key, seal, content) != stored:
            return Verdict(rows, seq, _broken(seq, last))
        if seq in outside and outside[seq] != {stored.hex()}:
            return Verdict(rows, seq, f"{_names(seq)} is niet wat erbuiten is vastgelegd.")
        seal, last, rows = stored, seq, rows + 1
    return _ended(rows, last, max((head.seq, *outside)), seal == head.seal)


def _by_row(anchors: Sequence[tuple[int, str]]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for row, seal in anchors:
        found.setdefault(row, set()).add(seal)
    return found


def _all(session: Session) -> Iterator[Sequence[Any]]:
    columns = (col(getattr(Audit, name)) for name in ("seq", "seal", *_REST))
    found = select(*columns).order_by(col(Audit.seq))
    yield from session.connection().execute(found.execution_options(yield_per=_AT_ONCE))


def _broken(seq: int, last: int) -> str:
    if seq > last + 1:
        return f"Vóór regel {seq} van het logboek zijn regels weggehaald."
    return f"{_names(seq)} is veranderd, of staat er niet door casereg."


def _ended(rows: int, last: int, expected: int, whole: bool) -> Verdict:
    if last < expected:
        fault = f"Na regel {last} ontbreken regels: het logboek liep tot en met regel {expected}."
        return Verdict(rows, last + 1, fault)
    if not whole:
        return Verdict(rows, last, f"{_names(last)} is niet de laatste die casereg schreef.")
    return Verdict(rows)


def _names(seq: int) -> str:
    return f"Regel {seq} van het logboek"
