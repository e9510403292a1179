"""Whether a folder stands on a share of the network, where an embedded register gets damaged.

SQLite trusts that locks and shared memory work as on a disk of this machine. On a share they
may not, and two programs write through each other (sqlite.org/useovernet.html).
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from casereg.errors import RegisterUnavailable

REASON = (
    "{} staat op een netwerkschijf ({}). Daar raakt het register vroeg of laat beschadigd. "
    "Kies met CASEREG_HOME een map op deze computer, of gebruik een teamserver."
)
KINDS = frozenset(
    {"afpfs", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "glusterfs", "gpfs", "lustre"}
    | {"ncpfs", "nfs", "nfs4", "smb", "smb2", "smb3", "smbfs", "webdav"}
    | {f"fuse.{one}" for one in ("ceph", "davfs2", "glusterfs", "rclone", "s3fs", "sshfs")}
)
_MOUNTS = Path("/proc/mounts")
# What the command mount of macOS says: //wie@waar/deel on /Volumes/deel (smbfs, nodev, ...)
_MAC_LINE = re.compile(r"^.* on (?P<place>/.*) \((?P<kind>\w+)[,)]", re.MULTILINE)
_REMOTE_DRIVE = 4  # DRIVE_REMOTE of GetDriveTypeW
Mount = tuple[str, str]


def refuse_network_share(folder: Path) -> None:
    """Raise :class:`RegisterUnavailable` when an embedded register must not stand here."""
    if kind := network_share(folder):
        raise RegisterUnavailable(REASON.format(folder, kind))


def network_share(folder: Path, mounts: Iterable[Mount] | None = None) -> str:
    """The kind of share ``folder`` stands on; empty for a disk of this machine.

    ``mounts`` are places with their kind of file system, else those of this machine.
    """
    if mounts is None and sys.platform == "win32":
        return _windows_share(folder)
    whole = folder.resolve()
    found = _mounts() if mounts is None else mounts
    # The last one at the same place lies on top of those before it.
    holding = (
        (len(Path(place).parts), order, kind)
        for order, (place, kind) in enumerate(found)
        if whole.is_relative_to(place)
    )
    kind = max(holding, default=(0, 0, ""))[2]
    return kind if kind in KINDS else ""


def _mounts() -> list[Mount]:
    try:
        if sys.platform == "darwin":
            return mac_mounts(subprocess.check_output(["/sbin/mount"], text=True, timeout=10))
        return linux_mounts(os.fsdecode(_MOUNTS.read_bytes()))
    except (OSError, subprocess.SubprocessError):
        return []  # nothing is known of this machine


def linux_mounts(text: str) -> list[Mount]:
    """The lines of /proc/mounts; a space in a name stands there as ``\\040``."""
    lines = (line.split(" ") for line in text.splitlines())
    return [(_plain(parts[1]), parts[2]) for parts in lines if len(parts) > 2]


def mac_mounts(text: str) -> list[Mount]:
    """The lines that the command mount gives."""
    return [(found["place"], found["kind"]) for found in _MAC_LINE.finditer(text)]


def _plain(name: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), name)


def _windows_share(folder: Path) -> str:
    drive = folder.absolute().drive
    if drive.startswith("\\\\"):
        return "netwerkmap"
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - it exists on Windows only
    remote = kernel.GetDriveTypeW(f"{drive}\\") == _REMOTE_DRIVE
    return "netwerkstation" if remote else ""
