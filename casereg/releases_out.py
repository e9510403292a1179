"""Which numbers of releases are out, as far as this machine can know from outside the register."""

from collections.abc import Iterator
from pathlib import Path

from casereg.config import Settings
from casereg.security.anchor import Anchor, read_anchor


def highest_known(settings: Settings, register: str) -> int:
    """The highest number that the anchor, a backup or a package of ``register`` tells of."""
    found = (one.release for one in _anchors(settings) if one.register == register)
    return max(found, default=0)


def _anchors(settings: Settings) -> Iterator[Anchor]:
    for path in (settings.audit_anchor, *_in(settings.backups), *_in(settings.exports)):
        if anchor := read_anchor(path):
            yield anchor


def _in(folder: Path) -> list[Path]:
    return [path for path in folder.glob("*") if not path.name.startswith(".")]
