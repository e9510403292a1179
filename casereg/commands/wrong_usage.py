"""What click found wrong in a command line, in one or two Dutch lines.

What somebody typed as a value is never repeated: it may be the name of a client.
"""

from difflib import get_close_matches
from typing import Any

import click

_KINDS: tuple[tuple[type[click.ParamType[Any]], str], ...] = (
    (click.types.UUIDParameterType, "een UUID, zoals 5f0c4a52-7a2e-4f0e-9b57-0c1d2e3f4a5b"),
    (click.types.IntParamType, "een heel getal"),
)


def told(error: click.ClickException) -> str:
    """The fault, and the command that gives help about it."""
    if not isinstance(error, click.UsageError):
        return "Dit bestand kan niet worden geopend. Kijk de naam na."
    context = error.ctx
    path = context.command_path if context else "casereg"
    return f"{_fault(error, context)} Hulp: {path} --help"


def _fault(error: click.UsageError, context: click.Context | None) -> str:
    match error:
        case click.NoSuchOption():
            meant = f" Bedoel je {error.possibilities[0]}?" if error.possibilities else ""
            return f"De optie {error.option_name} bestaat niet.{meant}"
        case click.BadParameter():
            return _bad_value(error, context)
        case click.BadOptionUsage():
            return _bad_option(error.option_name, context)
    if context is not None and isinstance(context.command, click.Group):
        known = context.command.list_commands(context)
        if isinstance(error, click.NoSuchCommand) and (
            near := get_close_matches(error.command_name, known, n=1)
        ):
            return f"Deze opdracht bestaat niet. Bedoel je {near[0]}?"
        return f"Kies na '{context.command_path}' een opdracht: {', '.join(known)}."
    return "Er staat te veel achter deze opdracht. Zet tekst met spaties tussen aanhalingstekens."


def _bad_value(error: click.BadParameter, context: click.Context | None) -> str:
    name = _called(error.param, context)
    if isinstance(error, click.MissingParameter):
        return f"Geef ook {name}."
    return f"{name}: {_expected(error.param)}."


def _called(param: click.Parameter | None, context: click.Context | None) -> str:
    """The name of an option or argument as it is typed."""
    if param is None:
        return "een waarde"
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return param.make_metavar(context or click.Context(click.Command(None)))


def _expected(param: click.Parameter | None) -> str:
    """What a value of this option or argument looks like."""
    kind = param.type if param else click.STRING
    if isinstance(kind, click.Choice):
        return f"kies uit {', '.join(str(choice) for choice in kind.choices)}"
    if isinstance(kind, click.IntRange) and kind.min is not None:
        most = f" tot en met {kind.max}" if kind.max is not None else ""
        return f"geef een heel getal vanaf {kind.min}{most}"
    forms = (text for known, text in _KINDS if isinstance(kind, known))
    return f"geef {next(forms, 'iets anders')}"


def _bad_option(name: str, context: click.Context | None) -> str:
    """An option without the value it needs, or with one it does not take."""
    params = context.command.params if context else []
    option = next((p for p in params if name in (*p.opts, *p.secondary_opts)), None)
    if option is None or (isinstance(option, click.Option) and option.is_flag):
        return f"Achter {name} hoort geen waarde."
    return f"Achter {name} hoort een waarde."
