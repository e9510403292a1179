"""Where a new password comes from: stdin, the terminal, or made up and shown once."""

from casereg.commands.dutch import option
from casereg.commands.terminal import ask_new_password, has_terminal, line_from_stdin
from casereg.errors import WrongUsage
from casereg.security.made_up import made_up_password

new_password_option = option(
    "--new-password-stdin",
    "from_stdin",
    is_flag=True,
    help="Lees het nieuwe wachtwoord van stdin (na dat van --password-stdin).",
)


def chosen_password(from_stdin: bool) -> str:
    """A new password from a person; raises :class:`WrongUsage` when there is none to ask."""
    if from_stdin:
        return line_from_stdin()
    if has_terminal():
        return ask_new_password()
    raise WrongUsage("Geef het nieuwe wachtwoord via stdin, met --new-password-stdin.")


def given_password(from_stdin: bool) -> tuple[str, bool]:
    """A new password for somebody else, and whether it was made up here."""
    if from_stdin or has_terminal():
        return chosen_password(from_stdin), False
    return made_up_password(), True
