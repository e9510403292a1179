"""Packages as they are received: good ones pass, and every fault is named."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from exports.attack.verify import Check, verify
from tests.exports.attack.conftest import QUARTER, events
from tests.exports.attack.packages import (
    COARSE,
    KEY,
    OTHER_KEY,
    TOTAL,
    Package,
    Place,
    changed,
    counted,
    public,
    sign,
)

Rows = list[list[str]]


def checked(*folders: Path, key: bytes | None = None) -> dict[str, Check]:
    return {check.naam: check for check in verify(folders, key, lambda what, part: None)}


def failed(*folders: Path, key: bytes | None = None) -> dict[str, str]:
    """The checks that failed, with their reasons."""
    return {c.naam: c.uitleg for c in checked(*folders, key=key).values() if not c.ok}


def test_a_good_package(package: Package, tmp_path: Path) -> None:
    found = checked(package.write(tmp_path))
    assert all(check.ok for check in found.values()), found
    assert list(found) == [
        "handtekening",
        "bestanden",
        "vorm",
        "optelling",
        "terugrekenen",
        "indicatoren",
    ]
    assert "niet vergeleken" in found["handtekening"].uitleg
    assert "verborgen getallen aangevallen" in found["terugrekenen"].uitleg


def test_the_key_that_was_handed_over(package: Package, tmp_path: Path) -> None:
    folder = package.write(tmp_path)
    own, other = (key.public_key().public_bytes_raw() for key in (KEY, OTHER_KEY))
    assert not failed(folder, key=own)
    assert "andere" in failed(folder, key=other)["handtekening"]
    (folder / "manifest.json.sig").write_text("bm9uc2Vucw==\n")
    assert "handtekening" in failed(folder, key=own)


def test_signed_anew_by_somebody_else(package: Package, tmp_path: Path) -> None:
    folder = package.write(tmp_path)
    genuine = (folder / "manifest.json.sig").read_bytes()
    sign(folder, key=OTHER_KEY)
    assert "andere" in failed(folder, key=KEY.public_key().public_bytes_raw())["handtekening"]
    (folder / "manifest.json.sig").write_bytes(genuine)
    assert "past niet" in failed(folder)["handtekening"]


def _byte(folder: Path) -> None:
    file = folder / "verantwoording.md"
    file.write_bytes(file.read_bytes().replace(b"V", b"v"))


def _missing(folder: Path) -> None:
    (folder / "verantwoording.md").unlink()


def _more(folder: Path) -> None:
    (folder / "extra.txt").write_text("x")


def _below(folder: Path) -> None:
    (folder / "map").mkdir()


def _link(folder: Path) -> None:
    (folder / "verantwoording.md").unlink()
    (folder / "verantwoording.md").symlink_to("/etc/hostname")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (_byte, "'verantwoording.md' is veranderd"),
        (_missing, "'verantwoording.md' ontbreekt"),
        (_more, "'extra.txt' hoort niet"),
        (_below, "'map' is geen gewoon bestand"),
        (_link, "'verantwoording.md' is geen gewoon bestand"),
    ],
)
def test_other_files(
    package: Package, tmp_path: Path, change: Callable[[Path], None], reason: str
) -> None:
    folder = package.write(tmp_path)
    change(folder)
    found = failed(folder)
    assert set(found) == {"bestanden"}
    assert reason in found["bestanden"]


def _without_a_row(rows: Rows) -> Rows:
    return rows[1:]


def _twice(rows: Rows) -> Rows:
    return [*rows, rows[0]]


def _hidden_with_value(rows: Rows) -> Rows:
    at = next(n for n, row in enumerate(rows) if row[-1] == "onderdrukt")
    return [*rows[:at], [*rows[at][:-2], "4", "onderdrukt"], *rows[at + 1 :]]


def _half_contact(rows: Rows) -> Rows:
    at = next(n for n, row in enumerate(rows) if row[5] == "contacten" and row[-2])
    return [*rows[:at], [*rows[at][:-2], "4,5", "gepubliceerd"], *rows[at + 1 :]]


def _huge(rows: Rows) -> Rows:
    at = next(n for n, row in enumerate(rows) if row[-2])
    return [*rows[:at], [*rows[at][:-2], "9" * 40, "gepubliceerd"], *rows[at + 1 :]]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (_without_a_row, "ontbreken 1 cellen"),
        (_twice, "staat er al"),
        (_hidden_with_value, "verborgen cel heeft een waarde"),
        (_half_contact, "past niet bij contacten"),
        (_huge, "mag daar niet staan"),
    ],
)
def test_another_form(
    package: Package, tmp_path: Path, change: Callable[[Rows], Rows], reason: str
) -> None:
    found = failed(changed(package, rows=change).write(tmp_path))
    assert reason in found["vorm"]
    assert set(found) == {"vorm", "optelling", "terugrekenen"} or "indicatoren" in found


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff\xfe", b"1" * 5000, b"[" * 100_000, b'{"casereg": {}}', b"null"],
)
@pytest.mark.parametrize("name", ["datapackage.json", "manifest.json", "tellingen.csv"])
def test_nonsense_is_no_fault_of_ours(
    package: Package, tmp_path: Path, name: str, content: bytes
) -> None:
    folder = package.write(tmp_path)
    (folder / name).write_bytes(content)
    if name != "manifest.json":
        sign(folder)
    found = failed(folder)
    assert ("handtekening" if name == "manifest.json" else "vorm") in found


def test_parts_that_do_not_add_up(package: Package, tmp_path: Path) -> None:
    def one_more(rows: Rows) -> Rows:
        shown = (n for n, row in enumerate(rows) if row[1:3] == ["b", "gesprek"] and row[-2])
        at = next(shown)
        more = str(int(rows[at][-2]) + 1)
        return [*rows[:at], [*rows[at][:-2], more, "gepubliceerd"], *rows[at + 1 :]]

    found = failed(changed(package, rows=one_more).write(tmp_path))
    assert "past niet bij de delen" in found["optelling"]


def _few(measure: str, place: Place, value: int) -> bool:
    """The primary rule, and no more."""
    return value < 12


def test_a_needed_cell_that_was_not_hidden(package: Package, tmp_path: Path) -> None:
    found = failed(changed(package, hides=_few).write(tmp_path))
    assert set(found) == {"terugrekenen"}
    assert "uit te rekenen" in found["terugrekenen"]


def figure(**given: object) -> dict[str, object]:
    return {
        "deelopdracht": "a",
        "indicator": "i",
        "omschrijving": "x",
        "soort": "aantal",
        "status": "gepubliceerd",
        **given,
    }


def test_the_share_of_a_hidden_cell(package: Package, tmp_path: Path) -> None:
    within = [one for one in package.events if one.day <= QUARTER[2]]
    part = counted(within, "contacten", ("a", TOTAL, "stad", TOTAL))
    whole = counted(within, "contacten", ("a", TOTAL, TOTAL, TOTAL))
    share = figure(soort="aandeel", waarde=_percent(part, whole), teller=part, noemer=whole)
    told = changed(package, figures=[share])
    assert not failed(told.write(tmp_path))
    box = {"indicator": "i", "veld": "teller", "telt": "contacten", "relatie": "is"}
    telt = [{**box, "deelopdracht": ["a"], "kern": ["stad"]}]
    found = failed(changed(told, own={"telt": telt}, release=2).write(tmp_path))
    assert set(found) == {"terugrekenen"}
    assert "contacten a × stad (2023-Q1) is precies uit te rekenen" in found["terugrekenen"]


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f}".replace(".", ",")


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"soort": "aandeel", "waarde": "50,00", "teller": 10, "noemer": 20}, ""),
        ({"soort": "aandeel", "waarde": "51,00", "teller": 10, "noemer": 20}, "100 × teller"),
        ({"soort": "aandeel", "waarde": "10,00", "teller": 2, "noemer": 20}, "te weinig"),
        ({"soort": "aandeel", "waarde": "90,00", "teller": 18, "noemer": 20}, "te weinig"),
        ({"soort": "aandeel", "waarde": "50,00", "teller": 4, "noemer": 8}, "kleiner dan 10"),
        ({"soort": "aandeel", "waarde": "50,00"}, "half"),
        ({"status": "onderdrukt", "noemer": 8}, "toch een waarde"),
        ({"soort": "groei", "teller": 12, "basis_waarde": 10, "verandering": "20,00"}, ""),
        ({"soort": "groei", "teller": 12, "basis_waarde": 10, "verandering": "2,00"}, ""),
        ({"soort": "groei", "teller": 12, "basis_waarde": 10, "verandering": "3,00"}, "volgt niet"),
        ({"soort": "groei", "teller": 12, "verandering": "3,00"}, "zonder de cijfers"),
    ],
)
def test_figures(package: Package, tmp_path: Path, given: dict[str, object], reason: str) -> None:
    found = failed(changed(package, figures=[figure(**given)]).write(tmp_path))
    assert (reason in found["indicatoren"]) if reason else not found


def test_two_registers(package: Package, tmp_path: Path) -> None:
    first = package.write(tmp_path)
    again = changed(package, release=2)
    assert not failed(first, again.write(tmp_path))
    third = changed(package, release=3, register="register-2").write(tmp_path)
    assert "zelfde register" in failed(first, third)["handtekening"]
    fourth = changed(package, release=4, key=OTHER_KEY).write(tmp_path)
    assert "zelfde register" in failed(first, fourth)["handtekening"]


def test_two_releases_that_differ(package: Package, tmp_path: Path) -> None:
    first = package.write(tmp_path)
    again = changed(package, release=2, events=events()[1:]).write(tmp_path)
    assert "verschillend" in failed(first, again)["optelling"]


def test_months_that_are_safe_alone_but_not_beside_their_quarter(tmp_path: Path) -> None:
    months = [
        ("2023-01", date(2023, 1, 1), date(2023, 1, 31)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2023-03", date(2023, 3, 1), date(2023, 3, 31)),
    ]

    def hides_only(period: str) -> Callable[[str, Place, int], bool]:
        def hides(measure: str, place: Place, value: int) -> bool:
            return (period == "2023-01" and set(place) != {TOTAL}) or value == 0

        return hides

    packages = [
        Package(events(), period, hides_only(period[0]), number, COARSE)
        for number, period in enumerate([*months, QUARTER], 1)
    ]
    folders = [one.write(tmp_path) for one in packages]
    assert "terugrekenen" not in failed(folders[0])
    found = failed(*folders)
    assert set(found) == {"terugrekenen"}
    assert "(2023-01) is precies uit te rekenen" in found["terugrekenen"]


def test_rounded_figures_hide_nothing(package: Package, tmp_path: Path) -> None:
    rounded = {
        "bescherming": {"methode": "afronden", "k": 3, "k_per_deelopdracht": {}, "zeros": "hide"}
    }
    shown = changed(package, hides=lambda *_: False, own=rounded)
    found = checked(shown.write(tmp_path))
    assert "afgerond" in found["terugrekenen"].uitleg
    small = changed(shown, own={"bescherming": {**rounded["bescherming"], "k": 9}}, release=2)
    assert "kleiner dan 9" in failed(small.write(tmp_path))["optelling"]


def test_the_manifest_names_its_key(package: Package, tmp_path: Path) -> None:
    folder = package.write(tmp_path)
    manifest = json.loads((folder / "manifest.json").read_text())
    assert manifest["sleutel"] == public(KEY)
    manifest["sleutel"] = "AAAA"
    (folder / "manifest.json").write_text(json.dumps(manifest))
    assert "geen sleutel" in failed(folder)["handtekening"]
