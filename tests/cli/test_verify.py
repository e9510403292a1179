"""``casereg verify``: for a receiver with nothing but the packages."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.exports.attack.conftest import QUARTER, events, nothing_small
from tests.exports.attack.packages import KEY, OTHER_KEY, Package, public


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A good package."""
    return Package(events(), QUARTER, nothing_small).write(tmp_path)


def test_a_good_package_without_register_or_account(run: Run, folder: Path) -> None:
    done = run("verify", folder)
    assert (done.code, done.err) == (0, "")
    assert "goed  terugrekenen" in done.out
    assert "niet vergeleken" in done.out
    document = run("verify", folder, "--json").json
    assert document["ok"] is True
    assert [set(one) for one in document["checks"]] == [{"naam", "ok", "uitleg"}] * 6


def test_a_changed_package_is_refused_with_the_reason(run: Run, folder: Path) -> None:
    file = folder / "tellingen.csv"
    file.write_bytes(file.read_bytes()[:-1])
    done = run("verify", folder)
    assert done.code == 1
    assert "FOUT  bestanden" in done.out
    assert "'tellingen.csv' is veranderd" in done.out
    assert run("verify", folder, "--json").json["ok"] is False


def test_the_key_that_was_handed_over(run: Run, folder: Path, tmp_path: Path) -> None:
    key = tmp_path / "sleutel.txt"
    key.write_text(f"Openbare sleutel\nregister: 1\nsleutel: {public(KEY)}\n", "utf-8")
    done = run("verify", folder, "--key", key)
    assert done.code == 0
    assert "niet vergeleken" not in done.out
    key.write_text(public(OTHER_KEY), "utf-8")
    assert run("verify", folder, "--key", key).code == 1
    key.write_text("geen sleutel", "utf-8")
    assert run("verify", folder, "--key", key).code == 2


def test_wrong_usage(run: Run, folder: Path, tmp_path: Path) -> None:
    for wrong in ((), (tmp_path / "weg",), (folder, tmp_path / "weg")):
        done = run("verify", *wrong)
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert run("verify", folder, "--key", tmp_path / "weg").code == 2


def test_an_empty_folder_and_a_package_twice(run: Run, folder: Path, tmp_path: Path) -> None:
    empty = tmp_path / "leeg"
    empty.mkdir()
    done = run("verify", empty)
    assert done.code == 1
    assert "manifest.json ontbreekt" in done.out
    copy = shutil.copytree(folder, tmp_path / "kopie")
    assert run("verify", folder, copy).code == 0


def test_what_casereg_writes_itself(run: Run, home: Path, tmp_path: Path) -> None:
    done = run("export", "resultaatmeting", "--period", "2023-Q1", "--out", tmp_path, user="cor")
    assert done.code == 0, done.err
    (folder,) = tmp_path.glob("resultaatmeting_*")
    checks = run("verify", folder, "--json").json["checks"]
    assert [one for one in checks if not one["ok"]] == []
