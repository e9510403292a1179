"""Who calls a command and for which register: flags before the environment, then asking."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from casereg.commands.dutch import DutchOption
from casereg.commands.terminal import ask, ask_secret, has_terminal, line_from_stdin
from casereg.config import Settings, settings_from_process
from casereg.errors import NotSignedIn, RegisterUnavailable

if TYPE_CHECKING:
    from casereg.register import Register

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(slots=True)
class Caller:
    """What the flags said; they may stand before and after the command."""

    home: Path | None = None
    user: str | None = None
    password_stdin: bool = False

    def settings(self) -> Settings:
        """The settings of this call."""
        return settings_from_process(self.home, self.user)

    def credentials(self, settings: Settings) -> tuple[str, str]:
        """Name and password; raises :class:`NotSignedIn` when nobody can be asked."""
        if not settings.user and not has_terminal():
            raise NotSignedIn("Wie ben je? Geef --user NAAM of zet CASEREG_USER.")
        name = settings.user or ask("Naam")
        if self.password_stdin:
            return name, line_from_stdin()
        if settings.password:
            return name, settings.password
        if not has_terminal():
            raise NotSignedIn(
                "Er is geen wachtwoord. Zet CASEREG_PASSWORD, of geef --password-stdin "
                "en stuur het wachtwoord via stdin."
            )
        return name, ask_secret(f"Wachtwoord van {name}")

    @contextmanager
    def signed_in(self) -> "Iterator[Register]":
        """The register with the caller signed in, closed again afterwards."""
        settings = self.settings()
        require_register(settings)
        with opened(settings, *self.credentials(settings)) as register:
            yield register


def require_register(settings: Settings) -> None:
    """Raise :class:`RegisterUnavailable` when there is nothing to sign in to."""
    if not settings.register_exists:
        raise RegisterUnavailable(
            f"Er is geen register in {settings.home}. "
            "Maak er een met: casereg init. Of probeer eerst: casereg demo"
        )


@contextmanager
def opened(settings: Settings, name: str, password: str) -> "Iterator[Register]":
    """The register with this account signed in, closed again afterwards."""
    from casereg.register import sign_in

    register = sign_in(settings, name, password)
    try:
        yield register
    finally:
        register.close()


def home_option(command: F) -> F:
    """Add ``--home``."""
    return _kept(
        "--home",
        metavar="MAP",
        type=click.Path(path_type=Path),
        help="Map van het register (of CASEREG_HOME).",
    )(command)


def password_option(command: F) -> F:
    """Add ``--password-stdin``."""
    return _kept(
        "--password-stdin",
        is_flag=True,
        help="Lees het wachtwoord van stdin (of zet CASEREG_PASSWORD).",
    )(command)


def signing_in(command: F) -> F:
    """Add ``--home``, ``--user`` and ``--password-stdin``."""
    user = _kept("--user", metavar="NAAM", help="Je accountnaam (of CASEREG_USER).")
    return home_option(user(password_option(command)))


def _kept(name: str, **given: Any) -> Callable[[F], F]:
    """An option that ends up in the :class:`Caller` and not in the command."""

    def keep(context: click.Context, option: click.Parameter, value: Any) -> None:
        if value and not context.resilient_parsing:
            setattr(context.ensure_object(Caller), str(option.name), value)

    return click.option(name, cls=DutchOption, expose_value=False, callback=keep, **given)
