"""A running ``casereg serve``, visitors without a browser, and the processes they have."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp

ROOT = Path(__file__).parents[1]
PATIENCE = 20.0
ENTER, F2, TAB, ESCAPE = "\r", "\x1bOQ", "\t", "\x1b"


@dataclass(frozen=True)
class Serving:
    """The server, and where it is."""

    process: "subprocess.Popen[str]"
    url: str

    @property
    def visitors(self) -> set[int]:
        """The processes it started that still run (on Linux)."""
        return {number for number in _processes() if _parent(number) == self.process.pid}


@contextmanager
def serving(home: Path, *arguments: str, **environment: str) -> Iterator[Serving]:
    """Run ``casereg serve`` on a port that is free."""
    kept = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT") if key in os.environ}
    process = subprocess.Popen(
        [sys.executable, "-m", "casereg.cli", "serve", "--port", "0", *arguments],
        env={**kept, "PYTHONPATH": str(ROOT), "CASEREG_HOME": str(home), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
        encoding="utf-8",
    )
    assert process.stdout
    try:
        words = process.stdout.readline().split()
        yield Serving(process, next((word for word in words if "://" in word), ""))
    finally:
        process.terminate()
        _, told = process.communicate(timeout=PATIENCE)
        assert "Traceback" not in told, told


class Visitor:
    """A line to the screens, as the page has it."""

    def __init__(self, line: aiohttp.ClientWebSocketResponse) -> None:
        self.line = line
        self.shown = ""

    async def type(self, *keys: str) -> None:
        """Type texts and keys."""
        for one in keys:
            await self.line.send_json(["stdin", one])

    async def sees(self, text: str) -> None:
        """Wait until a text came to the screen after the last one; fail when it never does."""
        async with asyncio.timeout(PATIENCE):
            while text not in self.shown:
                message = await self.line.receive()
                assert message.type is aiohttp.WSMsgType.BINARY, (text, message, self.shown[-2000:])
                self.shown += message.data.decode()
        self.shown = self.shown.partition(text)[2]

    async def ends(self) -> None:
        """Wait until the server hangs up."""
        async with asyncio.timeout(PATIENCE):
            async for _ in self.line:
                pass

    async def sign_in(self, name: str, password: str) -> None:
        """Sign in, up to the first screen of the role."""
        await self.sees("Aanmelden bij casereg")
        await self.type(name, ENTER, password, ENTER)
        await self.sees(f"· {name} ·")


@asynccontextmanager
async def visiting(url: str, **headers: str) -> AsyncIterator[Visitor]:
    """Open the line of one visitor; another ``Origin`` than the own one when it is given."""
    asked = {"Origin": url.rstrip("/"), **headers}
    async with (
        aiohttp.ClientSession() as http,
        http.ws_connect(f"{url}ws?width=80&height=24", headers=asked) as line,
    ):
        yield Visitor(line)


async def until(fits: Callable[[], object]) -> None:
    """Wait until something is so; fail when it never is."""
    async with asyncio.timeout(PATIENCE):
        while not fits():
            await asyncio.sleep(0.02)


def runs(number: int) -> bool:
    """Whether a process still runs."""
    return _parent(number) is not None


def _processes() -> Iterator[int]:
    return (int(place.name) for place in Path("/proc").iterdir() if place.name.isdigit())


def _parent(number: int) -> int | None:
    """The parent of a process; None when it has ended."""
    try:
        state, parent = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[:2]
    except OSError:
        return None
    return None if state == "Z" else int(parent)
