"""Numbers as people read them, and with the word for what is counted."""

from decimal import Decimal

DUTCH = str.maketrans(",.", ".,")


def number_text(value: float | Decimal) -> str:
    """A number as people read it: ``1.343``, ``6.400,5``; files have their own rule.

    A Decimal keeps the decimals it has, another number those that say something.
    """
    if isinstance(value, float):
        text = f"{value:,.6f}".rstrip("0").rstrip(".")
    else:
        text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    return text.translate(DUTCH)


def many(number: int, one: str, more: str) -> str:
    """``many(1, "contact", "contacten")`` gives *1 contact*; nought takes the plural too."""
    return f"{number_text(number)} {one if number == 1 else more}"
