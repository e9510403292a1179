"""Why somebody is erased: the grounds of article 17 of the AVG, as codes without free text."""

GROUNDS = {
    "niet-meer-nodig": "De gegevens zijn niet meer nodig",
    "toestemming-ingetrokken": "De cliënt trok de toestemming in",
    "bezwaar": "De cliënt maakte bezwaar, en dat weegt zwaarder",
    "onrechtmatig": "De gegevens hadden er niet mogen staan",
    "wettelijke-plicht": "De wet wil dat ze weggaan",
}
TERM_PASSED = "bewaartermijn-voorbij"
RESTORED = "reservekopie-teruggezet"
_OTHER = {
    TERM_PASSED: "De bewaartermijn is voorbij",
    RESTORED: "Opnieuw, na het terugzetten van een reservekopie",
}


def ground_in_words(code: str) -> str:
    """The ground as it is shown."""
    return (GROUNDS | _OTHER).get(code, code)
