"""A program in a pseudo-terminal: start it, press keys, and see how soon the screen changes."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

QUIET_SECONDS, SURELY_QUIET = 0.15, 0.3
BETWEEN = 0.03
"""Seconds that leave a program alone with the rest of what a key asked of it."""


@dataclass
class Terminal:
    """A running program; ``shown`` is all it ever wrote, ``changed`` when it last did."""

    pid: int
    handle: int
    shown: bytearray = field(default_factory=bytearray)
    changed: float = field(default_factory=time.perf_counter)

    def wait_for(self, text: str, seconds: float = 30.0) -> float:
        """Seconds until ``text`` is written; raises :class:`TimeoutError`."""
        start, wanted = time.perf_counter(), text.encode()
        while wanted not in self.shown:
            left = start + seconds - time.perf_counter()
            if left <= 0 or not self._read(left):
                raise TimeoutError(f"{text!r} never appeared; the screen ended with {self.tail()}")
        return time.perf_counter() - start

    def press(self, keys: bytes, quiet: float = QUIET_SECONDS) -> float:
        """Seconds from a key to the first change of the screen, which was quiet so long."""
        self.settle(quiet)
        start = time.perf_counter()
        os.write(self.handle, keys)
        if not self._read(5.0):
            raise TimeoutError(f"nothing happened after {keys!r}")
        return time.perf_counter() - start

    def settled(self, keys: bytes) -> float:
        """Seconds from a key to the last change of the screen before it is quiet."""
        first = self.press(keys)
        start = self.changed - first
        while self._read(SURELY_QUIET):
            pass
        return self.changed - start

    def type(self, text: str) -> None:
        """Press keys without measuring."""
        for letter in text:
            os.write(self.handle, letter.encode())
            time.sleep(0.01)

    def settle(self, seconds: float = QUIET_SECONDS) -> None:
        """Wait until the screen has been quiet so long; what has passed of that counts."""
        while self._read(max(0.0, self.changed + seconds - time.perf_counter())):
            pass

    def forget(self) -> None:
        """Forget what was written, so that :meth:`wait_for` sees only what is new."""
        self.settle()
        self.shown.clear()

    def resident(self) -> float:
        """Resident memory in megabytes."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    def kill(self) -> None:
        """End it at once."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.handle)

    def tail(self) -> str:
        """The last it wrote, for an error."""
        return bytes(self.shown[-400:]).decode(errors="replace")

    def _read(self, seconds: float) -> bool:
        if not select.select([self.handle], [], [], seconds)[0]:
            return False
        try:
            found = os.read(self.handle, 65536)
        except OSError:
            return False
        self.shown += found
        self.changed = time.perf_counter()
        return bool(found)


def settle(programs: Sequence[Terminal]) -> None:
    """Wait until all these screens are quiet at once."""
    while select.select([one.handle for one in programs], [], [], QUIET_SECONDS)[0]:
        if not any(one._read(0) for one in programs):
            break


def start(
    arguments: list[str], environment: Mapping[str, str], columns: int, rows: int
) -> Terminal:
    """Start a program in a terminal of this size."""
    pid, handle = pty.fork()
    if pid == 0:
        os.execvpe(arguments[0], arguments, {**environment, "TERM": "xterm-256color"})
    fcntl.ioctl(handle, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    return Terminal(pid, handle)
