"""What is said to who tries to change the data of a restricted client."""


def told(number: int) -> str:
    """Why not, and what to do."""
    return (
        f"De gegevens van cliënt {number} zijn beperkt: er mag niets bij komen of veranderen. "
        "Alleen je teamleider kan dat opheffen, op de tijdlijn van de cliënt."
    )
