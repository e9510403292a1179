"""The files of a package, read once. A package may be anything: nothing in it is trusted."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

MANIFEST, SIGNATURE, DESCRIPTION = "manifest.json", "manifest.json.sig", "datapackage.json"
_MOST_BYTES = 64 * 1024 * 1024
_MOST_FILES = 100


class Unreadable(Exception):
    """Why a package, or a file in it, cannot be read: a Dutch sentence."""


@dataclass(frozen=True, slots=True)
class PackageFolder:
    """``files`` by name; ``strange`` names what is in the folder but is no ordinary file."""

    name: str
    files: Mapping[str, bytes]
    strange: tuple[str, ...]

    def json(self, name: str) -> Any:
        """A JSON file; raises :class:`Unreadable` when it is missing or no JSON."""
        try:
            return json.loads(self.content(name).decode("utf-8-sig"))
        except (ValueError, RecursionError):
            raise Unreadable(f"{name} is geen leesbare JSON.") from None

    def content(self, name: str) -> bytes:
        """A file; raises :class:`Unreadable` when it is missing."""
        if name not in self.files:
            raise Unreadable(f"{name} ontbreekt.")
        return self.files[name]


class Read(BaseModel):
    """A part of a JSON file; other keys are left alone."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore", populate_by_name=True)


T = TypeVar("T", bound=Read)


def parsed(model: type[T], document: Any, name: str) -> T:
    """The document as this model; raises :class:`Unreadable` with the place of the first fault."""
    try:
        return model.model_validate_json(json.dumps(document))
    except ValidationError as fault:
        place = ".".join(map(str, fault.errors()[0]["loc"])) or "het geheel"
        raise Unreadable(f"{name}: {place[:80]!r} ontbreekt of klopt niet.") from None
    except (ValueError, RecursionError):
        raise Unreadable(f"{name} is niet te lezen.") from None


def read_folder(folder: Path) -> PackageFolder:
    """Read every file in the folder itself; nothing is followed out of it.

    Raises :class:`Unreadable` when there is too much of it or it may not be read.
    """
    files: dict[str, bytes] = {}
    strange: list[str] = []
    try:
        for found in sorted(folder.iterdir()):
            if found.is_symlink() or not found.is_file():
                strange.append(found.name)
            elif len(files) == _MOST_FILES or found.stat().st_size > _MOST_BYTES:
                raise Unreadable("De map is te groot voor een pakket van casereg.")
            else:
                files[found.name] = found.read_bytes()
    except OSError:
        raise Unreadable("De map kan niet worden gelezen. Kijk of je erbij mag.") from None
    return PackageFolder(folder.resolve().name, files, tuple(strange))
