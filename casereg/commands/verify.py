"""``casereg verify``: for who receives packages; needs no register and no account."""

import sys
from pathlib import Path

import click

from casereg.commands.dutch import DutchCommand, json_option, option
from casereg.commands.export_progress import ShownProgress
from casereg.commands.output import print_json
from casereg.errors import WrongUsage

_MOST_KEY_BYTES = 100_000


@click.command(cls=DutchCommand)
@click.argument(
    "folders", metavar="MAP...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@option(
    "--key",
    metavar="BESTAND",
    type=click.Path(path_type=Path),
    help="De openbare sleutel die je van de organisatie kreeg.",
)
@json_option
def verify(folders: tuple[Path, ...], key: Path | None, as_json: bool) -> int:
    """Kijk na of pakketten echt, heel en veilig zijn.

    Geef alle pakketten die je van een organisatie hebt in één keer: samen vertellen ze
    meer dan elk apart.
    """
    for folder in folders:
        if not folder.is_dir():
            raise WrongUsage(f"De map {folder} is er niet. Geef de map van een pakket.")
    from exports.attack.verify import verify as checked

    progress = ShownProgress(sys.stderr is not None and sys.stderr.isatty())
    checks = checked(folders, _key(key), progress)
    progress.clear()
    ok = all(check.ok for check in checks)
    if as_json:
        told = [{"naam": c.naam, "ok": c.ok, "uitleg": c.uitleg} for c in checks]
        print_json({"ok": ok, "checks": told})
    else:
        for check in checks:
            click.echo(f"{'goed' if check.ok else 'FOUT':<6}{check.naam}: {check.uitleg}")
    return 0 if ok else 1


def _key(file: Path | None) -> bytes | None:
    if file is None:
        return None
    from exports.attack.origin import key_in
    from exports.attack.package_folder import Unreadable

    try:
        with file.open("rb") as opened:
            return key_in(opened.read(_MOST_KEY_BYTES).decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError, Unreadable):
        raise WrongUsage(
            f"In {file} staat geen openbare sleutel. Geef het bestand dat je van de "
            "organisatie kreeg."
        ) from None
