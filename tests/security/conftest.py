"""Here passwords cost what they cost a user."""

import pytest
from argon2 import PasswordHasher
from argon2.profiles import RFC_9106_LOW_MEMORY

from casereg.security import passwords, slot


@pytest.fixture(autouse=True)
def real_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Undo what makes them cheap in all other tests."""
    monkeypatch.setattr(slot, "RFC_9106_LOW_MEMORY", RFC_9106_LOW_MEMORY)
    monkeypatch.setattr(passwords, "PasswordHasher", PasswordHasher)
