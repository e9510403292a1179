"""Codes of an authenticator app (TOTP, RFC 6238), and the ones on paper for who lost the phone."""

import hashlib
import hmac
import secrets
from datetime import datetime

ISSUER = "casereg"
STEP = 30  # seconds a code stands in the app
AROUND = (-1, 0, 1)  # steps by which the clock of a phone may differ
CODES, GROUPS, GROUP_SIZE = 8, 4, 4
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def new_secret() -> str:
    """What the app and the register will share: 160 bits, in base32."""
    import pyotp

    return pyotp.random_base32()


def address_of(secret: str, account: str) -> str:
    """The ``otpauth://`` address that an app can read."""
    import pyotp

    return pyotp.TOTP(secret).provisioning_uri(name=account, issuer_name=ISSUER)


def step_of(secret: str, code: str, now: datetime) -> int | None:
    """The step of 30 seconds that ``code`` belongs to; None for a code of no step around now."""
    import pyotp

    app, present = pyotp.TOTP(secret), int(now.timestamp()) // STEP
    typed = code.replace(" ", "").encode()
    steps = (present + shift for shift in AROUND)
    fits = (s for s in steps if hmac.compare_digest(app.generate_otp(s).encode(), typed))
    return next(fits, None)


def new_recovery_codes() -> tuple[str, ...]:
    """Codes to print, each good for once (80 bits)."""

    def one() -> str:
        letters = (secrets.choice(_LETTERS) for _ in range(GROUPS * GROUP_SIZE))
        return "-".join("".join(group) for group in zip(*[letters] * GROUP_SIZE, strict=True))

    return tuple(one() for _ in range(CODES))


def fingerprint(code: str) -> str:
    """What is kept of a code on paper; it is too long to be guessed from this."""
    plain = "".join(letter for letter in code.upper() if letter in _LETTERS)
    return hashlib.sha256(plain.encode()).hexdigest()
