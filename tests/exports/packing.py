"""Writes a report as a signed package, as a release does, with a key that never changes."""

from datetime import datetime
from pathlib import Path

from exports.package.files import package_files, package_name
from exports.package.manifest import AuditHead
from exports.package.release_mark import ReleaseMark
from exports.package.signing import Signer
from exports.package.whole_folder import write_folder
from exports.report import Report
from tests.exports.small import NOON

SIGNER = Signer("0d4a5a2c-2f9d-4c39-9b6b-0d7f6d0b1a11", bytes(range(32)))
AUDIT = AuditHead(41, "a" * 64)
PREVIOUS = "b" * 64


def packed(report: Report, number: int = 7, made_at: datetime = NOON) -> dict[str, bytes]:
    """The files."""
    mark = ReleaseMark(number, made_at, "coordinator")
    return package_files(report, mark, SIGNER, PREVIOUS, AUDIT)


def pack(report: Report, out: Path, number: int = 7, made_at: datetime = NOON) -> Path:
    """The folder that was made in ``out``."""
    folder = out / package_name(report, number)
    write_folder(folder, packed(report, number, made_at))
    return folder
