"""How a run ends when something outside the rules happens."""

import errno
from pathlib import Path

import click
import pytest

from casereg.commands.caller import Caller
from casereg.commands.running import run
from casereg.config import Settings
from casereg.system_faults import in_dutch

PLANTED = "Zebedeus Kwakkelstein"


def _falling(fault: BaseException) -> click.Command:
    def fall() -> None:
        raise fault

    return click.Command("fall", callback=fall)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CASEREG_HOME", str(tmp_path))
    return tmp_path


def test_interrupted(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(_falling(KeyboardInterrupt()), []) == 130
    assert capsys.readouterr().err.strip() == ""


def test_full_disk(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    assert run(_falling(OSError(errno.ENOSPC, "No space left", PLANTED)), []) == 1
    assert capsys.readouterr().err == "De schijf is vol. Maak ruimte vrij.\n"
    assert not (home / "logs").exists()


def test_own_fault_is_logged_without_values(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    cause = ValueError(PLANTED)
    fault = RuntimeError(f"bij {PLANTED}")
    fault.__cause__ = cause
    assert run(_falling(fault), []) == 1
    log = (home / "logs" / "casereg.log").read_text("utf-8")
    assert "RuntimeError" in log
    assert "ValueError" in log
    assert "test_running.py:" in log
    assert PLANTED not in log + capsys.readouterr().err


def test_other_words_of_the_system_are_not_shown(
    capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    assert run(_falling(OSError(errno.EACCES, "Permission denied", PLANTED)), []) == 1
    assert capsys.readouterr().err == "Geen rechten op een bestand of map. Kijk de rechten na.\n"
    assert run(_falling(OSError(errno.ENOEXEC, "Exec format error", PLANTED)), []) == 1
    assert capsys.readouterr().err.startswith("Er ging iets mis in casereg zelf.")
    assert (home / "logs").exists()


def test_faults_of_files_in_dutch() -> None:
    assert in_dutch(FileNotFoundError(errno.ENOENT, "No such file")) == "bestaat niet"
    assert in_dutch(OSError(errno.ENOEXEC, "Exec format error")) == f"fout {errno.ENOEXEC}"
    assert in_dutch(OSError("zonder code")) == "fout 0"


def test_fault_without_a_place_for_the_log(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fall(self: Caller) -> Settings:
        raise RuntimeError(PLANTED)

    monkeypatch.setattr(Caller, "settings", fall)
    assert run(_falling(ValueError(PLANTED)), []) == 1
    assert capsys.readouterr().err == "Er ging iets mis in casereg zelf.\n"


def test_reader_that_stops_early() -> None:
    with pytest.raises(SystemExit):
        run(_falling(BrokenPipeError(errno.EPIPE, "Broken pipe")), [])
