"""The file beside the embedded register in which its key slots stand."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from casereg.errors import RegisterUnavailable
from casereg.security.keyslots import KeyFile
from casereg.security.slot import Slot
from casereg.security.whole_files import write_whole
from casereg.system_faults import in_dutch

MOST_COST = 1024 * 1024  # of memory this is 1 GiB


def read_key_file(path: Path) -> KeyFile:
    """Read the slots; raises :class:`RegisterUnavailable` when missing or damaged."""
    try:
        found = json.loads(path.read_text("utf-8"))
        return KeyFile(str(found["database_id"]), tuple(_slot(slot) for slot in found["slots"]))
    except PermissionError:
        raise RegisterUnavailable(
            f"Het sleutelbestand {path} mag niet worden gelezen. Kijk de rechten na."
        ) from None
    except FileNotFoundError:
        raise RegisterUnavailable(
            f"Het sleutelbestand {path} ontbreekt. Zet het terug uit een reservekopie."
        ) from None
    except (OSError, ValueError, KeyError, TypeError):
        raise RegisterUnavailable(
            f"Het sleutelbestand {path} is beschadigd. Zet het terug uit een reservekopie."
        ) from None


def write_key_file(path: Path, content: KeyFile) -> None:
    """Write the slots whole or not at all; readable for the owner only.

    Raises :class:`RegisterUnavailable` when they cannot be written; the old ones still stand.
    """
    try:
        write_whole(path, json.dumps(asdict(content), indent=1).encode())
    except OSError as fault:
        raise RegisterUnavailable(
            f"Het sleutelbestand kan niet worden geschreven ({in_dutch(fault)}). "
            "Er is niets veranderd. Maak ruimte vrij en probeer het opnieuw."
        ) from None


def _slot(stored: dict[str, Any]) -> Slot:
    """A slot as read; costs outside sane bounds are damage, or meant to exhaust the machine."""
    slot = Slot(**stored)
    costs = (slot.time_cost, slot.memory_cost, slot.parallelism)
    if not all(isinstance(cost, int) for cost in costs) or max(costs) > MOST_COST:
        raise ValueError
    return slot
