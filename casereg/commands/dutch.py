"""Commands and options whose help is Dutch from the first heading to the last default."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


class DutchOption(click.Option):
    """An option that tells its default and whether it must be given in Dutch."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The line in the help, with ``[verplicht]`` or ``[standaard: ..]`` behind it."""
        if self.hidden:
            return None
        text = self.help or ""
        extra = self.get_help_extra(ctx)
        if "required" in extra:
            text += "  [verplicht]"
        if "default" in extra:
            text += f"  [standaard: {extra['default']}]"
        return self.get_help_spec(ctx), text


class DutchCommand(click.Command):
    """A command with Dutch help."""

    def __init__(self, name: str | None, **given: Any) -> None:
        """As click makes one; the usage line says ``[OPTIES]``."""
        given.setdefault("options_metavar", "[OPTIES]")
        super().__init__(name, **given)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; a fault knows to which command they were given."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as fault:
            fault.ctx = fault.ctx or ctx
            raise

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The help option, which explains itself in Dutch."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Toon deze hulp."
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix="Gebruik: ")

    def format_arguments(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what stands without a dash, where it is explained."""
        given = [p for p in self.get_params(ctx) if isinstance(p, click.Argument) and p.help]
        if given:
            with formatter.section("Gegevens"):
                formatter.write_dl([argument.get_help_record(ctx) for argument in given])

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        shown = [p for p in self.get_params(ctx) if isinstance(p, click.Option)]
        records = [record for option in shown if (record := option.get_help_record(ctx))]
        if records:
            with formatter.section("Opties"):
                formatter.write_dl(records)


class DutchGroup(DutchCommand, click.Group):
    """A group of commands with Dutch help, listed in the order in which they were added."""

    command_class = DutchCommand
    group_class = type

    def __init__(self, name: str | None = None, **given: Any) -> None:
        """As click makes one; the usage line says ``OPDRACHT``."""
        given.setdefault("subcommand_metavar", "OPDRACHT ...")
        super().__init__(name, **given)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands."""
        return list(self.commands)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options and then the commands."""
        DutchCommand.format_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write each command with the first line of its help."""
        found = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        shown = [(name, command.get_short_help_str(200)) for name, command in found if command]
        with formatter.section("Opdrachten"):
            formatter.write_dl(shown)


def option(*names: str, **given: Any) -> Callable[[F], F]:
    """As ``click.option``, with Dutch help."""
    return click.option(*names, cls=DutchOption, **given)


def json_option(command: F) -> F:
    """Add ``--json``; the command gets it as ``as_json``."""
    return option("--json", "as_json", is_flag=True, help="Geef één JSON-document.")(command)
