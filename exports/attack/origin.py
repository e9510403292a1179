"""From which register a package comes, and whether its files are the ones that were sent."""

import re
from base64 import b64decode
from binascii import Error as NoBase64
from collections.abc import Iterator
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from exports.attack.package_folder import (
    MANIFEST,
    SIGNATURE,
    PackageFolder,
    Read,
    Unreadable,
    parsed,
)

_KEY_BYTES = 32
_BASE64_KEY = re.compile(r"(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{43}=(?![A-Za-z0-9+/=])")


class Manifest(Read):
    """What the register signed."""

    versie: int
    register_id: str
    sleutel: str
    release: int
    vorige: str
    bestanden: dict[str, str]


def manifest_of(folder: PackageFolder) -> Manifest:
    """The manifest; raises :class:`Unreadable` when it is not one."""
    document = folder.json(MANIFEST)
    if not isinstance(document, dict):
        raise Unreadable(f"{MANIFEST} is geen inhoudsopgave van een pakket.")
    # ``register`` is a name that the models have already.
    renamed = {("register_id" if key == "register" else key): one for key, one in document.items()}
    found = parsed(Manifest, renamed, MANIFEST)
    if found.versie != 1:
        raise Unreadable(f"{MANIFEST} is van een nieuwere versie. Gebruik een nieuwere casereg.")
    return found


def key_in(text: str) -> bytes:
    """The public key in a text; raises :class:`Unreadable` when there is not exactly one."""
    found = set(_BASE64_KEY.findall(text))
    if len(found) != 1:
        raise Unreadable("In het sleutelbestand staat niet één openbare sleutel.")
    return b64decode(found.pop())


def raw_key(manifest: Manifest) -> bytes:
    """The key in the manifest; raises :class:`Unreadable` when it is not one."""
    try:
        key = b64decode(manifest.sleutel, validate=True)
    except (NoBase64, ValueError):
        key = b""
    if len(key) != _KEY_BYTES:
        raise Unreadable(f"De sleutel in {MANIFEST} is geen sleutel.")
    return key


def fingerprint(key: bytes) -> str:
    """SHA-256 of the key in groups of four, to read out over the telephone."""
    digest = sha256(key).hexdigest()
    return " ".join(digest[at : at + 4] for at in range(0, len(digest), 4))


def check_signature(folder: PackageFolder, key: bytes) -> None:
    """Raises :class:`Unreadable` when the manifest was not signed with this key."""
    try:
        signature = b64decode(folder.content(SIGNATURE).strip(), validate=True)
        Ed25519PublicKey.from_public_bytes(key).verify(signature, folder.content(MANIFEST))
    except (NoBase64, ValueError, InvalidSignature):
        raise Unreadable(
            "De handtekening past niet bij de inhoudsopgave. Het pakket is veranderd of nagemaakt."
        ) from None


def file_faults(folder: PackageFolder, manifest: Manifest) -> Iterator[str]:
    """Every file that is missing, changed, or not in the manifest."""
    there = set(folder.files) - {MANIFEST, SIGNATURE}
    for name, expected in sorted(manifest.bestanden.items()):
        if name not in there:
            yield f"{_shown(name)} ontbreekt."
        elif sha256(folder.files[name]).hexdigest() != expected:
            yield f"{_shown(name)} is veranderd na het maken."
    for name in sorted(there - set(manifest.bestanden)):
        yield f"{_shown(name)} hoort niet in het pakket."
    for name in folder.strange:
        yield f"{_shown(name)} is geen gewoon bestand en hoort niet in het pakket."


def _shown(name: str) -> str:
    """A name from outside, in one short line."""
    return repr(name[:60])
