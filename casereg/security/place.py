"""From where somebody works, for the audit."""

import platform

LONGEST = 60


def this_machine() -> str:
    """The name this machine gives itself; empty when it has none."""
    return platform.node()[:LONGEST]
