"""The key of the embedded register, wrapped once for each person who may open it.

One random data key encrypts the register. Each slot wraps it with AES-256-GCM under
argon2id(password); register id, slot and parameters are associated data, so a slot
moved to another register or weakened does not open. Adding a colleague or changing
a password rewrites this small file and re-encrypts nothing.

What the password opens is the private half of a pair; the data key is sealed for the public
half. So a new data key can be given to everybody without their passwords.
"""

import hmac
import json
import secrets
from base64 import b64decode
from dataclasses import dataclass, replace

from argon2.exceptions import HashingError
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from casereg.security.sealing import mark_of, new_pair, sealed, unsealed
from casereg.security.slot import KEY_BYTES, Slot, derived, empty_slot, in_text

# No account can have this name: it holds a space.
RECOVERY = "de herstelcode"
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


@dataclass(frozen=True, slots=True)
class Keys:
    """The data key, and the one that is to come while it is being changed."""

    now: bytes
    coming: bytes | None = None


@dataclass(frozen=True, slots=True)
class KeyFile:
    """All slots of one register."""

    database_id: str
    slots: tuple[Slot, ...] = ()

    def opened_by(self, name: str, secret: str) -> bytes | None:
        """The data key, or None; an unknown name costs as much time as a wrong secret."""
        keys = self.keys_of(name, secret)
        return keys.now if keys else None

    def keys_of(self, name: str, secret: str) -> Keys | None:
        """The same, with the key that is to come."""
        tried = self.slot_of(name) or empty_slot(name)
        bound = self._bound_to(tried)
        try:
            cipher = AESGCM(derived(tried, secret))
            inside = cipher.decrypt(b64decode(tried.nonce), b64decode(tried.wrapped), bound)
            if not tried.public:
                return Keys(inside)
            now = unsealed(inside, b64decode(tried.sealed), bound)
            coming = unsealed(inside, b64decode(tried.coming), bound) if tried.coming else None
            return Keys(now, coming)
        except (InvalidTag, ValueError, HashingError):
            return None

    def with_slot(self, name: str, secret: str, key: bytes) -> "KeyFile":
        """The same file in which ``secret`` opens the register for ``name``, and no older one."""
        private, public = new_pair()
        nonce = secrets.token_bytes(12)
        fresh = replace(empty_slot(name), nonce=in_text(nonce), public=in_text(public))
        bound = self._bound_to(fresh)
        wrapped = AESGCM(derived(fresh, secret)).encrypt(nonce, private, bound)
        whole = replace(fresh, wrapped=in_text(wrapped), sealed=in_text(sealed(public, key, bound)))
        return self.with_given(name, replace(whole, mark=mark_of(key, bound)))

    @property
    def changing(self) -> bool:
        """Whether another data key is on its way."""
        return any(slot.coming for slot in self.slots)

    @property
    def has_pairs(self) -> bool:
        """Whether a new key can be sealed for everybody: no slot is of an earlier version."""
        return all(slot.public for slot in self.slots)

    def forged(self, key: bytes) -> bool:
        """Whether a slot was put there by somebody who did not have the data key."""
        marks = ((slot.mark, mark_of(key, self._bound_to(slot))) for slot in self.slots)
        return not all(hmac.compare_digest(mark, right) for mark, right in marks)

    def with_coming(self, fresh: bytes) -> "KeyFile":
        """The same file in which everybody also finds the key that is to come."""
        return replace(self, slots=tuple(self._given(slot, fresh) for slot in self.slots))

    def without_coming(self) -> "KeyFile":
        """The same file without a key that was to come."""
        return replace(self, slots=tuple(replace(slot, coming="") for slot in self.slots))

    def changed_to(self, fresh: bytes) -> "KeyFile":
        """The same file in which the key that was to come is the only one."""
        slots = (
            replace(slot, sealed=slot.coming, coming="", mark=mark_of(fresh, self._bound_to(slot)))
            for slot in self.slots
        )
        return replace(self, slots=tuple(slots))

    def _given(self, slot: Slot, fresh: bytes) -> Slot:
        message = sealed(b64decode(slot.public), fresh, self._bound_to(slot))
        return replace(slot, coming=in_text(message))

    def slot_of(self, name: str) -> Slot | None:
        """The slot of ``name``, or None."""
        return next((slot for slot in self.slots if slot.name == name), None)

    def with_given(self, name: str, slot: Slot | None) -> "KeyFile":
        """The same file with this slot, or none, as the only one for ``name``."""
        others = tuple(other for other in self.slots if other.name != name)
        return replace(self, slots=(*others, slot) if slot else others)

    def without_slot(self, name: str) -> "KeyFile":
        """The same file without a way in for ``name``."""
        return self.with_given(name, None)

    def _bound_to(self, slot: Slot) -> bytes:
        costs = (slot.time_cost, slot.memory_cost, slot.parallelism)
        pair = [slot.public] if slot.public else []
        return json.dumps([self.database_id, slot.name, slot.salt, *costs, *pair]).encode()


def new_key() -> bytes:
    """A random data key."""
    return secrets.token_bytes(KEY_BYTES)


def new_recovery_code() -> str:
    """A code to print and keep safe: 30 letters and digits, 150 bits."""
    groups = ("".join(secrets.choice(_ALPHABET) for _ in range(5)) for _ in range(6))
    return "-".join(groups)
