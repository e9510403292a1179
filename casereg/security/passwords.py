"""Passwords: what is strong enough, and the hash a team server keeps.

Argon2id with the second profile of RFC 9106 (t=3, 64 MiB, p=4), the argon2-cffi default.
"""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from casereg.errors import InvalidInput

MINIMUM_LENGTH = 12
MINIMUM_SCORE = 3
# Words a guesser of Dutch welfare registers tries first; zxcvbn knows only English ones.
DUTCH_WORDS = (
    "wachtwoord", "welkom", "meierijstad", "veghel", "schijndel", "sintoedenrode", "gebiedsteam",
    "sociaal", "werker", "teamleider", "coordinator", "beheerder", "casereg", "gemeente",
    "januari", "februari", "maart", "april", "juni", "juli", "augustus", "september", "oktober",
    "november", "december", "lente", "zomer", "herfst", "winter", "maandag", "vrijdag",
)  # fmt: skip

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
    found = zxcvbn(password[:100], user_inputs=[account, *DUTCH_WORDS], max_length=100)
    if found["score"] < MINIMUM_SCORE:
        raise InvalidInput(
            "Het wachtwoord is te makkelijk te raden. Neem vier of meer losse woorden.", "password"
        )


def hash_password(password: str) -> str:
    """The argon2id hash to keep on a team server."""
    return PasswordHasher().hash(password)


def password_matches(stored: str | None, password: str) -> bool:
    """Whether ``password`` fits; an account without a hash takes just as long to refuse."""
    try:
        return PasswordHasher().verify(stored or _NOBODY, password) and stored is not None
    except (VerificationError, InvalidHashError):
        return False
