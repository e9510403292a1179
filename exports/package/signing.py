"""Who a package comes from: the register signs it with a key that it keeps to itself.

The gemeente gets the public key once, by another way than the packages, and compares.
"""

import hmac
from base64 import b64encode
from dataclasses import dataclass, field
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlmodel import Session, select

from models.locks import hold
from models.opdracht import RegisterInfo
from models.signing_key import SigningKey

_LOCK = "signing key"
_SEAL = b"casereg seal"


@dataclass(frozen=True, slots=True)
class Signer:
    """Signs for ``register``, which is a random id and no name."""

    register: str
    private: bytes = field(repr=False)

    @property
    def public(self) -> bytes:
        """The 32 raw bytes of the public key."""
        return self._key().public_key().public_bytes_raw()

    def sign(self, content: bytes) -> bytes:
        """The 64 bytes of the Ed25519 signature; the same content gives the same ones."""
        return self._key().sign(content)

    def seal(self, content: bytes) -> str:
        """A hash that only this register can make, in hex.

        A plain hash of a row that is kept inside would let a reader try which row it was.
        """
        key = hmac.digest(self.private, _SEAL, "sha256")
        return hmac.digest(key, content, "sha256").hex()

    def _key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.private)


def signer(session: Session) -> Signer:
    """The signer of this register; makes its key when there is none yet.

    ``session`` must write, and be committed before anything that was signed leaves.
    """
    hold(session, _LOCK)
    row = session.get(SigningKey, 1)
    if row is None:
        row = SigningKey(private=Ed25519PrivateKey.generate().private_bytes_raw())
        session.add(row)
        session.flush()
    return Signer(session.exec(select(RegisterInfo.database_id)).one(), row.private)


def public_key(session: Session) -> bytes | None:
    """The public key, or None as long as nothing was ever signed."""
    row = session.get(SigningKey, 1)
    return None if row is None else Signer("", row.private).public


def fingerprint(public: bytes) -> str:
    """SHA-256 of a public key in groups of four, to read out over the telephone."""
    digest = sha256(public).hexdigest()
    return " ".join(digest[at : at + 4] for at in range(0, len(digest), 4))


def public_key_text(own: Signer) -> str:
    """The public key as a small text file for the gemeente."""
    return (
        "Openbare sleutel van casereg\n"
        "Hiermee controleer je van welk register een pakket komt:\n"
        "casereg verify MAP --key DIT-BESTAND\n"
        "Laat de vingerafdruk eerst voorlezen aan de telefoon en vergelijk.\n"
        "\n"
        f"register: {own.register}\n"
        f"sleutel: {b64encode(own.public).decode()}\n"
        f"vingerafdruk: {fingerprint(own.public)}\n"
    )
