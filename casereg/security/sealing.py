"""Giving somebody a key without knowing their password: sealed for whoever has the other half.

X25519 with a key of its own for each message, HKDF-SHA256, and AES-256-GCM.
"""

import hmac
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

PUBLIC_BYTES = 32
_NONCE = bytes(12)  # each message has its own key, so this may always be the same


def new_pair() -> tuple[bytes, bytes]:
    """A private half to keep and the public half to seal for."""
    private = X25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def sealed(public: bytes, content: bytes, bound_to: bytes) -> bytes:
    """``content`` for whoever has the private half; ``bound_to`` must be the same at opening."""
    once = X25519PrivateKey.generate()
    mine = once.public_key().public_bytes_raw()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    return mine + _cipher(shared, mine + public).encrypt(_NONCE, content, bound_to)


def unsealed(private: bytes, message: bytes, bound_to: bytes) -> bytes:
    """What was sealed; raises :class:`ValueError` when it is not for this private half."""
    half = X25519PrivateKey.from_private_bytes(private)
    theirs, content = message[:PUBLIC_BYTES], message[PUBLIC_BYTES:]
    shared = half.exchange(X25519PublicKey.from_public_bytes(theirs))
    cipher = _cipher(shared, theirs + half.public_key().public_bytes_raw())
    try:
        return cipher.decrypt(_NONCE, content, bound_to)
    except InvalidTag:
        raise ValueError from None


def mark_of(key: bytes, content: bytes) -> str:
    """A mark that only who has ``key`` can make."""
    return hmac.new(key, content, sha256).hexdigest()


def _cipher(shared: bytes, context: bytes) -> AESGCM:
    return AESGCM(HKDF(SHA256(), 32, None, b"casereg slot" + context).derive(shared))
