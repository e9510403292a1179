"""One way into the embedded register: what a password must cost to try, and what it opens."""

import os
from base64 import b64decode, b64encode
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw
from argon2.profiles import RFC_9106_LOW_MEMORY

KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Slot:
    """One way in: base64 texts, and the argon2id parameters it was made with.

    ``wrapped`` is the private half for ``public``; in slots of an earlier version, which have no
    pair, it is the data key itself. ``sealed`` is the data key, ``coming`` the one after it, and
    ``mark`` shows that somebody with the data key put the public half there.
    """

    name: str
    salt: str
    nonce: str
    wrapped: str
    time_cost: int
    memory_cost: int
    parallelism: int
    public: str = ""
    sealed: str = ""
    coming: str = ""
    mark: str = ""

    @property
    def up_to_date(self) -> bool:
        """Whether it has a pair, and costs as much to guess as a new one."""
        profile = RFC_9106_LOW_MEMORY
        wanted = (profile.time_cost, profile.memory_cost, profile.parallelism)
        costs = (self.time_cost, self.memory_cost, self.parallelism)
        return bool(self.public) and costs == wanted


def empty_slot(name: str) -> Slot:
    """One that nothing opens, at what a new one costs to guess."""
    profile = RFC_9106_LOW_MEMORY
    return Slot(
        name=name,
        salt=in_text(os.urandom(16)),
        nonce=in_text(bytes(12)),
        wrapped=in_text(bytes(48)),
        time_cost=profile.time_cost,
        memory_cost=profile.memory_cost,
        parallelism=profile.parallelism,
    )


def derived(slot: Slot, secret: str) -> bytes:
    """What encrypts the slot, from the password; raises ``HashingError`` for impossible costs."""
    return hash_secret_raw(
        secret.encode(),
        b64decode(slot.salt),
        slot.time_cost,
        slot.memory_cost,
        slot.parallelism,
        KEY_BYTES,
        Type.ID,
    )


def in_text(raw: bytes) -> str:
    """Bytes as base64."""
    return b64encode(raw).decode()
