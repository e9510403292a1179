"""Settings: where they come from, and one Dutch line when they cannot be used."""

from pathlib import Path

import pytest

from casereg.config import load_settings
from casereg.errors import WrongUsage

ENGLISH = ("at line", "Invalid", "Expected", "Unterminated", "codec", "directory", "Cannot")


def _refused(home: str) -> str:
    with pytest.raises(WrongUsage) as refused:
        load_settings({"CASEREG_HOME": home})
    told = str(refused.value)
    assert not [word for word in ENGLISH if word in told]
    return told


def test_flags_before_environment_before_file(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('user = "file"\ndatabase_url = "postgresql+psycopg://"')
    environ = {"CASEREG_HOME": str(tmp_path), "CASEREG_PASSWORD": "geheim"}
    assert load_settings(environ).user == "file"
    assert load_settings({**environ, "CASEREG_USER": "env"}).user == "env"
    chosen = load_settings({**environ, "CASEREG_USER": "env"}, user="flag", password="")
    assert (chosen.user, chosen.password, chosen.embedded) == ("flag", "", False)


def test_idle_minutes_from_the_environment_before_the_file(tmp_path: Path) -> None:
    environ = {"CASEREG_HOME": str(tmp_path)}
    assert load_settings(environ).lock_minutes == 15
    (tmp_path / "config.toml").write_text("lock_minutes = 5")
    assert load_settings(environ).lock_minutes == 5
    assert load_settings({**environ, "CASEREG_LOCK_MINUTES": "0.5"}).lock_minutes == 0.5


@pytest.mark.parametrize(
    ("home", "told"),
    [
        ("~geen.gebruiker.van.hier/x", "gebruiker achter ~"),
        (__file__, "is geen map"),
        ("/" + "a" * 300, "te lang"),
    ],
)
def test_home_that_cannot_be_a_folder(home: str, told: str) -> None:
    assert told in _refused(home)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'user = "wim"\nx == 1', "regel 2, kolom 4"),
        (b'user = "wim', "aan het einde"),
        (b"x = 1" + b"0" * 5000, "geen goede TOML"),
        (b"x = " + b"[" * 3000, "geen goede TOML"),
        (b'user = "\xff"', "geen tekst in UTF-8"),
        (b'wachtwoord = "x"', "alleen deze instellingen"),
        (b"user = 1", "alleen deze instellingen"),
        (b"lock_minutes = 0", "aantal minuten"),
        (b'lock_minutes = "nooit"', "aantal minuten"),
        (b"lock_minutes = inf", "aantal minuten"),
    ],
)
def test_config_that_cannot_be_used(content: bytes, told: str, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(content)
    assert told in _refused(str(tmp_path))
