"""Makes sure there is a demo: the one that stands there, or a new one, with its progress."""

import sys
from dataclasses import asdict, dataclass

import click

from casereg.commands.demo_mark import DemoMark, read_mark, write_mark
from casereg.config import Settings
from casereg.errors import Refused

BAR = 30


def ready(settings: Settings, contacts: int, seed: int) -> DemoMark:
    """The demo in these settings; built when there is none.

    Raises :class:`Refused` when another register stands there, which is left as it is.
    """
    found = read_mark(settings)
    if found is None:
        if settings.embedded and settings.register_exists:
            raise Refused(
                f"In {settings.home} staat een register dat geen (hele) demo is. "
                "Kies een andere map met --home."
            )
        return _built(settings, contacts, seed)
    if (found.contacts, found.seed) != (contacts, seed):
        raise Refused(
            f"In {settings.home} staat al een demo met --contacts {found.contacts} "
            f"--seed {found.seed}. Kies die, of een andere map met --home."
        )
    click.echo("De demo stond er al en wordt opnieuw gebruikt.", err=True)
    return found


def _built(settings: Settings, contacts: int, seed: int) -> DemoMark:
    from casereg.demo.build import build_demo

    summary = build_demo(settings, contacts, seed, ShownProgress(sys.stderr.isatty()))
    mark = DemoMark(seed, contacts, tuple(asdict(account) for account in summary.accounts))
    write_mark(settings, mark)
    return mark


@dataclass(slots=True)
class ShownProgress:
    """Progress on stderr: a bar that fills on a terminal, elsewhere a line for each part."""

    terminal: bool
    part: str = ""
    percent: int = -1

    def __call__(self, done: int, total: int, what: str) -> None:
        """Show that ``done`` of ``total`` is done of ``what``."""
        percent = 100 * done // max(total, 1)
        if (what, percent) == (self.part, self.percent):
            return
        if self.terminal:
            full = "#" * (BAR * percent // 100)
            end = "\n" if percent >= 100 else ""
            click.echo(f"\r{what:<28} [{full:<{BAR}}] {percent:3}%{end}", nl=False, err=True)
        elif what != self.part:
            click.echo(f"{what} ...", err=True)
        self.part, self.percent = what, percent
