"""What can go wrong, in words a user understands.

Every error a user may meet is a :class:`CaseregError`: one or two Dutch lines
that say what is wrong and what to do, without client data. The class decides the
exit code of the command line (see docs/architecture.md).
"""


class CaseregError(Exception):
    """A stated reason why something was not done; ``str()`` is the Dutch text."""

    exit_code = 1


class Refused(CaseregError):
    """A rule, a right or a failed check says no (exit code 1)."""


class InvalidInput(Refused):
    """What was given cannot be right; names the field (exit code 1).

    ``field`` is the name of the form field, so that a screen can put the text
    beside it; empty when the fault is not in one field.
    """

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class NotAllowed(Refused):
    """The actor has no right to this deed, or not over this row.

    For the audit: ``deed`` is its code, ``client`` a number when it is about one, and
    ``subject`` what else it is about.
    """

    def __init__(
        self, message: str, deed: str, client: int | None = None, subject: str = ""
    ) -> None:
        Refused.__init__(self, message)
        self.deed, self.client, self.subject = deed, client, subject


class NotYours(InvalidInput, NotAllowed):
    """What was given in ``field`` belongs to others; the rest is as of :class:`NotAllowed`."""

    def __init__(
        self, message: str, field: str, deed: str, client: int | None = None, subject: str = ""
    ) -> None:
        NotAllowed.__init__(self, message, deed, client, subject)
        self.field = field


class Conflict(Refused):
    """Something like it was stored at the same moment; trying once more finds it."""


class WeekSettled(Refused):
    """The week is vastgesteld; the same change said to be late will be taken."""


class WrongUsage(CaseregError):
    """A command was called in a way it does not know (exit code 2)."""

    exit_code = 2


class NotSignedIn(CaseregError):
    """No account, a wrong password, or a disabled account (exit code 3)."""

    exit_code = 3


class SecondFactorNeeded(NotSignedIn):
    """The password is right; a code of the second factor must come with it (exit code 3)."""


class RegisterUnavailable(CaseregError):
    """The register cannot be reached, is damaged, or cannot be written (exit code 4)."""

    exit_code = 4


class RegisterDamaged(RegisterUnavailable):
    """A part of the register cannot be read; the rest can (exit code 4)."""


class OnlyRead(RegisterUnavailable):
    """The register is damaged and can only be read: nothing is stored (exit code 4)."""
