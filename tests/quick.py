"""Makes cheap what tests do all the time and do not try: guessing passwords, compiling SQL.

And reading the same opdracht from its text again, for every register that is opened.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from argon2 import PasswordHasher
from argon2.profiles import RFC_9106_LOW_MEMORY
from sqlalchemy import Engine

from casereg.security import passwords, slot
from models import embedded, loaded, server


@contextmanager
def quickly() -> Iterator[None]:
    """Make it cheap in this process."""
    with pytest.MonkeyPatch.context() as patch:
        _cheapen(patch)
        patch.setattr(loaded, "read_again", cache(loaded.read_again))
        for module in (embedded, server):
            patch.setattr(module, "create_engine", _sharing(module.create_engine))
        yield


def _cheapen(patch: pytest.MonkeyPatch) -> None:
    """Passwords cost next to nothing to try; tests/security tries what they really cost."""
    cheap = replace(RFC_9106_LOW_MEMORY, time_cost=1, memory_cost=64, parallelism=1)
    hasher = PasswordHasher.from_parameters(cheap)
    patch.setattr(slot, "RFC_9106_LOW_MEMORY", cheap)
    patch.setattr(passwords, "PasswordHasher", lambda: hasher)
    patch.setattr(passwords, "_NOBODY", hasher.hash("niemand"))


def _sharing(create: Callable[..., Engine]) -> Callable[..., Engine]:
    """Every engine takes over the dialect of the first that connected, and all SQL it compiled."""
    known: list[Engine] = []

    def shared(*arguments: Any, **options: Any) -> Engine:
        if not known or known[0].dialect.server_version_info is None:
            known[:] = [create(*arguments, **options)]
            return known[0]
        made = create(*arguments, _initialize=False, **options)
        made.dialect = made.pool._dialect = known[0].dialect
        made._compiled_cache = known[0]._compiled_cache
        return made

    return shared
