"""Passwords: what is strong enough, and the hash a team server keeps.

Argon2id with the second profile of RFC 9106 (t=3, 64 MiB, p=4), the argon2-cffi default.
"""

from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from casereg.errors import InvalidInput

MINIMUM_LENGTH = 12
MINIMUM_SCORE = 3
# What most people put before or behind a word makes it no harder to guess.
ADDED = "0123456789!?.,-_*#@ "
# Verified for unknown names, so that they take as long to refuse as a wrong password.
_NOBODY = (
    "$argon2id$v=19$m=65536,t=3,p=4$Lkg1nxb9z0nmjzkeJGw"
    "csQ$gtWzescy7SNaArKA4hMqu//AszY75Sq1kzeqrHkIxW4"
)


def check_strength(password: str, account: str) -> None:
    """Raise :class:`InvalidInput` when ``password`` is too short or too easy to guess."""
    from zxcvbn import zxcvbn

    if len(password) < MINIMUM_LENGTH:
        raise InvalidInput(
            f"Het wachtwoord is te kort. Neem ten minste {MINIMUM_LENGTH} tekens.", "password"
        )
    known = [account, *dutch_words()]
    whole = password[:100]
    scores = (
        zxcvbn(part, user_inputs=known, max_length=100)["score"]
        for part in (whole, whole.strip(ADDED))
        if part
    )
    if min(scores) < MINIMUM_SCORE:
        raise InvalidInput(
            "Het wachtwoord is te makkelijk te raden. Neem vier of meer losse woorden.", "password"
        )


def dutch_words() -> tuple[str, ...]:
    """What a guesser of Dutch passwords tries first; zxcvbn knows English words only."""
    text = (Path(__file__).parent / "dutch_words.txt").read_text("utf-8")
    return tuple(text.split())


def hash_password(password: str) -> str:
    """The argon2id hash to keep on a team server."""
    return PasswordHasher().hash(password)


def password_matches(stored: str | None, password: str) -> bool:
    """Whether ``password`` fits; an account without a hash takes just as long to refuse."""
    try:
        return PasswordHasher().verify(stored or _NOBODY, password) and stored is not None
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(stored: str | None) -> bool:
    """Whether a hash was made with other parameters than a new one would be."""
    return stored is not None and PasswordHasher().check_needs_rehash(stored)
