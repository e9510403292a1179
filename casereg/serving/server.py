"""The server behind ``casereg serve``: a page, and a line to the screens for each visitor."""

import asyncio
import logging
import os
import socket
from pathlib import Path

import textual_serve
from aiohttp import web
from textual_serve.server import Server, to_int

from casereg.clock import SystemClock
from casereg.config import Settings
from casereg.fault_log import record
from casereg.serving.address import Address
from casereg.serving.fault_handler import FaultHandler
from casereg.serving.guard import add_headers, guarding, said
from casereg.serving.session import Session, environment_of

PAGE = Path(__file__).parent / "page"
# The terminal in the page and its font, from textual-serve; nothing comes from the internet.
TERMINAL = Path(textual_serve.__file__).parent / "static"
LONGEST_MESSAGE = 256 * 1024  # bytes that come at once, such as a text that is pasted
ALIVE = 15.0  # seconds between questions whether the tab is still there
GOODBYE = 2.0  # seconds a browser gets to answer that it hangs up too
# What comes of a message that the page does not send, and of a tab that goes while it is answered.
NO_FAULT = (ValueError, TypeError, AttributeError, LookupError, AssertionError, ConnectionError)
FULL = (
    "Het is nu te druk: alle plaatsen zijn bezet. "
    "Probeer het straks opnieuw, of sluit een tabblad waarin casereg nog openstaat."
)


class BrowserServer(Server):
    """Serves the screens to browsers at ``address``, ``most`` visitors at a time."""

    def __init__(self, settings: Settings, address: Address, most: int) -> None:
        """Nothing is opened yet; ``settings`` say for which register."""
        super().__init__("casereg", title="casereg", public_url=address.origins[0])
        self.settings, self.address, self.most = settings, address, most
        self.sessions: set[Session] = set()

    def serve_at(self, listener: socket.socket) -> None:
        """Serve until Ctrl+C; then every visitor's process is stopped first."""
        self.initialize_logging()
        web.run_app(
            self._make_app(), sock=listener, print=None, access_log=None, shutdown_timeout=1.0
        )

    def initialize_logging(self) -> None:
        """Faults go to the log of casereg, without values; nobody reads along who asks what."""
        handler = FaultHandler(self.settings.log_file)
        logging.basicConfig(handlers=[handler], level=logging.ERROR, force=True)

    async def _make_app(self) -> web.Application:
        """The page, what it is made of, and the line to the screens; there are no downloads."""
        app = web.Application(middlewares=[guarding(self.address, self.settings.log_file)])
        app.add_routes(
            [
                web.get("/", self.handle_page),
                web.get("/ws", self.handle_websocket),
                web.static("/page", PAGE),
                web.static("/static", TERMINAL),
            ]
        )
        app.on_response_prepare.append(add_headers)
        app.on_shutdown.append(self.on_shutdown)
        return app

    async def handle_page(self, _: web.Request) -> web.StreamResponse:
        """The page with the terminal in it, or why there is no room."""
        if len(self.sessions) >= self.most:
            return said(503, FULL)
        return web.FileResponse(PAGE / "index.html")

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """One visitor, from the first frame until one of the two goes."""
        if len(self.sessions) >= self.most:
            raise web.HTTPServiceUnavailable
        websocket = web.WebSocketResponse(
            heartbeat=ALIVE, timeout=GOODBYE, max_msg_size=LONGEST_MESSAGE
        )
        session = Session(environment_of(self.settings, os.environ), websocket)
        self.sessions.add(session)
        try:
            await websocket.prepare(request)
            await self._serve_visitor(request, websocket, session)
        finally:
            # Also when the handler itself is cancelled: no process may be left behind.
            await asyncio.shield(session.stop())
            self.sessions.discard(session)
        return websocket

    async def _serve_visitor(
        self, request: web.Request, websocket: web.WebSocketResponse, session: Session
    ) -> None:
        """Start the screens and pass on what is typed; a message that is not ours ends it."""
        width, height = (to_int(request.query.get(side, ""), 80) for side in ("width", "height"))
        try:
            await session.start(width, height)
            await self._process_messages(websocket, session)
        except NO_FAULT:
            pass
        except OSError as fault:
            record(fault, self.settings.log_file, SystemClock().now())

    async def on_shutdown(self, app: web.Application) -> None:
        """Stop every visitor's process, all at the same time."""
        await asyncio.gather(*(session.stop() for session in self.sessions))
