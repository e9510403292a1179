"""The package for the gemeente: a folder with the counts, their description and an account."""

from datetime import datetime
from hashlib import sha256
from pathlib import Path

from exports.counts import Counts, Exported
from exports.description import datapackage_json
from exports.release_mark import ReleaseMark
from exports.tables_csv import tellingen_csv
from exports.verantwoording import verantwoording_md
from exports.whole_folder import write_folder


def write_package(
    counts: Counts, number: int, made_at: datetime, made_by: str, out: Path
) -> Exported:
    """Write release ``number`` as a new folder in ``out``, whole or not at all.

    ``made_at`` is aware, ``made_by`` an account name. The same arguments give the same
    bytes. Raises :class:`~casereg.errors.Refused` when the folder exists already or
    cannot be written.
    """
    folder = out / package_name(counts, number)
    files = package_files(counts, ReleaseMark(number, made_at, made_by))
    write_folder(folder, files)
    return Exported(folder, sha256(files["datapackage.json"]).hexdigest(), counts)


def package_name(counts: Counts, number: int) -> str:
    """The name of the folder."""
    return f"resultaatmeting_{counts.catalogue.code}_{counts.period.text}_r{number}"


def package_files(counts: Counts, release: ReleaseMark) -> dict[str, bytes]:
    """The content of every file, by name; the description last, since it names the others."""
    tellingen = tellingen_csv(counts, release.number)
    verantwoording = verantwoording_md(counts, release).encode()
    name = package_name(counts, release.number)
    return {
        "tellingen.csv": tellingen,
        "verantwoording.md": verantwoording,
        "datapackage.json": datapackage_json(name, counts, release, tellingen, verantwoording),
    }
