"""``manifest.json``: every other file of a package with its hash, signed by the register."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from exports.package.signing import Signer
from models.canonical import canonical

MANIFEST, SIGNATURE = "manifest.json", "manifest.json.sig"
VERSION = 1


@dataclass(frozen=True, slots=True)
class AuditHead:
    """The last row of the audit, and its seal, which tells outsiders nothing of the row.

    It anchors the audit outside the register: what is taken away later no longer fits.
    """

    row: int
    sha256: str


def signed_manifest(
    signer: Signer, release: int, previous: str, audit: AuditHead, files: Mapping[str, bytes]
) -> dict[str, bytes]:
    """The manifest over ``files`` and its signature, by file name.

    ``previous`` is the hash of the ledger entry before this one, empty for the first.
    """
    content = canonical(
        {
            "versie": VERSION,
            "register": signer.register,
            "sleutel": b64encode(signer.public).decode(),
            "release": release,
            "vorige": previous,
            "audit": {"regel": audit.row, "sha256": audit.sha256},
            "bestanden": {name: sha256(files[name]).hexdigest() for name in files},
        }
    )
    signature = b64encode(signer.sign(content)) + b"\n"
    return {MANIFEST: content, SIGNATURE: signature}
