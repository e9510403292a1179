"""Asking things on the terminal, and answers that come through stdin instead."""

import sys

from casereg.errors import InvalidInput


def has_terminal() -> bool:
    """Whether somebody can answer a question."""
    return sys.stdin is not None and sys.stdin.isatty()


def has_screen() -> bool:
    """Whether the screens can be shown: both keys and picture are a terminal."""
    return has_terminal() and sys.stdout is not None and sys.stdout.isatty()


def line_from_stdin() -> str:
    """The next line that was piped in, without its end."""
    return sys.stdin.readline().rstrip("\r\n")


def ask(question: str) -> str:
    """Ask for one line; the question goes to stderr, so that stdout holds results only."""
    import click

    answer: str = click.prompt(question, err=True)
    return answer


def ask_secret(question: str) -> str:
    """Ask for a line that is not shown."""
    from getpass import getpass

    return getpass(f"{question}: ")


def ask_new_password(question: str = "Nieuw wachtwoord") -> str:
    """Ask twice for a new password; raises :class:`InvalidInput` when the two differ."""
    first = ask_secret(question)
    if first != ask_secret("Nog een keer hetzelfde wachtwoord"):
        raise InvalidInput("De twee wachtwoorden zijn niet gelijk. Er is niets gedaan.")
    return first
