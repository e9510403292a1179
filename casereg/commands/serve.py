"""``casereg serve``: the screens in a browser."""

import click

from casereg.commands.caller import Caller, home_option, require_register
from casereg.commands.dutch import DutchCommand, option
from casereg.errors import WrongUsage

MOST = 20
UNSAFE = (
    "Op {host} is casereg ook voor andere computers bereikbaar, en zonder TLS kan iedereen "
    "meelezen. Zet er een proxy met TLS voor en geef het adres daarvan met --url."
)
CAREFUL = (
    "Let op: andere computers kunnen nu bij {host} komen. Laat er alleen de proxy bij, want "
    "tot daar is niets versleuteld."
)


@click.command(cls=DutchCommand)
@option(
    "--host", metavar="ADRES", default="127.0.0.1", show_default=True, help="Waar het luistert."
)
@option(
    "--port",
    metavar="POORT",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="0 kiest een vrije poort.",
)
@option("--url", metavar="URL", help="Adres in de browser, als er een proxy voor staat.")
@option(
    "--sessions",
    "most",
    metavar="GETAL",
    type=click.IntRange(min=1),
    default=MOST,
    show_default=True,
    help="Hoeveel schermen tegelijk open mogen.",
)
@home_option
@click.pass_obj
def serve(caller: Caller, host: str, port: int, url: str | None, most: int) -> None:
    """Toon de schermen in een browser.

    Iedereen meldt zich daar aan met de eigen naam. Alleen deze computer kan erbij, tot er
    een proxy voor staat: zie docs/browser.md.
    """
    settings = caller.settings()
    require_register(settings)
    from casereg.serving.address import listening, on_own_machine, own_address, public_address

    address = public_address(url) if url else None
    with listening(host, port) as listener:
        if not on_own_machine(listener):
            if address is None:
                raise WrongUsage(UNSAFE.format(host=host))
            click.echo(CAREFUL.format(host=host), err=True)
        address = address or own_address(listener)
        from casereg.serving.server import BrowserServer

        click.echo(f"casereg staat open op {address.origins[0]}/ (stoppen met Ctrl+C)")
        BrowserServer(settings, address, most).serve_at(listener)
