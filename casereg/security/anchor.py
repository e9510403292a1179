"""A line beside the register that says how far its audit was, and what the last row was.

What is taken off the end of the audit later, or comes back as it was before, no longer
fits. It does not stop somebody who may write in the same folder: it shows damage.
"""

import json
import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path

from casereg.security.whole_files import write_whole

NAME = "casereg.audit.json"
"""What it is called beside a register and in a backup."""
MANIFEST = "manifest.json"
"""Where the anchor stands in an export."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Row ``row`` of the audit of ``register`` has this ``seal`` (hex); read at ``at`` (ISO).

    ``release`` is the highest number a release of it ever had, as far as known.
    """

    register: str
    row: int
    seal: str
    at: str
    release: int = 0

    def as_bytes(self) -> bytes:
        """The content of the file."""
        return (json.dumps(asdict(self), indent=1) + "\n").encode()


def read_anchor(path: Path) -> Anchor | None:
    """The anchor in a file of its own, a backup or the folder of an export; else None."""
    try:
        document = json.loads(_content(path))
        if "audit" in document:
            row, seal = document["audit"]["regel"], document["audit"]["sha256"]
            found = Anchor(document["register"], row, seal, "", document.get("release", 0))
        else:
            found = Anchor(**document)
    except (OSError, ValueError, TypeError, KeyError, zipfile.BadZipFile):
        return None
    kinds = zip((str, int, str, str, int), asdict(found).values(), strict=True)
    return found if all(isinstance(value, kind) for kind, value in kinds) else None


def write_anchor(path: Path, anchor: Anchor, lasting: bool = True) -> None:
    """Put it in the file, whole or not at all; raises :class:`OSError`.

    Not ``lasting`` is quicker: a power cut may bring the one before it back.
    """
    write_whole(path, anchor.as_bytes(), lasting)


def _content(path: Path) -> bytes:
    if path.is_dir():
        return (path / MANIFEST).read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return archive.read(NAME)
    return path.read_bytes()
