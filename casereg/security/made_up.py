"""A password that nobody has to think of."""

import secrets

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, GROUP_SIZE = 4, 5


def made_up_password() -> str:
    """A password for somebody else, easy to read out (99 bits); to be shown once."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(GROUP_SIZE)) for _ in range(GROUPS))
    return "-".join(groups)
