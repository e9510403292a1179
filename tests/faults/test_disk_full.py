"""A full disk: one clear line, nothing half done, and on again when there is room."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from tests.faults.earlier import earlier_files
from tests.forking import Forking

PASSWORD = "paard-batterij-nietje-kaas"
Casereg = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes; only root on Linux can make one."""
    root = sys.platform == "linux" and os.geteuid() == 0
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(tmp_path)]
    if not root or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk of its own can be made by root on Linux only")
    yield tmp_path
    subprocess.run(["umount", "-l", str(tmp_path)], check=True)


@pytest.fixture
def casereg(forking: Forking | None) -> Casereg:
    """Give ``casereg(home, user, *words)``: the command in a process of its own."""

    def run(home: Path, user: str, *words: str) -> subprocess.CompletedProcess[str]:
        assert forking, "on Linux a process can be forked"
        signed_in = {"CASEREG_USER": user, "CASEREG_PASSWORD": PASSWORD}
        environment = {**os.environ, "CASEREG_HOME": str(home), **signed_in}
        code, said, told = forking.run([*words], environment, PASSWORD + "\n")
        assert "Traceback" not in told
        return subprocess.CompletedProcess(words, code, said, told)

    return run


def fill(disk: Path) -> Path:
    """Leave no room at all."""
    filler = disk / "vol"
    with filler.open("wb", buffering=0) as file:
        try:
            while file.write(b"x" * 4096):
                pass
        except OSError:
            return filler
    raise AssertionError("the disk never filled")


def test_a_full_disk_loses_nothing_and_says_so(small_disk: Path, casereg: Casereg) -> None:
    home = small_disk / "casereg"
    made = casereg(home, "admin", "init", "--admin", "admin", "--catalog", "meierijstad-2023")
    assert made.returncode == 0, made.stderr
    words = ["--role", "sociaal werker", "--team", "veghel", "--new-password-stdin"]
    added = casereg(home, "admin", "user", "add", "sanne", *words)
    assert added.returncode == 0, added.stderr
    contact = str(uuid4())
    log = ["log", "--deelopdracht", "1a", "--soort", "coaching", "--datum", "14-3-2023", "--json"]
    filler = fill(small_disk)
    for words, user in (
        ([*log, "--id", contact], "sanne"),
        (["user", "reset", "sanne", "--new-password-stdin"], "admin"),
        (["backup", str(small_disk / "kopie")], "admin"),
    ):
        refused = casereg(home, user, *words)
        assert refused.returncode in (1, 4), words
        assert refused.stdout == ""
        assert "ruimte" in refused.stderr, refused.stderr
        assert len(refused.stderr.strip().splitlines()) <= 2
    filler.unlink()
    stored = casereg(home, "sanne", *log, "--id", contact)
    assert json.loads(stored.stdout)["status"] == "opgeslagen", stored.stderr
    listed = json.loads(casereg(home, "sanne", "contacts", "--json").stdout)["contacts"]
    assert [row["id"] for row in listed] == [contact]
    assert not list(small_disk.glob("kopie/*"))


def test_no_room_for_a_new_register_leaves_nothing(small_disk: Path, casereg: Casereg) -> None:
    fill(small_disk)
    home = small_disk / "casereg"
    made = casereg(home, "admin", "init", "--admin", "admin", "--catalog", "meierijstad-2023")
    assert made.returncode == 4
    assert "ruimte" in made.stderr
    assert not (home / "casereg.db").exists()
    assert not (home / "casereg.keys.json").exists()


def test_no_room_to_restore_or_upgrade_leaves_what_there_was(
    small_disk: Path, casereg: Casereg, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elders")
    home = small_disk / "casereg"
    made = casereg(home, "admin", "init", "--admin", "admin", "--catalog", "meierijstad-2023")
    assert made.returncode == 0, made.stderr
    kept = json.loads(casereg(home, "admin", "backup", str(elsewhere), "--json").stdout)["file"]
    before = (home / "casereg.db").read_bytes(), (home / "casereg.keys.json").read_bytes()
    filler = fill(small_disk)
    refused = casereg(home, "admin", "restore", kept)
    assert refused.returncode in (1, 4)
    assert "ruimte" in refused.stderr or "schijf is vol" in refused.stderr, refused.stderr
    assert before == ((home / "casereg.db").read_bytes(), (home / "casereg.keys.json").read_bytes())
    filler.unlink()
    # With room for the copy and no more, the upgrade of an older register does not begin.
    for revision, older in earlier_files(elsewhere):
        if revision != "0005":
            continue
        old = Path(shutil.copytree(older, small_disk / "ouder"))
        fill(small_disk)
        refused = casereg(old, "sanne", "week")
        assert refused.returncode in (1, 4)
        assert "ruimte" in refused.stderr, refused.stderr
        filler.unlink()
        assert casereg(old, "sanne", "week").returncode == 0
        break
