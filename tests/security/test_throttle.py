"""How long guessing takes, and how alike a wrong name and a wrong password are."""

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from casereg.errors import InvalidInput, NotSignedIn, SecondFactorNeeded
from casereg.security.passwords import check_strength
from casereg.security.throttle import Tries, bucket, counted
from casereg.security.tries_file import alone_in_file, untold_tries

NOW = datetime(2023, 3, 15, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def test_three_tries_are_free_and_from_the_tenth_on_it_takes_a_quarter_of_an_hour() -> None:
    waits = [Tries(failures, NOW).left(NOW).total_seconds() for failures in range(12)]
    assert waits == [0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 900, 900]


def test_a_clock_that_was_set_back_makes_nobody_wait_longer() -> None:
    assert Tries(10, NOW + timedelta(days=400)).left(NOW) == timedelta(minutes=15)
    assert Tries(10, NOW).one_more(NOW + timedelta(days=2)).failures == 1


def wrong(folder: Path, now: datetime) -> str:
    with pytest.raises(NotSignedIn) as refused, counted(alone_in_file(folder, "tag"), now):
        raise NotSignedIn("fout")
    return str(refused.value)


def test_tries_are_kept_in_the_folder_until_it_goes_right(tmp_path: Path) -> None:
    assert [wrong(tmp_path, NOW) for _ in range(4)][2:] == [
        "fout",
        "Het is te vaak misgegaan. Wacht 1 seconden en probeer het dan opnieuw.",
    ]
    with (
        pytest.raises(SecondFactorNeeded),
        counted(alone_in_file(tmp_path, "tag"), NOW + SECOND),
    ):
        raise SecondFactorNeeded("code")
    assert wrong(tmp_path, NOW + SECOND) == "fout"
    assert "Wacht 2 seconden" in wrong(tmp_path, NOW + SECOND)
    with counted(alone_in_file(tmp_path, "tag"), NOW + 3 * SECOND) as before:
        assert before == 4
    assert wrong(tmp_path, NOW + 3 * SECOND) == "fout"


def test_what_is_in_no_audit_yet_is_told_once_and_not_lost(tmp_path: Path) -> None:
    one, other = bucket("sanne"), bucket("joost")
    for name, moment in ((one, NOW), (one, NOW + timedelta(days=2)), (other, NOW)):
        with pytest.raises(NotSignedIn), counted(alone_in_file(tmp_path, name), moment):
            raise NotSignedIn("fout")
    with counted(alone_in_file(tmp_path, other), NOW + SECOND):
        pass  # right after all, and still to be told
    with pytest.raises(OSError), untold_tries(tmp_path):
        raise OSError("not written")
    with alone_in_file(tmp_path, one), untold_tries(tmp_path) as told:
        assert {name: (tries.untold, tries.since) for name, tries in told.items()} == {
            other: (1, NOW)
        }
    with untold_tries(tmp_path) as told, untold_tries(tmp_path) as again:
        assert {name: (tries.untold, tries.since) for name, tries in told.items()} == {
            one: (2, NOW)
        }
        assert again == {}
    with untold_tries(tmp_path) as told:
        assert told == {}
    with counted(alone_in_file(tmp_path, one), NOW + timedelta(days=2)) as before:
        assert before == 1


def test_many_at_once_get_no_more_tries(tmp_path: Path) -> None:
    tried: list[str] = []

    def guess() -> None:
        try:
            with counted(alone_in_file(tmp_path, "tag"), NOW):
                tried.append("x")
                raise NotSignedIn("fout")
        except NotSignedIn:
            pass

    guessers = [threading.Thread(target=guess) for _ in range(12)]
    for guesser in guessers:
        guesser.start()
    for guesser in guessers:
        guesser.join()
    assert len(tried) == 3


def test_nothing_of_a_typed_name_is_kept() -> None:
    assert len(bucket("mijn geheime wachtwoord")) == 4


@pytest.mark.parametrize("password", ["Zomervakantie2023", "geheimwachtwoord", "Welkom2023!!"])
def test_what_is_easy_to_guess_in_dutch_is_refused(password: str) -> None:
    with pytest.raises(InvalidInput, match="makkelijk te raden"):
        check_strength(password, "sanne")


def test_four_plain_words_are_enough() -> None:
    check_strength("tuin-fiets-kaas-regen", "sanne")
