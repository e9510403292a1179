"""Who calls a command and for which register: flags before the environment, then asking."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from casereg.commands.dutch import DutchOption
from casereg.commands.terminal import ask, ask_secret, has_terminal, line_from_stdin
from casereg.config import Settings, settings_from_process
from casereg.errors import NotSignedIn, RegisterUnavailable, SecondFactorNeeded

if TYPE_CHECKING:
    from casereg.register import Register

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")


@dataclass(slots=True)
class Caller:
    """What the flags said; they may stand before and after the command."""

    home: Path | None = None
    user: str | None = None
    password_stdin: bool = False
    totp: str | None = None

    def settings(self) -> Settings:
        """The settings of this call."""
        settings = settings_from_process(self.home, self.user)
        return replace(settings, totp=self.totp) if self.totp else settings

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
    def signed_in(self, setting_up: bool = False) -> "Iterator[Register]":
        """The register with the caller signed in, closed again afterwards.

        Without ``setting_up`` a second factor that must be there is asked for.
        """
        settings = self.settings()
        require_register(settings)
        with opened(settings, *self.credentials(settings)) as register:
            if not setting_up:
                require_second_factor(register)
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
    register = _knock(settings, name, password)
    try:
        yield register
    finally:
        register.close()


def _knock(settings: Settings, name: str, password: str) -> "Register":
    """Sign in; who may only read is told so."""
    from casereg.register import sign_in

    register = with_code(settings, lambda given: sign_in(given, name, password))
    if register.only_read:
        click.echo(f"Let op. {register.only_read}", err=True)
    return register


def with_code(settings: Settings, deed: Callable[[Settings], T]) -> T:
    """Do what may need a second factor; its code is asked for when somebody is there."""
    try:
        return deed(settings)
    except SecondFactorNeeded:
        if not has_terminal():
            raise
    code = ask_secret("Code uit je app, of een reservecode")
    return deed(replace(settings, totp=code))


def require_second_factor(register: "Register") -> None:
    """Remind of a second factor that is missing; after the days of grace nothing goes without."""
    until = register.second_factor.needed_before
    if until is None:
        return
    if register.clock.now() > until:
        raise NotSignedIn("Je account moet een tweede stap hebben. Stel hem in: casereg user totp")
    day = f"{until.astimezone():%d-%m-%Y}"
    click.echo(f"Stel vóór {day} een tweede stap in, met: casereg user totp", err=True)


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
    """Add ``--home``, ``--user``, ``--password-stdin`` and ``--totp``."""
    user = _kept("--user", metavar="NAAM", help="Je accountnaam (of CASEREG_USER).")
    code = _kept("--totp", metavar="CODE", help="Code van je tweede stap (of CASEREG_TOTP).")
    return home_option(user(password_option(code(command))))


def _kept(name: str, **given: Any) -> Callable[[F], F]:
    """An option that ends up in the :class:`Caller` and not in the command."""

    def keep(context: click.Context, option: click.Parameter, value: Any) -> None:
        if value and not context.resilient_parsing:
            setattr(context.ensure_object(Caller), str(option.name), value)

    return click.option(name, cls=DutchOption, expose_value=False, callback=keep, **given)
