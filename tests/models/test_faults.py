"""Faults of the database: Dutch, and never what was being stored."""

import traceback
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from casereg.clock import SystemClock
from casereg.errors import Conflict, RegisterUnavailable
from casereg.fault_log import record
from models.database import Database
from models.faults import explained
from tests.conftest import MakeRegister

PLANTED = "Quirinus Plantagenet"


@pytest.fixture
def database(make_register: MakeRegister) -> Database:
    return make_register()._database


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO client (id, name, kern, team, added_by, added_at)"
        " VALUES (1, :name, 'erp', 'nergens', false, 1, '2023-01-01')",
        "SELECT :name FROM nergens",
        "INSERT INTO organisation (code, title) VALUES (:name, NULL)",
    ],
)
def test_a_planted_name_is_in_no_error_and_no_log(
    database: Database, statement: str, tmp_path: Path
) -> None:
    with pytest.raises((Conflict, RegisterUnavailable)) as caught, database.writing() as session:
        session.connection().execute(text(statement), {"name": PLANTED})
    shown = "".join(traceback.format_exception(caught.value))
    record(caught.value, tmp_path / "log", SystemClock().now())
    for said in (shown, str(caught.value), (tmp_path / "log").read_text()):
        assert "Plantagenet" not in said
    assert str(caught.value).endswith((".", "doctor."))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("database or disk is full", "schijf is vol"),
        ("database is locked", "bezet"),
        ("attempt to write a readonly database", "niet worden beschreven"),
        ("database disk image is malformed", "beschadigd"),
        ("connection refused", "niet bereikbaar"),
    ],
)
def test_a_fault_of_the_driver_is_told_in_dutch(said: str, told: str) -> None:
    with pytest.raises(RegisterUnavailable, match=told), explained():
        raise OperationalError("SELECT 1", {}, Exception(said))
