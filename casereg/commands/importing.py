"""``casereg import``: contacts of an older system, by a map that says what its columns are."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from casereg.commands.caller import Caller, signing_in
from casereg.commands.dutch import DutchCommand, json_option, option
from casereg.commands.export_progress import ShownProgress, following
from casereg.commands.import_text import REFUSED, document, outcome, report
from casereg.commands.output import print_json
from casereg.commands.source_file import Line, Source, opened_source
from casereg.errors import Refused
from casereg.system_faults import in_dutch

if TYPE_CHECKING:
    from casereg.register import Register
    from models.import_cards import ImportChoice, Imported
    from models.import_map import ImportMap

FILE = click.Path(path_type=Path)
STOPPED = "Gestopt met Ctrl-C. Er is niets opgeslagen."
SHOWN_EVERY = 500  # lines


@click.command("import", cls=DutchCommand)
@click.argument("file", metavar="BESTAND", type=FILE)
@option("--map", "plan_file", metavar="KAART", type=FILE, required=True, help="Kaart in TOML.")
@option("--dry-run", "trial", is_flag=True, help="Sla niets op; zeg wat er zou gebeuren.")
@option("--skip-refused", is_flag=True, help="Laat foute regels weg en sla de rest op.")
@option("--nagekomen", "late", is_flag=True, help="Neem ook over in vastgestelde weken.")
@json_option
@signing_in
@click.pass_obj
def take_over(
    caller: Caller, /, file: Path, plan_file: Path, as_json: bool, **chosen: bool
) -> None:
    """Neem contacten over uit een ander systeem (CSV of XLSX).

    De kaart zegt welke kolom wat is; zie docs/handleiding/overnemen.md. Klopt er een regel
    niet, dan wordt er niets opgeslagen. Hetzelfde bestand nog eens slaat niets dubbel op.
    """
    from models.import_cards import ImportChoice

    plan, choice = _plan(plan_file), ImportChoice(**chosen)
    with caller.signed_in() as register, following(STOPPED) as progress:
        found = _taken(register, file, plan, choice, progress)
    if as_json:
        print_json(document(found))
    else:
        for line in report(found):
            click.echo(line)
    if len(found.refused) and not choice.skip_refused:
        raise Refused(REFUSED.format(lines=found.lines, refused=len(found.refused)))
    if not as_json:
        click.echo(outcome(found, choice.trial))


def _plan(path: Path) -> "ImportMap":
    from models.import_map import read_map

    try:
        return read_map(path.read_text("utf-8"), str(path))
    except OSError as fault:
        raise Refused(f"{path} kan niet worden gelezen ({in_dutch(fault)}).") from None
    except UnicodeDecodeError:
        raise Refused(f"{path} is niet leesbaar. Bewaar hem als UTF-8.") from None


def _taken(
    register: "Register",
    file: Path,
    plan: "ImportMap",
    choice: "ImportChoice",
    progress: ShownProgress,
) -> "Imported":
    from models.import_rows import RowReader

    with opened_source(file, plan.bestand) as source:
        reader = RowReader(plan, source.headings)
        return register.imports.contacts(_followed(source, progress), reader, choice)


def _followed(source: Source, progress: ShownProgress) -> Iterator[Line]:
    """The lines, telling how far the file was read."""
    for number, line in enumerate(source.filled()):
        if number % SHOWN_EVERY == 0:
            progress(f"Contacten overnemen, regel {line[0]}", source.part)
        yield line
