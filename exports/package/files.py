"""A package for the gemeente: a folder with tables, their description and a text to read."""

from exports.package.closing import closing
from exports.package.description import datapackage_json
from exports.package.heading import heading
from exports.package.manifest import AuditHead, signed_manifest
from exports.package.release_mark import ReleaseMark
from exports.package.signing import Signer
from exports.report import Report
from exports.tables_csv import csv_bytes


def package_name(report: Report, number: int) -> str:
    """The name of the folder."""
    source = report.source
    return f"{report.kind}_{source.catalogue.code}_{source.period.text}_r{number}"


def package_files(
    report: Report, release: ReleaseMark, signer: Signer, previous: str, audit: AuditHead
) -> dict[str, bytes]:
    """The content of every file, by name; the same arguments give the same bytes.

    ``previous`` is the hash of the ledger entry before this one, empty for the first.
    """
    files = _described(report, release)
    return files | signed_manifest(signer, release.number, previous, audit, files)


def _described(report: Report, release: ReleaseMark) -> dict[str, bytes]:
    """Tables and text, and last the description, since it names the others."""
    source, number = report.source, release.number
    files = {f"{one.name}.csv": csv_bytes(one, source, number) for one in report.tables}
    lines = (*heading(report, release), "", *report.lines, "", *closing(report))
    files[f"{report.text_name}.md"] = ("\n".join(lines) + "\n").encode()
    name = package_name(report, number)
    files["datapackage.json"] = datapackage_json(name, report, release, files)
    return files
