"""Who may ask, and what a browser may do with the answer."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Middleware

from casereg.clock import SystemClock
from casereg.fault_log import record
from casereg.serving.address import Address

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

# Nothing comes from elsewhere and nothing is framed or kept. The terminal in the page makes its
# own <style>, which is why styles may stand in the page itself.
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        "connect-src 'self'; font-src 'self'; img-src 'self' data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
    "Server": "casereg",
}
ELSEWHERE = "Dit is niet het adres van casereg. Open het adres dat je van je beheerder kreeg."
ABSENT = "Deze pagina is er niet."
FALLEN_OVER = "Er ging iets mis in casereg. Probeer het opnieuw."


def guarding(address: Address, log_file: Path) -> Middleware:
    """Let only browsers at ``address`` in, and keep faults out of sight.

    A name that was made to point here (DNS rebinding) shows in ``Host``; a page of somebody
    else that opens our websocket shows in ``Origin``.
    """

    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        if request.headers.get("Host", "").lower() not in address.hosts:
            return said(403, ELSEWHERE)
        if wants_websocket(request) and request.headers.get("Origin") not in address.origins:
            return said(403, ELSEWHERE)
        try:
            return await handler(request)
        except web.HTTPException as answer:
            return said(answer.status, ABSENT) if answer.status >= 400 else answer
        except Exception as fault:
            record(fault, log_file, SystemClock().now())
            return said(500, FALLEN_OVER)

    return guard


def wants_websocket(request: web.Request) -> bool:
    """Whether this is no page but a line to the screens."""
    return "Upgrade" in request.headers or request.path == "/ws"


def said(status: int, text: str) -> web.Response:
    """A plain text for a browser."""
    return web.Response(status=status, text=f"{text}\n")


async def add_headers(_: web.Request, response: web.StreamResponse) -> None:
    """Put the headers on everything that goes out."""
    response.headers.update(HEADERS)
