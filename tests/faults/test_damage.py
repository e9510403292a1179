"""Bits that turn and files that lose their end: said in Dutch, or without harm."""

import random
from collections import Counter
from pathlib import Path

import pytest

from casereg.clock import FixedClock
from casereg.config import Settings
from tests.conftest import PASSWORD, MakeRegister
from tests.faults.flipping import (
    FINE,
    SAID,
    WRONG,
    Round,
    Scene,
    backup_flipped,
    cut,
    flipped,
    made_scene,
)

ROUNDS = 12


@pytest.fixture
def scene(
    make_file_register: MakeRegister, file_settings: Settings, clock: FixedClock, tmp_path: Path
) -> Scene:
    """A register with work in its file and in its journal."""
    return made_scene(file_settings, PASSWORD, clock, tmp_path)


def rounds(one: Round, number: int = ROUNDS) -> Counter[str]:
    chance = random.Random(number)
    return Counter(one(chance) for _ in range(number))


def test_nothing_wrong_is_found_where_nothing_is_wrong(scene: Scene) -> None:
    from tests.faults.flipping import looked_at

    scene.again()
    assert looked_at(scene) == FINE


@pytest.mark.parametrize("name", ["casereg.db", "casereg.db-wal", "casereg.keys.json"])
def test_a_bit_that_turned_is_said_or_harmless(scene: Scene, name: str) -> None:
    found = rounds(flipped(scene, name))
    assert not found[WRONG], found


def test_a_journal_that_lost_its_end_is_said(scene: Scene) -> None:
    found = rounds(cut(scene, "casereg.db-wal"))
    assert not found[WRONG], found
    assert found[SAID]


def test_a_file_that_lost_its_end_is_said(scene: Scene) -> None:
    assert rounds(cut(scene, "casereg.db"), 6)[WRONG] == 0


def test_a_backup_with_a_bit_turned_is_refused_or_whole(scene: Scene) -> None:
    found = rounds(backup_flipped(scene), 8) + rounds(backup_flipped(scene, cutting=True), 4)
    assert not found[WRONG], found
