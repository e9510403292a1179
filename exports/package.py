"""A package for the gemeente: a folder with tables, their description and a text to read."""

from datetime import datetime
from hashlib import sha256
from pathlib import Path

from exports.description import datapackage_json
from exports.heading import heading
from exports.release_mark import ReleaseMark
from exports.report import Exported, Report
from exports.tables_csv import csv_bytes
from exports.whole_folder import write_folder


def write_package(
    report: Report, number: int, made_at: datetime, made_by: str, out: Path
) -> Exported:
    """Write release ``number`` as a new folder in ``out``, whole or not at all.

    ``made_at`` is aware, ``made_by`` an account name. The same arguments give the same
    bytes. Raises :class:`~casereg.errors.Refused` when the folder exists already or
    cannot be written.
    """
    folder = out / package_name(report, number)
    files = package_files(report, ReleaseMark(number, made_at, made_by))
    write_folder(folder, files)
    return Exported(folder, sha256(files["datapackage.json"]).hexdigest(), report)


def package_name(report: Report, number: int) -> str:
    """The name of the folder."""
    source = report.source
    return f"{report.kind}_{source.catalogue.code}_{source.period.text}_r{number}"


def package_files(report: Report, release: ReleaseMark) -> dict[str, bytes]:
    """The content of every file, by name; the description last, since it names the others."""
    source, number = report.source, release.number
    files = {f"{one.name}.csv": csv_bytes(one, source, number) for one in report.tables}
    text = "\n".join((*heading(report, release), "", *report.lines))
    files[f"{report.text_name}.md"] = f"{text}\n".encode()
    name = package_name(report, release.number)
    files["datapackage.json"] = datapackage_json(name, report, release, files)
    return files
