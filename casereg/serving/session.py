"""One visitor: a process of its own with the screens, from the first frame until the tab goes."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping
from contextlib import suppress

from aiohttp import web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from casereg.config import Settings

# What a Python process may need of the machine: where its modules are, the time zone.
_OF_THE_MACHINE = ("PYTHONPATH", "SYSTEMROOT", "TZ")
# How a team server may be reached besides by its address: certificates, passwords in a file.
_OF_A_SERVER = ("HOME", "APPDATA")
LARGEST = 500  # columns or rows; more is no screen but a way to fill the memory
PATIENCE = 10.0  # seconds to put safe what was typed, before the process is ended


def environment_of(settings: Settings, environ: Mapping[str, str]) -> dict[str, str]:
    """The environment of a visitor's process: the register, and never who started the server."""
    kept = {name: environ[name] for name in environ if _needed(name, settings.embedded)}
    return {
        **kept,
        "CASEREG_HOME": str(settings.home),
        "CASEREG_DATABASE_URL": settings.database_url,
        "CASEREG_LOCK_MINUTES": str(settings.lock_minutes),
        "LANG": "C.UTF-8",
        "PYTHONUTF8": "1",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "TEXTUAL_DRIVER": "casereg.serving.driver:VisitorDriver",
    }


def _needed(name: str, embedded: bool) -> bool:
    """Whether a visitor's process gets this name with what it holds; ``PG...`` is PostgreSQL's."""
    of_a_server = name in _OF_A_SERVER or name.startswith("PG")
    return name in _OF_THE_MACHINE or (of_a_server and not embedded)


class Session(AppService):
    """The screens of one visitor, and the line between them and the browser.

    Nothing else passes that line: no downloads, no addresses to open.
    """

    def __init__(self, environment: Mapping[str, str], websocket: web.WebSocketResponse) -> None:
        """``websocket`` is the line to the browser."""
        super().__init__(
            "",
            write_bytes=self._show,
            write_str=websocket.send_str,
            close=self._hang_up,
            download_manager=DownloadManager(),
        )
        self._environment, self._websocket = environment, websocket

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        """Start the screens. Ctrl+C of the server is not for them: they are asked to stop."""
        size = {"COLUMNS": str(_fitting(width)), "ROWS": str(_fitting(height))}
        self._process = process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "casereg.commands.visitor"),
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env={**self._environment, **size},
            start_new_session=True,
        )
        self._stdin = process.stdin
        return process

    async def set_terminal_size(self, width: int, height: int) -> None:
        """Tell the screens how large the page is now."""
        await super().set_terminal_size(_fitting(width), _fitting(height))

    async def run(self) -> None:
        """Show what the screens draw until they stop, and then hang up."""
        await super().run()
        if self._process is not None:
            await self._process.wait()
        await self._hang_up()

    async def stop(self) -> None:
        """Ask the screens to put safe what was typed and to stop; end the process if it stays."""
        if self._task is None or self._process is None:
            return
        if not self._task.done():
            await self.send_meta({"type": "quit"})
            await asyncio.wait({self._task}, timeout=PATIENCE)
        if self._process.returncode is None:
            with suppress(ProcessLookupError):
                self._process.kill()
        await self._task

    async def on_meta(self, data: bytes) -> None:
        """The screens ask for nothing but a picture."""

    async def on_packed(self, payload: bytes) -> None:
        """Nor do they send files."""

    async def _show(self, data: bytes) -> None:
        """Draw; when the tab is gone the screens may still talk, so that they can stop."""
        with suppress(ConnectionError):
            await self._websocket.send_bytes(data)

    async def _hang_up(self) -> None:
        await self._websocket.close()


def _fitting(cells: object) -> int:
    """Columns or rows that can be a screen."""
    return max(1, min(cells, LARGEST)) if isinstance(cells, int) else 1
