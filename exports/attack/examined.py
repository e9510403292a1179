"""One package, read as far as it can be read, with what is wrong in it check by check."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from exports.attack.cell_rows import FILE, cells_of
from exports.attack.csv_rows import Row, rows_of
from exports.attack.described import Description, Own, description_of
from exports.attack.figure_form import counting_of, figure_faults, has_figures
from exports.attack.origin import Manifest, check_signature, file_faults, manifest_of, raw_key
from exports.attack.package_folder import DESCRIPTION, PackageFolder, Unreadable, read_folder
from exports.attack.published import Published

T = TypeVar("T")


@dataclass(slots=True)
class Examined:
    """``faults`` are Dutch sentences by the name of the check; what could not be read is None."""

    name: str
    faults: dict[str, list[str]] = field(default_factory=dict)
    manifest: Manifest | None = None
    key: bytes | None = None
    published: Published | None = None
    method: str = ""
    figures: int = 0

    def add(self, check: str, faults: Iterable[str]) -> None:
        """Remember what is wrong."""
        self.faults.setdefault(check, []).extend(faults)

    def tried(self, check: str, deed: Callable[[], T]) -> T | None:
        """What the deed gives; None, and a fault, when it finds something unreadable."""
        try:
            return deed()
        except Unreadable as reason:
            self.add(check, [str(reason)])
            return None


def examine(path: Path) -> Examined:
    """Read the package in this folder."""
    found = Examined(path.resolve().name)
    folder = found.tried("bestanden", lambda: read_folder(path))
    if folder is None:
        return found
    manifest = found.manifest = found.tried("handtekening", lambda: manifest_of(folder))
    if manifest is None:
        found.add("bestanden", ["zonder inhoudsopgave kan dit niet worden nagekeken."])
    else:
        key = found.key = found.tried("handtekening", lambda: raw_key(manifest))
        if key is not None:
            found.tried("handtekening", lambda: check_signature(folder, key))
        found.add("bestanden", file_faults(folder, manifest))
    _read_content(found, folder)
    return found


def _read_content(found: Examined, folder: PackageFolder) -> None:
    described = found.tried("vorm", lambda: description_of(folder))
    if described is None:
        return
    tables = found.tried("vorm", lambda: _tables(folder, described))
    if tables is None:
        return
    own = described.casereg
    found.method = own.bescherming.methode
    if found.manifest and found.manifest.release != own.release.nummer:
        found.add("vorm", ["het nummer van de release is niet overal hetzelfde."])
    figures = [row for rows in tables.values() if has_figures(rows) for row in rows]
    found.figures = len(figures)
    found.add("indicatoren", figure_faults(own, figures))
    found.published = found.tried("vorm", lambda: _published(found.name, own, tables, figures))


def _tables(folder: PackageFolder, described: Description) -> dict[str, tuple[Row, ...]]:
    """The rows of every table, by its file name."""
    own = described.casereg
    first = {"opdracht": own.opdracht.code, "periode": own.periode.code}
    found: dict[str, tuple[Row, ...]] = {}
    for resource in described.resources:
        found[resource.path] = rows_of(folder, resource)
        for row in found[resource.path]:
            if any(row.get(name) != one for name, one in first.items()):
                raise Unreadable(
                    f"{resource.path}: een regel is van een andere opdracht of periode."
                )
            if row.get("release") != own.release.nummer:
                raise Unreadable(f"{resource.path}: een regel is van een andere release.")
    if own.tabellen and FILE not in found:
        raise Unreadable(f"{DESCRIPTION}: {FILE} wordt niet beschreven.")
    return found


def _published(
    name: str, own: Own, tables: Mapping[str, tuple[Row, ...]], figures: list[Row]
) -> Published:
    return Published(
        label=name,
        opdracht=own.opdracht.code,
        period=own.periode.code,
        release=own.release.nummer,
        start=own.periode.van,
        end=own.periode.tot,
        late=own.late,
        thresholds=own.thresholds,
        classification=own.classification,
        cells=tuple(cells_of(own, tables.get(FILE, ())).values()),
        counting=counting_of(own, figures),
    )
