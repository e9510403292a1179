"""The key of the embedded register and its slots."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from casereg.errors import InvalidInput, RegisterUnavailable
from casereg.security.key_file import read_key_file, write_key_file
from casereg.security.keyslots import KeyFile, new_key
from casereg.security.passwords import check_strength, hash_password


def test_each_slot_opens_with_its_own_secret_only() -> None:
    key = new_key()
    file = KeyFile("register").with_slot("sanne", "een", key).with_slot("joost", "twee", key)
    assert (file.opened_by("sanne", "een"), file.opened_by("joost", "twee")) == (key, key)
    assert file.opened_by("sanne", "twee") is None
    assert file.opened_by("niemand", "een") is None
    changed = file.with_slot("sanne", "drie", key)
    assert changed.opened_by("sanne", "een") is None
    assert changed.opened_by("sanne", "drie") == key
    assert file.without_slot("sanne").opened_by("sanne", "een") is None


def test_a_slot_is_bound_to_its_register_name_and_parameters() -> None:
    key = new_key()
    file = KeyFile("register").with_slot("sanne", "een", key)
    slot = file.slots[0]
    for forged in (
        replace(file, database_id="ander"),
        replace(file, slots=(replace(slot, name="joost"),)),
        replace(file, slots=(replace(slot, time_cost=1),)),
    ):
        assert forged.opened_by(forged.slots[0].name, "een") is None


def test_the_file_is_written_whole_and_for_the_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    file = KeyFile("register").with_slot("sanne", "een", new_key())
    write_key_file(path, file)
    assert read_key_file(path) == file
    assert path.stat().st_mode & 0o077 == 0
    assert [found.name for found in tmp_path.iterdir()] == ["keys.json"]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"database_id": "x"}', '{"slots": [1]}'])
def test_a_damaged_file_is_named_with_what_to_do(tmp_path: Path, content: str) -> None:
    path = tmp_path / "keys.json"
    path.write_text(content)
    with pytest.raises(RegisterUnavailable, match=r"beschadigd.*reservekopie"):
        read_key_file(path)
    path.unlink()
    with pytest.raises(RegisterUnavailable, match="ontbreekt"):
        read_key_file(path)


def test_no_key_or_secret_stands_in_the_file(tmp_path: Path) -> None:
    key = new_key()
    path = tmp_path / "keys.json"
    write_key_file(path, KeyFile("register").with_slot("sanne", "geheim", key))
    text = path.read_text()
    assert "geheim" not in text
    assert key.hex() not in text
    assert set(json.loads(text)) == {"database_id", "slots"}


@pytest.mark.parametrize(
    "password", ["", "kort", "aaaaaaaaaaaaaaaa", "welkomwelkom", "sanne-sanne-1"]
)
def test_weak_passwords_are_refused_with_advice(password: str) -> None:
    with pytest.raises(InvalidInput, match=r"tekens|woorden"):
        check_strength(password, "sanne")


def test_guessing_a_password_is_dear() -> None:
    slot = KeyFile("register").with_slot("sanne", "een", new_key()).slots[0]
    assert (slot.time_cost, slot.memory_cost, slot.parallelism) == (3, 64 * 1024, 4)
    assert hash_password("een").startswith("$argon2id$v=19$m=65536,t=3,p=4$")
