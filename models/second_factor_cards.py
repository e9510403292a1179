"""What somebody needs to set up a second factor."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SecondFactorCard:
    """The key to type into an authenticator app, and the same as an ``otpauth://`` address."""

    secret: str
    address: str

    @property
    def in_groups(self) -> str:
        """The key in groups of four, to type over."""
        return " ".join(self.secret[at : at + 4] for at in range(0, len(self.secret), 4))
