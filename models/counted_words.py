"""A number with the word for what is counted: one of it is called otherwise than more."""


def many(number: int, one: str, more: str) -> str:
    """``many(1, "contact", "contacten")`` gives *1 contact*; nought takes the plural too."""
    return f"{number} {one if number == 1 else more}"
