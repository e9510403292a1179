"""A disk that can be cut off or fail: what ``disk.c`` wrote down, played back to any moment.

At a cut the disk holds what was synced. Of what was written since, it holds some writes and
not others, the last of them perhaps half; names that were made, moved or taken away since
their folder was synced are there up to some moment.
"""

import random
import shutil
import struct
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
ACKNOWLEDGED = "acknowledged"
_HEAD = struct.Struct("<cIqI")


def built(folder: Path) -> Path | None:
    """The library for LD_PRELOAD; None without a C compiler, or where there is no such thing."""
    compiler = shutil.which("cc")
    target = folder / "disk.so"
    source = Path(__file__).with_name("disk.c")
    command = [compiler or "", "-O1", "-shared", "-fPIC", "-o", str(target), str(source), "-ldl"]
    if not compiler or not Path("/proc/self/fd").exists():
        return None
    made = subprocess.run(command, capture_output=True, check=False)
    return target if made.returncode == 0 else None


@dataclass(frozen=True, slots=True)
class Change:
    """``kind``: create, write, truncate, sync, rename (``data`` is the new name) or unlink."""

    kind: str
    path: str
    offset: int
    data: bytes


def changes(log: Path) -> list[Change]:
    """All that was written down, in order."""
    content, at, found = log.read_bytes(), 0, []
    while at < len(content):
        kind, named, offset, length = _HEAD.unpack_from(content, at)
        at += _HEAD.size
        path = content[at : at + named].decode()
        at += named
        found.append(Change(kind.decode(), path, offset, content[at : at + length]))
        at += length
    return found


@dataclass(slots=True)
class Content:
    """One file, whatever its name: what is surely on the disk, and what was written since."""

    synced: bytearray = field(default_factory=bytearray)
    since: list[Change] = field(default_factory=list)

    def sync(self) -> None:
        """All of it is on the disk now."""
        for one in self.since:
            _apply(self.synced, one)
        self.since.clear()

    def after_cut(self, chance: random.Random) -> bytes:
        """What is read after a cut: a random part of the writes, each whole or torn."""
        content = bytearray(self.synced)
        share = chance.choice((0.0, 0.5, 1.0))
        for one in self.since:
            if chance.random() < share:
                _apply(content, _torn(one, chance) if chance.random() < 0.3 else one)
        return bytes(content)


def _apply(content: bytearray, one: Change) -> None:
    if one.kind == "t":
        del content[one.offset :]
        content.extend(bytes(one.offset - len(content)))
        return
    content.extend(bytes(max(0, one.offset - len(content))))
    content[one.offset : one.offset + len(one.data)] = one.data


def _torn(one: Change, chance: random.Random) -> Change:
    sectors = chance.randrange(len(one.data) // SECTOR + 1)
    if one.kind == "t" or not sectors:
        return one
    return Change(one.kind, one.path, one.offset, one.data[: sectors * SECTOR])


@dataclass(frozen=True, slots=True)
class Naming:
    """A file gets a name, or a name goes: ``old`` is left, ``new`` leads to ``content``."""

    old: str
    new: str = ""
    content: Content | None = None

    def done(self, names: dict[str, Content]) -> None:
        """Do so in ``names``."""
        names.pop(self.old, None)
        if self.content is not None:
            names[self.new] = self.content


@dataclass(slots=True)
class Disk:
    """Files under one folder, change by change. ``acknowledged`` is what was said to be stored."""

    names: dict[str, Content] = field(default_factory=dict)
    lasting: dict[str, Content] = field(default_factory=dict)
    pending: list[Naming] = field(default_factory=list)
    acknowledged: list[str] = field(default_factory=list)

    def play(self, one: Change) -> None:
        """Do one more change."""
        if one.path.endswith(ACKNOWLEDGED):
            self.acknowledged += one.data.decode().split()
        elif one.kind in "cru":
            naming = self._naming(one)
            naming.done(self.names)
            self.pending.append(naming)
        elif one.kind == "s":
            self._sync(one.path)
        elif one.path in self.names:
            self.names[one.path].since.append(one)

    def cut(self, target: Path, root: Path, chance: random.Random) -> None:
        """Write into ``target`` what is left of ``root`` when the power goes now."""
        names = dict(self.lasting)
        for naming in self.pending[: chance.randrange(len(self.pending) + 1)]:
            naming.done(names)
        for name, content in names.items():
            place = target / Path(name).relative_to(root)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content.after_cut(chance))

    def _naming(self, one: Change) -> Naming:
        if one.kind == "c":
            return Naming("", one.path, Content())
        if one.kind == "u":
            return Naming(one.path)
        return Naming(one.path, one.data.decode(), self.names[one.path])

    def _sync(self, path: str) -> None:
        if path in self.names:
            self.names[path].sync()
            return
        inside = [n for n, one in enumerate(self.pending, 1) if _folder(one) == path]
        # A journal of names keeps their order: with the last of these come all before it.
        for naming in self.pending[: max(inside, default=0)]:
            naming.done(self.lasting)
        del self.pending[: max(inside, default=0)]


def _folder(naming: Naming) -> str:
    return str(Path(naming.new or naming.old).parent)
