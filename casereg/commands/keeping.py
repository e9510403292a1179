"""``casereg backup``, ``restore`` and ``doctor``: keeping the register right."""

from pathlib import Path

import click

from casereg.commands.caller import Caller, signing_in, with_code
from casereg.commands.dutch import DutchCommand, json_option, option
from casereg.commands.output import print_json
from casereg.commands.terminal import has_terminal
from casereg.commands.typed import NUMBER
from casereg.config import Settings

CODE = """\
Herstelcode van de reservekopieën: {}
Schrijf hem op en bewaar hem achter slot. Zonder deze code gaat geen reservekopie open."""


@click.command(cls=DutchCommand)
@click.argument("folder", metavar="[MAP]", type=click.Path(path_type=Path), required=False)
@json_option
@signing_in
@click.pass_obj
def backup(caller: Caller, folder: Path | None, as_json: bool) -> None:
    """Maak een reservekopie, terwijl anderen doorwerken.

    De kopie is versleuteld en gaat open met de wachtwoorden van vandaag. Zonder MAP
    komt hij in de map backups van het register.
    """
    with caller.signed_in() as register:
        code = register.backup_code()
        if code and not as_json:
            click.echo(CODE.format(code))
        made = register.backup(folder or caller.settings().backups)
        whole = not register.only_read
    if as_json:
        print_json({"file": str(made), "heel": whole} | ({"code": code} if code else {}))
    elif whole:
        click.echo(f"De reservekopie staat in {made}.")
    else:
        click.echo(f"Wat er is, staat in {made}. Het register is beschadigd.")


@click.command(cls=DutchCommand)
@click.argument("file", metavar="BESTAND", type=click.Path(path_type=Path))
@option(
    "--release",
    metavar="NUMMER",
    type=NUMBER,
    help="Het hoogste pakketnummer dat de gemeente heeft, als deze computer dat niet weet.",
)
@json_option
@signing_in
@click.pass_obj
def restore(caller: Caller, file: Path, release: int | None, as_json: bool) -> None:
    """Zet een reservekopie terug.

    Meld je aan als beheerder, met naam en wachtwoord van toen, of met de herstelcode
    van toen als wachtwoord. Van het register dat er nu staat, wordt eerst een
    reservekopie gemaakt.
    """
    settings = caller.settings()
    name, password = caller.credentials(settings)
    from casereg.clock import SystemClock
    from casereg.keeping import restore as put_back
    from casereg.server_restoring import restore_on_server

    def put(given: Settings) -> Path | None:
        if not given.embedded:
            restore_on_server(given, file, name, password, SystemClock(), release or 0)
            return None
        return put_back(given, file, name, password, SystemClock(), release or 0)

    aside = with_code(settings, put)
    if as_json:
        print_json({"home": str(settings.home), "aside": str(aside) if aside else None})
        return
    place = settings.home if settings.embedded else "de database"
    click.echo(f"De reservekopie is teruggezet in {place}.")
    if aside:
        click.echo(f"Wat er stond, is bewaard in {aside}.")


@click.command(cls=DutchCommand)
@option(
    "--accept",
    is_flag=True,
    help="Ga verder met wat er is, als er werk uit het register is verdwenen (beheerder).",
)
@json_option
@signing_in
@click.pass_obj
def doctor(caller: Caller, accept: bool, as_json: bool) -> int:
    """Kijk na of alles in orde is.

    Met een naam en wachtwoord wordt ook in het register gekeken.
    """
    settings = caller.settings()
    if accept:
        _go_on(caller, settings)
    from casereg.doctor import examine

    known = settings.user and (settings.password or caller.password_stdin or has_terminal())
    name, password = caller.credentials(settings) if known else ("", "")
    report = examine(settings, name, password)
    if as_json:
        checks = [{"naam": c.name, "ok": c.ok, "uitleg": c.advice} for c in report.checks]
        print_json({"ok": report.ok, "checks": checks})
    else:
        for check in report.checks:
            click.echo(f"{'goed' if check.ok else 'FOUT':<6}{check.name}: {check.advice}")
    return 0 if report.ok else 1


def _go_on(caller: Caller, settings: Settings) -> None:
    from casereg.clock import SystemClock
    from casereg.going_on import go_on

    name, password = caller.credentials(settings)
    lost = with_code(settings, lambda given: go_on(given, name, password, SystemClock()))
    click.echo(
        f"Er wordt weer gewerkt. Wat kwam na wat er nog is, tot en met regel {lost} van het "
        "logboek, is weg. Dit staat in het logboek.",
        err=True,
    )
