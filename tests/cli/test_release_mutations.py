"""A real package in which somebody changed something: ``casereg verify`` says what is wrong.

Whoever can sign may change anything, so most changes are signed anew: then only what the
package says can give it away.
"""

import csv
import json
import re
import shutil
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from io import StringIO
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from casereg.config import Settings
from exports.draft import Draft, Hidden
from exports.package.manifest import MANIFEST, SIGNATURE
from exports.tables_csv import DELIMITER, LINE_END
from models.canonical import canonical
from models.periods import parse_period
from tests.cli.conftest import Run
from tests.exports.klein import SmallTown

# What is dear to make is made by one worker.
pytestmark = pytest.mark.xdist_group("mutations")
Row = dict[str, str]
OTHER = Ed25519PrivateKey.from_private_bytes(b"1" * 32)
PERIOD = "2023-Q1"
FILES = (
    *("tellingen.csv", "indicatoren.csv", "datapackage.json", "verantwoording.md"),
    *(MANIFEST, SIGNATURE),
)


@dataclass(frozen=True)
class Package:
    """As casereg made it, what was hidden in it, and the public key of its register."""

    folder: Path
    draft: Draft
    key: str


def make(home: Path, seed: int, people: int = 60) -> Package:
    town = SmallTown(Settings(home=home / "register"))
    town.fill(seed, people)
    draft = town.coordinator.releases.prepare("resultaatmeting", parse_period(PERIOD))
    folder = town.release(PERIOD, home)
    key = town.coordinator.made_releases.public_key()
    town.close()
    return Package(folder, draft, key)


@pytest.fixture(scope="module")
def genuine(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """Made once; a test changes a copy."""
    return make(tmp_path_factory.mktemp("klein"), seed=2)


@pytest.fixture
def copy(genuine: Package, tmp_path: Path) -> Iterator[Path]:
    """A copy to change."""
    yield shutil.copytree(genuine.folder, tmp_path / genuine.folder.name)


def sign(folder: Path, key: Ed25519PrivateKey = OTHER) -> None:
    """Let the manifest and the description fit the files again, and sign them."""
    described = json.loads((folder / "datapackage.json").read_text("utf-8"))
    for resource in described["resources"]:
        content = (folder / resource["path"]).read_bytes()
        resource |= {"bytes": len(content), "hash": f"sha256:{sha256(content).hexdigest()}"}
    (folder / "datapackage.json").write_text(json.dumps(described, ensure_ascii=False), "utf-8")
    manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    manifest["sleutel"] = b64encode(key.public_key().public_bytes_raw()).decode()
    for name in manifest["bestanden"]:
        manifest["bestanden"][name] = sha256((folder / name).read_bytes()).hexdigest()
    content = canonical(manifest)
    (folder / MANIFEST).write_bytes(content)
    (folder / SIGNATURE).write_bytes(b64encode(key.sign(content)) + b"\n")


def change(folder: Path, name: str, deed: Callable[[list[Row]], list[Row]]) -> None:
    """Give a table other rows, and sign."""
    file = folder / name
    rows = list(csv.DictReader(StringIO(file.read_text("utf-8-sig")), delimiter=DELIMITER))
    text = StringIO()
    writer = csv.DictWriter(text, rows[0].keys(), delimiter=DELIMITER, lineterminator=LINE_END)
    writer.writeheader()
    writer.writerows(deed(rows))
    file.write_bytes(text.getvalue().encode("utf-8-sig"))
    sign(folder)


def refused(run: Run, *arguments: object) -> dict[str, str]:
    """The checks that failed, with the reason; ``verify`` must have ended with 1."""
    outcome = run("verify", *arguments, "--json")
    assert (outcome.code, outcome.json["ok"]) == (1, False), outcome.out
    return {one["naam"]: one["uitleg"] for one in outcome.json["checks"] if not one["ok"]}


def test_signing_anew_is_no_mutation(run: Run, copy: Path) -> None:
    change(copy, "tellingen.csv", lambda rows: rows)
    change(copy, "indicatoren.csv", lambda rows: rows)
    outcome = run("verify", copy)
    assert outcome.code == 0, outcome.out


def test_every_needed_cell_of_a_table_revealed(run: Run, genuine: Package, tmp_path: Path) -> None:
    """Cells with people enough, each hidden only because another can be computed from it."""
    needed = [
        one
        for one in genuine.draft.hidden
        if (one.table, one.reason) == ("deel-kern", "beschermt andere")
    ]
    assert {cell.measure for cell in needed} == {"contacten", "clienten"}
    for number, cell in enumerate(needed):
        folder = shutil.copytree(genuine.folder, tmp_path / str(number))
        change(folder, "tellingen.csv", partial(revealed, cell))
        found = refused(run, folder)
        assert set(found) == {"terugrekenen"}, cell.where
        assert re.search("precies uit te rekenen|zeker klein", found["terugrekenen"])


def revealed(cell: Hidden, rows: list[Row]) -> list[Row]:
    """The rows with the true value of a cell of deelopdracht by kern."""
    deel, kern = cell.where.split(" / ")
    place = {"deelopdracht": deel, "contactsoort": "totaal", "kern": kern, "maat": cell.measure}
    place["leeftijdsgroep"] = "totaal"
    shown = {"waarde": str(cell.value), "status": "gepubliceerd"}
    return [row | shown if place.items() <= row.items() else row for row in rows]


def contacts_of(package: Package) -> dict[str, str]:
    """The true number of each place of a deelopdracht, hidden or shown."""
    hidden = (one for one in package.draft.hidden if one.measure == "contacten")
    found = {one.where: str(one.value) for one in hidden}
    with (package.folder / "tellingen.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=DELIMITER):
            if row["maat"] == "contacten" and row["waarde"]:
                found[f"{row['deelopdracht']} / {row['kern']}"] = row["waarde"]
    return found


@pytest.mark.parametrize("indicator", ["a-gehucht", "a-deel-gehucht"])
def test_a_figure_of_a_hidden_cell_added(
    run: Run, genuine: Package, copy: Path, indicator: str
) -> None:
    """The number of a small cell, or the percentage that it is of its gebiedsteam."""
    values = contacts_of(genuine)
    few, all_north = values["a / gehucht"], values["a / gebiedsteam:noord"]
    share = f"{100 * int(few) / int(all_north):.2f}".replace(".", ",")
    told = {
        "a-gehucht": {"waarde": few},
        "a-deel-gehucht": {"waarde": share, "teller": few, "noemer": all_north},
    }[indicator]

    def added(rows: list[Row]) -> list[Row]:
        shown = told | {"status": "gepubliceerd"}
        return [row | shown if row["indicator"] == indicator else row for row in rows]

    change(copy, "indicatoren.csv", added)
    found = refused(run, copy)
    assert "contacten a × gehucht (2023-Q1) is precies uit te rekenen" in found["terugrekenen"]


@pytest.mark.parametrize("name", FILES)
def test_a_byte_changed_or_a_file_missing(run: Run, copy: Path, name: str) -> None:
    file = copy / name
    content = file.read_bytes()
    at = len(content) // 2
    file.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
    check = "handtekening" if name in (MANIFEST, SIGNATURE) else "bestanden"
    assert check in refused(run, copy)
    file.unlink()
    assert f"{name}" in refused(run, copy)[check]


def test_a_row_left_out(run: Run, copy: Path) -> None:
    change(copy, "tellingen.csv", lambda rows: rows[1:])
    assert "ontbreken 1 cellen" in refused(run, copy)["vorm"]


def test_a_figure_left_out(run: Run, copy: Path) -> None:
    change(copy, "indicatoren.csv", lambda rows: [r for r in rows if r["indicator"] != "a-gehucht"])
    assert "a-gehucht: deze rij is beschreven maar ontbreekt" in refused(run, copy)["indicatoren"]


def test_the_signature_of_another_key(
    run: Run, genuine: Package, copy: Path, tmp_path: Path
) -> None:
    key = tmp_path / "sleutel.txt"
    key.write_text(genuine.key, "utf-8")
    assert run("verify", copy, "--key", key).code == 0
    sign(copy)
    assert run("verify", copy).code == 0, "nothing in the package itself tells"
    assert "andere" in refused(run, copy, "--key", key)["handtekening"]
    assert "zelfde register" in refused(run, genuine.folder, copy)["handtekening"]


def test_packages_of_two_registers(run: Run, genuine: Package, tmp_path: Path) -> None:
    other = make(tmp_path, seed=4)
    assert run("verify", other.folder).code == 0
    assert "zelfde register" in refused(run, genuine.folder, other.folder)["handtekening"]
