"""Options of everything that is scored on an instrument."""

import click

from casereg.commands.dutch import option

instrument_option = option(
    "--instrument", metavar="CODE", required=True, help="Waarmee is gemeten, zoals tevredenheid."
)
moment_option = option(
    "--moment",
    type=click.Choice(["start", "tussentijds", "einde"]),
    metavar="MOMENT",
    default="einde",
    show_default=True,
    help="start, tussentijds of einde.",
)
