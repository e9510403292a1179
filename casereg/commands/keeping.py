"""``casereg backup``, ``restore`` and ``doctor``: keeping the register right."""

from pathlib import Path

import click

from casereg.commands.caller import Caller, signing_in
from casereg.commands.dutch import DutchCommand, json_option
from casereg.commands.output import print_json
from casereg.commands.terminal import has_terminal


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
        made = register.backup(folder or caller.settings().backups)
    if as_json:
        print_json({"file": str(made)})
    else:
        click.echo(f"De reservekopie staat in {made}.")


@click.command(cls=DutchCommand)
@click.argument("file", metavar="BESTAND", type=click.Path(path_type=Path))
@json_option
@signing_in
@click.pass_obj
def restore(caller: Caller, file: Path, as_json: bool) -> None:
    """Zet een reservekopie terug.

    Meld je aan als beheerder, met naam en wachtwoord van toen. Van het register dat
    er nu staat, wordt eerst een reservekopie gemaakt.
    """
    settings = caller.settings()
    name, password = caller.credentials(settings)
    from casereg.clock import SystemClock
    from casereg.keeping import restore as put_back

    aside = put_back(settings, file, name, password, SystemClock())
    if as_json:
        print_json({"home": str(settings.home), "aside": str(aside) if aside else None})
        return
    click.echo(f"De reservekopie is teruggezet in {settings.home}.")
    if aside:
        click.echo(f"Wat er stond, is bewaard in {aside}.")


@click.command(cls=DutchCommand)
@json_option
@signing_in
@click.pass_obj
def doctor(caller: Caller, as_json: bool) -> int:
    """Kijk na of alles in orde is.

    Met een naam en wachtwoord wordt ook in het register gekeken.
    """
    settings = caller.settings()
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
