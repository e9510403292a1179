"""Textual can write what is shown and typed to files; casereg never lets it."""

import os
import sys
import time
from pathlib import Path

import pytest

from benchmarks.terminal import start

PLANTED = "geheimvandeplant"


def test_no_file_holds_what_was_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)  # TEXTUAL_DEBUG writes every key to a file where casereg was started
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "CASEREG_HOME": str(tmp_path / "home"),
        "TEXTUAL": "debug,devtools",
        "TEXTUAL_LOG": str(work / "textual.log"),
        "TEXTUAL_DEBUG": "1",
        "TEXTUAL_SCREENSHOT": "1",
        "TEXTUAL_SCREENSHOT_LOCATION": str(work),
    }
    program = start([sys.executable, "-m", "casereg.cli"], environment, 80, 24)
    try:
        program.wait_for("Welkom bij casereg")
        program.settle()
        program.type(PLANTED)
        program.wait_for(PLANTED[-1])
        time.sleep(1.2)
        program.settle()
        assert list(work.iterdir()) == []
    finally:
        program.kill()
