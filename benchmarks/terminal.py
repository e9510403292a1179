"""A program in a pseudo-terminal: start it, press keys, and see how soon the screen changes."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

QUIET_SECONDS, SURELY_QUIET = 0.15, 0.3


@dataclass
class Terminal:
    """A running program; ``shown`` is all it ever wrote."""

    pid: int
    handle: int
    shown: bytearray = field(default_factory=bytearray)

    def wait_for(self, text: str, seconds: float = 30.0) -> float:
        """Seconds until ``text`` is written; raises :class:`TimeoutError`."""
        start, wanted = time.perf_counter(), text.encode()
        while wanted not in self.shown:
            left = start + seconds - time.perf_counter()
            if left <= 0 or not self._read(left):
                raise TimeoutError(f"{text!r} never appeared; the screen ended with {self.tail()}")
        return time.perf_counter() - start

    def press(self, keys: bytes) -> float:
        """Seconds from a key to the first change of the screen."""
        self.settle()
        start = time.perf_counter()
        os.write(self.handle, keys)
        if not self._read(5.0):
            raise TimeoutError(f"nothing happened after {keys!r}")
        return time.perf_counter() - start

    def settled(self, keys: bytes) -> float:
        """Seconds from a key to the last change of the screen before it is quiet."""
        self.settle()
        start = last = time.perf_counter()
        os.write(self.handle, keys)
        while self._read(SURELY_QUIET if last > start else 5.0):
            last = time.perf_counter()
        if last == start:
            raise TimeoutError(f"nothing happened after {keys!r}")
        return last - start

    def type(self, text: str) -> None:
        """Press keys without measuring."""
        for letter in text:
            os.write(self.handle, letter.encode())
            time.sleep(0.01)

    def settle(self) -> None:
        """Wait until the screen is quiet."""
        while self._read(QUIET_SECONDS):
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
        return bool(found)


def start(
    arguments: list[str], environment: Mapping[str, str], columns: int, rows: int
) -> Terminal:
    """Start a program in a terminal of this size."""
    pid, handle = pty.fork()
    if pid == 0:
        os.execvpe(arguments[0], arguments, {**environment, "TERM": "xterm-256color"})
    fcntl.ioctl(handle, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    return Terminal(pid, handle)
