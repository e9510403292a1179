"""Where the screens can be reached: the socket that listens, and the address in the browser."""

import errno
import socket
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from casereg.errors import Refused, WrongUsage

_OWN_MACHINE = ("127.0.0.1", "localhost", "[::1]")
_USUAL_PORTS = {"http": 80, "https": 443}
_WHY_NOT = {
    errno.EADDRINUSE: "Poort {port} is al in gebruik. Kies een andere met --port.",
    errno.EACCES: "Poort {port} mag niet zonder meer rechten. Kies er een vanaf 1024 met --port.",
}
_NOT_HERE = "Op {host} kan casereg niet luisteren. Kies een adres van deze computer met --host."


@dataclass(frozen=True, slots=True)
class Address:
    """What a browser must have in front of it: each origin looks like ``http://localhost:8000``.

    A page of another origin is somebody else's: it may not open the screens, also not
    when its name was made to point here.
    """

    origins: tuple[str, ...]

    @property
    def hosts(self) -> frozenset[str]:
        """The names, with their port, by which a browser may ask."""
        return frozenset(urlsplit(origin).netloc for origin in self.origins)


def listening(host: str, port: int) -> socket.socket:
    """A socket at this host and port; 0 takes any port that is free.

    Raises :class:`Refused` when it is taken or does not exist here.
    """
    try:
        family, _, _, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(place[:2], family=family)
    except (OSError, UnicodeError) as fault:
        code = getattr(fault, "errno", None) or 0
        raise Refused(_WHY_NOT.get(code, _NOT_HERE).format(host=host, port=port)) from None


def on_own_machine(listener: socket.socket) -> bool:
    """Whether only this machine can reach it."""
    return ip_address(listener.getsockname()[0]).is_loopback


def own_address(listener: socket.socket) -> Address:
    """The address of a browser on this machine."""
    name, port = listener.getsockname()[:2]
    names = (_bracketed(name), "localhost")
    return Address(tuple(f"http://{one}{_suffix('http', port)}" for one in names))


def public_address(url: str) -> Address:
    """The address that people type, served by a proxy before casereg.

    Raises :class:`WrongUsage` for what is no address, and for one without TLS: what is
    typed in it, passwords too, could be read on the way.
    """
    try:
        parts = urlsplit(url)
        name, port = parts.hostname or "", parts.port
    except ValueError:
        name, port = "", None
    if not name or parts.scheme not in _USUAL_PORTS or parts.username or parts.query:
        raise WrongUsage(
            "Geef bij --url het adres in de browser, zoals https://casereg.voorbeeld.nl"
        )
    name = _bracketed(name)
    if parts.scheme == "http" and name not in _OWN_MACHINE:
        raise WrongUsage("Het adres bij --url begint met https://. Anders kan iedereen meelezen.")
    return Address((f"{parts.scheme}://{name}{_suffix(parts.scheme, port)}",))


def _bracketed(name: str) -> str:
    """A name as it stands in an address; one of IPv6 has brackets."""
    return f"[{name}]" if ":" in name else name


def _suffix(scheme: str, port: int | None) -> str:
    """The port as a browser shows it: the usual one is left out."""
    return "" if port in (None, _USUAL_PORTS[scheme]) else f":{port}"
