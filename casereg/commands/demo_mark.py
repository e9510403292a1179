"""The mark beside a demo register: which one it is, and who may sign in.

Everything in a demo is invented, so its passwords may stand in a file. The mark names
the register it belongs to: a real register restored in the same folder is no demo.
"""

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from casereg.config import Settings

MARK = "demo.json"


@dataclass(frozen=True, slots=True)
class DemoMark:
    """What was asked for, and the accounts as name, role, password and team."""

    seed: int
    contacts: int
    accounts: tuple[dict[str, Any], ...]


def read_mark(settings: Settings) -> DemoMark | None:
    """The mark of the register in these settings; None when it is no demo."""
    try:
        found = json.loads(_path(settings).read_text("utf-8"))
        if found["register"] != _identity(settings):
            return None
        return DemoMark(found["seed"], found["contacts"], tuple(found["accounts"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_mark(settings: Settings, mark: DemoMark) -> None:
    """Mark the register in these settings as a demo."""
    from casereg.security.whole_files import write_whole

    content: dict[str, Any] = {
        "register": _identity(settings),
        "seed": mark.seed,
        "contacts": mark.contacts,
        "accounts": list(mark.accounts),
    }
    write_whole(_path(settings), json.dumps(content, indent=1, ensure_ascii=False).encode())


def _path(settings: Settings) -> Path:
    return settings.home / MARK


def _identity(settings: Settings) -> str:
    """What tells this register from another one."""
    if not settings.embedded:
        return sha256(settings.database_url.encode()).hexdigest()
    identity: str = json.loads(settings.key_file.read_text("utf-8"))["database_id"]
    return identity
